"""The page of the panel: what comes next above, the seats and the register of interests in tabs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from app.domain.declarations import Cleared
from app.services.panel_views import PanelView
from app.text.screens import panel as words
from app.ui.pages.base import Page
from app.ui.pages.panel.register import Register
from app.ui.pages.panel.seats import Seats, key_state
from app.ui.theme.current import px
from app.ui.widgets.buttons import primary, rank, secondary
from app.ui.widgets.flow import flow
from app.ui.widgets.text import body, title

_WAITING = frozenset({"none", "invited", "pending"})


class PanelPage(Page):
    """Shows what it is given; signals say what is wanted beside what the seats' own buttons ask for."""

    issue_wanted = Signal()
    join_wanted = Signal()
    deputy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._intro = body()
        self.issue = primary(words.issue(), "send")
        self.join = secondary(words.take_answer(), "inbox")
        self.deputy = secondary(words.add_deputy(), "plus")
        self.issue.clicked.connect(self.issue_wanted)
        self.join.clicked.connect(self.join_wanted)
        self.deputy.clicked.connect(self.deputy_wanted)
        self.seats, self.register = Seats(), Register()
        self.tabs = QTabWidget()
        self.tabs.addTab(self.seats, words.tab_seats())
        self.tabs.addTab(self.register, words.tab_interests(0))
        self.tabs.setMinimumHeight(px(320))
        self.body.addWidget(title(words.title()))
        self.body.addWidget(self._intro)
        self.body.addWidget(flow(self.issue, self.join, self.deputy))
        self.body.addWidget(self.tabs, 1)

    def begin(self) -> None:
        """Give the focus to the table: the next step stands beside it."""
        self.table().setFocus()

    def table(self) -> QWidget:
        """Return the table in front."""
        return self.register.table if self.tabs.currentWidget() is self.register else self.seats.table

    def fill(self, view: PanelView) -> None:
        """Show the panel as it stands."""
        waiting = sum(1 for one in view.seats if key_state(one) in _WAITING)
        self._intro.setText(words.intro(waiting=waiting, frozen=view.frozen, issued=view.issued))
        self.issue.setVisible(view.frozen and bool(view.ready))
        rank(self.issue, "primary" if any(one.pack is None for one in view.ready) else "secondary", "send")
        self.seats.fill(view)
        self.register.fill(view)
        to_decide = sum(1 for one in view.seats if one.held.active and one.cleared is Cleared.WAITING)
        self.tabs.setTabText(1, words.tab_interests(to_decide))

    def show_register(self) -> None:
        """Bring the register of interests to the front."""
        self.tabs.setCurrentWidget(self.register)
