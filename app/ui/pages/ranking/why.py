"""“Why?”: a number unfolded, down to the sentence that a seat's score cites."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

from app.services.working import Node, Part
from app.text.screens import ranking as words
from app.ui.pages.ranking.tree import FIGURE, WorkingTree
from app.ui.theme.current import px
from app.ui.theme.icons import dress
from app.ui.widgets.card import Card
from app.ui.widgets.notice import announce
from app.ui.widgets.text import heading, quiet, strong

_UNFOLDED = 2
_FIRST = {"quality": Part.QUALITY, "price": Part.PRICE}


class Why(Card):
    """A heading that asks the question, the tree that answers it, and the words of the chosen line in full.

    `closed` when the person puts it away.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = heading()
        self.about = quiet()
        self._close = QToolButton()
        self._close.setAccessibleName(words.close_why())
        self._close.setToolTip(words.close_why())
        dress(self._close, "close")
        self._close.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(self.question, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.model = WorkingTree(self)
        self.tree = QTreeView()
        self.tree.setAccessibleName(words.why_tree())
        self.tree.setAccessibleDescription(words.why_tree_hint())
        self.tree.setModel(self.model)
        self.tree.setUniformRowHeights(True)
        self.tree.setTabKeyNavigation(False)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.tree.header().setStretchLastSection(True)
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.detail.setTabChangesFocus(True)
        self.detail.setAccessibleName(words.why_detail())
        self.tree.selectionModel().currentChanged.connect(self._tell)
        self.body.addLayout(top)
        self.body.addWidget(self.about)
        self.body.addWidget(self.tree, 3)
        self.body.addWidget(strong(words.why_detail()))
        self.body.addWidget(self.detail, 2)

    def wait(self, supplier: str, lot: str) -> None:
        """Say that a working is being looked up."""
        self.question.setText(words.why_loading())
        self.about.setText(words.why_about(supplier, lot))
        self.model.show_node(None)
        self.detail.clear()

    def show_working(self, node: Node, column: str) -> None:
        """Show a working and choose the line of the number asked about: "rank", "quality", "price" or "total"."""
        self.model.show_node(node)
        for index in self.model.unfolded(_UNFOLDED):
            self.tree.expand(index)
        chosen = self._line_of(column)
        asked = self.model.node(chosen) or node
        self.question.setText(words.why_heading(asked.figure))
        self._fit()
        self.tree.setCurrentIndex(chosen)
        self.tree.expand(chosen)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.tree, self.question.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc put it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "tree"):
            self._fit()

    def _line_of(self, column: str) -> QModelIndex:
        top = self.model.index(0, 0)
        wanted = _FIRST.get(column)
        for row in range(self.model.rowCount(top)):
            index = self.model.index(row, 0, top)
            node = self.model.node(index)
            if node is not None and node.part is wanted:
                return index
        return top

    def _fit(self) -> None:
        """Give the columns room by the size of the text, never by measuring every line."""
        letter = self.tree.fontMetrics().horizontalAdvance("n")
        self.tree.setColumnWidth(0, letter * 25)
        self.tree.setColumnWidth(FIGURE, letter * 13)
        self.detail.setMinimumHeight(self.fontMetrics().lineSpacing() * 4 + px(16))
        self.tree.setMinimumHeight(self.fontMetrics().lineSpacing() * 5 + px(16))

    def _tell(self, now: QModelIndex) -> None:
        node = self.model.node(now)
        if node is not None:
            self.detail.setPlainText(
                words.detail(node.what, node.figure, node.words, node.quote, cites=node.part is Part.SEAT)
            )
