"""The simple view: one question a page, plain words, large answers to choose from."""

from fractions import Fraction

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.evaluation import Response
from app.services.worksheets import Question, Task
from app.text.numbers import exact
from app.text.screens import score as score_words
from app.text.screens import simple as words
from app.ui.forms import Form
from app.ui.pages.score.full import Reconfirm
from app.ui.pages.score.sheet import CHOSEN, TYPED, Draft, Sheet, State
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S
from app.ui.widgets.buttons import primary, secondary
from app.ui.widgets.card import Card
from app.ui.widgets.flowing_text import FlowingText
from app.ui.widgets.level_choice import LevelChoice
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import body, heading, quiet, strong, title

_WIDE = 820  # pixels at 100 %: lines longer than this are hard to read
_LARGER = 125  # per cent


class SimpleView(QWidget):
    """Shows one tender of one question as a page of its own.

    Signals: `written` with a draft and how soon to save it, `step` with 1 or -1, `finish_wanted` behind the last page,
    `stands` for a reworded question, `retry` to save again.
    """

    written = Signal(object, int)
    step = Signal(int)
    finish_wanted = Signal()
    stands = Signal()
    retry = Signal()

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._draft = Draft()
        self._last = False
        self._where = quiet()
        self._title = title()
        self._guidance = body()
        self._whose = heading()
        self._short_title = strong(words.in_short())
        self._short = body()
        self._whole_title = strong(words.whole_answer())
        self.text = FlowingText()
        self._files = quiet()
        self.reconfirm = Reconfirm()
        self.choice = LevelChoice(words.how_good(), words.not_sure(), large=True)
        self.reasons = QPlainTextEdit()
        self.reasons.setTabChangesFocus(True)
        self._saving = quiet(score_words.nothing_yet())
        self.retry_button = secondary(score_words.save_now(), "save")
        self.retry_button.hide()
        self.back_button = secondary(words.back(), "chevron-left")
        self.next_button = primary(words.following(), "chevron-right")
        self._arrange()
        self._connect()
        self._grow()

    def show_task(self, question: Question, at: int, total: int, task: Task) -> None:
        """Show one page, with what is on the sheet for it."""
        self._where.setText(words.position(at, total))
        self._title.setText(question.plain_title or question.title)
        guidance = question.plain_guidance or question.guidance
        self._guidance.setText(guidance)
        self._guidance.setVisible(bool(guidance))
        tender = score_words.tender_name(task.supplier, task.lot)
        self._whose.setText(words.about(tender))
        self.text.setAccessibleName(score_words.answer_of(tender))
        self.text.setPlainText(score_words.reading())
        self._show_short("")
        self._files.hide()
        self.choice.offer([
            (level.value, words.level(exact(level.value), level.label, level.descriptor)) for level in question.levels
        ])  # fmt: skip
        self._last = at == total
        self.back_button.setEnabled(at > 1)
        self.next_button.setText(words.finish() if self._last else words.following())
        self._area.verticalScrollBar().setValue(0)
        self.show_draft(task)

    def show_answer(self, response: Response | None) -> None:
        """Show what the supplier wrote: in short, where somebody put it so, and whole."""
        self._show_short("" if response is None else response.plain_summary)
        self.text.setPlainText((response.text if response is not None else "") or score_words.no_answer())
        count = 0 if response is None else len(response.files)
        self._files.setText(words.has_files(count))
        self._files.setVisible(count > 0)

    def show_draft(self, task: Task) -> None:
        """Show what is on the sheet for the page."""
        draft, locked = self._sheet.draft(task.duty), self._sheet.locked
        self._draft = draft
        with QSignalBlocker(self.choice):
            if draft.not_sure:
                self.choice.show_not_sure()
            elif draft.value is None:
                self.choice.show_none()
            else:
                self.choice.show_level(draft.value)
        self.choice.setEnabled(not locked)
        self.reasons.setReadOnly(locked)
        if self.reasons.toPlainText() != draft.reason:
            with QSignalBlocker(self.reasons):
                self.reasons.setPlainText(draft.reason)
        self.show_state(task)

    def show_state(self, task: Task) -> None:
        """Show whether the score is to be looked at again."""
        self.reconfirm.setVisible(self._sheet.state(task.duty) is State.RECONFIRM and not self._sheet.locked)

    def show_saving(self, sentence: str, *, trouble: bool = False) -> None:
        """Say whether everything is saved."""
        self._saving.setText(sentence)
        self.retry_button.setVisible(trouble)

    def begin(self) -> None:
        """Give the focus to the answer: reading comes first."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_area"):
            self._grow()

    def _arrange(self) -> None:
        card = Card()
        for widget in (self._whose, self._short_title, self._short, self._whole_title, self.text, self._files):
            card.body.addWidget(widget)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, SPACE_M)
        column.setSpacing(SPACE_M)
        for label in (self._where, self._title, self._guidance):
            column.addWidget(label)
        column.addWidget(card)
        column.addWidget(self.reconfirm)
        column.addWidget(self.choice)
        form = Form()
        form.row(words.why(), self.reasons, words.why_hint())
        column.addWidget(form)
        column.addStretch()
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, SPACE_S, 0)
        across.addStretch(1)
        across.addWidget(self._inner, 100)
        across.addStretch(1)
        self._area = scrolled(middle)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_M)
        bar.addWidget(self.back_button)
        bar.addWidget(self._saving, 1)
        bar.addWidget(self.retry_button)
        bar.addWidget(self.next_button)
        self._saving.setAlignment(Qt.AlignmentFlag.AlignCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_M)
        outer.addWidget(self._area, 1)
        outer.addLayout(bar)

    def _connect(self) -> None:
        self.choice.chosen.connect(lambda value: self._tell(CHOSEN, value=value, not_sure=value is None))
        self.reasons.textChanged.connect(
            lambda: self._tell(TYPED, value=self._draft.value, not_sure=self._draft.not_sure)
        )
        self.reconfirm.button.clicked.connect(self.stands)
        self.retry_button.clicked.connect(self.retry)
        self.back_button.clicked.connect(lambda: self.step.emit(-1))
        self.next_button.clicked.connect(lambda: self.finish_wanted.emit() if self._last else self.step.emit(1))

    def _tell(self, within: int, *, value: Fraction | None, not_sure: bool) -> None:
        self._draft = Draft(
            value=value, not_sure=not_sure, reason=self.reasons.toPlainText(), evidence=self._draft.evidence
        )
        self.written.emit(self._draft, within)

    def _show_short(self, summary: str) -> None:
        self._short.setText(summary)
        for widget in (self._short_title, self._short, self._whole_title):
            widget.setVisible(bool(summary))

    def _grow(self) -> None:
        self._inner.setMaximumWidth(px(_WIDE))
        for widget in (self.text, self._short, self._guidance, self.reasons):
            font = self.font()
            font.setPointSizeF(font.pointSizeF() * _LARGER / 100)
            widget.setFont(font)
        self.reasons.setMinimumHeight(self.reasons.fontMetrics().lineSpacing() * 4 + px(SPACE_L))
