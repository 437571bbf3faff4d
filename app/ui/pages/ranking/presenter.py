"""Ties the page with the ranking to the services."""

from pathlib import Path
from typing import ClassVar

from app.domain.codes import LotCode, Role, SupplierId
from app.errors import AppError, Refused
from app.services import award, outcomes, sensitivities, working
from app.services.award import Stage
from app.services.desk import Topic
from app.services.working import Node
from app.text.screens import ranking as words
from app.text.sentences import words_of
from app.ui.pages.base import Presenter
from app.ui.pages.ranking.ask_reason import AskReason
from app.ui.pages.ranking.page import RankingPage
from app.ui.widgets.buttons import primary
from app.ui.widgets.kind import Kind
from app.ui.workplace import Workplace

_WORKBOOK = (".xlsx",)


class RankingPresenter(Presenter[Workplace]):
    """Reads how far the outcome has come, then the ranking where it may be seen."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PRICES, Topic.OUTCOME, Topic.MEETING, Topic.MESSAGES})

    def __init__(self, place: Workplace) -> None:
        self.view = RankingPage()
        super().__init__(place, self.view)
        page = self.view
        page.prices_wanted.connect(lambda: self._choose_prices(""))
        page.correction_wanted.connect(self._correct)
        page.recording_wanted.connect(self._record)
        page.sensitivity_wanted.connect(self._ask_sensitivity)
        page.report_wanted.connect(lambda: place.go("report"))
        page.asked.connect(self._ask_why)
        self._workings: dict[tuple[bool, LotCode, SupplierId], Node] = {}

    def show(self) -> None:
        """Read anew what the page shows."""
        self._workings = {}
        self.place.read(award.stage, self._staged, self.refuse)

    def _staged(self, stage: Stage) -> None:
        lead = self.place.about.role is Role.LEAD
        if not stage.quality_locked:
            self.view.wait_for("lock" if lead else "moderator-lock")
        elif not lead and stage.priced:
            self.view.wait_for("moderator")
        elif not stage.can_rank:
            self.view.wait_for("prices")
        else:
            self.view.show_stage(stage)
            self.view.record.setVisible(lead and stage.ranked is None)
            self.place.read(award.award, self.view.show_award, self.refuse)

    def _correct(self) -> None:
        AskReason(
            self.view,
            title=words.correction_title(),
            hint=words.correction_hint(),
            label=words.reason_label(),
            needed=words.reason_missing(),
            go=primary(words.choose_workbook()),
            then=self._choose_prices,
        ).open()

    def _choose_prices(self, reason: str) -> None:
        def chosen(path: Path) -> None:
            self.view.notice.clear()
            self.view.show_problems("")
            self.place.do(
                lambda desk, _watch: outcomes.open_prices(desk, path, reason=reason),
                lambda _done: self._opened(corrected=bool(reason)),
                refused=self._prices_refused,
                doing=words.opening_prices(),
            )

        self.place.chooser.open_file(self.view, words.choose_prices(), _WORKBOOK, chosen)

    def _opened(self, *, corrected: bool) -> None:
        said = words.prices_corrected() if corrected else words.prices_opened()
        self.view.notice.tell(Kind.GOOD, said)
        self.place.say(said)

    def _prices_refused(self, error: AppError) -> None:
        if isinstance(error, Refused):
            self.view.notice.tell(Kind.ERROR, words.problems_heading(len(error.problems)))
            self.view.show_problems(words_of(error))
        else:
            self.refuse(error)

    def _record(self) -> None:
        def recorded(_done: object) -> None:
            self.view.notice.tell(Kind.GOOD, words.recorded())
            self.place.say(words.recorded())

        self.place.do(
            lambda desk, _watch: outcomes.record_ranking(desk),
            recorded,
            refused=self.refuse,
            doing=words.recording(),
            topics=(Topic.OUTCOME, Topic.RECORD),
        )

    def _ask_sensitivity(self) -> None:
        def answered(found: tuple[sensitivities.LotSections, ...]) -> None:
            self.view.show_sensitivity(found)
            self.place.say(words.sensitivity_ready())

        self.place.do(
            lambda desk, _watch: sensitivities.whole(desk),
            answered,
            refused=self.refuse,
            doing=words.asking_sensitivity(),
        )

    def _ask_why(self, lot: LotCode, supplier: SupplierId, number: str) -> None:
        place = number == "rank"
        known = self._workings.get((place, lot, supplier))
        if known is not None:
            self.view.why.show_working(known, number)
            return

        def found(node: Node) -> None:
            self._workings[place, lot, supplier] = node
            self.view.why.show_working(node, number)

        ask = working.rank_of if place else working.working_of
        self.place.read(lambda desk: ask(desk, lot, supplier), found, self.refuse)
