"""A person's own keys as bytes, to be wrapped: the signing key with its certificate, and the key for receiving."""

import json
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

from app.domain.canonical import encode_record, record_of
from app.errors import AppError
from app.security import sealing
from app.security.identities import Identity
from app.security.sealing import ReceivingKey


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """PKCS#8 and certificates in DER; `receiving` is the age secret, where the keys have one."""

    key: bytes
    certificate: bytes
    chain: tuple[bytes, ...]
    receiving: str | None


def encode(identity: Identity, receiving: ReceivingKey | None) -> bytes:
    """Return the keys as JSON, in clear: for `wrapping.wrap` and nothing else."""
    return encode_record(
        _Kept(
            key=identity.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
            certificate=identity.certificate.public_bytes(Encoding.DER),
            chain=tuple(one.public_bytes(Encoding.DER) for one in identity.chain),
            receiving=None if receiving is None else receiving.secret,
        )
    )


def decode(content: bytes) -> tuple[Identity, ReceivingKey | None]:
    """Return what `encode` was given.

    Raises AppError `keys-damaged` for anything else. The certificate's dates are not looked at: whoever signs does.
    """
    try:
        kept = record_of(json.loads(content), _Kept)
        identity = paired(
            load_der_private_key(kept.key, None),
            kept.certificate,
            chain=tuple(x509.load_der_x509_certificate(one) for one in kept.chain),
        )
        return identity, None if kept.receiving is None else sealing.from_secret(kept.receiving)
    except (ValueError, TypeError, RecursionError, UnsupportedAlgorithm, AppError) as error:
        raise AppError("keys-damaged") from error


def paired(key: object, certificate: bytes, *, chain: tuple[x509.Certificate, ...] = ()) -> Identity:
    """Return the identity of a key and its certificate (DER); raises AppError `keys-damaged` if they aren't a pair."""
    try:
        loaded = x509.load_der_x509_certificate(certificate)
        public = loaded.public_key()
    except (ValueError, UnsupportedAlgorithm) as error:
        raise AppError("keys-damaged") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) or key.public_key() != public:
        raise AppError("keys-damaged")
    return Identity(key=key, certificate=loaded, chain=chain)
