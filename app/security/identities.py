"""Identities: a signing key with its certificate, made here or issued by a council's authority."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from app.errors import AppError
from app.security import certificates, fingerprints

YEARS_VALID = 10
LONGEST_NAME = 64  # X.520's bound on a common name, which the library counts in bytes of UTF-8

SigningKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A person's signing key, its certificate, and the certificates of those who vouch for it, nearest first."""

    key: SigningKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def name(self) -> str:
        """The name that the certificate gives."""
        return certificates.name_of(self.certificate)

    @property
    def fingerprint(self) -> str:
        """The certificate's fingerprint, 64 lowercase hexadecimal digits."""
        return fingerprints.fingerprint(self.certificate)


def create(name: str, *, at: datetime) -> Identity:
    """Return a new P-256 identity that says nothing about its owner but the name given.

    It is valid for ten years from the day before `at`: laptops' clocks differ. Raises AppError `identity-name-empty`,
    `identity-name-too-long`, `identity-name-unprintable`.
    """
    shown = _checked_name(name)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, shown)])
    begin = at.replace(microsecond=0) - timedelta(days=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=365 * YEARS_VALID + 3))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(certificates.SIGNING_USE, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Identity(key=key, certificate=certificate)


def assembled(
    key: object, certificate: x509.Certificate | None, others: Sequence[x509.Certificate], *, at: datetime
) -> Identity:
    """Return the identity that these parts make, after checking that it can sign a report at that time.

    Raises AppError `identity-without-key`, `identity-without-certificate`, `identity-key-mismatch` and what
    `certificates.refuse_unfit` raises.
    """
    if key is None:
        raise AppError("identity-without-key")
    if certificate is None:
        raise AppError("identity-without-certificate")
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise AppError("identity-key-unsupported", found=type(key).__name__.removesuffix("PrivateKey"))
    if key.public_key() != certificate.public_key():
        raise AppError("identity-key-mismatch")
    certificates.refuse_unfit(certificate, at=at)
    return Identity(key=key, certificate=certificate, chain=certificates.chain_of(certificate, others))


def _checked_name(name: str) -> str:
    shown = unicodedata.normalize("NFC", " ".join(name.split()))
    if not shown:
        raise AppError("identity-name-empty")
    if any(unicodedata.category(character).startswith("C") for character in shown):
        raise AppError("identity-name-unprintable")
    length = len(shown.encode())
    if length > LONGEST_NAME:
        raise AppError("identity-name-too-long", length=length, most=LONGEST_NAME)
    return shown
