"""The report: waiting, ready, a draft, signed, and what a moderator sees and accepts."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services import outcomes
from app.services.desk import Desk
from app.ui.pages.report.acknowledge import Acknowledge
from app.ui.pages.report.presenter import ReportPresenter
from tests.gallery.stage import Scene, Stage
from tests.services.panels import LEAD, MOD, Panel


def _page(stage: Stage, desk: Desk, report: Path | None = None, *, check: bool = False) -> QWidget:
    made = ReportPresenter(stage.workplace(desk))
    made.page.resize(1240, 820)
    made.page.show()
    made.show()
    stage.settle()
    if report is not None:
        made.look_at(report)
        stage.settle()
    if check:
        made.view.tabs.setCurrentIndex(1)
    return made.page


def written(panel: Panel, *signed: str) -> Path:
    """Return the report of a panel, signed by some."""
    path = panel.folder / "TEST-1-award-report.pdf"
    outcomes.open_prices(panel.desk(LEAD), panel.folder / "prices.xlsx")
    outcomes.write_case_report(panel.desk(LEAD), path)
    for seat in (MOD, LEAD):
        if seat in signed:
            outcomes.sign_case_report(panel.desk(seat), path)
    return path


def waiting(stage: Stage) -> QWidget:
    """Return the page before the lock."""
    return _page(stage, stage.panel("returned").desk(LEAD))


def ready(stage: Stage) -> QWidget:
    """Return the page once the prices are open."""
    panel = stage.panel("locked")
    outcomes.open_prices(panel.desk(LEAD), panel.folder / "prices.xlsx")
    return _page(stage, panel.desk(LEAD))


def unsigned(stage: Stage) -> QWidget:
    """Return a draft as the lead sees it."""
    panel = stage.panel("locked")
    return _page(stage, panel.desk(LEAD), written(panel))


def signed(stage: Stage) -> QWidget:
    """Return a report that both have signed, with its check."""
    panel = stage.panel("locked")
    return _page(stage, panel.desk(LEAD), written(panel, MOD, LEAD), check=True)


def moderator(stage: Stage) -> QWidget:
    """Return a draft as the moderator sees it."""
    panel = stage.panel("locked")
    return _page(stage, panel.desk(MOD), written(panel))


def moderator_empty(stage: Stage) -> QWidget:
    """Return what the moderator sees before a report came."""
    return _page(stage, stage.panel("locked").desk(MOD))


def differing(_stage: Stage) -> QWidget:
    """Return the dialog with what differs."""
    owner = QWidget()
    made = Acknowledge(owner, ["C/N received > withdrawn", "A/S INS pass > waived", "E2 withdrawn"], lambda: None)
    made.setParent(None)
    return made


SCENES: tuple[Scene, ...] = (
    Scene(name="waiting", make=waiting),
    Scene(name="ready", make=ready),
    Scene(name="unsigned", make=unsigned),
    Scene(name="signed", make=signed),
    Scene(name="moderator", make=moderator),
    Scene(name="moderator-empty", make=moderator_empty),
    Scene(name="differing", make=differing, size=(600, 460)),
)
