"""The scoring room, from the first look to the lock."""

from fractions import Fraction

from PySide6.QtWidgets import QWidget

from app.domain.evaluation import EvaluationData
from app.services import scores
from app.services.desk import Desk
from app.services.scores import RecordScore
from app.ui.pages.score.presenter import ScorePresenter
from tests.gallery.stage import Scene, Stage
from tests.services import panels
from tests.services.panels import E1, MOD, SCORERS, Panel
from tests.services.test_amending import amend
from tests.ui.score.wordy import wordy


def opened(stage: Stage, panel: Panel, *, simple: bool = False) -> ScorePresenter:
    """Return the room of E1, read."""
    presenter = ScorePresenter(stage.workplace(panel.desk(E1)))
    if simple:
        presenter.scoring.is_simple = True
    presenter.show()
    stage.settle()
    return presenter


def untouched(stage: Stage) -> QWidget:
    """Return the room as it is first seen."""
    return opened(stage, stage.panel("issued")).page


def half_done(stage: Stage) -> QWidget:
    """Return the room with every state in the list."""
    panel = stage.panel("issued")
    begin(panel.desk(E1))
    presenter = opened(stage, panel)
    return presenter.page


def begin(desk: Desk) -> None:
    """Give some scores."""
    lines = scores.sheet(desk).lines
    for line, ask in zip(
        lines,
        (
            RecordScore(duty=lines[0].duty, value=Fraction(4), reason=LONG, evidence="“B answers Q1.” (answer)"),
            RecordScore(duty=lines[1].duty, not_sure=True),
            RecordScore(duty=lines[2].duty, value=Fraction(2)),
        ),
        strict=False,
    ):
        assert line.duty == ask.duty
        scores.record_score(desk, ask)


LONG = (
    "The plan names a safeguarding lead and a deputy, and says how staff are recruited. It does not say how often "
    "training is renewed, so it is good rather than excellent."
)


def locked(stage: Stage) -> QWidget:
    """Return the room after the lock."""
    return opened(stage, stage.panel("returned")).page


def in_trouble(stage: Stage) -> QWidget:
    """Return the room where something could not be saved."""
    presenter = opened(stage, stage.panel("issued"))
    presenter.scoring.full.answer.reasons.setPlainText("x" * 20_001)
    presenter.sheet.flush()
    stage.settle()
    return presenter.page


def reworded(stage: Stage) -> QWidget:
    """Return the room after an amendment of a question that was scored."""
    panel = stage.panel("issued")
    panel.score(E1)
    amend(panel)
    panel.issue()
    return opened(stage, panel).page


def worded(stage: Stage) -> QWidget:
    """Return the room with as many words as there will be."""
    panel = panel_of(stage, wordy())
    begin(panel.desk(E1))
    return opened(stage, panel).page


def with_list(stage: Stage) -> QWidget:
    """Return the same with the list wanted, however little room there is."""
    panel = panel_of(stage, wordy())
    presenter = opened(stage, panel)
    presenter.page.resize(980, 720)
    presenter.page.show()
    stage.settle()
    presenter.scoring.full.list_button.setChecked(True)
    return presenter.page


def panel_of(stage: Stage, data: EvaluationData) -> Panel:
    """Return a panel of another script, ready to score."""
    panel = panels.set_up(stage.folder / f"scripted-{len(list(stage.folder.iterdir()))}", data)
    for seat in (MOD, *SCORERS):
        panel.enrol(seat)
    panels.issued(panel).close()
    return panel


def undeclared(stage: Stage) -> QWidget:
    """Return the room before the declaration."""
    panel = stage.panel("enrolled")
    panel.issue()
    return opened(stage, panel).page


SCENES: tuple[Scene, ...] = (
    Scene(name="untouched", make=untouched, size=(980, 720)),
    Scene(name="half-done", make=half_done, size=(980, 720)),
    Scene(name="worded", make=worded, size=(980, 720)),
    Scene(name="with-list", make=with_list, size=(980, 720)),
    Scene(name="wide", make=worded, size=(1500, 900)),
    Scene(name="locked", make=locked, size=(980, 720)),
    Scene(name="trouble", make=in_trouble, size=(980, 720)),
    Scene(name="reworded", make=reworded, size=(980, 720)),
    Scene(name="undeclared", make=undeclared, size=(980, 720)),
)
