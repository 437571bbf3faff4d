"""Whose certificate signs a person's reports: their own, or one that their council issued and they imported."""

from datetime import datetime
from pathlib import Path
from typing import Final

from app.errors import AppError
from app.exchange.whole_files import write_whole
from app.security import identity_files, personal_keys, wrapping
from app.security.identities import Identity
from app.services.erasing import erase
from app.services.files import read_whole
from app.services.profile_about import OpenProfile

FILE: Final = "signing.sealed"
_LARGEST: Final = 4 * 1024 * 1024


def import_signing_identity(profile: OpenProfile, p12: Path, passphrase: str, *, at: datetime) -> Identity:
    """Keep the identity of a PKCS#12 file for signing reports, in place of one imported before, and return it.

    The file stays where it is, and its passphrase is no longer needed. Raises AppError as `identity_files.opened` does,
    and for files that can't be read or written.
    """
    identity = identity_files.opened(read_whole(p12, identity_files.LARGEST_FILE), passphrase, at=at)
    wrapped = wrapping.wrap(personal_keys.encode(identity, None), profile.key, purpose=_purpose(profile))
    write_whole(profile.about.folder / FILE, wrapped, replace=True, private=True)
    return identity


def signing_identity(profile: OpenProfile) -> Identity:
    """Return the identity that signs this person's reports: the imported one, else their own.

    Raises AppError `signing-identity-damaged` where one was imported and can't be read.
    """
    try:
        wrapped = read_whole(profile.about.folder / FILE, _LARGEST)
    except AppError as refusal:
        if refusal.code == "no-such-file":
            return profile.identity
        raise AppError("signing-identity-damaged") from refusal
    try:
        return personal_keys.decode(wrapping.unwrap(wrapped, profile.key, purpose=_purpose(profile)))[0]
    except AppError as refusal:
        raise AppError("signing-identity-damaged") from refusal


def forget_signing_identity(profile: OpenProfile) -> None:
    """Sign with the profile's own identity again; raises AppError `file-not-written`."""
    erase(profile.about.folder / FILE)


def _purpose(profile: OpenProfile) -> str:
    return f"evenhand/signing-identity/1/{profile.about.id}"
