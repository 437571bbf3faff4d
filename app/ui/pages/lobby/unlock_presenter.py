"""Coming in: the profile is opened, and its owner let in."""

from app.errors import AppError
from app.services.profiles import Lock, OpenProfile, ProfileAbout, open_profile, profiles_in
from app.text.screens import entering as words
from app.text.sentences import words_of
from app.ui.lobby import Lobby
from app.ui.pages.base import Presenter
from app.ui.pages.lobby.unlock import UnlockPage


class UnlockPresenter(Presenter[Lobby]):
    """Opens by itself, once, the only profile where the keyring does it alone."""

    def __init__(self, lobby: Lobby) -> None:
        self.unlock = UnlockPage()
        super().__init__(lobby, self.unlock)
        self._tried = False
        self._found: dict[str, ProfileAbout] = {}
        self.unlock.opened.connect(self.open)
        self.unlock.another.connect(lambda: lobby.room_wanted.emit("welcome"))
        self.unlock.restore.connect(lambda: lobby.room_wanted.emit("restore"))

    def show(self) -> None:
        """Look whose profiles are here."""
        home = self.place.door.home
        self.place.run(lambda _watch: profiles_in(home), self._show, self.refuse)

    def leave(self) -> None:
        """Forget what was typed."""
        self.unlock.passphrase.clear()

    def open(self, id_: str, passphrase: str | None) -> None:
        """Open a profile and let its owner in."""
        about, store = self._found[id_], self.place.door.store
        self.unlock.busy(busy=True)
        asked = None if passphrase is None else lambda: passphrase
        self.place.run(
            lambda _watch: open_profile(about, store=store, passphrase=asked),
            self._opened,
            self._refused,
            doing=words.opening(),
        )

    def _show(self, found: tuple[ProfileAbout, ...]) -> None:
        self._found = {about.id: about for about in found}
        self.unlock.show_profiles(found)
        self.unlock.begin()
        if len(found) == 1 and found[0].lock is Lock.KEYRING and not self._tried:
            self._tried = True
            self.open(found[0].id, None)

    def _opened(self, profile: OpenProfile) -> None:
        self.unlock.busy(busy=False)
        self.unlock.notice.clear()
        self.unlock.passphrase.clear()
        self.place.enter(profile)

    def _refused(self, error: AppError) -> None:
        self.unlock.busy(busy=False)
        if error.code in {"passphrase-wrong", "passphrase-needed"}:
            self.unlock.refuse_passphrase(words_of(error))
        else:
            self.refuse(error)
