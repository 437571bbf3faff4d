"""A room: one page of the window with its name, its icon, and who may come in.

Its code and the services it uses are loaded by `load`, which returns what makes its presenter; that takes its
time when nobody has done it before; see app/ui/arriving.py for who does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.codes import Role
from app.ui.lobby import Lobby
from app.ui.pages.base import Presenter
from app.ui.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A page of an open case, for the seats of these roles."""

    key: str
    icon: str
    title: Callable[[], str]
    roles: frozenset[Role]
    load: Callable[[], Callable[[Workplace], Presenter[Any]]]

    def make(self, workplace: Workplace) -> Presenter[Any]:
        """Make the room for a case."""
        return self.load()(workplace)


@dataclass(frozen=True, slots=True, kw_only=True)
class LobbyRoom:
    """A page outside any case."""

    key: str
    icon: str
    title: Callable[[], str]
    load: Callable[[], Callable[[Lobby], Presenter[Any]]]

    def make(self, lobby: Lobby) -> Presenter[Any]:
        """Make the page for whoever is here."""
        return self.load()(lobby)
