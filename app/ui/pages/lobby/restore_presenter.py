"""Restoring a profile from its recovery sheet."""

from app.errors import AppError
from app.services.profiles import NewProfile
from app.services.recovery import restore_profile, sound_lines
from app.text.screens import entering as words
from app.text.sentences import words_of
from app.ui.dialogs.drawn import show_drawn
from app.ui.lobby import Lobby
from app.ui.pages.base import Presenter
from app.ui.pages.lobby.restore import RestorePage


class RestorePresenter(Presenter[Lobby]):
    """Makes the profile of a sheet again and lets its owner in."""

    def __init__(self, lobby: Lobby) -> None:
        self.restoring = RestorePage()
        super().__init__(lobby, self.restoring)
        self.restoring.typed.connect(self._check)
        self.restoring.restored.connect(self.restore)
        self.restoring.back.connect(lambda: lobby.room_wanted.emit("unlock"))

    def leave(self) -> None:
        """Forget what was typed: it opens everything."""
        self.restoring.clear()

    def restore(self, lines: str, sheet_words: str, passphrase: str | None) -> None:
        """Restore the profile."""
        door = self.place.door
        self.restoring.busy(busy=True)
        self.place.run(
            lambda _watch: restore_profile(
                door.home, lines, sheet_words, store=door.store, at=door.clock(), new_passphrase=passphrase
            ),
            self._restored,
            self._refused,
            doing=words.restoring(),
        )

    def _check(self, text: str) -> None:
        self.restoring.show_lines(sound_lines(text) if "\n" in text else ())

    def _restored(self, made: NewProfile) -> None:
        self.restoring.busy(busy=False)
        if made.passphrase is None:
            self.place.enter(made.profile)
            return
        show_drawn(self.place, made, self.restoring, lambda: self.place.enter(made.profile))

    def _refused(self, error: AppError) -> None:
        self.restoring.busy(busy=False)
        if error.code.startswith("typed-line"):
            self.restoring.refuse_lines(words_of(error))
        elif error.code == "recovery-passphrase-wrong":
            self.restoring.refuse_words(words_of(error))
        elif error.code == "passphrase-too-short":
            self.restoring.refuse_own(words_of(error))
        else:
            self.refuse(error)
