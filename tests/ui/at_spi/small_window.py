"""A small window for a screen reader: a choice of levels, a reason, and a word when it is saved."""

import sys

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QApplication,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)


def main() -> int:
    application = QApplication(sys.argv)
    window = QWidget()
    window.setWindowTitle("Small window")
    lines = QVBoxLayout(window)
    levels = QGroupBox("How well does it answer?")
    inside = QVBoxLayout(levels)
    for text in ("Not at all", "In part", "Fully"):
        inside.addWidget(QRadioButton(text))
    label, reason, save = QLabel("&Reason"), QLineEdit(), QPushButton("Save")
    label.setBuddy(reason)
    for one in (levels, label, reason, save):
        lines.addWidget(one)

    def saved() -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, f"Saved: {reason.text()}"))

    save.clicked.connect(saved)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
