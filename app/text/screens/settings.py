"""What the settings say: how the window looks, the profile, the certificate, this computer."""

from app.text.catalogue import N_, _


def title() -> str:
    """Return the name of the page."""
    return _("Settings")


def looks() -> str:
    """Return the heading of how the window looks."""
    return _("How Evenhand looks")


def colours() -> str:
    """Return the label of the choice of colours."""
    return _("Colours")


_SCHEMES = {
    "system": N_("&As the system has it"),
    "light": N_("Li&ght"),
    "dark": N_("&Dark"),
    "contrast": N_("&High contrast"),
}


def scheme(key: str) -> str:
    """Return the words of a choice of colours."""
    return _(_SCHEMES[key])


def size() -> str:
    """Return the label of the text size."""
    return _("Text size")


def percent(shown: int) -> str:
    """Return a text size."""
    return _("{percent} %").format(percent=shown)


def smaller() -> str:
    """Return the button that makes text smaller."""
    return _("S&maller")


def larger() -> str:
    """Return the button that makes text larger."""
    return _("&Larger")


def profile() -> str:
    """Return the heading of the profile."""
    return _("Your profile")


def name(shown: str) -> str:
    """Return whose profile it is."""
    return _("Name: {name}").format(name=shown)


_LOCKS = {
    "keyring": N_("This computer's keyring opens it; there is nothing to remember."),
    "keyring-and-passphrase": N_("This computer's keyring and your passphrase open it together."),
    "passphrase": N_("Your passphrase opens it."),
    "unknown": "",
}


def lock(kind: str) -> str:
    """Return what opens the profile."""
    return _(_LOCKS[kind]) if _LOCKS[kind] else ""


def fingerprint(shown: str) -> str:
    """Return by what others can check the profile's certificate."""
    return _("Fingerprint of your certificate: {fingerprint}").format(fingerprint=shown)


def change_passphrase() -> str:
    """Return the button that changes the passphrase."""
    return _("&Change the passphrase …")


def change_title() -> str:
    """Return the title of that dialog."""
    return _("Change the passphrase")


def change_sentence() -> str:
    """Return what the change does."""
    return _(
        "From now on your profile opens with what you type here. Copies of it made before still open with the old "
        "passphrase."
    )


def change_verb() -> str:
    """Return the verb of that dialog."""
    return _("&Change it")


def changed() -> str:
    """Return that it was changed."""
    return _("The passphrase is changed.")


def recovery() -> str:
    """Return the button that writes a recovery sheet."""
    return _("Save a &recovery sheet to print …")


def certificate() -> str:
    """Return the heading of the certificate for signing."""
    return _("Your certificate for signing reports")


def certificate_own() -> str:
    """Return that reports are signed with the profile's own certificate."""
    return _(
        "Reports are signed with your profile's own certificate. If your council gave you one, you can sign with that."
    )


def certificate_imported(shown: str) -> str:
    """Return that reports are signed with an imported certificate."""
    return _("Reports are signed with the certificate of {name} that you imported.").format(name=shown)


def import_certificate() -> str:
    """Return the button that imports a certificate."""
    return _("&Import a certificate …")


def forget_certificate() -> str:
    """Return the button that goes back to the own certificate."""
    return _("Use my &own again")


def import_title() -> str:
    """Return the title of the dialogs that import."""
    return _("Import a certificate")


def import_sentence(file: str) -> str:
    """Return what is asked for."""
    return _(
        "Type the passphrase of {file}. Evenhand keeps the certificate in your profile, not the passphrase."
    ).format(file=file)


def import_label() -> str:
    """Return the label of the passphrase of the file."""
    return _("&Passphrase of the file")


def import_verb() -> str:
    """Return the verb of that dialog."""
    return _("&Import it")


def imported(shown: str) -> str:
    """Return that a certificate was imported."""
    return _("Reports are signed with the certificate of {name} from now on.").format(name=shown)


def forgotten() -> str:
    """Return that the own certificate signs again."""
    return _("Reports are signed with your profile's own certificate again.")


def place() -> str:
    """Return the heading of where things are."""
    return _("Where your evaluations are")


def place_sentence(folder: str) -> str:
    """Return where they are."""
    return _("All files of your profile are encrypted, in {folder}.").format(folder=folder)


def computer() -> str:
    """Return the heading of what was found on this computer."""
    return _("This computer")


def examining() -> str:
    """Return what is said while it is looked at."""
    return _("Looking at this computer …")


def examine_again() -> str:
    """Return the button that looks once more."""
    return _("Loo&k again")


_SEVERITIES = {"ok": N_("Fine"), "note": N_("Note"), "lacking": N_("To mend")}


def severity(kind: str) -> str:
    """Return how much a finding matters."""
    return _(_SEVERITIES[kind])
