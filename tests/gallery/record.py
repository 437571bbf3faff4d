"""The record: whole, searched without success, checked."""

from PySide6.QtWidgets import QWidget

from app.ui.pages.record.presenter import RecordPresenter
from tests.gallery.stage import Scene, Stage
from tests.services.panels import LEAD


def _page(stage: Stage, search: str = "", *, check: bool = False) -> QWidget:
    made = RecordPresenter(stage.workplace(stage.panel("locked").desk(LEAD)))
    made.page.show()
    made.view.search.setText(search)
    made.show()
    stage.settle()
    if check:
        made.view.check.click()
        stage.settle()
    return made.page


def full(stage: Stage) -> QWidget:
    """Return the record of a lead after the lock, checked."""
    return _page(stage, check=True)


def searched(stage: Stage) -> QWidget:
    """Return it searched."""
    return _page(stage, "compared")


def nothing(stage: Stage) -> QWidget:
    """Return it searched for what it does not hold."""
    return _page(stage, "football")


SCENES: tuple[Scene, ...] = (
    Scene(name="full", make=full),
    Scene(name="searched", make=searched),
    Scene(name="nothing", make=nothing),
)
