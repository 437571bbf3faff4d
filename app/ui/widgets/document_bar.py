"""The row above a page: which page, how large."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.text.screens import documents as words
from app.ui.theme.current import px
from app.ui.theme.icons import dress
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_L, SPACE_S
from app.ui.widgets.flow import flow


class _Number(QLineEdit):
    """A page's number: all of it is selected when one comes here, so that typing replaces it."""

    def __init__(self) -> None:
        super().__init__("1")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for four digits."""
        return QSize(self.fontMetrics().horizontalAdvance("0000") + px(SPACE_L), super().sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what is there."""
        super().focusInEvent(event)
        self.selectAll()


class DocumentBar(QWidget):
    """Says which page of how many is shown and how large; asks for others with `page_chosen`."""

    page_chosen = Signal(int)
    smaller = Signal()
    larger = Signal()
    fit = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._pages = 1, 1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow(self._make_pages(), self._make_zoom()))

    @property
    def number(self) -> int:
        """The page that is chosen."""
        return self._number

    def begin(self, pages: int) -> None:
        """Begin with the first of so many pages; 0 for a picture that has none."""
        self._number, self._pages = 1, max(1, pages)
        self._of.setText(words.of_pages(pages))
        self._field.setValidator(QIntValidator(1, self._pages, self._field))
        self._field.setAccessibleName(words.page_field(self._pages))
        self._paging.setVisible(pages > 0)
        self._tell()

    def turn(self, by: int) -> None:
        """Go so many pages on, or back, as far as there are pages."""
        self.choose(self._number + by)

    def choose(self, number: int) -> None:
        """Go to a page, or to the nearest there is."""
        number = min(max(1, number), self._pages)
        moved = number != self._number
        self._number = number
        self._tell()
        if moved:
            self.page_chosen.emit(number)

    def show_zoom(self, percent: int) -> None:
        """Say how large the page is shown."""
        self._percent.setText(words.zoom(percent))

    def _tell(self) -> None:
        self._field.setText(str(self._number))
        # A button that goes grey would lose the focus of whoever presses it again and again.
        for button, there in ((self._before, self._number > 1), (self._after, self._number < self._pages)):
            if not there and button.hasFocus():
                self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(there)

    def _typed(self) -> None:
        text = self._field.text()
        self.choose(int(text) if text.isdecimal() else self._number)
        self._field.selectAll()

    def _make_pages(self) -> QWidget:
        self._paging = QWidget()
        self._before = _tool(words.page_before(), "chevron-left", lambda: self.turn(-1), "Ctrl+PgUp")
        self._after = _tool(words.page_after(), "chevron-right", lambda: self.turn(1), "Ctrl+PgDown")
        label = QLabel(words.page())
        self._field = _Number()
        self._field.returnPressed.connect(self._typed)
        self._field.editingFinished.connect(self._typed)
        label.setBuddy(self._field)
        self._of = QLabel()
        return _row(self._paging, self._before, label, self._field, self._of, self._after)

    def _make_zoom(self) -> QWidget:
        self._percent = QLabel(words.zoom(100))
        return _row(
            QWidget(),
            _tool(words.smaller(), "minus", self.smaller.emit),
            self._percent,
            _tool(words.larger(), "plus", self.larger.emit),
            _tool(words.fit(), "fit-width", self.fit.emit),
        )


def _row(widget: QWidget, *parts: QWidget) -> QWidget:
    row = spaced(QHBoxLayout(widget), SPACE_S)
    for part in parts:
        row.addWidget(part)
    return widget


def _tool(name: str, icon: str, slot: Callable[[], None], keys: str = "") -> QToolButton:
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(name)
    button.setToolTip(words.with_keys(name, keys) if keys else name)
    dress(button, icon)
    button.clicked.connect(slot)
    return button
