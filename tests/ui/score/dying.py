"""A process that scores at a real page with the keyboard until it is killed, and tells what the page said was saved."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.pages.score.presenter import ScorePresenter
from app.ui.tasks import Tasks
from app.ui.workplace import Workplace
from tests.services.dying import desk_at
from tests.ui.conftest import Answers


def main() -> None:
    """Type into one score after the other; each line tells a duty and the words that were acknowledged."""
    application = QApplication(sys.argv[:1])
    desk = desk_at(Path(sys.argv[1]), datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    place = Workplace(desk, Tasks(application), Answers(), desk.clock, application)
    presenter = ScorePresenter(place)
    page, sheet = presenter.page, presenter.sheet
    typed = 0

    def go_on() -> None:
        nonlocal typed
        typed += 1
        reasons = presenter.scoring.full.answer.reasons
        reasons.setFocus()
        QTest.keyClicks(reasons, f"words {typed} ")
        QTest.keyClick(reasons, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
        if presenter.now == sheet.tasks[-1].duty:
            presenter.scoring.full.wanted.emit(sheet.tasks[0].duty)

    def tell(sentence: str) -> None:
        if sentence.startswith("Saved"):
            told = [[duty.question, duty.supplier, sheet.kept(duty).reason.strip()] for duty in sheet.saved_duties]
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()
            go_on()

    place.said.connect(tell)
    sheet.loaded.connect(go_on)
    page.show()
    presenter.show()
    application.exec()


if __name__ == "__main__":
    main()
