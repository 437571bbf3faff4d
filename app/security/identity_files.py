"""Identity files: PKCS#12, written for one owner, and read from others with suspicion.

The key and the certificate are encrypted with AES-256 under PBKDF2/SHA-256. The library derives the key of the file's
own MAC with only 2048 rounds, so a guess at the passphrase costs no more than that: a passphrase must carry its own
strength, as the six words of `passphrases.generate` do.
"""

import unicodedata
from datetime import datetime

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12

from app.errors import AppError
from app.security.identities import Identity, assembled

KDF_ROUNDS = 600_000
SHORTEST_PASSPHRASE = 12
LARGEST_FILE = 1024 * 1024


def sealed(identity: Identity, passphrase: str) -> bytes:
    """Return the content of an identity's file; raises AppError `passphrase-too-short`."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise AppError("passphrase-too-short", least=SHORTEST_PASSPHRASE)
    return pkcs12.serialize_key_and_certificates(
        identity.name.encode(),
        identity.key,
        identity.certificate,
        identity.chain,
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(KDF_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(_secret(passphrase)),
    )


def opened(content: bytes, passphrase: str, *, at: datetime) -> Identity:
    """Return the identity in a PKCS#12 file's content, our own or a council's, fit to sign at that time.

    Raises AppError `identity-file-not-pkcs12`, `identity-passphrase-wrong`, `identity-key-unsupported`, and what
    `identities.assembled` raises.
    """
    try:
        found = pkcs12.load_pkcs12(content, _secret(passphrase))
    except (ValueError, TypeError) as error:
        # The library tells the two apart by its message only.
        wrong = "password" in str(error).lower()
        raise AppError("identity-passphrase-wrong" if wrong else "identity-file-not-pkcs12") from error
    except UnsupportedAlgorithm as error:
        raise AppError("identity-key-unsupported", found="?") from error
    others = tuple(extra.certificate for extra in found.additional_certs)
    own = found.cert.certificate if found.cert else None
    return assembled(found.key, own, others, at=at)


def _secret(passphrase: str) -> bytes:
    return unicodedata.normalize("NFC", passphrase).encode()
