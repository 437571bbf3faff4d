"""A screen reader's client asks after everything while pages come and go: nothing of it may end the application."""

from pathlib import Path

from app.services import meetings, outcomes
from tests.services.panels import LEAD, MOD, PASSPHRASE, Panel
from tests.ui.at_spi.driving import Driven, Step, drive, python

WALK = {"do": "walk"}


def test_the_meeting_is_walked_through(returned: Panel, tmp_path: Path) -> None:
    meetings.reveal(returned.desk(MOD))
    steps = [
        press("button", "Go on moderating: TEST-1  Short breaks"),
        press("button", "Open the first on this list"),
        WALK,
        press("button", "Next"),
        press("button", "Back to the agenda"),
        press("page tab", "Who moved"),
        press("page tab", "Inbox"),
        WALK,
        press("page tab", "Meeting"),
        {"do": "see", "role": "page tab", "name": "Agenda"},
    ]

    driven = walked(returned, MOD, steps, tmp_path)

    assert (driven.failed, driven.seen) == (None, ())


def test_the_ranking_and_the_panel_are_walked_through(locked: Panel, tmp_path: Path) -> None:
    outcomes.open_prices(locked.desk(LEAD), locked.folder / "prices.xlsx")
    steps = [
        press("button", "Rank the tenders: TEST-1  Short breaks"),
        press("page tab", "Lot S"),
        press("button", "Why?"),
        {"do": "see", "role": "tree", "name": "How the number is made up"},
        WALK,
        press("button", "Close “Why?”"),
        press("page tab", "Panel"),
        WALK,
        press("page tab", "Ranking"),
        WALK,
        {"do": "see", "role": "button", "name": "What could change it?"},
    ]

    driven = walked(locked, LEAD, steps, tmp_path)

    assert (driven.failed, driven.seen) == (None, ())


def press(role: str, name: str) -> Step:
    """Return the step that presses something."""
    return {"do": "press", "role": role, "name": name}


def walked(panel: Panel, seat: str, steps: list[Step], folder: Path) -> Driven:
    """Come in as a seat and take the steps."""
    panel.close()
    entering = [
        {"do": "type", "role": "password text", "name": "Passphrase", "text": PASSPHRASE},
        press("button", "Open"),
    ]
    home = panel.folder / "people" / seat
    return drive(python("app", "window", "--home", str(home)), [*entering, *steps], folder, HOME=str(folder))
