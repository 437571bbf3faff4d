"""Who signs, with both fingerprints as they are printed in letters."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.codes import Role
from app.services.case_report import Signatory
from app.text.screens import report as words
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.card import Card
from app.ui.widgets.flow import flow
from app.ui.widgets.text import body, heading, quiet, strong


class Signatories(Card):
    """Shows who is to sign; `copied` after the fingerprints went into the clipboard."""

    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Signatory, ...] = ()
        self._labels = {role: strong() for role in (Role.MODERATOR, Role.LEAD)}
        self._prints = {role: body() for role in self._labels}
        self._imported = body()
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self.body.addWidget(heading(words.signatories_heading()))
        for role, label in self._labels.items():
            self._prints[role].setStyleSheet(f"font-family: '{mono}';")
            self.body.addWidget(label)
            self.body.addWidget(self._prints[role])
        self.body.addWidget(self._imported)
        self.body.addWidget(quiet(words.signatories_hint()))
        self.copy = quiet_button(words.copy_both())
        self.copy.clicked.connect(self._copy)
        self.body.addWidget(flow(self.copy))

    def show_signatories(self, found: Sequence[Signatory]) -> None:
        """Show these."""
        self._all = tuple(found)
        by_role = {one.role: one for one in found}
        for role, label in self._labels.items():
            one = by_role.get(role)
            label.setText(
                words.nobody(role.value) if one is None else words.signatory(role.value, one.name, own=one.own)
            )
            self._prints[role].setText("" if one is None else one.fingerprint)
            self._prints[role].setVisible(one is not None)
        mine = next((one.imported for one in found if one.imported), "")
        self._imported.setText(f"{words.imported()} {mine}" if mine else "")
        self._imported.setVisible(bool(mine))
        self.copy.setEnabled(bool(found))

    def _copy(self) -> None:
        lines = [f"{words.signatory(one.role.value, one.name, own=False)}\n{one.fingerprint}" for one in self._all]
        QGuiApplication.clipboard().setText("\n\n".join(lines))
        self.copied.emit()
