"""From a passphrase to a key, slowly: Argon2id.

As it is made by default, one derivation costs a tenth to a third of a second and 64 MiB, here and for whoever guesses.
"""

import base64
import binascii
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Final, cast

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.errors import AppError

ALGORITHM: Final = "argon2id"
KEY_BYTES: Final = 32
MOST_MEMORY_KIB: Final = 1024 * 1024
MOST_PASSES: Final = 10
MOST_LANES: Final = 16
_SALT: Final = 16
_SALTS: Final = range(_SALT, 65)
_NUMBERS: Final = ("memory_kib", "passes", "lanes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How a key is derived; a file may ask for no more than 1 GiB, 10 passes and 16 lanes.

    Raises AppError `derivation-unusable` for anything beyond that, or less than Argon2id needs.
    """

    salt: bytes
    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        fits = (
            len(self.salt) in _SALTS
            and 1 <= self.lanes <= MOST_LANES
            and 1 <= self.passes <= MOST_PASSES
            and 8 * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB
        )
        if not fits:
            raise AppError("derivation-unusable")

    def derive(self, passphrase: str) -> bytes:
        """Return 32 bytes; accents typed in either way (NFC) and spaces in any number give the same."""
        typed = unicodedata.normalize("NFC", " ".join(passphrase.split())).encode("utf-8", "surrogatepass")
        slow = Argon2id(
            salt=self.salt, length=KEY_BYTES, iterations=self.passes, lanes=self.lanes, memory_cost=self.memory_kib
        )
        return slow.derive(typed)

    def as_json(self) -> dict[str, str | int]:
        """Return the plain members of a file that names it: everything, also what is the default today."""
        return {
            "algorithm": ALGORITHM,
            "salt": base64.b64encode(self.salt).decode("ascii"),
            **{name: getattr(self, name) for name in _NUMBERS},
        }


def fresh() -> Derivation:
    """Return the derivation of a new passphrase: today's strength, a salt of its own."""
    return Derivation(salt=secrets.token_bytes(_SALT))


def of_json(found: object) -> Derivation:
    """Return what `as_json` wrote; raises AppError `derivation-unusable`."""
    if not isinstance(found, dict) or set(found) != {"algorithm", "salt", *_NUMBERS}:
        raise AppError("derivation-unusable")
    numbers = [found[name] for name in _NUMBERS]
    if found["algorithm"] != ALGORITHM or any(type(number) is not int for number in numbers):
        raise AppError("derivation-unusable")
    try:
        salt = base64.b64decode(cast("str", found["salt"]), validate=True)
    except (TypeError, ValueError, binascii.Error) as error:
        raise AppError("derivation-unusable") from error
    memory_kib, passes, lanes = cast("list[int]", numbers)
    return Derivation(salt=salt, memory_kib=memory_kib, passes=passes, lanes=lanes)
