"""All that a profile's owner needs to get it back, encrypted for paper: an age file under a passphrase of six words.

Inside, in this order: the age key for receiving, as the line of text that the `age` command takes (74 characters and a
line feed); 16 bytes of the profile's id; 32 of the key that wraps its case keys; 32 of the P-256 signing key; its
certificate in DER. So nobody needs this application to get at them. The signing key's number stands there instead of
PKCS#8, which carries the public key once more: a hundred bytes make the code on paper three sizes coarser.
"""

from dataclasses import dataclass, field
from uuid import UUID

import pyrage
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from app.errors import AppError
from app.security import personal_keys, sealing
from app.security.identities import Identity
from app.security.sealing import ReceivingKey

_ID = 16
_KEY = 32
_LARGEST = 16 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySecrets:
    """What a recovery sheet holds: the profile's id, the key that wraps its case keys, and its owner's keys."""

    profile: UUID
    key: bytes = field(repr=False)
    identity: Identity
    receiving: ReceivingKey


def sealed(secrets: RecoverySecrets, passphrase: str) -> bytes:
    """Return the secrets as an age file under the passphrase; takes about a second, as every guess at it does."""
    signing = secrets.identity.key
    if not isinstance(signing, ec.EllipticCurvePrivateKey):  # a profile's own key always is
        raise TypeError(type(signing).__name__)
    content = b"".join(
        (
            secrets.receiving.secret.encode("ascii"),
            b"\n",
            secrets.profile.bytes,
            secrets.key,
            signing.private_numbers().private_value.to_bytes(_KEY, "big"),
            secrets.identity.certificate.public_bytes(Encoding.DER),
        )
    )
    made: bytes = pyrage.passphrase.encrypt(content, _typed(passphrase))
    return made


def opened(content: bytes, passphrase: str) -> RecoverySecrets:
    """Return the secrets of an age file under that passphrase.

    Raises AppError `recovery-passphrase-wrong`, also for a damaged file: age can't tell them apart; `keys-damaged` for
    an age file that holds something else.
    """
    if len(content) > _LARGEST:
        raise AppError("keys-damaged")
    try:
        found: bytes = pyrage.passphrase.decrypt(content, _typed(passphrase))
    except pyrage.DecryptError as error:
        raise AppError("recovery-passphrase-wrong") from error
    return secrets_in(found)


def secrets_in(content: bytes) -> RecoverySecrets:
    """Return the secrets of an age file's content; raises AppError `keys-damaged` where it holds something else."""
    line, _, rest = content.partition(b"\n")
    try:
        receiving = sealing.from_secret(line.decode("ascii"))
        profile, key, number = UUID(bytes=rest[:_ID]), rest[_ID:][:_KEY], rest[_ID + _KEY :][:_KEY]
        signing = ec.derive_private_key(int.from_bytes(number, "big"), ec.SECP256R1())
        identity = personal_keys.paired(signing, rest[_ID + 2 * _KEY :])
    except (ValueError, AppError) as error:
        raise AppError("keys-damaged") from error
    return RecoverySecrets(profile=profile, key=key, identity=identity, receiving=receiving)


def _typed(passphrase: str) -> str:
    """Return the six words as they were drawn, however they were typed."""
    return " ".join(passphrase.lower().split())
