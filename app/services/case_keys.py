"""The keys of case files: each has its own, wrapped by the profile's, in a file beside the cases.

So a case is handed over by giving away its key alone, and destroyed for good by forgetting it.
"""

import re
from pathlib import Path
from typing import Final

from app.errors import AppError
from app.exchange.whole_files import write_whole
from app.security import wrapping
from app.services.erasing import erase
from app.services.files import read_whole
from app.services.folders import private_folder
from app.services.profile_about import OpenProfile
from app.services.profile_files import CASES, KEYS

_SUFFIX: Final = ".evkey"
_LARGEST: Final = 1024
_LABEL: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,99}")


def cases_folder(profile: OpenProfile) -> Path:
    """Return the profile's private folder of case files, made if need be; raises AppError `file-not-written`."""
    return private_folder(profile.about.folder / CASES)


def case_key(profile: OpenProfile, case_id: str, *, new: bool = False) -> bytes:
    """Return the 32-byte key of a case; a `new` one is drawn and kept first.

    Raises AppError `case-key-missing`, `case-key-damaged`; `case-key-exists` for a new one; `case-id-unusable` for an
    id of anything but letters, digits, `-` and `_`.
    """
    if new:
        key = wrapping.new_key()
        adopt_case_key(profile, case_id, key)
        return key
    place = _place(profile, case_id)
    try:
        wrapped = read_whole(place, _LARGEST)
    except AppError as refusal:
        missing = refusal.code == "no-such-file"
        raise AppError("case-key-missing" if missing else "case-key-damaged", case=case_id) from refusal
    try:
        return wrapping.unwrap(wrapped, profile.key, purpose=_purpose(profile, case_id))
    except AppError as refusal:
        raise AppError("case-key-damaged", case=case_id) from refusal


def adopt_case_key(profile: OpenProfile, case_id: str, key: bytes) -> None:
    """Keep the key of a case that came from elsewhere, on the disk before this returns.

    Raises AppError `case-key-exists`, also where it is the same key; `case-id-unusable`, `file-not-written`.
    """
    if len(key) != wrapping.KEY_BYTES:
        raise ValueError("keys have 32 bytes")
    place = _place(profile, case_id)
    private_folder(place.parent)
    wrapped = wrapping.wrap(key, profile.key, purpose=_purpose(profile, case_id))
    try:
        write_whole(place, wrapped, private=True)
    except AppError as refusal:
        if refusal.code != "file-exists":
            raise
        raise AppError("case-key-exists", case=case_id) from refusal


def forget_case_key(profile: OpenProfile, case_id: str) -> None:
    """Destroy the key of a case, and so whatever it encrypts; nothing happens where there is none.

    Copies of the key's file are of no use without this profile's key. Raises AppError `case-id-unusable`,
    `file-not-written`.
    """
    erase(_place(profile, case_id))


def cases_of(folder: Path) -> tuple[str, ...]:
    """Return the names of what keeps a profile's folder from being empty of cases: files and keys."""
    found = [place for part in (CASES, KEYS) if (folder / part).is_dir() for place in (folder / part).iterdir()]
    return tuple(sorted({place.stem for place in found}))


def _place(profile: OpenProfile, case_id: str) -> Path:
    if not _LABEL.fullmatch(case_id):
        raise AppError("case-id-unusable", case=case_id[:100])
    return profile.about.folder / KEYS / f"{case_id}{_SUFFIX}"


def _purpose(profile: OpenProfile, case_id: str) -> str:
    return f"evenhand/case-key/1/{profile.about.id}/{case_id}"
