"""The pages of a report: the picture of one, and its words for those who listen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from app.text.screens import report as words
from app.ui.theme.tokens import SPACE_S
from app.ui.widgets.document_bar import DocumentBar
from app.ui.widgets.document_picture import PagePicture


class Preview(QWidget):
    """Shows one page at a time; `page_wanted` asks for a page, drawn so many pixels wide."""

    page_wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = DocumentBar()
        self.picture = PagePicture()
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(words.page_words(1))
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(True)
        self.split.addWidget(self.picture)
        self.split.addWidget(self.words)
        self.split.setStretchFactor(0, 4)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([8000, 2000])  # a share, whatever the height will be
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.bar)
        column.addWidget(self.split, 1)
        self.bar.page_chosen.connect(lambda _number: self._ask())
        self.bar.larger.connect(self.picture.larger)
        self.bar.smaller.connect(self.picture.smaller)
        self.bar.fit.connect(self.picture.fit)
        self.picture.zoomed.connect(self.bar.show_zoom)
        self.picture.width_wanted.connect(lambda _width: self._ask())

    def begin(self, pages: int) -> None:
        """Begin with the first of so many pages."""
        number = min(self.bar.number, max(pages, 1))
        self.bar.begin(pages)
        if number > 1:
            self.bar.choose(number)
        else:
            self._ask()

    def show_page(self, number: int, image: QImage, text: str) -> None:
        """Show a page, unless another was chosen since."""
        if number == self.bar.number:
            self.picture.show_image(image, words.page_picture(number), keep_place=False)
            self.words.setAccessibleName(words.page_words(number))
            self.words.setPlainText(text)

    def clear(self) -> None:
        """Show nothing."""
        self.picture.clear()
        self.words.clear()

    def _ask(self) -> None:
        self.page_wanted.emit(self.bar.number, self.picture.pixel_width)
