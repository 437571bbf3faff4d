"""Recovery: a person's keys on paper, encrypted, and a profile made from them again."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from app import __version__
from app.errors import AppError
from app.exchange.whole_files import write_whole
from app.security import derivation, fingerprints, passphrases, recovery_secrets, typed_lines
from app.security.derivation import Derivation
from app.security.recovery_secrets import RecoverySecrets
from app.security.secret_store import SecretStore
from app.services.folders import refuse_synced
from app.services.profile_about import NewProfile, OpenProfile
from app.services.profiles import establish

PREFIX: Final = "EVENHAND RECOVERY"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheetWritten:
    """Where a recovery sheet is, and the six words that open it: shown once, printed nowhere."""

    path: Path
    text: str
    passphrase: str = field(repr=False)


def recovery_text(profile: OpenProfile) -> tuple[str, str]:
    """Return the profile's keys, encrypted, as lines to type, and the six words that open them.

    Each call draws new words, and each text is opened by its own; takes about a second.
    """
    passphrase = passphrases.generate()
    return "".join(f"{typed_lines.grouped(line)}\n" for line in _lines(profile, passphrase)), passphrase


def write_recovery_sheet(
    profile: OpenProfile, path: Path, *, at: datetime, replace: bool = False
) -> RecoverySheetWritten:
    """Write the recovery sheet, a page of PDF to be printed, and return it with the words that open it.

    Raises AppError `file-exists` unless `replace`, `file-not-written`, `no-glyph`.
    """
    if os.path.lexists(path) and not replace:  # before the work, so that nobody waits for a refusal
        raise AppError("file-exists", path=str(path))
    passphrase = passphrases.generate()
    lines = _lines(profile, passphrase)
    grouped = [typed_lines.grouped(line) for line in lines]
    from app.reports.recovery_sheet import RecoverySheet, render  # noqa: PLC0415 - loads what draws PDFs

    sheet = RecoverySheet(
        name=profile.identity.name,
        fingerprint=fingerprints.grouped(profile.identity.fingerprint),
        lines=[line.split() for line in grouped],
        code=f"{PREFIX} {''.join(lines)}",
        made=at,
    )
    write_whole(path, render(sheet, app_version=__version__), replace=replace, private=True)
    return RecoverySheetWritten(path=path, text="".join(f"{line}\n" for line in grouped), passphrase=passphrase)


def sound_lines(text: str) -> tuple[bool, ...]:
    """Return of each line that was typed whether it is as it stands on the sheet; its code, in one line, is not."""
    return typed_lines.sound_lines(text, prefix=PREFIX)


def restore_profile(
    home: Path,
    text: str,
    passphrase: str,
    *,
    store: SecretStore,
    at: datetime,
    new_passphrase: str | None = None,
    fresh: Callable[[], Derivation] = derivation.fresh,
) -> NewProfile:
    """Make the profile of a recovery sheet again, from its scanned or typed text and its six words.

    Where the profile's folder is still there, it is opened anew with all its cases; its lock follows the rules of
    `profiles.create_profile`, with `new_passphrase`. Raises AppError `typed-line-wrong`, `typed-lines-missing`,
    `typed-lines-newer`, `typed-lines-unreadable`, `recovery-passphrase-wrong`, `keys-damaged`, and what
    `create_profile` raises but for a name that is taken.
    """
    refuse_synced(home)
    found = recovery_secrets.opened(typed_lines.content_of(text, prefix=PREFIX), passphrase)
    return establish(
        home,
        str(found.profile),
        (found.identity, found.receiving),
        found.key,
        store=store,
        passphrase=new_passphrase,
        at=at,
        fresh=fresh,
    )


def _lines(profile: OpenProfile, passphrase: str) -> tuple[str, ...]:
    secrets = RecoverySecrets(
        profile=UUID(profile.about.id), key=profile.key, identity=profile.identity, receiving=profile.receiving
    )
    return typed_lines.lines(recovery_secrets.sealed(secrets, passphrase))
