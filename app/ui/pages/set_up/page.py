"""The page on which an evaluation is checked: how it stands above, and below it what is set up, in tabs."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QWidget

from app.domain.codes import WeightBasis
from app.scoring.rehearsal.results import Remark
from app.services.outlines import Outline
from app.services.set_up_views import SetUpView
from app.text.clock import day_of
from app.text.screens import outline as tabs
from app.text.screens import set_up as words
from app.ui.pages.base import Page
from app.ui.pages.set_up import method
from app.ui.pages.set_up.advice import Advice
from app.ui.pages.set_up.criteria import Criteria
from app.ui.pages.set_up.tenders import Tenders, rows_of
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_S
from app.ui.widgets.buttons import primary, secondary
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow import flow
from app.ui.widgets.kind import Kind
from app.ui.widgets.text import body, quiet, title

SHORT_HASH = 16


class State(StrEnum):
    """How an evaluation stands with its freeze."""

    OPEN = "open"
    NEWER = "newer"
    FROZEN = "frozen"
    ISSUED = "issued"


def state_of(view: SetUpView) -> State:
    """Return how an evaluation stands."""
    if view.issued:
        return State.ISSUED
    if view.version is None:
        return State.OPEN
    return State.FROZEN if view.as_frozen else State.NEWER


def begins(digest: str) -> str:
    """Return the beginning of a hash as people compare it."""
    short = digest[:SHORT_HASH]
    return " ".join(short[at : at + 4] for at in range(0, len(short), 4))


_KINDS = {State.OPEN: Kind.INFO, State.NEWER: Kind.WARNING, State.FROZEN: Kind.GOOD, State.ISSUED: Kind.GOOD}
_SYMBOLS = {State.OPEN: "unlock", State.NEWER: "warning", State.FROZEN: "lock", State.ISSUED: "lock"}


class SetUpPage(Page):
    """Shows what it is given; signals say what is wanted: to freeze, to take a workbook in one of three ways."""

    freeze_wanted = Signal()
    again_wanted = Signal()
    amend_wanted = Signal()
    clarify_wanted = Signal()
    panel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = State.OPEN
        self.chip = Chip(words.chip("open"), Kind.INFO, "unlock")
        self._sentence, self._source, self._version = body(), quiet(), quiet()
        self.freeze = primary(words.freeze(), "lock")
        self.on = primary(words.to_panel(), "people")
        self.again = secondary(words.again(), "file-plus")
        self.amend = secondary(words.amend(), "pencil")
        self.clarify = secondary(words.clarify(), "speech")
        for button, wanted in (
            (self.freeze, self.freeze_wanted),
            (self.on, self.panel_wanted),
            (self.again, self.again_wanted),
            (self.amend, self.amend_wanted),
            (self.clarify, self.clarify_wanted),
        ):
            button.clicked.connect(wanted)
        self.criteria, self.tenders, self.advice = Criteria(), Tenders(), Advice()
        self._scales, self._method = QWidget(), QWidget()
        self.tabs = QTabWidget()
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setMinimumHeight(px(320))
        self.body.addWidget(title(words.title()))
        self.body.addWidget(self._standing())
        self.body.addWidget(self.tabs, 1)

    def begin(self) -> None:
        """Give the focus to the next step."""
        next(one for one in (self.freeze, self.on, self.again) if not one.isHidden()).setFocus()

    def fill(self, view: SetUpView) -> None:
        """Show an evaluation as it stands."""
        self.state = state_of(view)
        self.chip.show_as(words.chip(self.state), _KINDS[self.state], _SYMBOLS[self.state])
        locked = self.state is State.ISSUED and view.quality_locked
        self._sentence.setText(words.sentence("locked" if locked else self.state))
        self._source.setText(words.source(view.source, day_of(view.read_at)))
        version = view.version
        self._version.setVisible(version is not None)
        if version is not None:
            self._version.setText(words.version(version.number, begins(version.hash), day_of(version.frozen_at)))
        self.freeze.setVisible(self.state in {State.OPEN, State.NEWER})
        self.on.setVisible(self.state in {State.FROZEN, State.ISSUED})
        self.again.setVisible(self.state is not State.ISSUED)
        self.amend.setVisible(self.state is State.ISSUED and not locked)
        self.clarify.setVisible(self.state is State.ISSUED and not locked)
        self._show_outline(view.outline)
        titles = {row.code: row.title or row.code for row in view.outline.data.criteria}
        self.tenders.fill(rows_of(view.tenders, view.suppliers), titles)

    def advise(self, outline: Outline, remarks: Sequence[Remark]) -> None:
        """Show the remarks on the method."""
        self.advice.fill(outline.data, remarks)
        self.tabs.setTabText(self.tabs.indexOf(self.advice), words.tab_advice(len(remarks)))

    def _show_outline(self, outline: Outline) -> None:
        at = max(self.tabs.currentIndex(), 0)
        self.criteria.fill(outline.lines, local=outline.data.method.weight_basis is WeightBasis.LOCAL)
        old = (self._scales, self._method)
        self._scales, self._method = method.scales(outline), method.method(outline)
        self.tabs.clear()
        self.tabs.addTab(self.criteria, tabs.tab_criteria())
        self.tabs.addTab(self._scales, tabs.tab_scales())
        self.tabs.addTab(self._method, tabs.tab_method())
        self.tabs.addTab(self.tenders, tabs.tab_tenders())
        self.tabs.addTab(self.advice, words.tab_advice(None))
        self.tabs.setCurrentIndex(at)
        for one in old:
            one.deleteLater()

    def _standing(self) -> Card:
        card = Card()
        top = QHBoxLayout()
        top.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        top.addStretch()
        card.body.addLayout(top)
        for one in (self._sentence, self._version, self._source):
            card.body.addWidget(one)
        card.body.addSpacing(px(SPACE_S))
        card.body.addWidget(flow(self.freeze, self.on, self.again, self.amend, self.clarify))
        return card
