"""A verdict: the overall answer, the four questions one by one, and what each rests on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.award import ShownLot
from app.services.checking import CheckedReport, Light, ShownAnswer, ShownSignature
from app.text.screens import verify as words
from app.ui.pages.ranking.lot_view import LotView
from app.ui.theme.tokens import SPACE_M, SPACE_XS
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.kind import Kind
from app.ui.widgets.notice import Notice
from app.ui.widgets.text import body, heading, quiet, strong

KINDS = {Light.GOOD: Kind.GOOD, Light.BAD: Kind.ERROR, Light.UNKNOWN: Kind.WARNING}


class VerdictView(QWidget):
    """Shows what is known of a file; `copied` after a fingerprint went into the clipboard."""

    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: CheckedReport | None = None
        self.overall = Notice()
        self._head = QVBoxLayout()
        self.guests = QVBoxLayout()  # what a page wants to stand between the answers and what they rest on
        self._column = QVBoxLayout()
        for part in (self._head, self.guests, self._column):
            part.setSpacing(SPACE_M)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_M)
        outer.addWidget(self.overall)
        outer.addLayout(self._head)
        outer.addLayout(self.guests)
        outer.addLayout(self._column)
        outer.addStretch(1)

    def show_report(self, report: CheckedReport, *, ranking: bool = True) -> None:
        """Show a verdict, and with `ranking` the ranking that the report carries."""
        self.clear()
        kind = KINDS[report.light] if report.light is not Light.UNKNOWN or report.signatures else Kind.INFO
        self.overall.tell(kind, report.overall)
        if report.next_step:
            self._head.addWidget(strong(report.next_step))
        self._head.addWidget(self._answers(report.answers))
        self._listed(words.stands_in_the_way(), report.could_not)
        self._column.addWidget(heading(words.signatures_heading()))
        if not report.signatures:
            broken = report.answers[0].light is Light.BAD
            self._column.addWidget(body(words.no_intact_signature() if broken else words.no_signatures()))
        for one in report.signatures:
            self._column.addWidget(self._signature(one))
        self._listed(words.timestamps_heading(), report.timestamps)
        self._listed(words.hashes_heading(), report.hashes, small=True)
        lots = report.award.lots if ranking and report.award is not None else ()
        if lots:
            self._column.addWidget(heading(words.ranking_heading()))
        self._show_lots(report, lots)

    def _show_lots(self, report: CheckedReport, lots: Sequence[ShownLot]) -> None:
        """Show the lots one by one, each in a turn of its own: there may be many, and the window is not to wait."""
        self._shown = report
        if not lots:
            self._column.addWidget(quiet(words.nothing_beyond()))
            return

        def one_more() -> None:
            if self._shown is not report:
                return
            view = LotView(explains=False)
            self._column.addWidget(strong(lots[0].heading))
            self._column.addWidget(view)
            view.show_lot(lots[0])
            self._show_lots(report, lots[1:])

        QTimer.singleShot(1, self, one_more)

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self.overall.clear()
        for part in (self._head, self._column):
            while (item := part.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()

    def _answers(self, answers: tuple[ShownAnswer, ...]) -> Card:
        card = Card()
        for answer in answers:
            row = QWidget()
            across = QHBoxLayout(row)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(SPACE_M)
            chip = Chip(answer.word, KINDS[answer.light], "question" if answer.light is Light.UNKNOWN else "")
            told = QVBoxLayout()
            told.setSpacing(SPACE_XS)
            told.addWidget(strong(answer.question))
            told.addWidget(body(answer.sentence))
            for line in answer.found:
                told.addWidget(body(f"•  {line}"))
            across.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
            across.addLayout(told, 1)
            row.setAccessibleName(f"{answer.question} {answer.word}. {answer.sentence}")
            card.body.addWidget(row)
        _same_width(card)
        return card

    def _signature(self, found: ShownSignature) -> Card:
        card = Card()
        card.body.addWidget(body(found.sentence))
        for note in found.notes:
            card.body.addWidget(quiet(note))
        copy = quiet_button(words.copy_fingerprint(found.role))
        copy.clicked.connect(lambda: self._copy(found.fingerprint))
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch()
        card.body.addLayout(row)
        return card

    def _copy(self, fingerprint: str) -> None:
        QGuiApplication.clipboard().setText(fingerprint)
        self.copied.emit()

    def _listed(self, title: str, lines: tuple[str, ...], *, small: bool = False) -> None:
        if lines:
            self._column.addWidget(heading(title))
            for line in lines:
                self._column.addWidget(quiet(line) if small else body(line))


def _same_width(card: Card) -> None:
    chips = card.findChildren(Chip)
    widest = max((chip.sizeHint().width() for chip in chips), default=0)
    for chip in chips:
        chip.setMinimumWidth(widest)
