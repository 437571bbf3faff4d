"""What a screen reader on Linux is really told, through the bus and not past it."""

from pathlib import Path

from tests.ui.at_spi.driving import drive, python


def test_a_screen_reader_chooses_writes_saves_and_hears_it(tmp_path: Path) -> None:
    steps = [
        {"do": "see", "role": "radio button", "name": "In part"},
        {"do": "press", "role": "radio button", "name": "In part"},
        {"do": "checked", "role": "radio button", "name": "In part"},
        {"do": "type", "role": "text", "name": "Reason", "text": "Page 3 says so"},
        {"do": "reads", "role": "text", "name": "Reason", "text": "Page 3 says so"},
        {"do": "tab", "role": "button", "name": "Save"},
        {"do": "press", "role": "button", "name": "Save"},
        {"do": "hear", "text": "Saved: Page 3 says so"},
    ]

    driven = drive(python("tests.ui.at_spi.small_window"), steps, tmp_path)

    assert (driven.failed, driven.seen, driven.done) == (None, (), len(steps))
