"""The settings: how the window looks, the profile, the certificate for signing, and this computer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.services.doctor import Finding, Severity
from app.services.profiles import ProfileAbout
from app.text.screens import settings as words
from app.ui.pages.base import Page
from app.ui.pages.lobby.column import Column
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_S
from app.ui.widgets.buttons import quiet_button, secondary
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.choice import RadioChoice
from app.ui.widgets.choice_group import ChoiceGroup
from app.ui.widgets.flow import Flow
from app.ui.widgets.kind import Kind
from app.ui.widgets.text import body, heading, quiet, strong, title

SCHEMES = ("system", "light", "dark", "contrast")
_KINDS = {Severity.OK: Kind.GOOD, Severity.NOTE: Kind.INFO, Severity.LACKING: Kind.WARNING}


class SettingsPage(Page):
    """Says what people choose: colours, text size, and what is to be done with profile and certificate."""

    worn = Signal(str)
    stepped = Signal(int)
    passphrase = Signal()
    recovery = Signal()
    bring = Signal()
    forget = Signal()
    examine = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = Column()
        self.body.addWidget(self._column.area)
        self._column.body.addWidget(title(words.title()))
        self._column.body.addWidget(self._looks())
        self._column.body.addWidget(self._profile())
        self._column.body.addWidget(self._certificate())
        self._column.body.addWidget(self._computer())
        self._column.body.addStretch()

    def show_looks(self, scheme: str, percent: int, *, smallest: int, largest: int) -> None:
        """Show what was chosen."""
        with self._worn.quietly():
            for key, choice in self.schemes.items():
                choice.setChecked(key == scheme)
        self.percent.setText(words.percent(percent))
        self.smaller.setEnabled(percent > smallest)
        self.larger.setEnabled(percent < largest)

    def show_profile(self, about: ProfileAbout, fingerprint: str) -> None:
        """Show whose profile it is, what opens it and where it is."""
        self.name.setText(words.name(about.name))
        self.lock.setText(words.lock(about.lock.value))
        self.fingerprint.setText(words.fingerprint(fingerprint))
        self.place.setText(words.place_sentence(str(about.folder)))

    def show_certificate(self, imported: str | None) -> None:
        """Show which certificate signs: an imported one by its name, None for the profile's own."""
        self.certificate.setText(words.certificate_own() if imported is None else words.certificate_imported(imported))
        self.forgetting.setVisible(imported is not None)

    def show_findings(self, found: Sequence[Finding] | None) -> None:
        """Show what was found on this computer, None while it is looked at."""
        while item := self._findings.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if found is None:
            self._findings.addWidget(quiet(words.examining()))
            return
        for one in sorted(found, key=lambda one: one.severity is Severity.OK):
            self._findings.addWidget(_finding(one))
        chips = self.findChildren(Chip)
        widest = max((chip.sizeHint().width() for chip in chips), default=0)
        for chip in chips:
            chip.setMinimumWidth(widest)

    def begin(self) -> None:
        """Give the focus to the first choice."""
        chosen = next((one for one in self.schemes.values() if one.isChecked()), self.schemes["system"])
        chosen.setFocus()

    def _looks(self) -> QWidget:
        card = Card()
        card.body.addWidget(heading(words.looks()))
        card.body.addWidget(strong(words.colours()))
        self._worn = ChoiceGroup(self)
        row = QWidget()
        flow = Flow(row, across=SPACE_S, down=SPACE_S)
        self.schemes: dict[str, RadioChoice] = {}
        for at, key in enumerate(SCHEMES):
            choice = RadioChoice(words.scheme(key), tile=True)
            self._worn.addButton(choice, at)
            flow.addWidget(choice)
            self.schemes[key] = choice
        self._worn.chosen.connect(lambda choice: self.worn.emit(SCHEMES[self._worn.id(choice)]))
        card.body.addWidget(row)
        card.body.addSpacing(px(SPACE_S))
        card.body.addWidget(strong(words.size()))
        line = QHBoxLayout()
        line.setSpacing(px(SPACE_S))
        self.smaller = secondary(words.smaller(), "minus")
        self.larger = secondary(words.larger(), "plus")
        self.percent = body()
        self.percent.setWordWrap(False)
        self.smaller.clicked.connect(lambda: self.stepped.emit(-1))
        self.larger.clicked.connect(lambda: self.stepped.emit(1))
        for widget in (self.smaller, self.percent, self.larger):
            line.addWidget(widget)
        line.addStretch()
        card.body.addLayout(line)
        return card

    def _profile(self) -> QWidget:
        card = Card()
        card.body.addWidget(heading(words.profile()))
        self.name, self.lock, self.fingerprint, self.place = body(), body(), quiet(), quiet()
        for label in (self.name, self.lock, self.fingerprint, self.place):
            card.body.addWidget(label)
        self.change = secondary(words.change_passphrase(), "key")
        self.change.clicked.connect(self.passphrase)
        sheet = secondary(words.recovery(), "print")
        sheet.clicked.connect(self.recovery)
        card.body.addSpacing(px(SPACE_S))
        card.body.addWidget(_row(self.change, sheet))
        return card

    def _certificate(self) -> QWidget:
        card = Card()
        card.body.addWidget(heading(words.certificate()))
        self.certificate = body()
        card.body.addWidget(self.certificate)
        bring = secondary(words.import_certificate(), "shield")
        bring.clicked.connect(self.bring)
        self.forgetting = quiet_button(words.forget_certificate())
        self.forgetting.clicked.connect(self.forget)
        card.body.addSpacing(px(SPACE_S))
        card.body.addWidget(_row(bring, self.forgetting))
        return card

    def _computer(self) -> QWidget:
        card = Card()
        card.body.addWidget(heading(words.computer()))
        self._findings = QVBoxLayout()
        self._findings.setSpacing(px(SPACE_S))
        card.body.addLayout(self._findings)
        again = quiet_button(words.examine_again())
        again.clicked.connect(self.examine)
        card.body.addWidget(_row(again))
        return card


def _row(*buttons: QPushButton) -> QWidget:
    row = QWidget()
    flow = Flow(row, across=SPACE_S, down=SPACE_S)
    for button in buttons:
        flow.addWidget(button)
    return row


def _finding(found: Finding) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(px(SPACE_S))
    line.addWidget(Chip(words.severity(found.severity.value), _KINDS[found.severity]), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(body(found.words), 1)
    return row
