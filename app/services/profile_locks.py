"""How a profile's key is locked and opened: by the keyring, by a passphrase, or by both together.

The keyring holds 32 random bytes; a passphrase gives 32 more, slowly. What they make together wraps the profile's key,
which never changes: so a new passphrase rewrites one small file, and no case.
"""

from collections.abc import Callable
from typing import Final

from app.errors import AppError
from app.security import passphrases, wrapping
from app.security.derivation import Derivation
from app.security.identity_files import SHORTEST_PASSPHRASE
from app.security.secret_store import SecretStore
from app.services.profile_about import Lock
from app.services.profile_files import Locked, ProfileFile

SHORTEST_PIN: Final = 6  # beside the keyring's own secret it keeps honest people apart, and need do no more


def lock_up(
    key: bytes, id_: str, *, store: SecretStore, passphrase: str | None, alone: bool, fresh: Callable[[], Derivation]
) -> tuple[Locked, str | None]:
    """Return the key locked, and the passphrase that was drawn for it, None where none was.

    The keyring alone locks it where the profile is `alone` at this account and no passphrase is given; a keyring that
    keeps nothing counts as none, and a passphrase takes its place. Raises AppError `passphrase-too-short`.
    """
    secret = _kept(store, id_)
    if secret is not None and passphrase is None and alone:
        return Locked(lock=Lock.KEYRING, derivation=None, wrapped=_wrapped(key, id_, Lock.KEYRING, secret)), None
    least = SHORTEST_PASSPHRASE if secret is None else SHORTEST_PIN
    if passphrase is not None and len(passphrase.strip()) < least:
        raise AppError("passphrase-too-short", least=least)
    drawn = passphrases.generate() if passphrase is None else None
    derivation = fresh()
    derived = derivation.derive(passphrase or drawn or "")
    lock = Lock.PASSPHRASE if secret is None else Lock.KEYRING_AND_PASSPHRASE
    parts = (derived,) if secret is None else (secret, derived)
    return Locked(lock=lock, derivation=derivation, wrapped=_wrapped(key, id_, lock, *parts)), drawn


def unlock(file: ProfileFile, *, store: SecretStore, passphrase: Callable[[], str] | None) -> bytes:
    """Return the profile's key; the passphrase is asked for only where one is needed.

    Raises AppError `passphrase-needed`, `passphrase-wrong`, `keyring-lost` (the keyring has no entry for this profile)
    and the keyring's own refusals; `keyring-other` where the entry opens something else.
    """
    locked = file.locked
    parts: list[bytes] = []
    if locked.lock.by_keyring:
        secret = store.load(file.id)
        if secret is None:
            raise AppError(store.unusable() or "keyring-lost")
        parts.append(secret)
    if locked.derivation is not None:
        if passphrase is None:
            raise AppError("passphrase-needed", name=file.name)
        parts.append(locked.derivation.derive(passphrase()))
    try:
        return wrapping.unwrap(
            locked.wrapped,
            wrapping.combined(*parts, purpose=_purpose(file.id, locked.lock)),
            purpose=_purpose(file.id, locked.lock),
        )
    except AppError as error:
        raise AppError("passphrase-wrong" if locked.lock.by_passphrase else "keyring-other") from error


def _kept(store: SecretStore, id_: str) -> bytes | None:
    """Return what the keyring holds for the profile, now if not before; None where it can't be relied on."""
    if store.unusable() is not None:
        return None
    try:
        found = store.load(id_)
        if found is None:
            found = wrapping.new_key()
            store.save(id_, found)
    except AppError:  # it answered, but doesn't keep: no better than none
        return None
    return found


def _wrapped(key: bytes, id_: str, lock: Lock, *parts: bytes) -> bytes:
    purpose = _purpose(id_, lock)
    return wrapping.wrap(key, wrapping.combined(*parts, purpose=purpose), purpose=purpose)


def _purpose(id_: str, lock: Lock) -> str:
    return f"evenhand/profile-key/1/{lock.value}/{id_}"
