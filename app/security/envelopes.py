"""Signed envelopes: DSSE (Dead Simple Signing Envelope, version 1) with ECDSA over P-256 and SHA-256.

An envelope is JSON, yet no JSON parser reads it: the one canonical spelling is matched as a whole, so there is nothing
that two readers could see differently. The signature is in DER, as OpenSSL and every other DSSE tool write it.
"""

import base64
import re
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from app.errors import AppError
from app.security import cards
from app.security.identities import Identity

_BASE64 = rb"[A-Za-z0-9+/]*={0,2}"
_TYPE = rb"[a-z0-9][a-z0-9.+/-]{0,99}"
_ENVELOPE = re.compile(
    rb'\{"payload":"(' + _BASE64 + rb')","payloadType":"(' + _TYPE + rb')",'
    rb'"signatures":\[\{"keyid":"([0-9a-f]{64})","sig":"(' + _BASE64 + rb')"\}\]\}'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A payload with its type, one signature in DER, and the SHA-256 (hexadecimal) of the key that made it."""

    payload: bytes
    payload_type: str
    keyid: str
    signature: bytes


def sign(payload: bytes, payload_type: str, identity: Identity) -> bytes:
    """Return the payload in a signed envelope, in the canonical spelling.

    Raises AppError `exchange-key-unsupported` unless the identity's key is P-256.
    """
    key = identity.key
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise AppError("exchange-key-unsupported")
    signature = key.sign(_signed_bytes(payload, payload_type), ec.ECDSA(hashes.SHA256()))
    keyid = cards.key_of(identity.certificate)
    return _spelled(Envelope(payload=payload, payload_type=payload_type, keyid=keyid, signature=signature))


def parse(content: bytes) -> Envelope:
    """Return the envelope that the content spells canonically; the caller limits the size.

    Nothing is verified yet. Raises AppError `file-damaged` for any other spelling, and for more than one signature.
    """
    found = _ENVELOPE.fullmatch(content)
    if found is None:
        raise AppError("file-damaged")
    try:
        payload, signature = (base64.b64decode(found[part], validate=True) for part in (1, 4))
    except ValueError as error:
        raise AppError("file-damaged") from error
    envelope = Envelope(payload=payload, payload_type=found[2].decode(), keyid=found[3].decode(), signature=signature)
    if _spelled(envelope) != content:  # base64 has spare bits at its end
        raise AppError("file-damaged")
    return envelope


def verify(envelope: Envelope, certificate: x509.Certificate) -> None:
    """Raise AppError `signature-wrong` unless the certificate's key, a P-256 one, signed the envelope."""
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise AppError("signature-wrong")
    if cards.key_of(certificate) != envelope.keyid:
        raise AppError("signature-wrong")
    signed = _signed_bytes(envelope.payload, envelope.payload_type)
    try:
        key.verify(envelope.signature, signed, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise AppError("signature-wrong") from error


def _signed_bytes(payload: bytes, payload_type: str) -> bytes:
    """Return DSSE's pre-authentication encoding."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def _spelled(envelope: Envelope) -> bytes:
    return b'{"payload":"%s","payloadType":"%s","signatures":[{"keyid":"%s","sig":"%s"}]}' % (
        base64.b64encode(envelope.payload),
        envelope.payload_type.encode(),
        envelope.keyid.encode(),
        base64.b64encode(envelope.signature),
    )
