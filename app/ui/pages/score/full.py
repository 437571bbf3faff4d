"""The full view: the list on the left, the answer in the centre, what is asked and given on the right."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.scoring.duties import Duty
from app.services.worksheets import Question, Task
from app.text.screens import score as words
from app.ui.pages.score.answer import AnswerPane
from app.ui.pages.score.outline import Outline, OutlineModel
from app.ui.pages.score.response import ResponsePane
from app.ui.pages.score.sheet import Sheet, State
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from app.ui.widgets.buttons import primary, quiet_button, secondary
from app.ui.widgets.choice import CheckChoice
from app.ui.widgets.kind import Kind
from app.ui.widgets.panel import Panel
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.symbol import Symbol
from app.ui.widgets.text import body, quiet

_NARROW = 640  # pixels at 100 %: below, answer and score stand one above the other
_BAR = 860  # pixels at 100 %: below, the buttons stand in two lines
_LIST_TOO = 520  # pixels at 100 %: below, the list is put away until asked for


class Reconfirm(Panel):
    """Asks whether a score stands after its question was reworded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = secondary(words.stands(), "check")
        row = QHBoxLayout()
        row.addWidget(Symbol(Kind.WARNING.symbol, Kind.WARNING.tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(body(words.reconfirm()), 1)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.respace()
        self.hide()

    def fill(self) -> str:
        """Return the tint of a warning."""
        return Kind.WARNING.tint

    def edge(self) -> str:
        """Return the colour of a warning."""
        return Kind.WARNING.colour


class FullView(QWidget):
    """Shows one tender of one question at a time.

    Signals: `wanted` with a duty from the list, `step` with 1 or -1 for the next or last tender, `leap` the same for
    questions, `left_wanted` for what is left to do, `filtered` with whether the list shows only that,
    `history_wanted`, `stands` for an amended question, `retry` to save again.
    """

    wanted = Signal(object)
    step = Signal(int)
    leap = Signal(int)
    left_wanted = Signal()
    filtered = Signal(bool)
    history_wanted = Signal()
    stands = Signal()
    retry = Signal()

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.model = OutlineModel(sheet.state)
        self.model.setParent(self)
        self.outline = Outline(self.model)
        self.answer = AnswerPane()
        self.response = ResponsePane()
        self.reconfirm = Reconfirm()
        self.only_left = CheckChoice(words.only_left())
        self.list_button = quiet_button(words.show_list(), "list")
        self.list_button.setCheckable(True)
        self.list_button.setChecked(True)
        self._saving = quiet(words.nothing_yet())
        self.retry_button = secondary(words.save_now(), "save")
        self.retry_button.hide()
        self.previous_button = _tipped(
            secondary(words.previous(), "chevron-left"), words.tip_previous(), words.KEY_PREVIOUS_TENDER
        )
        self.next_button = _tipped(
            secondary(words.following(), "chevron-right"), words.tip_next(), words.KEY_NEXT_TENDER
        )
        self.history_button = quiet_button(words.history(), "clock")
        self.left_button = _tipped(primary(words.next_left(), "arrow-right"), words.tip_left(), words.KEY_NEXT_LEFT)
        self._list = self._left()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._whole = QSplitter(Qt.Orientation.Horizontal)
        self._whole.setChildrenCollapsible(False)
        self._arrange()
        self._connect()
        self._narrow: bool | None = None
        self._little = False
        self._put_away = False

    def show_outline(self, questions: tuple[Question, ...], now: Duty | None) -> None:
        """Show the list."""
        self.model.replace(questions, only_left=self.only_left.isChecked(), keep=now)
        if now is not None:
            self.outline.mark(now)

    def show_progress(self) -> None:
        """Say on the button what is next."""
        finished = self._sheet.done() == len(self._sheet.tasks)
        self.left_button.setText(words.to_finish() if finished else words.next_left())

    def show_task(self, question: Question, at: int, total: int, task: Task) -> None:
        """Show one tender of a question, with what is on the sheet for it."""
        self.answer.show_question(question, at, total)
        self.response.show_whose(words.tender_name(task.supplier, task.lot), question.title)
        self.outline.mark(task.duty)
        self.show_draft(task.duty)
        self._fit()

    def show_draft(self, duty: Duty) -> None:
        """Show what is on the sheet for the duty in front."""
        self.answer.show_draft(self._sheet.draft(duty), locked=self._sheet.locked)
        self.show_state(duty)

    def show_state(self, duty: Duty) -> None:
        """Show how far the duty in front has come, and whether it is saved."""
        asks = self._sheet.state(duty) is State.RECONFIRM and not self._sheet.locked
        self.reconfirm.setVisible(asks)
        self.response.show_state(self._sheet.state(duty))
        self.history_button.setEnabled(self._sheet.saved_at(duty) is not None)

    def show_saving(self, sentence: str, *, trouble: bool = False) -> None:
        """Say whether everything is saved."""
        self._saving.setText(sentence)
        self.retry_button.setVisible(trouble)
        self._make_room()

    def begin(self) -> None:
        """Give the focus to where scoring begins."""
        buttons = self.answer.choice.buttons
        if self._sheet.locked:
            self.outline.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.reconfirm.isHidden():
            self.reconfirm.button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._narrow:  # the answer stands above: it is read first
            self.response.document.words.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        start = next((button for button in buttons if button.isChecked()), buttons[0])
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panes one above the other where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_narrow"):
            self._narrow = None
            self._fit()

    def _fit(self) -> None:
        room = self.width() - (self._list.width() if self._list.isVisibleTo(self) else 0)
        short = self.width() < px(_BAR)
        self._bar.setDirection(QBoxLayout.Direction.TopToBottom if short else QBoxLayout.Direction.LeftToRight)
        self._make_room()
        narrow = room < px(_NARROW)
        little = self.width() < px(_LIST_TOO)
        before, self._little = self._little, little
        if little and not before:
            self._put_away = self.list_button.isChecked()
            self.list_button.setChecked(False)
        elif before and not little and self._put_away:  # there is room again: a page is narrow until it is laid out
            self.list_button.setChecked(True)
        self._work.setVisible(not (little and self.list_button.isChecked()))
        if narrow != self._narrow:
            self._narrow = narrow
            self._splitter.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
            self.response.show_question(shown=narrow)
            self.response.setMinimumHeight(px(360) if narrow else 0)
            self._splitter.setSizes([520, 480])
        # One above the other they scroll together, side by side each by itself.
        high = self._right.heightForWidth(max(room - px(SPACE_XL), px(200))) + px(SPACE_L) if narrow else 0
        self._scrolled.setMinimumHeight(high)
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._scrolled.setVerticalScrollBarPolicy(off if narrow else needed)

    def _make_room(self) -> None:
        """Leave out that something is not saved where the button that says so too needs the room."""
        short = self._bar.direction() == QBoxLayout.Direction.TopToBottom
        self._saving.setHidden(short and not self.retry_button.isHidden())

    def _listed(self, on: bool) -> None:  # noqa: FBT001 - as Qt tells it
        self._fit()
        if on and self._little:
            self.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_work(self) -> None:
        """Go on from the list to the work, which takes its place where there is room for one of them alone."""
        if self._little:
            self.list_button.setChecked(False)
        self.begin()

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, SPACE_S, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.only_left)
        column.addWidget(self.outline, 1)
        return left

    def _arrange(self) -> None:
        # From the outside in: a splitter measures what it is given, and Qt dresses that anew wherever it is put later.
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_M)
        whole.addWidget(self._whole, 1)
        self._work = scrolled(self._splitter)
        self._whole.addWidget(self._list)
        self._whole.addWidget(self._work)
        self._right = QWidget()
        self._scrolled = scrolled(self._right)
        self._splitter.addWidget(self.response)
        self._splitter.addWidget(self._scrolled)
        self._splitter.setSizes([520, 480])
        column = QVBoxLayout(self._right)
        column.setContentsMargins(SPACE_S, 0, SPACE_S, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.reconfirm)
        column.addWidget(self.answer, 1)
        self._whole.setStretchFactor(0, 0)
        self._whole.setStretchFactor(1, 1)
        self._whole.setSizes([280, 870])
        said = QHBoxLayout()
        said.setSpacing(SPACE_S)
        for button in (self.list_button, self.history_button):
            said.addWidget(button)
        said.addWidget(self._saving, 1)
        said.addWidget(self.retry_button)
        said.addStretch()
        on = QHBoxLayout()
        on.setSpacing(SPACE_S)
        on.addStretch()
        for button in (self.previous_button, self.next_button, self.left_button):
            on.addWidget(button)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.setSpacing(SPACE_S)
        self._bar.addLayout(said, 1)
        self._bar.addLayout(on)
        whole.addLayout(self._bar)

    def _connect(self) -> None:
        self.outline.wanted.connect(self.wanted)
        self.outline.activated.connect(self._to_work)
        self.outline.clicked.connect(lambda: self._to_work() if self._little else None)
        self.list_button.toggled.connect(self._list.setVisible)
        self.list_button.toggled.connect(self._listed)
        self.only_left.toggled.connect(self.filtered)
        self.response.cite.connect(self.answer.cite)
        self.history_button.clicked.connect(self.history_wanted)
        self.reconfirm.button.clicked.connect(self.stands)
        self.retry_button.clicked.connect(self.retry)
        self.previous_button.clicked.connect(lambda: self.step.emit(-1))
        self.next_button.clicked.connect(lambda: self.step.emit(1))
        self.left_button.clicked.connect(self.left_wanted)
        for key, run in (
            (words.KEY_NEXT_TENDER, lambda: self.step.emit(1)),
            (words.KEY_PREVIOUS_TENDER, lambda: self.step.emit(-1)),
            (words.KEY_NEXT_QUESTION, lambda: self.leap.emit(1)),
            (words.KEY_PREVIOUS_QUESTION, lambda: self.leap.emit(-1)),
            (words.KEY_NEXT_LEFT, self.left_wanted.emit),
            (words.KEY_LIST, self.list_button.toggle),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def only_what_is_left(self, *, on: bool) -> None:
        """Set the filter without telling anybody."""
        with QSignalBlocker(self.only_left):
            self.only_left.setChecked(on)


def _tipped(button: QPushButton, tip: str, key: str) -> QPushButton:
    button.setToolTip(words.with_key(tip, QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)))
    button.setAccessibleDescription(button.toolTip())
    return button
