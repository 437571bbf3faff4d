"""Words of `doctor`: what was found on this machine, and how to mend it."""

from app.text.catalogue import N_, _

SENTENCES: dict[str, str] = {
    "doctor-clock-behind": N_(
        "The clock says {now}, but a file of a profile was written on {last}. Set the clock right before you go on: "
        "the record takes its times from it."
    ),
    "doctor-clock-early": N_(
        "The clock says {now}, which is before this version of Evenhand was made ({made}). Set the clock right: "
        "deadlines and the record take their times from it."
    ),
    "doctor-clock-fine": N_(
        "The clock says {now} UTC. Deadlines and the record take their times from it: check that it is right."
    ),
    "doctor-cipher-fine": N_("Encrypted case files: SQLCipher {cipher} with SQLite {sqlite}."),
    "doctor-cipher-lacking": N_(
        "Encrypted case files can't be written: SQLCipher is missing or can't be loaded. Install Evenhand again."
    ),
    "doctor-fonts-fine": N_("Fonts of the report: all {count} can be read."),
    "doctor-fonts-lacking": N_("Fonts of the report can't be read: {fonts}. Install Evenhand again."),
    "doctor-home-fine": N_("Profiles and case files are kept in {folder}."),
    "doctor-home-missing": N_(
        "Profiles and case files will be kept in {folder}. It is made when the first profile is; nothing needs doing."
    ),
    "doctor-home-open": N_(
        "Other accounts of this computer may look into {folder}. What is in it is encrypted; close it all the same: "
        "chmod 700 {folder}"
    ),
    "doctor-home-synced": N_(
        "{program} copies {folder} to other computers, so no profile can be made there. Choose another folder with the "
        "setting EVENHAND_HOME."
    ),
    "doctor-home-unwritable": N_(
        "Nothing can be written in {folder} ({reason}). Ask your IT support to give this account the right to, or "
        "choose another folder with the setting EVENHAND_HOME."
    ),
    "doctor-keyring-fine": N_("Keyring: {name}. It can keep the key of a profile."),
    "doctor-keyring-lost": N_(
        "The keyring no longer holds the key of the profile of {name}. Restore the profile from its recovery sheet."
    ),
    "doctor-profile-problem": N_(
        "The profile in {folder} can't be opened ({problem}). Restore it from its recovery sheet or a backup."
    ),
    "doctor-profile-shared": N_(
        "Several people have profiles here, and that of {name} has no passphrase of its own. Give it one: it keeps "
        "profiles apart among honest people, not from somebody who attacks this account."
    ),
    "doctor-profiles": N_("Profiles: {names}."),
    "doctor-python-fine": N_("Python {version}."),
    "doctor-python-other": N_(
        "This is Python {version}; Evenhand is made for 3.11, 3.12 and 3.13. Install one of them beside it."
    ),
    "doctor-space-fine": N_("Free on the disk of {folder}: {free} MB."),
    "doctor-space-low": N_(
        "Only {free} MB are free on the disk of {folder}; a large evaluation takes {needed} MB. Make room first."
    ),
}  # fmt: skip

PROBLEMS: dict[str, str] = {
    "profile-damaged": N_("a file is damaged or missing"),
    "profile-newer": N_("it was written by a newer version of Evenhand"),
}


def problem(code: str) -> str:
    """Return in few words why a profile can't be read."""
    return _(PROBLEMS[code])


def mark(severity: str) -> str:
    """Return what stands before a finding."""
    return {"ok": _("ok"), "note": _("note"), "lacking": _("MISSING")}[severity]


def nothing_else_needed() -> str:
    """Return what people ask about."""
    return _("No other program is needed: no office suite, no encryption tool, no connection.")


def all_fine() -> str:
    """Return the last line where nothing is missing."""
    return _("Everything that Evenhand needs is here.")


def some_lacking(count: int) -> str:
    """Return the last line where something is missing."""
    if count == 1:
        return _("One thing is missing. What to do about it stands beside it.")
    return _("{count} things are missing. What to do about each stands beside it.").format(count=count)
