"""Secrets under a key: AES-256-GCM, with what the secret is for bound to it.

The form is 8 bytes that name it and its version, 12 of a random nonce, then the ciphertext with its tag. What was
wrapped for one purpose can't be unwrapped for another, so files can't be exchanged for each other.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.errors import AppError

MAGIC = b"EVWR\r\n\x1a\x01"
KEY_BYTES = 32
_NONCE = 12


def new_key() -> bytes:
    """Return 32 bytes that nobody can guess."""
    return secrets.token_bytes(KEY_BYTES)


def wrap(content: bytes, key: bytes, *, purpose: str) -> bytes:
    """Return the content under the 32-byte key, to be unwrapped for the same purpose only."""
    nonce = secrets.token_bytes(_NONCE)
    return MAGIC + nonce + _cipher(key).encrypt(nonce, content, _bound(purpose))


def unwrap(wrapped: bytes, key: bytes, *, purpose: str) -> bytes:
    """Return what was wrapped under that key for that purpose.

    Raises AppError `unwrap-failed` for another key or purpose, and for anything that `wrap` did not write.
    """
    nonce = wrapped[len(MAGIC) : len(MAGIC) + _NONCE]
    if not wrapped.startswith(MAGIC) or len(nonce) < _NONCE:
        raise AppError("unwrap-failed")
    try:
        return _cipher(key).decrypt(nonce, wrapped[len(MAGIC) + _NONCE :], _bound(purpose))
    except InvalidTag as error:
        raise AppError("unwrap-failed") from error


def combined(*parts: bytes, purpose: str) -> bytes:
    """Return one 32-byte key from several of 32 bytes each (HKDF-SHA256): whoever lacks one of them has nothing."""
    if any(len(part) != KEY_BYTES for part in parts):
        raise ValueError("keys have 32 bytes")
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode()).derive(b"".join(parts))


def _cipher(key: bytes) -> AESGCM:
    if len(key) != KEY_BYTES:  # the library would take 16 bytes too
        raise ValueError("keys have 32 bytes")
    return AESGCM(key)


def _bound(purpose: str) -> bytes:
    return MAGIC + purpose.encode()
