"""Stores of secrets for tests that are not about the keyring itself, and a derivation that takes no time."""

import secrets
from collections.abc import Callable

from app.errors import AppError
from app.security.derivation import Derivation


class MemoryStore:
    """Keeps secrets as a keyring would, as long as the test lasts; `reason` makes it refuse everything."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}
        self.reason: str | None = None

    def load(self, name: str) -> bytes | None:
        self._refuse()
        return self.held.get(name)

    def save(self, name: str, secret: bytes) -> None:
        self._refuse()
        self.held[name] = secret

    def remove(self, name: str) -> None:
        self._refuse()
        self.held.pop(name, None)

    def unusable(self) -> str | None:
        return self.reason

    def _refuse(self) -> None:
        if self.reason is not None:
            raise AppError(self.reason)


class ForgetfulStore(MemoryStore):
    """Says that it can be used, and then keeps nothing."""

    def save(self, name: str, secret: bytes) -> None:
        raise AppError("keyring-failed")


def quick() -> Derivation:
    """Return a derivation of no strength at all."""
    return Derivation(salt=secrets.token_bytes(16), memory_kib=64, passes=1, lanes=4)


def typing(passphrase: str | None) -> Callable[[], str]:
    """Return what asks for a passphrase, where there must be one."""

    def asked() -> str:
        assert passphrase is not None
        return passphrase

    return asked
