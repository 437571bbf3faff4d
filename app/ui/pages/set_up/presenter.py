"""Ties the set-up page to freezing, taking workbooks, and decisions on tenders."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from shiboken6 import isValid

from app.domain.codes import CriterionCode, GateStatus, TenderStatus
from app.domain.freezing import FrozenVersion
from app.errors import AppError, Refused
from app.scoring.rehearsal.results import Remark
from app.services import rehearsals, set_up_views, set_ups
from app.services.desk import Desk, Done, Topic
from app.services.set_up_views import Changes, SetUpView
from app.text import report
from app.text.screens import outline
from app.text.screens import set_up as words
from app.text.sentences import words_of
from app.ui.dialogs import confirm
from app.ui.dialogs.sheet import Sheet
from app.ui.pages.base import Presenter
from app.ui.pages.set_up.dialogs import AmendDialog, ChangesDialog, DecisionDialog
from app.ui.pages.set_up.page import SetUpPage, begins
from app.ui.pages.set_up.refusal import ProblemsDialog
from app.ui.pages.set_up.tenders import TenderRow
from app.ui.tasks import Lane, Watch
from app.ui.widgets.kind import Kind
from app.ui.workplace import Workplace

_FROZEN = (Topic.SET_UP, Topic.PANEL, Topic.RECORD)


class SetUpPresenter(Presenter[Workplace]):
    """The lead's room for what the evaluation is."""

    topics = frozenset({Topic.SET_UP, Topic.PANEL, Topic.MESSAGES})

    def __init__(self, place: Workplace) -> None:
        self.view = SetUpPage()
        super().__init__(place, self.view)
        self._seen: SetUpView | None = None
        self._looked: SetUpView | None = None
        self._remarks: tuple[Remark, ...] | None = None
        self.view.freeze_wanted.connect(self.freeze)
        self.view.again_wanted.connect(partial(self.choose, "again"))
        self.view.amend_wanted.connect(partial(self.choose, "amend"))
        self.view.clarify_wanted.connect(partial(self.choose, "clarify"))
        self.view.panel_wanted.connect(lambda: place.go("panel"))
        self.view.tenders.gate_wanted.connect(self.decide_gate)
        self.view.tenders.mark_wanted.connect(self.mark)

    def show(self) -> None:
        """Read the evaluation as it is set up, and what its method gives reason to think about."""
        self.place.read(set_up_views.now, self._show, self.refuse)

    def freeze(self) -> None:
        """Ask whether it is meant, then freeze."""

        def meant() -> None:
            self.place.do(lambda desk, _watch: set_ups.freeze(desk), self._frozen, refused=self.refuse, topics=_FROZEN)

        confirm.ask(
            self.view,
            title=words.freeze_title(),
            sentence=words.freeze_sentence(),
            verb=words.freeze_verb(),
            then=meant,
        )

    def choose(self, what: str) -> None:
        """Ask for a workbook and show what it changes."""
        self.place.chooser.open_file(self.view, words.choose_title(), [".xlsx"], lambda path: self.look(what, path))

    def look(self, what: str, path: Path, *, dialog: ProblemsDialog | None = None) -> None:
        """Read a workbook off the GUI thread and show what it changes, or why it can't be taken."""
        ask: Callable[[Desk, Path], Changes] = {
            "again": set_up_views.changes_again,
            "amend": set_up_views.changes_of_wording,
            "clarify": set_up_views.changes_of_answers,
        }[what]

        def looked(changes: Changes) -> None:
            if dialog is not None:
                dialog.accept()
            self._show_changes(what, path, changes)

        def refused(error: AppError) -> None:
            if dialog is not None:
                dialog.accept()
            if isinstance(error, Refused):
                problems = ProblemsDialog(self.view, path.name, error.problems)
                problems.pressed.connect(lambda: self.look(what, path, dialog=problems))
                problems.open()
            else:
                self.refuse(error)

        self.view.notice.clear()
        self.place.do(lambda desk, _watch: ask(desk, path), looked, refused=refused, doing=words.reading())

    def decide_gate(self, row: TenderRow, gate: CriterionCode) -> None:
        """Ask how a condition stands from now on, and record it."""
        seen = self._seen
        if seen is None:
            return
        criterion = next(one for one in seen.outline.data.criteria if one.code == gate)
        now = next(one.status for one in row.tender.gates if one.gate == gate)
        dialog = DecisionDialog(
            self.view,
            title=words.gate_title(criterion.title or gate, row.name),
            sentence=words.gate_sentence(
                report.word(report.GATES, now.value),
                report.word(report.EFFECTS, criterion.consequence or "reject").lower(),
            ),
            label=words.gate_label(),
            choices=[(one.value, report.word(report.GATES, one.value)) for one in GateStatus],
            approver_needed=seen.quality_locked,
        )

        def decide(status: str, reason: str, approver: str) -> None:
            self._record(
                dialog,
                lambda desk, _watch: set_ups.decide_gate(
                    desk,
                    row.tender.supplier,
                    row.tender.lot,
                    gate,
                    GateStatus(status),
                    reason=reason,
                    approver=approver,
                ),
            )

        dialog.decided.connect(decide)
        dialog.open()

    def mark(self, row: TenderRow) -> None:
        """Ask what a tender is from now on, and record it."""
        seen = self._seen
        if seen is None:
            return
        dialog = DecisionDialog(
            self.view,
            title=words.mark_title(row.name, row.tender.lot),
            sentence=words.mark_sentence(outline.tender_status(row.tender.status.value)),
            label=words.mark_label(),
            choices=[(one.value, outline.tender_status(one.value)) for one in TenderStatus],
            approver_needed=seen.quality_locked,
        )

        def decide(status: str, reason: str, approver: str) -> None:
            self._record(
                dialog,
                lambda desk, _watch: set_ups.mark_tender(
                    desk,
                    row.tender.supplier,
                    row.tender.lot,
                    TenderStatus(status),
                    reason=reason,
                    approver=approver,
                ),
            )

        dialog.decided.connect(decide)
        dialog.open()

    def _show(self, seen: SetUpView) -> None:
        self._seen = seen
        self.view.fill(seen)
        if self._looked is not None and self._looked.outline.data == seen.outline.data:
            if self._remarks is not None:
                self.view.advise(seen.outline, self._remarks)
            return

        def advise(remarks: tuple[Remark, ...]) -> None:
            if isValid(self.view) and self._looked is seen:
                self._remarks = remarks
                self.view.advise(seen.outline, remarks)

        self._looked, self._remarks = seen, None
        aside = Lane("advice")  # it needs no case file, and may take longer than anybody should wait for one
        self.place.tasks.start(
            aside,
            lambda _watch: rehearsals.remarks_about(seen.outline.data),
            then=advise,
            refused=self.refuse,
        )
        aside.close()

    def _frozen(self, version: FrozenVersion) -> None:
        sentence = words.frozen(begins(version.hash))
        self.view.notice.tell(Kind.GOOD, sentence)
        self.place.say(sentence)

    def _show_changes(self, what: str, path: Path, changes: Changes) -> None:
        if what == "amend":
            amending = AmendDialog(self.view, changes)
            amending.amended.connect(
                lambda reason, approver: self._take(
                    amending,
                    what,
                    lambda desk, _watch: set_ups.amend(desk, path, reason=reason, approver=approver),
                )
            )
            amending.open()
            return
        dialog = ChangesDialog(self.view, what, changes)
        command = set_ups.set_up_again if what == "again" else set_ups.clarify
        dialog.pressed.connect(lambda: self._take(dialog, what, lambda desk, _watch: command(desk, path)))
        dialog.open()

    def _take(self, dialog: Sheet, what: str, command: Callable[[Desk, Watch], Any]) -> None:
        def taken(_result: object) -> None:
            dialog.accept()
            self.view.notice.tell(Kind.GOOD, words.changes_done(what))
            self.place.say(words.changes_done(what))

        self.place.do(
            command,
            taken,
            refused=lambda error: dialog.refuse(words_of(error)),
            doing=words.reading(),
            topics=_FROZEN,
        )

    def _record(self, dialog: Sheet, command: Callable[[Desk, Watch], Done]) -> None:
        def recorded(_done: Done) -> None:
            dialog.accept()
            self.view.tenders.table.setFocus()
            self.place.say(words.recorded())

        self.place.do(command, recorded, refused=lambda error: dialog.refuse(words_of(error)))


def make(place: Workplace) -> SetUpPresenter:
    """Return the room for a workplace."""
    return SetUpPresenter(place)
