"""The form of one agreed score: score, reasons, who was there, and what became of the seats that differ."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.codes import CriterionCode, SeatCode
from app.domain.score_record import Dissent, Movement, SubReason
from app.errors import AppError
from app.scoring.duties import Duty
from app.services.agendas import Setting
from app.services.meetings import Agree, Table
from app.text.numbers import exact
from app.text.screens import meeting as words
from app.text.sentences import words_of
from app.ui.forms import Form, Row
from app.ui.pages.meeting.agreed_choice import AgreedChoice
from app.ui.pages.meeting.draft import Draft, Stance, Stand
from app.ui.pages.meeting.presence import Presence
from app.ui.pages.meeting.side_by_side import SideBySide
from app.ui.pages.meeting.stand_block import StandBlock
from app.ui.pages.meeting.text_field import text_field
from app.ui.theme.tokens import SPACE_M
from app.ui.widgets.text import heading, quiet


class AgreedForm(QWidget):
    """Shows and gives back a `Draft`; `changed` when anything in it did, `present_changed` when somebody came.

    `arranged` when there are other fields in it than before, so that Tab has to be led through them anew;
    `refused` has the row beside which a refusal was said first.
    """

    changed = Signal()
    present_changed = Signal(tuple)
    arranged = Signal()
    refused = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        self.choice = AgreedChoice()
        self.between_field = QLineEdit()
        self.reason_field = text_field(high=True)
        self.unscored_field = text_field()
        self.presence = Presence()
        left, right = Form(), Form()
        self.score = left.row(words.agreed_score(), self.choice)
        self.between = left.row(words.between(), self.between_field, words.between_hint())
        self.reason = right.row(words.reason(), self.reason_field, words.reason_hint())
        self.unscored = right.row(words.unscored_reason(), self.unscored_field)
        self._subs_column = QVBoxLayout()
        self._subs_column.setSpacing(SPACE_M)
        right.column.insertLayout(1, self._subs_column)
        self._differing = QVBoxLayout()
        self._differing.setSpacing(SPACE_M)
        self._differing_hint = quiet()
        left.column.addWidget(heading(words.differing()))
        left.column.addWidget(self._differing_hint)
        left.column.addLayout(self._differing)
        self.present = right.row(words.present(), self.presence, words.present_hint())
        self._forms = (left, right)
        self._table: Table | None = None
        self._subs: dict[CriterionCode, Row] = {}
        self._stands: dict[SeatCode, Stand] = {}
        self.blocks: dict[SeatCode, StandBlock] = {}
        sides = SideBySide(380, most=2)
        sides.replace([left, right])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sides)
        self.choice.chosen.connect(self._value_chosen)
        self.between_field.textEdited.connect(self._between_typed)
        self.reason_field.textChanged.connect(self.changed)
        self.unscored_field.textChanged.connect(self.changed)
        self.presence.changed.connect(self.present_changed)

    def show_table(self, table: Table, setting: Setting, draft: Draft, present: Sequence[SeatCode]) -> None:
        """Show the form of a duty with what was typed for it before."""
        self.accept()
        self._table = table
        self.choice.offer(sorted(table.scale.levels, key=lambda level: level.value, reverse=True))
        self.between.setVisible(setting.between)
        self.unscored.setVisible(not table.scores)
        self._make_subs([(row.code, row.title) for row in setting.subs.get(table.duty.question, ())])
        self.presence.show_people(setting.people, present)
        self.fill(draft)

    def fill(self, draft: Draft) -> None:
        """Show what was typed."""
        quiet_now = QSignalBlocker(self)
        self.choice.show_value(draft.value)
        self.between_field.setText(draft.between)
        self.reason_field.setPlainText(draft.reason)
        self.unscored_field.setPlainText(draft.unscored)
        for code, row in self._subs.items():
            _text(row).setPlainText(draft.subs.get(code, ""))
        self._stands = dict(draft.stands)
        self._make_blocks(keep=False)
        quiet_now.unblock()
        self.arranged.emit()

    def use(self, text: str) -> None:
        """Put a seat's own words into the panel's reason, below what is there."""
        held = self.reason_field.toPlainText().strip()
        self.reason_field.setPlainText(f"{held}\n{text}" if held else text)
        self.reason_field.setFocus()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through."""
        return (
            *self.choice.stops,
            self.between_field,
            *(stop for block in self.blocks.values() for stop in block.stops),
            self.reason_field,
            *(row.field for row in self._subs.values()),
            self.unscored_field,
            *self.presence.stops,
        )

    @property
    def draft(self) -> Draft:
        """All that is chosen and typed."""
        return Draft(
            value=self.choice.value,
            between=self.between_field.text(),
            reason=self.reason_field.toPlainText(),
            unscored=self.unscored_field.toPlainText(),
            subs={code: _text(row).toPlainText() for code, row in self._subs.items()},
            stands=self._now(),
        )

    def ask(self, duty: Duty) -> Agree | None:
        """Return what the meeting decided; None where the score is missing, which is then said beside it."""
        self.accept()
        value = self._value()
        if value is None:
            typed = bool(self.between_field.text().strip())
            row = self.between if typed else self.score
            row.refuse(words.score_not_read() if typed else words.choose_score())
            _focus(row)
            self.refused.emit(row)
            return None
        blocks = list(self.blocks.values())
        return Agree(
            duty=duty,
            value=value,
            reason=self.reason_field.toPlainText(),
            sub_reasons=tuple(
                SubReason(sub_criterion=code, reason=_text(row).toPlainText()) for code, row in self._subs.items()
            ),
            present=self.presence.seats,
            moved=tuple(
                Movement(seat=one.seat, before=one.before, after=value, why=one.stand.why)
                for one in blocks
                if one.stand.stance is Stance.MOVED
            ),
            dissent=tuple(
                Dissent(seat=one.seat, words=one.stand.words) for one in blocks if one.stand.stance is Stance.DISSENT
            ),
            unmoved=tuple(one.seat for one in blocks if one.stand.stance is Stance.UNMOVED),
            unscored_reason=self.unscored_field.toPlainText(),
        )

    def refuse(self, error: AppError) -> bool:
        """Say a refusal beside the field that it is about; return whether there is one."""
        rows = self._rows_of(error.code, error.facts)
        for row in rows:
            row.refuse(words_of(error))
        if rows:
            _focus(rows[0])
            self.refused.emit(rows[0])
        return bool(rows)

    def accept(self) -> None:
        """Take back every refusal."""
        for form in self._forms:
            form.accept()
        for row in self._subs.values():
            row.accept()
        for block in self.blocks.values():
            block.accept()

    def begin(self) -> None:
        """Give the focus to the agreed score."""
        self.choice.begin()

    def _rows_of(self, code: str, facts: Mapping[str, object]) -> list[Row]:
        plain = {
            "score-no-level": self.score,
            "agreed-without-reason": self.reason,
            "nobody-present": self.present,
            "not-on-the-panel": self.present,
            "nobody-scored": self.unscored,
        }
        if code in plain:
            return [plain[code]]
        if code == "sub-criterion-without-reason":
            return [row for sub, row in self._subs.items() if sub in _listed(facts.get("sub_criteria"))]
        if code == "difference-unexplained":
            return [block.choice for seat, block in self.blocks.items() if seat in _listed(facts.get("seats"))]
        block = self.blocks.get(SeatCode(str(facts.get("seat", ""))))
        if block is None:
            return []
        by_code = {
            "movement-without-reason": block.why,
            "movement-not-from-its-score": block.choice,
            "dissent-without-words": block.words,
        }
        return [by_code[code]] if code in by_code else []

    def _value(self) -> Fraction | None:
        typed = self.between_field.text().strip()
        if not typed:
            return self.choice.value
        try:
            return Fraction(typed)
        except (ValueError, ZeroDivisionError):
            return None

    def _value_chosen(self) -> None:
        self.score.accept()
        self.between_field.clear()
        self._make_blocks(keep=True)
        self.changed.emit()

    def _between_typed(self) -> None:
        self.between.accept()
        self.choice.show_value(None)
        self._make_blocks(keep=True)
        self.changed.emit()

    def _now(self) -> dict[SeatCode, Stand]:
        return self._stands | {seat: block.stand for seat, block in self.blocks.items()}

    def _make_subs(self, wanted: Sequence[tuple[CriterionCode, str]]) -> None:
        for row in self._subs.values():
            self._subs_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._subs = {}
        for code, title in wanted:
            row = Row(words.sub_reason(code, title).replace("&", "&&"), text_field())
            _text(row).textChanged.connect(self.changed)
            self._subs[code] = row
            self._subs_column.addWidget(row)

    def _make_blocks(self, *, keep: bool) -> None:
        """Ask about the seats whose own scores are others than the one chosen now.

        With `keep` what was typed for a seat stays, and what became of its score is asked anew.
        """
        value, table = self._value(), self._table
        if table is None:
            return
        differing = [score for score in table.scores if value is not None and score.value != value]
        if keep:
            self._stands = {seat: replace(stand, stance=None) for seat, stand in self._now().items()}
        staying = {score.seat for score in differing} if keep else set()
        for seat in [seat for seat in self.blocks if seat not in staying]:
            block = self.blocks.pop(seat)
            self._differing.removeWidget(block)
            block.hide()
            block.deleteLater()
        labels = {level.value: level.label for level in table.scale.levels}
        shown = "" if value is None else exact(value)
        for at, score in enumerate(differing):
            if score.seat in self.blocks:
                self.blocks[score.seat].agree(shown)
                continue
            own = "" if score.value is None else words.level(score.value, labels.get(score.value, ""))
            block = StandBlock(score.seat, score.value, own, shown, self._stands.get(score.seat, Stand()))
            block.changed.connect(self.changed)
            block.arranged.connect(self.arranged)
            self.blocks[score.seat] = block
            self._differing.insertWidget(at, block)
        self.blocks = {score.seat: self.blocks[score.seat] for score in differing}
        hint = words.no_difference() if value is not None and not self.blocks else ""
        self._differing_hint.setText(hint or words.differing_hint(chosen=value is not None))
        self.arranged.emit()


def _text(row: Row) -> QPlainTextEdit:
    if not isinstance(row.field, QPlainTextEdit):
        raise TypeError
    return row.field


def _listed(found: object) -> Sequence[str]:
    return found if isinstance(found, (list, tuple)) else ()


def _focus(row: Row) -> None:
    """Give the focus to a row's field, or to the first thing in it that can have it."""
    field = row.field
    inner = [one for one in field.findChildren(QAbstractButton) if one.isVisibleTo(field)]
    (inner[0] if inner else field).setFocus()
