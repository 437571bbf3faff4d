"""One supplier's name with the two answers, and the words for an interest."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGroupBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.declarations import Interest
from app.domain.evaluation import Supplier
from app.text.screens import declare as words
from app.ui.forms import Row
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.choice import RadioChoice
from app.ui.widgets.choice_group import ChoiceGroup
from app.ui.widgets.text import strong

_NARROW = 560  # pixels at 100 %


class SupplierRow(QGroupBox):
    """Nothing is chosen to begin with; `answered` once something is."""

    answered = Signal()

    def __init__(self, supplier: Supplier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.supplier = supplier
        self.setAccessibleName(words.answer_for(supplier.name))
        self.setStyleSheet("QGroupBox { margin-top: 0; }")
        self.none = RadioChoice(words.none())
        self.some = RadioChoice(words.some())
        group = ChoiceGroup(self)
        for button in (self.none, self.some):
            button.setAccessibleName(words.answer_said(button.text(), supplier.name))
            group.addButton(button)
        self.nature = QLineEdit()
        self._words = Row(words.nature(supplier.name).replace("&", "&&"), self.nature, words.nature_hint())
        self._words.hide()
        self.some.toggled.connect(self._words.setVisible)
        group.chosen.connect(lambda _button: self.answered.emit())
        answers = QHBoxLayout()
        answers.setSpacing(SPACE_M)
        answers.addWidget(self.none, 0, Qt.AlignmentFlag.AlignTop)
        answers.addWidget(self.some, 0, Qt.AlignmentFlag.AlignTop)
        answers.addStretch()
        self._line = line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(SPACE_S)
        line.addWidget(strong(supplier.name), 1)
        line.addLayout(answers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addLayout(line)
        column.addWidget(self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers below the name where there is little room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW)
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    @property
    def is_answered(self) -> bool:
        """Whether one of the two was chosen."""
        return self.none.isChecked() or self.some.isChecked()

    def interest(self) -> Interest | None:
        """Return the interest in its own words; None where there is none."""
        if not self.some.isChecked():
            return None
        return Interest(supplier=self.supplier.id, nature=self.nature.text())

    def accepts(self) -> bool:
        """Tell whether the answer is whole, and say beside the field what is missing."""
        if self.some.isChecked() and not self.nature.text().strip():
            self._words.refuse(words.nature_missing())
            return False
        self._words.accept()
        return self.is_answered
