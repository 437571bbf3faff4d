"""A timestamp token (RFC 3161): an authority's signature over the hash of a document and a time.

Authorities write their tokens each in their own way, so the one form that `envelope` demands of ours can't be demanded
here. Instead the wrapping is rebuilt in DER around what was found in it and compared byte by byte; the signature covers
hash, time and attributes, the attribute signing-certificate the authority's certificate, and the certificates beside it
must vouch for it in an unbroken row. What no one vouches for in a token: the outermost of several certificates where it
does not name itself as issuer (nothing is taken from it but that it vouches for the one before), which of its two names
RSA goes by, and which of its two equal forms an ECDSA value has.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import tsp
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from app.errors import AppError
from app.reports.proof import wrapping
from app.reports.proof.wrapping import Wrapping
from app.security import certificates

_DIGESTS: dict[str, type[hashes.SHA256 | hashes.SHA384 | hashes.SHA512]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
# What a foreign structure can cause.
_BROKEN = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, x509.InvalidVersion)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a token that was found sound says: whose it is, and its time. Whether to trust it is not said."""

    certificate: x509.Certificate
    time: datetime


def opened(content: bytes, digest: Callable[[str], bytes]) -> Token:
    """Return what the token says of a document, whose hash by the name of an algorithm `digest` returns.

    Raises AppError: `timestamp-damaged` (no token, or anything in it is not as it was made), `timestamp-weak` (key or
    hash), `timestamp-no-authority` (the certificate is not for timestamps), `timestamp-other-document`.
    """
    try:
        return _opened(content, digest)
    except _BROKEN as error:
        raise AppError("timestamp-damaged") from error


def _opened(content: bytes, digest: Callable[[str], bytes]) -> Token:
    found = wrapping.read(content)
    certificate = _named(found)
    if wrapping.rebuilt(found, certificate) != content:
        raise AppError("timestamp-damaged")
    _refuse_unfit(certificate)
    _refuse_unvouched(certificate, found.carried)
    _verify(found, certificate)
    stated = tsp.TSTInfo.load(found.stated, strict=True)
    imprint = stated["message_imprint"]
    algorithm = _strong(imprint["hash_algorithm"]["algorithm"].native)
    if imprint["hashed_message"].native != digest(algorithm):
        raise AppError("timestamp-other-document")
    time = stated["gen_time"].native
    if not isinstance(time, datetime) or time.utcoffset() is None:
        raise AppError("timestamp-damaged")
    return Token(certificate=certificate, time=time)


def _named(found: Wrapping) -> x509.Certificate:
    """Return the one certificate that the signed attributes name by its hash (RFC 3161, 2.4.2; RFC 5816)."""
    hashed: set[tuple[str, bytes]] = set()
    if "signing_certificate" in found.by_name:
        hashed.add(("sha1", found.by_name["signing_certificate"]["certs"][0]["cert_hash"].native))
    if "signing_certificate_v2" in found.by_name:
        named = found.by_name["signing_certificate_v2"]["certs"][0]
        hashed.add((_strong(named["hash_algorithm"]["algorithm"].native), named["cert_hash"].native))
    # SHA-1 only picks among certificates here; finding a second one for a given hash is beyond anyone.
    fitting = [
        one
        for one in found.carried
        if hashed and all(hashlib.new(name, one, usedforsecurity=False).digest() == value for name, value in hashed)
    ]
    if len(fitting) != 1:
        raise AppError("timestamp-damaged")
    return x509.load_der_x509_certificate(fitting[0])


def _refuse_unfit(certificate: x509.Certificate) -> None:
    try:
        certificates.refuse_weak(certificate)
    except AppError as error:
        raise AppError("timestamp-weak") from error
    try:
        uses = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound as error:
        raise AppError("timestamp-no-authority") from error
    if not uses.critical or list(uses.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise AppError("timestamp-no-authority")


def _refuse_unvouched(certificate: x509.Certificate, carried: Sequence[bytes]) -> None:
    """Refuse certificates that belong to no row from the authority's outwards: bytes there could be anything."""
    loaded = [x509.load_der_x509_certificate(one) for one in carried]
    row = [certificate, *certificates.chain_of(certificate, [one for one in loaded if one != certificate])]
    if len(loaded) != len(row):
        raise AppError("timestamp-damaged")
    if row[-1].issuer == row[-1].subject:
        try:
            row[-1].verify_directly_issued_by(row[-1])
        except (InvalidSignature, UnsupportedAlgorithm) as error:
            raise AppError("timestamp-damaged") from error


def _verify(found: Wrapping, certificate: x509.Certificate) -> None:
    name = _strong(found.info["digest_algorithm"]["algorithm"].native)
    stated = hashlib.new(name, found.stated).digest()
    if (found.by_name["content_type"].native, found.by_name["message_digest"].native) != ("tst_info", stated):
        raise AppError("timestamp-damaged")
    mechanism, signature, key = (
        found.info["signature_algorithm"]["algorithm"].native,
        found.info["signature"].native,
        certificate.public_key(),
    )
    try:
        if isinstance(key, rsa.RSAPublicKey) and mechanism in {"rsassa_pkcs1v15", f"{name}_rsa"}:
            key.verify(signature, found.message, padding.PKCS1v15(), _DIGESTS[name]())
        elif isinstance(key, ec.EllipticCurvePublicKey) and mechanism == f"{name}_ecdsa":
            key.verify(signature, found.message, ec.ECDSA(_DIGESTS[name]()))
        else:
            raise AppError("timestamp-weak")
    except InvalidSignature as error:
        raise AppError("timestamp-damaged") from error


def _strong(algorithm: str) -> str:
    if algorithm not in _DIGESTS:
        raise AppError("timestamp-weak")
    return algorithm
