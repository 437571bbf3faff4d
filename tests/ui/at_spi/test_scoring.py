"""A screen reader's client opens Evenhand, scores one question and hears that it is saved; and it is."""

from fractions import Fraction
from pathlib import Path

from app.services import scores
from app.services.scores import Line
from tests.services.panels import E1, PASSPHRASE, Panel
from tests.ui.at_spi.driving import drive, python

REASON = "Page 2 names who checks references"


def test_a_question_is_scored_and_saved_through_the_bus_alone(issued: Panel, tmp_path: Path) -> None:
    issued.close()
    home = issued.folder / "people" / E1
    steps = [
        {"do": "type", "role": "password text", "name": "Passphrase", "text": PASSPHRASE},
        {"do": "press", "role": "button", "name": "Open"},
        {"do": "press", "role": "button", "name": "Go on scoring: TEST-1  Short breaks"},
        {"do": "press", "role": "radio button", "name": "4 – Level 4: It is 4."},
        {"do": "hear", "text": "Saved"},
        {"do": "type", "role": "text", "name": "Your reasons", "text": REASON},
        {"do": "press", "role": "button", "name": "Next"},
        {"do": "hear", "text": "Saved"},
    ]

    driven = drive(python("app", "window", "--home", str(home)), steps, tmp_path, HOME=str(tmp_path))

    assert (driven.failed, driven.seen, driven.done) == (None, (), len(steps))
    kept = [line for line in scores.sheet(issued.desk(E1)).lines if line.score is not None]
    assert [told(line) for line in kept if line.score] == [(Fraction(4), REASON)]


def told(line: Line) -> tuple[Fraction | None, str]:
    """Return what was scored and why."""
    return (None, "") if line.score is None else (line.score.value, line.score.reason)
