"""The ranking: waiting, whole, explained, with a tie and a tender that was stopped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from app.domain.codes import GateStatus
from app.domain.evaluation import GateDecision
from app.scoring.ranking import rank
from app.services import outcomes
from app.services.award import Stage as Outcome
from app.services.award import shown
from app.services.desk import Desk
from app.services.evaluations import Ranked
from app.ui.pages.ranking.page import RankingPage
from app.ui.pages.ranking.presenter import RankingPresenter
from tests.gallery.stage import Scene, Stage
from tests.services.panels import INS, LEAD, MOD, A, B, C, evaluation


def _page(stage: Stage, desk: Desk, *, then: Callable[[RankingPresenter], None] = lambda _made: None) -> QWidget:
    made = RankingPresenter(stage.workplace(desk))
    made.page.resize(1000, 760)
    made.page.show()
    made.show()
    stage.settle()
    then(made)
    stage.settle()
    return made.page


def waiting(stage: Stage) -> QWidget:
    """Return the page before the lock."""
    return _page(stage, stage.panel("returned").desk(LEAD))


def closed_prices(stage: Stage) -> QWidget:
    """Return the page after the lock."""
    return _page(stage, stage.panel("locked").desk(LEAD))


def moderator(stage: Stage) -> QWidget:
    """Return what a moderator is told."""
    return _page(stage, stage.panel("locked").desk(MOD))


def _priced(stage: Stage) -> Desk:
    panel = stage.panel("locked")
    desk = panel.desk(LEAD)
    outcomes.open_prices(desk, panel.folder / "prices.xlsx")
    return desk


def full(stage: Stage) -> QWidget:
    """Return the whole ranking."""
    return _page(stage, _priced(stage))


def why(stage: Stage) -> QWidget:
    """Return the ranking with a number explained."""

    def ask(made: RankingPresenter) -> None:
        made.view.view.ask()
        stage.settle()
        tree = made.view.why.tree
        quality = made.view.why.model.index(0, 0, made.view.why.model.index(0, 0))
        question = made.view.why.model.index(0, 0, quality)
        tree.expand(question)
        score = made.view.why.model.index(0, 0, question)
        tree.expand(score)
        tree.setCurrentIndex(made.view.why.model.index(0, 0, score))

    return _page(stage, _priced(stage), then=ask)


def sensitivity(stage: Stage) -> QWidget:
    """Return the ranking with what could change it."""
    return _page(stage, _priced(stage), then=lambda made: made.view.ask_could.click())


def tied(_stage: Stage) -> QWidget:
    """Return a lot in which two tenders are tied for the place and another was stopped."""
    page = RankingPage()
    noon = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    page.show_stage(
        Outcome(
            quality_locked=True, priced=True, prices_opened=noon, ranked=noon, reported=None, signed=None, closed=None
        )
    )
    page.show_award(shown(doubtful()))
    return page


def doubtful() -> Ranked:
    """Return the panel's evaluation with B's scores and price as C's, and A without its insurance."""
    data = evaluation()
    agreed = {one.question: one.value for one in data.agreed if one.supplier == C}
    prices = {(one.supplier, one.lot): one.prices for one in data.tenders}
    failed = (GateDecision(gate=INS, status=GateStatus.FAIL),)
    data = replace(
        data,
        agreed=tuple(replace(one, value=agreed[one.question]) if one.supplier == B else one for one in data.agreed),
        tenders=tuple(
            replace(one, gates=failed if one.supplier == A else one.gates, prices=prices[C, one.lot])
            if one.supplier in {A, B}
            else one
            for one in data.tenders
        ),
    )
    return Ranked(data=data, ranking=rank(data))


SCENES: tuple[Scene, ...] = (
    Scene(name="waiting", make=waiting),
    Scene(name="closed-prices", make=closed_prices),
    Scene(name="moderator", make=moderator),
    Scene(name="full", make=full),
    Scene(name="why", make=why),
    Scene(name="tied", make=tied, size=(1240, 1000)),
    Scene(name="sensitivity", make=sensitivity, size=(1240, 1500)),
)
