"""What every page and every presenter is."""

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError
from app.text.sentences import words_of
from app.ui.place import Place
from app.ui.theme.current import px, theme
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.tight import Tight

if TYPE_CHECKING:
    from app.services.desk import Topic

P = TypeVar("P", bound=Place)


class Page(QWidget):
    """A page of the window: a notice for what concerns all of it, hidden until it speaks, and below it the body.

    A body that needs more height than there is scrolls, so that no page makes the window taller than its screen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outer = spaced(QVBoxLayout(self), SPACE_M)
        self.notice = Notice()
        self._above = spaced(QVBoxLayout(), 0)
        self._above.addWidget(self.notice)
        self._outer.addLayout(self._above)
        inner = self._inner = Tight()
        self.body = spaced(QVBoxLayout(inner), SPACE_M)
        self.area = scrolled(inner)
        self._outer.addWidget(self.area, 1)
        inner.installEventFilter(self)
        self._measure()
        theme().changed.connect(self._measure)

    def whole_height(self, width: int) -> int:
        """Return the height at which nothing of the page has to be scrolled."""
        around = px(SPACE_M)
        told = 0 if self.notice.isHidden() else self.notice.heightForWidth(width - 2 * around) + around
        return 2 * around + told + self._inner.heightForWidth(width - around)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the window when the body needs another height: a scroll area keeps that to itself."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _measure(self) -> None:
        """Leave the same room on all sides; on the right within the area, so that its bar stands in the margin."""
        around = px(SPACE_M)
        self._outer.setContentsMargins(around, around, 0, around)
        for layout in (self._above, self.body):
            layout.setContentsMargins(0, 0, around, 0)

    def begin(self) -> None:
        """Give the focus to where work on this page begins; the shell calls it when the page comes to the front."""
        first = first_stop(self)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)


def first_stop(within: QWidget) -> QWidget | None:
    """Return where Tab comes first within a widget; None where nothing there takes the keyboard."""
    at: QWidget | None = within.nextInFocusChain()
    while at is not None and at is not within:
        takes = at.isEnabled() and bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and within.isAncestorOf(at) and at.isVisibleTo(within):
            return at
        at = at.nextInFocusChain()
    return None


class Presenter(QObject, Generic[P]):
    """Ties one page to use-cases; `topics` are what it shows, and a change of any of them has it read again."""

    topics: "ClassVar[frozenset[Topic]]" = frozenset()

    def __init__(self, place: P, page: Page) -> None:
        super().__init__(page)
        self.place: P = place
        self.page: Page = page

    def show(self) -> None:
        """Read anew what the page shows; called when it comes to the front, and after a change of its topics."""

    def leave(self) -> None:
        """Hand over what is typed and not saved yet; called before the page goes to the back or the window closes."""

    @property
    def unsaved(self) -> bool:
        """Whether something that was typed is kept nowhere yet, so that it would go with the page."""
        return False

    def refuse(self, error: AppError) -> None:
        """Show a refusal in the page's notice."""
        self.page.notice.tell(Kind.ERROR, words_of(error))
