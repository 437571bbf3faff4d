"""The page that finishes the scoring: what is missing, the lock, and the file with its receipt."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.own_returns import OwnReturn
from app.text.screens import finish as words
from app.text.screens.score import moment
from app.ui.pages.base import Page
from app.ui.pages.finish.missing import Missing
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.bullets import bullets
from app.ui.widgets.buttons import primary, secondary
from app.ui.widgets.card import Card
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import flow
from app.ui.widgets.kind import Kind
from app.ui.widgets.notice import Notice
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import body, strong, title
from app.ui.widgets.tight import Tight

_WIDE = 860  # pixels at 100 %


class FinishPage(Page):
    """`wanted` has a duty to go to, `scores_wanted` is back to the scores, `lock` and `save_again` as their buttons."""

    wanted = Signal(object)
    scores_wanted = Signal()
    lock = Signal()
    save_again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.reopening = Notice()
        self.stack = QStackedWidget()
        self._left = self._make_left()
        self._ready = self._make_ready()
        self._locked = self._make_locked()
        self._nothing = EmptyState("inbox", words.nothing_heading(), words.declare_first())
        for widget in (QWidget(), self._nothing, self._left, self._ready, self._locked):
            self.stack.addWidget(widget)
        self.body.addWidget(self.reopening)
        self.body.addWidget(self.stack, 1)

    def show_own(self, own: OwnReturn) -> None:
        """Show where the seat's work stands."""
        if own.reopening is not None and not own.locked:
            at, by = moment(own.reopening.permitted_at), own.reopening.permitted_by
            self.reopening.tell(Kind.WARNING, words.reopened(at, by, own.reopening.reason))
        else:
            self.reopening.clear()
        if own.locked and own.lock is not None:
            self._locked_title.setText(words.locked_heading())
            self._locked_at.setText(words.locked(own.lock.scores, moment(own.lock.locked_at)))
            self._send.setText(words.send(", ".join(own.to)))
            self._send.setVisible(not own.receipts)
            self._receipt.setText(words.receipt() if own.receipts else words.no_receipt())
            self.again_button.setVisible(own.message is not None)
            self.stack.setCurrentWidget(self._locked)
        elif not own.total:
            self.show_nothing()
        elif own.left:
            self._left_title.setText(words.left_heading(len(own.left), own.total))
            self.missing.show_tasks(own.left)
            self.stack.setCurrentWidget(self._left)
        else:
            self._ready_title.setText(words.ready(own.total))
            self._not_sure.setVisible(own.not_sure > 0)
            self._not_sure.setText(words.not_sure_count(own.not_sure))
            self._send_to.setText(words.will_send(", ".join(own.to)))
            self.stack.setCurrentWidget(self._ready)

    def show_nothing(self) -> None:
        """Say that there is nothing to finish yet."""
        self.stack.setCurrentWidget(self._nothing)

    def begin(self) -> None:
        """Give the focus to the next step; before the lock to what it means, which is read first."""
        now = self.stack.currentWidget()
        steps = {id(self._left): self.missing, id(self._ready): self._ready_title, id(self._locked): self.again_button}
        found = steps.get(id(now))
        if found is None:
            super().begin()
        else:
            found.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            for inner in self.findChildren(QWidget, "inner"):
                inner.setMaximumWidth(px(_WIDE))

    def _make_left(self) -> QWidget:
        inner, column = _inner()
        self._left_title = title()
        self.missing = Missing()
        self.missing.wanted.connect(self.wanted)
        go = primary(words.go_there(), "arrow-right")
        go.clicked.connect(self.missing.go)
        column.addWidget(self._left_title)
        column.addWidget(body(words.left_intro()))
        column.addWidget(self.missing, 100)
        column.addWidget(flow(go))
        column.addStretch(1)
        return _placed(inner)

    def _make_ready(self) -> QWidget:
        inner, column = _inner()
        self._ready_title = title()
        self._not_sure = body()
        self._send_to = body()
        card = Card()
        card.body.addWidget(strong(words.locking_heading()))
        card.body.addWidget(bullets(words.what_locking_means()))
        self.lock_button = primary(words.lock(), "lock")
        self.lock_button.clicked.connect(self.lock)
        look = secondary(words.look_again(), "eye")
        look.clicked.connect(self.scores_wanted)
        for widget in (self._ready_title, self._not_sure, card, self._send_to):
            column.addWidget(widget)
        column.addWidget(flow(self.lock_button, look))
        column.addStretch()
        return _placed(inner)

    def _make_locked(self) -> QWidget:
        inner, column = _inner()
        self._locked_title = title()
        self._locked_at = body()
        self._send = body()
        self._receipt = body()
        self.again_button = secondary(words.save_again(), "save")
        self.again_button.clicked.connect(self.save_again)
        look = secondary(words.look_again(), "eye")
        look.clicked.connect(self.scores_wanted)
        for label in (self._locked_title, self._locked_at, self._send, self._receipt):
            column.addWidget(label)
        column.addWidget(flow(self.again_button, look))
        column.addStretch()
        return _placed(inner)


def _inner() -> tuple[QWidget, QVBoxLayout]:
    inner = QWidget()
    inner.setObjectName("inner")
    inner.setMaximumWidth(px(_WIDE))
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, SPACE_S, SPACE_M)
    column.setSpacing(SPACE_M)
    return inner, column


def _placed(inner: QWidget) -> QWidget:
    middle = Tight()
    across = QHBoxLayout(middle)
    across.setContentsMargins(0, 0, 0, 0)
    across.addWidget(inner, 100)
    across.addStretch(1)
    return scrolled(middle)
