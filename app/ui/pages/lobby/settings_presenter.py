"""The settings at work."""

from pathlib import Path

from app import preferences
from app.errors import AppError
from app.services.doctor import Finding, examine
from app.services.profiles import (
    NewProfile,
    OpenProfile,
    change_passphrase,
    forget_signing_identity,
    import_signing_identity,
    signing_identity,
)
from app.services.reports import grouped_fingerprint
from app.text.screens import entering
from app.text.screens import settings as words
from app.text.sentences import words_of
from app.ui.dialogs.drawn import show_drawn
from app.ui.dialogs.passphrase import PassphraseDialog
from app.ui.dialogs.recovery_sheet import save_recovery_sheet
from app.ui.lobby import Lobby
from app.ui.pages.base import Presenter
from app.ui.pages.lobby.settings import SettingsPage


class SettingsPresenter(Presenter[Lobby]):
    """Shows and changes what belongs to the person and this computer, and to no evaluation."""

    def __init__(self, lobby: Lobby) -> None:
        self.settings = SettingsPage()
        super().__init__(lobby, self.settings)
        self.settings.worn.connect(lobby.looks.wear)
        self.settings.stepped.connect(lobby.looks.step)
        self.settings.passphrase.connect(self.change)
        self.settings.recovery.connect(self.recovery)
        self.settings.bring.connect(self.choose_certificate)
        self.settings.forget.connect(self.forget)
        self.settings.examine.connect(self.examine)
        lobby.looks.changed.connect(self._show_looks)

    def show(self) -> None:
        """Show everything as it is now."""
        self._show_looks()
        profile = self.place.profile
        if profile is not None:
            self._show_profile(profile)
        self.examine()

    def examine(self) -> None:
        """Look at this computer."""
        door = self.place.door
        self.settings.show_findings(None)

        def looked(found: tuple[Finding, ...]) -> None:
            self.settings.show_findings(found)

        self.place.run(lambda _watch: examine(door.home, door.store, now=door.clock()), looked, self.refuse)

    def change(self) -> None:
        """Ask for a new passphrase, and lock the profile with it."""
        profile = self.place.profile
        if profile is None:
            return
        dialog = PassphraseDialog(
            self.settings,
            title=words.change_title(),
            sentence=words.change_sentence(),
            verb=words.change_verb(),
            label=entering.new_label(),
            hint=entering.new_hint(),
        )
        store = self.place.door.store

        def changed(made: NewProfile) -> None:
            self.place.profile = made.profile
            self._show_profile(made.profile)
            dialog.accept()
            if made.passphrase is None:
                self.place.say(words.changed())
            else:
                show_drawn(self.place, made, self.settings, lambda: self.place.say(words.changed()))

        def press() -> None:
            typed = dialog.text or None
            self.place.run(
                lambda _watch: change_passphrase(profile, typed, store=store),
                changed,
                lambda error: dialog.refuse_field(words_of(error)),
                doing=words.change_title(),
            )

        dialog.pressed.connect(press)
        dialog.open()

    def recovery(self) -> None:
        """Write a recovery sheet."""
        profile = self.place.profile
        if profile is not None:
            save_recovery_sheet(self.place, profile, self.settings, self.refuse)

    def choose_certificate(self) -> None:
        """Ask for the file of a certificate."""
        self.place.chooser.open_file(self.settings, words.import_title(), (".p12", ".pfx"), self._ask_passphrase)

    def forget(self) -> None:
        """Sign with the profile's own certificate again."""
        profile = self.place.profile
        if profile is None:
            return

        def forgotten(_result: None) -> None:
            self._show_profile(profile)
            self.place.say(words.forgotten())

        self.place.run(lambda _watch: forget_signing_identity(profile), forgotten, self.refuse)

    def _ask_passphrase(self, path: Path) -> None:
        profile = self.place.profile
        if profile is None:
            return
        dialog = PassphraseDialog(
            self.settings,
            title=words.import_title(),
            sentence=words.import_sentence(path.name),
            verb=words.import_verb(),
            label=words.import_label(),
        )
        clock = self.place.clock

        def imported(name: str) -> None:
            dialog.accept()
            self._show_profile(profile)
            self.place.say(words.imported(name))

        def press() -> None:
            typed = dialog.text
            self.place.run(
                lambda _watch: import_signing_identity(profile, path, typed, at=clock()).name,
                imported,
                lambda error: dialog.refuse_field(words_of(error)),
            )

        dialog.pressed.connect(press)
        dialog.open()

    def _show_looks(self) -> None:
        chosen = self.place.looks.chosen
        self.settings.show_looks(
            chosen.scheme, chosen.percent, smallest=preferences.SMALLEST, largest=preferences.LARGEST
        )

    def _show_profile(self, profile: OpenProfile) -> None:
        self.settings.show_profile(profile.about, grouped_fingerprint(profile.about.fingerprint))

        def signs() -> str | None:
            found = signing_identity(profile)
            return None if found.fingerprint == profile.identity.fingerprint else found.name

        def refused(error: AppError) -> None:
            self.settings.show_certificate(None)
            self.refuse(error)

        self.place.run(lambda _watch: signs(), self.settings.show_certificate, refused)
