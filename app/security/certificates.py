"""What a certificate must be to sign a report, and who vouches for it."""

from collections.abc import Sequence
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from app.errors import AppError
from app.security import fingerprints
from app.text.numbers import day

SMALLEST_RSA = 2048
LONGEST_CHAIN = 8
CURVES = ("secp256r1", "secp384r1")

SIGNING_USE = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def name_of(certificate: x509.Certificate) -> str:
    """Return the subject's common name, else its organisation, else the whole subject."""
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        found = certificate.subject.get_attributes_for_oid(kind)
        if found:
            value = found[0].value
            return value if isinstance(value, str) else value.decode("latin-1")
    return certificate.subject.rfc4514_string()


def refuse_unfit(certificate: x509.Certificate, *, at: datetime) -> None:
    """Raise AppError unless the certificate may sign a report at that time.

    Codes: `identity-key-unsupported` (neither P-256, P-384 nor RSA), `identity-key-weak`, `identity-expired`,
    `identity-not-yet-valid`, `identity-not-for-signing`.
    """
    refuse_weak(certificate)
    if at > certificate.not_valid_after_utc:
        raise AppError("identity-expired", until=day(certificate.not_valid_after_utc))
    if at < certificate.not_valid_before_utc:
        raise AppError("identity-not-yet-valid", since=day(certificate.not_valid_before_utc))
    if not may_sign(certificate):
        raise AppError("identity-not-for-signing")


def refuse_weak(certificate: x509.Certificate) -> None:
    """Raise AppError `identity-key-unsupported` or `identity-key-weak` unless the key is P-256, P-384 or RSA ≥ 2048."""
    try:
        key = certificate.public_key()
    except (UnsupportedAlgorithm, ValueError) as error:
        raise AppError("identity-key-unsupported", found="?") from error
    if isinstance(key, rsa.RSAPublicKey):
        if key.key_size < SMALLEST_RSA:
            raise AppError("identity-key-weak", bits=key.key_size, least=SMALLEST_RSA)
        return
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise AppError("identity-key-unsupported", found=type(key).__name__.removesuffix("PublicKey"))
    if key.curve.name not in CURVES:
        raise AppError("identity-key-unsupported", found=key.curve.name)


def may_sign(certificate: x509.Certificate) -> bool:
    """Return whether the certificate's key usage, if it names any, allows signing documents."""
    try:
        use = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    except ValueError:
        return False
    return use.digital_signature or use.content_commitment


def chain_of(certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """Return those of the others that vouch for the certificate, nearest first; the rest is left out."""
    chain: list[x509.Certificate] = []
    last = certificate
    seen = {fingerprints.fingerprint(certificate)}
    while last.issuer != last.subject and len(chain) < LONGEST_CHAIN:
        issuer = next((other for other in others if _issued(last, other)), None)
        if issuer is None or fingerprints.fingerprint(issuer) in seen:
            break
        chain.append(issuer)
        seen.add(fingerprints.fingerprint(issuer))
        last = issuer
    return tuple(chain)


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True
