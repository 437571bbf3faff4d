"""Words of profiles: why one wasn't opened, made or removed, its passphrase, and the recovery sheet."""

from collections.abc import Sequence
from datetime import datetime

from app.text.catalogue import N_, _
from app.text.numbers import day

SENTENCES: dict[str, str] = {
    "case-id-unusable": N_("“{case}” can't be the name of a case file. Ask for the file again."),
    "case-key-damaged": N_(
        "The key of the case {case} is damaged, so the case can't be opened. Restore the case from a backup."
    ),
    "case-key-exists": N_(
        "There is a key for the case {case} already, and nothing was changed. Open that case, or destroy it first."
    ),
    "case-key-missing": N_(
        "This profile has no key for the case {case}, so the case can't be opened. Open it from the profile that it "
        "belongs to, ask for a handover, or restore it from a backup."
    ),
    "derivation-unusable": N_(
        "The file asks for more memory or time than a passphrase may cost. It is damaged or hostile: ask for it again."
    ),
    "folder-synced": N_(
        "{program} copies the folder {path} to other computers, and evaluations must stay on this one. Choose a folder "
        "that is not synchronised, or move this one out of it."
    ),
    "keyring-entry-damaged": N_(
        "What this computer's keyring holds for Evenhand is damaged. Restore your profile from its recovery sheet."
    ),
    "keyring-failed": N_(
        "This computer's keyring does not answer as it should. Sign out and in again, and if that doesn't help, "
        "restart the computer."
    ),
    "keyring-locked": N_("This computer's keyring is locked. Unlock it, or sign out and in again, and try once more."),
    "keyring-lost": N_(
        "This computer's keyring no longer holds the key of your profile. Restore the profile from its recovery sheet; "
        "your evaluations on this computer come back with it."
    ),
    "keyring-misconfigured": N_(
        "This computer's settings name a keyring that can't be loaded. Take the setting PYTHON_KEYRING_BACKEND away, "
        "or ask your IT support to."
    ),
    "keyring-none": N_(
        "This computer has no keyring in which secrets could be kept. Use a passphrase instead; on Linux, "
        "gnome-keyring or KWallet would be one."
    ),
    "keyring-not-trusted": N_(
        "The keyring that is set up on this computer is not the operating system's own, and may keep secrets in clear. "
        "It was not used. Use a passphrase instead, or ask your IT support for the system's own keyring."
    ),
    "keyring-other": N_(
        "The key in this computer's keyring does not fit this profile. If the profile was copied from another "
        "computer, restore it from its recovery sheet."
    ),
    "keys-damaged": N_("The keys in this file are damaged, or are none of Evenhand's. Take another copy of the file."),
    "passphrase-needed": N_("The profile of {name} opens with its passphrase. Type it."),
    "passphrase-wrong": N_(
        "The passphrase does not open this profile. Type it again; if it is lost, restore the profile from its "
        "recovery sheet."
    ),
    "profile-damaged": N_(
        "The profile in {folder} can't be read: a file in it is damaged or missing. Restore the profile from its "
        "recovery sheet, or this folder from a backup."
    ),
    "profile-has-cases": N_(
        "The profile of {name} still has evaluations on this computer ({count}), and nothing was removed. Hand them "
        "over or destroy them first."
    ),
    "profile-name-taken": N_(
        "There is a profile of {name} at this computer already. Open that one, or choose a name that tells the two "
        "apart."
    ),
    "profile-newer": N_(
        "The profile in {folder} was written by a newer version of Evenhand. Open it with the newer version."
    ),
    "recovery-passphrase-wrong": N_(
        "The six words don't open this sheet. Check their order and spelling; each sheet has words of its own."
    ),
    "signing-identity-damaged": N_(
        "The certificate that was imported for signing reports can't be read. Import it again."
    ),
    "typed-line-wrong": N_(
        "Line {line} is not as it stands on the sheet: a character is wrong, missing or one too many. Compare that "
        "line, letter by letter."
    ),
    "typed-lines-missing": N_(
        "{found} lines were given, and the sheet has {needed}. Give all of them, in their order."
    ),
    "typed-lines-newer": N_(
        "This sheet was made by a newer version of Evenhand. Use the newer version to restore from it."
    ),
    "typed-lines-unreadable": N_(
        "This is not the text of a recovery sheet. Scan its code, or type its lines: letters from A to Z and the "
        "digits from 2 to 7."
    ),
    "unwrap-failed": N_(
        "Something that is kept encrypted can't be opened with this key: it is damaged, or belongs elsewhere. Restore "
        "it from a backup."
    ),
}  # fmt: skip


def removed(name: str, fingerprint: str, at: datetime) -> str:
    """Return the note of a profile's removal."""
    return _(
        "The profile of {name} was removed from this computer on {day}, {time} UTC by its clock: its keys, its files "
        "and its entry in the keyring. Its certificate was {fingerprint}."
    ).format(name=name, day=day(at), time=f"{at:%H:%M}", fingerprint=fingerprint)


# ---------------------------------------------------------------- the recovery sheet


def sheet_title() -> str:
    """Return the title of the recovery sheet."""
    return _("Recovery sheet")


def sheet_kicker() -> str:
    """Return what stands above the title."""
    return _("Evenhand · keep in a safe place, apart from its six words")


def sheet_of(name: str) -> str:
    """Return whose profile the sheet restores."""
    return _("Profile of {name}").format(name=name)


def sheet_intro() -> str:
    """Return what the sheet is for."""
    return _(
        "This brings the profile back if its computer, its keyring or its passphrase is lost: its signature, and its "
        "evaluations where their files still are, on the computer or in a backup."
    )


def sheet_steps() -> Sequence[tuple[str, str]]:
    """Return what to do, in order."""
    return (
        (_("To restore:"), _("give Evenhand what the code says, or type the lines below it.")),
        (_("Six words open it:"), _("they were shown once when the sheet was made, and are not printed here.")),
        (_("If the sheet is lost:"), _("without the six words it opens nothing; make a new sheet all the same.")),
    )


def sheet_code_words(name: str) -> str:
    """Return what the code is, for those who don't see it."""
    return _(
        "QR code with the encrypted keys of {name}; it says the same as the numbered lines under it, without their "
        "numbers and spaces."
    ).format(name=name)


def sheet_lines_heading() -> str:
    """Return the heading over the lines to type."""
    return _("The same, to be typed")


def sheet_lines_hint() -> str:
    """Return how the lines are typed."""
    return _(
        "Letters A to Z and digits 2 to 7. Capitals, spaces and line numbers need no typing; each line checks itself."
    )


def sheet_facts(made: datetime, fingerprint: str) -> Sequence[tuple[str, str]]:
    """Return what identifies the sheet: when it was made, and the certificate, its fingerprint grouped for reading."""
    return (
        (_("Made"), _("{day}, by this computer’s clock").format(day=day(made))),
        (_("Certificate"), fingerprint),
    )


def sheet_subject() -> str:
    """Return what the document is about, for its metadata."""
    return _("The encrypted keys of a person’s profile")


def sheet_attachment() -> str:
    """Return what the file is that the sheet carries."""
    return _("The lines of the recovery sheet, as text")


def sheet_foot() -> str:
    """Return the foot of the sheet."""
    return _("Whoever has this sheet and its six words can sign as this person.")
