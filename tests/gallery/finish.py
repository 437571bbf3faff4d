"""The room in which scores are locked."""

from fractions import Fraction
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services import intake, returns, scores
from app.services.scores import RecordScore
from app.ui.pages.finish.presenter import FinishPresenter
from tests.gallery.stage import Scene, Stage
from tests.services.panels import E1, MOD, Panel


def _opened(stage: Stage, panel: Panel, *answers: Path) -> FinishPresenter:
    presenter = FinishPresenter(stage.workplace(panel.desk(E1), *answers))
    presenter.show()
    stage.settle()
    return presenter


def left(stage: Stage) -> QWidget:
    """Return the room with something missing."""
    panel = stage.panel("issued")
    lines = scores.sheet(panel.desk(E1)).lines
    scores.record_score(panel.desk(E1), RecordScore(duty=lines[0].duty, value=Fraction(3), reason="Fair."))
    scores.record_score(panel.desk(E1), RecordScore(duty=lines[1].duty, value=Fraction(3)))
    return _opened(stage, panel).page


def ready(stage: Stage) -> QWidget:
    """Return the room with nothing missing."""
    panel = stage.panel("issued")
    panel.score(E1)
    first = scores.sheet(panel.desk(E1)).lines[0]
    scores.record_score(panel.desk(E1), RecordScore(duty=first.duty, not_sure=True))
    return _opened(stage, panel).page


def locked(stage: Stage) -> QWidget:
    """Return the room after the lock."""
    panel = stage.panel("issued")
    panel.score(E1)
    presenter = _opened(stage, panel, panel.path("TEST-1-E1-scores-1.evreturn"))
    presenter.finishing.lock_button.click()
    stage.settle()
    presenter.show()
    return presenter.page


def not_written(stage: Stage) -> QWidget:
    """Return the room where the file could not be written."""
    panel = stage.panel("issued")
    panel.score(E1)
    presenter = _opened(stage, panel, panel.folder / "not there" / "TEST-1-E1-scores-1.evreturn")
    presenter.finishing.lock_button.click()
    return presenter.page


def reopened(stage: Stage) -> QWidget:
    """Return the room after the moderator opened the scores again."""
    panel = stage.panel("returned")
    path = panel.path("open.evreopen")
    returns.permit_reopening(panel.desk(MOD), E1, reason="Page 4 of the answer was missing.", path=path)
    intake.take_in(panel.desk(E1), path)
    return _opened(stage, panel).page


SCENES: tuple[Scene, ...] = (
    Scene(name="left", make=left, size=(980, 720)),
    Scene(name="ready", make=ready, size=(980, 720)),
    Scene(name="locked", make=locked, size=(980, 720)),
    Scene(name="not-written", make=not_written, size=(980, 720)),
    Scene(name="reopened", make=reopened, size=(980, 720)),
)
