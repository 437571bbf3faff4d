"""Making a profile: the form, the words that were drawn, and in."""

from app.errors import AppError
from app.services.profiles import NewProfile, create_profile, profiles_in
from app.text.screens import entering as words
from app.text.sentences import words_of
from app.ui.dialogs.recovery_sheet import save_recovery_sheet
from app.ui.lobby import Lobby
from app.ui.pages.base import Presenter
from app.ui.pages.lobby.drawn_words import DrawnWords
from app.ui.pages.lobby.welcome import WelcomePage

_OF_NAME = frozenset(
    {"profile-name-taken", "identity-name-empty", "identity-name-unprintable", "identity-name-too-long"}
)


class WelcomePresenter(Presenter[Lobby]):
    """Makes a profile and lets its owner in; words that were drawn are shown once, before that."""

    def __init__(self, lobby: Lobby) -> None:
        self.welcome = WelcomePage()
        super().__init__(lobby, self.welcome)
        self.welcome.made.connect(self.make)
        self.welcome.restore.connect(lambda: lobby.room_wanted.emit("restore"))
        self.welcome.back.connect(lambda: lobby.room_wanted.emit("unlock"))

    def show(self) -> None:
        """Look what can open another profile."""
        if self.welcome.drawn is not None:
            return
        self.welcome.show_form()
        door = self.place.door
        self.place.run(
            lambda _watch: (door.store.unusable() is None, bool(profiles_in(door.home))),
            lambda found: self.welcome.offer(keyring=found[0], others=found[1]),
            self.refuse,
        )

    def make(self, name: str, passphrase: str | None) -> None:
        """Make the profile."""
        door = self.place.door
        self.welcome.busy(busy=True)
        self.place.run(
            lambda _watch: create_profile(door.home, name, store=door.store, passphrase=passphrase, at=door.clock()),
            lambda made: self._made(made, typed=passphrase is not None),
            self._refused,
            doing=words.making(),
        )

    def _made(self, made: NewProfile, *, typed: bool) -> None:
        self.welcome.busy(busy=False)
        if typed:
            self._enter(made)
            return
        drawn = DrawnWords(made.passphrase or "")
        drawn.kept.connect(lambda: self._enter(made))
        drawn.said.connect(self.place.say)
        drawn.sheet.connect(lambda: save_recovery_sheet(self.place, made.profile, drawn))
        self.welcome.show_drawn(drawn)

    def _enter(self, made: NewProfile) -> None:
        self.welcome.show_form()
        self.place.enter(made.profile)

    def _refused(self, error: AppError) -> None:
        self.welcome.busy(busy=False)
        if error.code == "passphrase-too-short":
            self.welcome.refuse_own(words_of(error))
        elif error.code in _OF_NAME:
            self.welcome.refuse_name(words_of(error))
        else:
            self.refuse(error)
