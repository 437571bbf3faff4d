"""Where a computer keeps a person's secret: the keyring of its operating system, or nowhere at all.

A keyring that stores in clear is none. So only the systems' own are used, by name; whatever else the `keyring` library
finds, or is told to use, is refused. Calls may wait for a person who is asked to unlock: never on the screen's thread.
"""

import os
from collections.abc import Callable
from typing import Final, Protocol, TypeVar

import keyring
from keyring.backend import KeyringBackend, get_all_keyring
from keyring.backends.chainer import ChainerBackend
from keyring.errors import InitError, KeyringLocked

from app.errors import AppError

SERVICE: Final = "evenhand"
SECRET_BYTES: Final = 32
_CHOICE: Final = "PYTHON_KEYRING_BACKEND"
_PROBE: Final = "probe"
# What each system has of its own. The library's `libsecret` is left out: where it is all there is, it writes a file.
_TRUSTED: Final = {
    "keyring.backends.Windows.WinVaultKeyring": "Windows Credential Manager",
    "keyring.backends.macOS.Keyring": "macOS Keychain",
    "keyring.backends.SecretService.Keyring": "Secret Service",
    "keyring.backends.kwallet.DBusKeyring": "KWallet",
}
_NONE: Final = frozenset({"keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"})

_Answer = TypeVar("_Answer")


class SecretStore(Protocol):
    """Keeps secrets of 32 bytes by name for one account of the operating system."""

    def load(self, name: str) -> bytes | None:
        """Return the secret, or None where there is none of that name; raises AppError `keyring-…`."""
        ...

    def save(self, name: str, secret: bytes) -> None:
        """Keep the secret, and make sure of it; raises AppError `keyring-…`."""
        ...

    def remove(self, name: str) -> None:
        """Forget the secret, if there is one; raises AppError `keyring-…`."""
        ...

    def unusable(self) -> str | None:
        """Return the code of the reason why nothing can be kept here, or None where it can."""
        ...


class NoStore:
    """Keeps nothing: each profile then has a passphrase. The demo uses it too, and so leaves no trace behind."""

    def load(self, name: str) -> bytes | None:
        """Return None."""
        return None

    def save(self, name: str, secret: bytes) -> None:
        """Raise AppError `keyring-none`."""
        raise AppError("keyring-none")

    def remove(self, name: str) -> None:
        """Do nothing."""

    def unusable(self) -> str | None:
        """Return `keyring-none`."""
        return "keyring-none"


class KeyringStore:
    """Keeps secrets in the operating system's keyring, as 64 hexadecimal digits.

    Raises AppError `keyring-none`, `keyring-not-trusted` (one that is not the system's own), `keyring-misconfigured`,
    `keyring-locked`, `keyring-failed`, `keyring-entry-damaged`; none of them has facts.
    """

    def __init__(self, service: str = SERVICE) -> None:
        self._service = service

    def load(self, name: str) -> bytes | None:
        """Return the secret, or None where there is none of that name."""
        text = _asked(lambda found: found.get_password(self._service, name))
        if text is None:
            return None
        try:
            secret = bytes.fromhex(text)
        except ValueError as error:
            raise AppError("keyring-entry-damaged") from error
        if len(secret) != SECRET_BYTES or secret.hex() != text:
            raise AppError("keyring-entry-damaged")
        return secret

    def save(self, name: str, secret: bytes) -> None:
        """Keep the secret, and read it back."""
        if len(secret) != SECRET_BYTES:
            raise ValueError("secrets have 32 bytes")
        _asked(lambda found: found.set_password(self._service, name, secret.hex()))
        if self.load(name) != secret:
            raise AppError("keyring-failed")

    def remove(self, name: str) -> None:
        """Forget the secret, if there is one."""
        _asked(lambda found: _removed(found, self._service, name))

    def unusable(self) -> str | None:
        """Return the code of the reason why nothing can be kept here, or None where a question was answered."""
        try:
            _asked(lambda found: found.get_password(self._service, _PROBE))
        except AppError as refusal:
            return refusal.code
        return None

    def name(self) -> str:
        """Return what the operating system calls its keyring."""
        return _TRUSTED[_kind(_chosen())]


def _removed(found: KeyringBackend, service: str, name: str) -> None:
    if found.get_password(service, name) is not None:
        found.delete_password(service, name)


def _asked(question: Callable[[KeyringBackend], _Answer]) -> _Answer:
    """Return the keyring's answer, or raise AppError whatever it raises."""
    found = _chosen()
    try:
        return question(found)
    except (KeyringLocked, InitError) as error:  # InitError: nobody could be asked to unlock it
        raise AppError("keyring-locked") from error
    except Exception as error:  # not KeyringError alone: D-Bus, Windows and GLib raise their own through the library
        raise AppError("keyring-failed") from error


def _chosen() -> KeyringBackend:
    """Return the system's own keyring, also where the library would ask several in turn."""
    found = _configured()
    if found is None:
        return _own()
    if _kind(found) in _NONE:
        raise AppError("keyring-none")
    if _kind(found) not in _TRUSTED:
        raise AppError("keyring-not-trusted")
    return found


def _configured() -> KeyringBackend | None:
    """Return what the library was told to use or found alone; None where it leaves the choice open."""
    if os.environ.get(_CHOICE) == "":  # whoever empties a setting means that there is none; the library breaks down
        return None
    try:
        found = keyring.get_keyring()
    except Exception as error:  # a setting can name any module, and loading it can raise anything
        raise AppError("keyring-misconfigured") from error
    return None if isinstance(found, ChainerBackend) else found


def _own() -> KeyringBackend:
    found = get_all_keyring()
    own = [one for one in found if _kind(one) in _TRUSTED]
    if own:
        return max(own, key=lambda one: one.priority)
    other = [one for one in found if _kind(one) not in _NONE and not isinstance(one, ChainerBackend)]
    raise AppError("keyring-not-trusted" if other else "keyring-none")


def _kind(found: KeyringBackend) -> str:
    return f"{type(found).__module__}.{type(found).__qualname__}"
