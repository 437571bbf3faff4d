"""The files of a profile: `profile.json`, which anyone at this account may read, and `identity.sealed`, which wraps.

The first says how the profile's key is locked and holds that key, wrapped. It carries a sum over itself, so that damage
is told from a wrong passphrase; the sum keeps nobody out.
"""

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from app.domain.times import moment_of, stamp
from app.errors import AppError
from app.exchange.whole_files import write_whole
from app.security import personal_keys, wrapping
from app.security.derivation import Derivation, of_json
from app.security.identities import Identity
from app.security.sealing import ReceivingKey
from app.services.files import read_whole
from app.services.profile_about import Lock, ProfileAbout

FORMAT: Final = 1
ABOUT: Final = "profile.json"
IDENTITY: Final = "identity.sealed"
KEYS: Final = "keys"
CASES: Final = "cases"
_PROFILES: Final = "profiles"
_LARGEST: Final = 64 * 1024
_MEMBERS: Final = {"format", "id", "name", "fingerprint", "lock", "derivation", "key", "created", "sum"}
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """How a profile's key is locked: `wrapped` is that key under what the keyring and the passphrase give together."""

    lock: Lock
    derivation: Derivation | None
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFile:
    """What `profile.json` says."""

    id: str
    name: str
    fingerprint: str
    created: datetime
    locked: Locked

    def about(self, folder: Path) -> ProfileAbout:
        """Return what is known of the closed profile in that folder."""
        return ProfileAbout(
            id=self.id, name=self.name, folder=folder, lock=self.locked.lock, fingerprint=self.fingerprint
        )


def place_of_all(home: Path) -> Path:
    """Return the folder that holds a home's profiles, one folder each, named by its id."""
    return home / _PROFILES


def home_of(folder: Path) -> Path:
    """Return the home of the profile in that folder."""
    return folder.parent.parent


def write(folder: Path, file: ProfileFile) -> None:
    """Write `profile.json` whole, in place of an older one; raises AppError `file-not-written`."""
    derivation = file.locked.derivation
    document = {
        "format": FORMAT,
        "id": file.id,
        "name": file.name,
        "fingerprint": file.fingerprint,
        "lock": file.locked.lock.value,
        "derivation": None if derivation is None else derivation.as_json(),
        "key": base64.b64encode(file.locked.wrapped).decode("ascii"),
        "created": stamp(file.created),
    }
    document["sum"] = _sum(document)
    content = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    write_whole(folder / ABOUT, content.encode(), replace=True, private=True)


def read(folder: Path) -> ProfileFile:
    """Return what `profile.json` in the folder says, read strictly.

    Raises AppError `profile-newer` for a later format, `profile-damaged` for anything else than `write` writes, both
    with the folder.
    """
    try:
        document = json.loads(read_whole(folder / ABOUT, _LARGEST), object_pairs_hook=_once)
    except (ValueError, RecursionError, AppError) as error:
        raise AppError("profile-damaged", folder=str(folder)) from error
    if not isinstance(document, dict):
        raise AppError("profile-damaged", folder=str(folder))
    version = document.get("format")
    if type(version) is int and version > FORMAT:
        raise AppError("profile-newer", folder=str(folder))
    try:
        found = _parsed(document)
    except (ValueError, TypeError, AppError) as error:
        raise AppError("profile-damaged", folder=str(folder)) from error
    if found.id != folder.name:
        raise AppError("profile-damaged", folder=str(folder))
    return found


def about(folder: Path) -> ProfileAbout:
    """Return what is known of the closed profile in a folder, its problem if it has one."""
    try:
        return read(folder).about(folder)
    except AppError as refusal:
        return ProfileAbout(
            id=folder.name, name=folder.name, folder=folder, lock=Lock.UNKNOWN, fingerprint="", problem=refusal.code
        )


def write_keys(folder: Path, id_: str, key: bytes, identity: Identity, receiving: ReceivingKey) -> None:
    """Wrap the owner's keys with the profile's key into `identity.sealed`; raises AppError `file-not-written`."""
    content = personal_keys.encode(identity, receiving)
    sealed = wrapping.wrap(content, key, purpose=_purpose(id_))
    write_whole(folder / IDENTITY, sealed, replace=True, private=True)


def read_keys(folder: Path, file: ProfileFile, key: bytes) -> tuple[Identity, ReceivingKey]:
    """Return the owner's keys; raises AppError `profile-damaged` for any that are not those of `profile.json`."""
    try:
        sealed = read_whole(folder / IDENTITY, _LARGEST)
        identity, receiving = personal_keys.decode(wrapping.unwrap(sealed, key, purpose=_purpose(file.id)))
    except AppError as error:
        raise AppError("profile-damaged", folder=str(folder)) from error
    if receiving is None or (identity.fingerprint, identity.name) != (file.fingerprint, file.name):
        raise AppError("profile-damaged", folder=str(folder))
    return identity, receiving


def _purpose(id_: str) -> str:
    return f"evenhand/identity/1/{id_}"


def _parsed(document: dict[str, object]) -> ProfileFile:
    """Return the file that a document stands for; raises ValueError, TypeError or AppError for one that is none."""
    if set(document) != _MEMBERS or document["format"] != FORMAT or type(document["format"]) is not int:
        raise ValueError("members")
    texts = {name: _text(document[name]) for name in ("id", "name", "fingerprint", "lock", "key", "created", "sum")}
    if texts["sum"] != _sum({name: found for name, found in document.items() if name != "sum"}):
        raise ValueError("sum")
    lock = Lock(texts["lock"])
    derivation = None if document["derivation"] is None else of_json(document["derivation"])
    if lock is Lock.UNKNOWN or (derivation is not None) != lock.by_passphrase:
        raise ValueError("lock")
    if str(UUID(texts["id"])) != texts["id"] or not _FINGERPRINT.fullmatch(texts["fingerprint"]):
        raise ValueError("id")
    return ProfileFile(
        id=texts["id"],
        name=texts["name"],
        fingerprint=texts["fingerprint"],
        created=moment_of(texts["created"]),
        locked=Locked(lock=lock, derivation=derivation, wrapped=base64.b64decode(texts["key"], validate=True)),
    )


def _sum(document: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member stands twice")
    return members
