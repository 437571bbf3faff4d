"""The right side: what is asked, the levels as the choice, and the reasons."""

from fractions import Fraction

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.services.worksheets import Question
from app.text.numbers import exact
from app.text.screens import score as words
from app.ui.forms import Form
from app.ui.pages.score.sheet import CHOSEN, TYPED, Draft
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.level_choice import LevelChoice
from app.ui.widgets.text import body, heading, quiet, strong


class AnswerPane(QWidget):
    """Shows one question with one draft; `written` has the draft as it is now, and how soon it should be saved."""

    written = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = Draft()
        self._where = quiet()
        self._title = heading()
        self._weight = quiet()
        self._guidance_title = strong(words.guidance())
        self._guidance = body()
        self.choice = LevelChoice(words.your_score(), words.not_sure())
        self.choice.setAccessibleDescription(words.level_keys())
        self._keys = quiet(words.level_keys())
        self._prompts = body()
        self.reasons = _field()
        self.evidence = _field()
        self.choice.chosen.connect(self._chosen)
        self.reasons.textChanged.connect(self._typed)
        self.evidence.textChanged.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_S)
        column.setSpacing(SPACE_S)
        for label in (self._where, self._title, self._weight, self._guidance_title, self._guidance):
            column.addWidget(label)
        column.addWidget(self.choice)
        column.addWidget(self._keys)
        form = Form()
        form.column.setSpacing(SPACE_M)
        form.column.addWidget(self._prompts)
        form.row(words.reasons(), self.reasons, words.reasons_hint())
        form.row(words.evidence(), self.evidence, words.evidence_hint())
        column.addSpacing(SPACE_S)
        column.addWidget(form)
        column.addStretch()
        self._grow()

    def show_question(self, question: Question, at: int, total: int) -> None:
        """Show what is asked."""
        self._where.setText(words.position(at, total))
        self._title.setText(words.question_line(question.code, question.title))
        self._weight.setVisible(question.weight is not None)
        if question.weight is not None:
            self._weight.setText(words.weight(exact(Fraction(question.weight, 100))))
        for label in (self._guidance_title, self._guidance):
            label.setVisible(bool(question.guidance))
        self._guidance.setText(question.guidance)
        self._prompts.setVisible(bool(question.prompts))
        prompts = "\n".join([words.speak_of(), *(words.prompt(one.title, one.guidance) for one in question.prompts)])
        self._prompts.setText(prompts)
        self.reasons.setAccessibleDescription(
            " ".join([words.reasons_hint(), prompts] if question.prompts else [words.reasons_hint()])
        )
        self.choice.offer([
            (level.value, words.level(exact(level.value), level.label, level.descriptor)) for level in question.levels
        ])  # fmt: skip

    def show_draft(self, draft: Draft, *, locked: bool) -> None:
        """Show what was given so far; what is the same already is left as it is, so that typing goes on."""
        self._draft = draft
        with QSignalBlocker(self.choice):
            if draft.not_sure:
                self.choice.show_not_sure()
            elif draft.value is None:
                self.choice.show_none()
            else:
                self.choice.show_level(draft.value)
        self.choice.setEnabled(not locked)
        self._keys.setVisible(not locked)
        for field, text in ((self.reasons, draft.reason), (self.evidence, draft.evidence)):
            field.setReadOnly(locked)
            if field.toPlainText() != text:
                with QSignalBlocker(field):
                    field.setPlainText(text)

    def cite(self, text: str, place: str) -> None:
        """Add words of the answer to the evidence; the keyboard stays where it is."""
        held = self.evidence.toPlainText().rstrip()
        line = words.cited(text, place)
        cursor = self.evidence.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(f"\n{line}" if held and not self.evidence.toPlainText().endswith("\n") else line)

    def _chosen(self, value: Fraction | None) -> None:
        self._tell(CHOSEN, value=value, not_sure=value is None)

    def _typed(self) -> None:
        self._tell(TYPED, value=self._draft.value, not_sure=self._draft.not_sure)

    def _tell(self, within: int, *, value: Fraction | None, not_sure: bool) -> None:
        self._draft = Draft(
            value=value,
            not_sure=not_sure,
            reason=self.reasons.toPlainText(),
            evidence=self.evidence.toPlainText(),
        )
        self.written.emit(self._draft, within)

    def _grow(self) -> None:
        for field, lines in ((self.reasons, 6), (self.evidence, 3)):
            field.setMinimumHeight(field.fontMetrics().lineSpacing() * lines + px(16))


def _field() -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    return field
