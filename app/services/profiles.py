"""Profiles: the people of one account at one laptop, each with their identity, their lock and their cases."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

from app.errors import AppError
from app.exchange.whole_files import settle
from app.security import derivation, identities, sealing, wrapping
from app.security.derivation import Derivation
from app.security.identities import Identity
from app.security.sealing import ReceivingKey
from app.security.secret_store import SecretStore
from app.services import profile_files, profile_locks
from app.services.case_keys import adopt_case_key, case_key, cases_folder, cases_of, forget_case_key
from app.services.erasing import erase
from app.services.folders import default_home, private_folder, refuse_synced, synced_by
from app.services.profile_about import Lock, NewProfile, OpenProfile, ProfileAbout
from app.services.profile_files import ProfileFile
from app.services.signing_identities import forget_signing_identity, import_signing_identity, signing_identity
from app.text.profiles import removed

__all__ = [
    "Lock",
    "NewProfile",
    "OpenProfile",
    "ProfileAbout",
    "adopt_case_key",
    "case_key",
    "cases_folder",
    "change_passphrase",
    "create_profile",
    "default_home",
    "establish",
    "forget_case_key",
    "forget_signing_identity",
    "import_signing_identity",
    "open_profile",
    "profiles_in",
    "refuse_synced",
    "remove_profile",
    "signing_identity",
    "synced_by",
]


def profiles_in(home: Path) -> tuple[ProfileAbout, ...]:
    """Return every profile of a home by name, also those that can't be read, with their problem.

    Raises AppError `file-not-read` where the home may not be looked at.
    """
    place = profile_files.place_of_all(home)
    try:
        folders = [found for found in place.iterdir() if found.is_dir() and not found.name.startswith(".")]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise AppError("file-not-read", path=str(place), reason=error.strerror or str(error)) from error
    found = (profile_files.about(folder) for folder in folders)
    return tuple(sorted(found, key=lambda about: (about.name.casefold(), about.id)))


def create_profile(
    home: Path,
    name: str,
    *,
    store: SecretStore,
    passphrase: str | None,
    at: datetime,
    fresh: Callable[[], Derivation] = derivation.fresh,
) -> NewProfile:
    """Make a profile with an identity of its own, and return it open.

    The keyring alone opens the only profile of an account, unless a passphrase is given. Any further one also has a
    passphrase, given or drawn, and so has each where the keyring keeps nothing. Raises AppError `folder-synced`,
    `profile-name-taken`, `passphrase-too-short`, `file-not-written`, and for names that a certificate can't carry.
    """
    refuse_synced(home)
    identity = identities.create(name, at=at)
    if any(identity.name.casefold() == other.name.casefold() for other in profiles_in(home)):
        raise AppError("profile-name-taken", name=identity.name)
    return establish(
        home,
        str(uuid4()),
        (identity, sealing.generate()),
        wrapping.new_key(),
        store=store,
        passphrase=passphrase,
        at=at,
        fresh=fresh,
    )


def establish(
    home: Path,
    id_: str,
    keys: tuple[Identity, ReceivingKey],
    key: bytes,
    *,
    store: SecretStore,
    passphrase: str | None,
    at: datetime,
    fresh: Callable[[], Derivation] = derivation.fresh,
) -> NewProfile:
    """Lock a profile's key and write its files, all of them or none, and return it open.

    Where a folder of that id is there already, its files are replaced one by one, and its cases stay. For the lock and
    for what is raised see `create_profile`.
    """
    identity, receiving = keys
    place = private_folder(profile_files.place_of_all(home))
    folder = place / id_
    locked, drawn = profile_locks.lock_up(
        key, id_, store=store, passphrase=passphrase, alone=_alone(home, id_), fresh=fresh
    )
    file = ProfileFile(id=id_, name=identity.name, fingerprint=identity.fingerprint, created=at, locked=locked)
    if folder.is_dir():
        _write(folder, file, key, keys)
    else:
        try:
            _write_new(folder, file, key, keys)
        except AppError:
            if locked.lock.by_keyring:
                with suppress(AppError):  # the first refusal is the one to tell
                    store.remove(id_)
            raise
    opened = OpenProfile(about=file.about(folder), identity=identity, receiving=receiving, key=key)
    return NewProfile(profile=opened, passphrase=drawn)


def open_profile(about: ProfileAbout, *, store: SecretStore, passphrase: Callable[[], str] | None) -> OpenProfile:
    """Return the profile open; `passphrase` is called only where one is needed, and may ask a person.

    Raises AppError `passphrase-needed`, `passphrase-wrong`, `keyring-lost`, `keyring-other`, `keyring-locked` and the
    keyring's other refusals, `profile-damaged`, `profile-newer`, and `folder-synced` where a program has begun to copy
    the profile's folder to other computers.
    """
    refuse_synced(about.folder)
    file = profile_files.read(about.folder)
    key = profile_locks.unlock(file, store=store, passphrase=passphrase)
    identity, receiving = profile_files.read_keys(about.folder, file, key)
    return OpenProfile(about=file.about(about.folder), identity=identity, receiving=receiving, key=key)


def change_passphrase(
    profile: OpenProfile,
    passphrase: str | None,
    *,
    store: SecretStore,
    fresh: Callable[[], Derivation] = derivation.fresh,
) -> NewProfile:
    """Lock an open profile anew, by the rules of `create_profile`, and return it; no case is touched.

    Without a passphrase the keyring alone opens it from now on, where that is allowed, and else one is drawn. An older
    copy of the profile's file still opens with what it was locked with. Raises AppError `passphrase-too-short`,
    `file-not-written`, `profile-damaged`.
    """
    about = profile.about
    file = profile_files.read(about.folder)
    alone = _alone(profile_files.home_of(about.folder), about.id)
    locked, drawn = profile_locks.lock_up(
        profile.key, about.id, store=store, passphrase=passphrase, alone=alone, fresh=fresh
    )
    profile_files.write(about.folder, replace(file, locked=locked))
    return NewProfile(profile=replace(profile, about=replace(about, lock=locked.lock)), passphrase=drawn)


def remove_profile(profile: OpenProfile, *, store: SecretStore, at: datetime) -> str:
    """Destroy a profile that has no cases: its keys, its files and its entry in the keyring; return a note of it.

    Raises AppError `profile-has-cases`, the keyring's refusals before anything is touched, `file-not-written`.
    """
    about = profile.about
    cases = cases_of(about.folder)
    if cases:
        raise AppError("profile-has-cases", name=about.name, count=len(cases))
    if about.lock.by_keyring:
        reason = store.unusable()
        if reason is not None:
            raise AppError(reason)
    for file in sorted(about.folder.rglob("*")):
        if file.is_file():
            erase(file)
    try:
        shutil.rmtree(about.folder)
    except OSError as error:
        raise AppError("file-not-written", path=str(about.folder), reason=error.strerror or str(error)) from error
    settle(about.folder.parent)
    if about.lock.by_keyring:
        store.remove(about.id)
    return removed(about.name, about.fingerprint, at)


def _alone(home: Path, id_: str) -> bool:
    return all(other.id == id_ for other in profiles_in(home))


def _write(folder: Path, file: ProfileFile, key: bytes, keys: tuple[Identity, ReceivingKey]) -> None:
    profile_files.write_keys(folder, file.id, key, *keys)
    profile_files.write(folder, file)


def _write_new(folder: Path, file: ProfileFile, key: bytes, keys: tuple[Identity, ReceivingKey]) -> None:
    """Write the files beside, and give the whole folder its name when they are complete."""
    try:
        part = Path(mkdtemp(dir=folder.parent, prefix=".new-"))
        try:
            _write(part, file, key, keys)
            part.rename(folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise AppError("file-not-written", path=str(folder), reason=error.strerror or str(error)) from error
    settle(folder.parent)
