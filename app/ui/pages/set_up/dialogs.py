"""What this room asks before it records something: a decision on a condition or a tender, an approved amendment."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from app.services.set_up_views import Changes
from app.text.screens import set_up as words
from app.ui.dialogs.reason import ReasonDialog
from app.ui.dialogs.sheet import Sheet
from app.ui.forms import Row
from app.ui.theme.current import px
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_XS
from app.ui.widgets.choice import RadioChoice
from app.ui.widgets.choice_group import ChoiceGroup
from app.ui.widgets.text import body

_MOST = 200


class DecisionDialog(ReasonDialog):
    """One of several states, a reason, and who approved it; nothing is chosen to begin with.

    `decided` has the state's code, the reason and the approver.
    """

    decided = Signal(str, str, str)

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        sentence: str,
        label: str,
        choices: Sequence[tuple[str, str]],
        approver_needed: bool,
    ) -> None:
        super().__init__(parent, title=title, sentence=sentence, verb=words.record_it())
        self.choices = ChoiceGroup(self)
        box = QWidget()
        box.setAccessibleName(label)
        column = spaced(QVBoxLayout(box), SPACE_XS)
        self.buttons: dict[str, RadioChoice] = {}
        for code, shown in choices:
            button = RadioChoice(shown)
            self.choices.addButton(button)
            self.buttons[code] = button
            column.addWidget(button)
        self._choice = Row(label, box)
        self.choices.chosen.connect(lambda _button: self._choice.accept())
        self.approver = QLineEdit()
        self._approver = Row(words.approver(), self.approver, words.approver_hint(needed=approver_needed))
        self._approver_needed = approver_needed
        self.approver.textChanged.connect(self._approver.accept)
        self.put_above(self._choice)
        self.put_above(self._approver)
        self.given.connect(self._decide)
        next(iter(self.buttons.values())).setFocus()

    @property
    def chosen(self) -> str:
        """The code of the state that is chosen; empty while none is."""
        return next((code for code, button in self.buttons.items() if button.isChecked()), "")

    def ready(self) -> bool:
        """Return whether a state is chosen, a reason given, and an approver where one is needed."""
        reasoned = super().ready()
        approved = bool(self.approver.text().strip()) or not self._approver_needed
        if not approved:
            self._approver.refuse(words.approver_missing())
            self.approver.setFocus()
        if not self.chosen:
            self._choice.refuse(words.status_missing())
            next(iter(self.buttons.values())).setFocus()
        return bool(self.chosen) and approved and reasoned

    def _decide(self, reason: str) -> None:
        self.decided.emit(self.chosen, reason, self.approver.text().strip())


def _changes(changes: Changes) -> QListWidget:
    """Return the list of what changes."""
    shown = QListWidget()
    shown.setAccessibleName(words.changes_name())
    lines = [words.change(one.part, one.how, one.what) for one in changes.changes[:_MOST]]
    if len(changes.changes) > _MOST:
        lines.append(words.more_changes(len(changes.changes) - _MOST))
    shown.setUniformItemSizes(True)
    shown.ensurePolished()
    shown.addItems(lines)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    shown.setFixedHeight(px(min(34 * len(lines) + 12, 190)))
    if lines:
        shown.setCurrentRow(0)
    return shown


class ChangesDialog(Sheet):
    """Shows what a workbook changes before it is taken."""

    def __init__(self, parent: QWidget, what: str, changes: Changes) -> None:
        super().__init__(
            parent,
            title=words.changes_title(what),
            sentence=words.changes_sentence(what) if changes.changes else words.nothing_changes(),
            verb=words.changes_verb(what),
        )
        if changes.changes:
            self.form.column.addWidget(_changes(changes))
        self.verb.setFocus()


class AmendDialog(ReasonDialog):
    """Shows what an amendment changes and asks why and who approved it; `amended` has both."""

    amended = Signal(str, str)

    def __init__(self, parent: QWidget, changes: Changes) -> None:
        super().__init__(
            parent,
            title=words.changes_title("amend"),
            sentence=words.changes_sentence("amend"),
            verb=words.changes_verb("amend"),
        )
        codes = [str(code) for code in changes.reconfirm]
        self.put_above(_changes(changes))
        self.put_above(body(words.reconfirm(codes) if codes else words.no_reconfirm()))
        self.approver = QLineEdit()
        self._approver = Row(words.approver(), self.approver, words.amend_approver_hint())
        self.put_above(self._approver)
        self.approver.textChanged.connect(self._approver.accept)
        self.given.connect(lambda reason: self.amended.emit(reason, self.approver.text().strip()))

    def ready(self) -> bool:
        """Return whether a reason and an approver are given."""
        named = bool(self.approver.text().strip())
        if not named:
            self._approver.refuse(words.approver_missing())
            self.approver.setFocus()
        return super().ready() and named
