"""The simple view of the scoring room."""

from PySide6.QtWidgets import QWidget

from app.ui.pages.score.presenter import ScorePresenter
from tests.gallery.score import panel_of
from tests.gallery.stage import Scene, Stage
from tests.services.panels import Y1, Panel
from tests.ui.score.wordy import wordy


def _opened(stage: Stage, panel: Panel) -> ScorePresenter:
    presenter = ScorePresenter(stage.workplace(panel.desk(Y1)))
    presenter.show()
    stage.settle()
    return presenter


def untouched(stage: Stage) -> QWidget:
    """Return the first page."""
    return _opened(stage, stage.panel("issued")).page


def worded(stage: Stage) -> QWidget:
    """Return a page with as many words as there will be."""
    return _opened(stage, panel_of(stage, wordy())).page


def answered(stage: Stage) -> QWidget:
    """Return a page that was answered."""
    panel = stage.panel("issued")
    panel.score(Y1)
    return _opened(stage, panel).page


def locked(stage: Stage) -> QWidget:
    """Return a page after the lock."""
    return _opened(stage, stage.panel("returned")).page


def in_trouble(stage: Stage) -> QWidget:
    """Return a page whose words could not be saved."""
    presenter = _opened(stage, stage.panel("issued"))
    presenter.scoring.simple.reasons.setPlainText("x" * 20_001)
    presenter.sheet.flush()
    return presenter.page


SCENES: tuple[Scene, ...] = (
    Scene(name="untouched", make=untouched, size=(980, 1100)),
    Scene(name="worded", make=worded, size=(980, 1000)),
    Scene(name="answered", make=answered, size=(980, 760)),
    Scene(name="locked", make=locked, size=(980, 760)),
    Scene(name="trouble", make=in_trouble, size=(980, 760)),
)
