"""Fingerprints of certificates: how two people make sure that they mean the same key."""

import re

from cryptography import x509
from cryptography.hazmat.primitives import hashes

from app.errors import AppError

_SEPARATORS = re.compile(r"[\s:.–-]+")
_DIGITS = re.compile(r"[0-9a-f]{64}")
_GROUP = 4


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of the certificate's DER as 64 lowercase hexadecimal digits."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def grouped(digits: str) -> str:
    """Return a fingerprint for reading and printing: capitals in groups of four."""
    capitals = digits.upper()
    return " ".join(capitals[start : start + _GROUP] for start in range(0, len(capitals), _GROUP))


def parse(text: str) -> str:
    """Return a fingerprint as `fingerprint` writes it, from any grouping and case.

    Raises AppError `fingerprint-unreadable` for anything else than 64 hexadecimal digits.
    """
    digits = _SEPARATORS.sub("", text).lower()
    if not _DIGITS.fullmatch(digits):
        raise AppError("fingerprint-unreadable", given=text[:100])
    return digits
