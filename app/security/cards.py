"""Cards: what others keep of a person, the certificate of the signing key and the key for receiving.

A card proves nothing by itself. The roster says whose it is, once two people have compared their six words.
"""

import hashlib
import unicodedata

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.domain.panel import Card
from app.errors import AppError
from app.security import certificates, fingerprints, sealing
from app.security.identities import LONGEST_NAME, Identity
from app.security.sealing import ReceivingKey

LARGEST_CERTIFICATE = 16 * 1024


def of(identity: Identity, receiving: ReceivingKey) -> Card:
    """Return the card of a person's keys; raises AppError `card-unusable` for what `read` would refuse."""
    return read(identity.certificate.public_bytes(Encoding.DER), receiving.recipient)


def read(certificate: bytes, recipient: str) -> Card:
    """Return the card that a certificate (DER) and a receiving key make.

    Raises AppError `card-unusable` for a receiving key that is none, and for anything but a P-256 certificate that may
    sign and whose name can be shown. Its dates are not looked at: the roster ends a key, not the calendar.
    """
    loaded = certificate_of(certificate)
    name = certificates.name_of(loaded)
    if not _showable(name) or not certificates.may_sign(loaded) or not sealing.is_recipient(recipient):
        raise AppError("card-unusable")
    return Card(key=key_of(loaded), certificate=certificate, recipient=recipient, name=name)


def checked(card: Card) -> Card:
    """Return the card if its parts belong together and `read` accepts them; raises AppError `card-unusable`."""
    if read(card.certificate, card.recipient) != card:
        raise AppError("card-unusable")
    return card


def certificate_of(content: bytes) -> x509.Certificate:
    """Return the P-256 certificate in DER bytes; raises AppError `card-unusable` for anything else."""
    if len(content) > LARGEST_CERTIFICATE:
        raise AppError("card-unusable")
    try:
        loaded = x509.load_der_x509_certificate(content)
        key = loaded.public_key()
        # What is wrong inside comes to light only where it is looked at.
        certificates.name_of(loaded)
        certificates.may_sign(loaded)
    except (ValueError, TypeError, UnsupportedAlgorithm, x509.DuplicateExtension, x509.InvalidVersion) as error:
        raise AppError("card-unusable") from error
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise AppError("card-unusable")
    return loaded


def key_of(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of the certificate's public key (SPKI in DER), 64 lowercase hexadecimal digits."""
    spki = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(spki).hexdigest()


def fingerprint_of(card: Card) -> str:
    """Return the fingerprint of the card's certificate, as reports print it; raises AppError `card-unusable`."""
    return fingerprints.fingerprint(certificate_of(card.certificate))


def spoken_for(card: Card, *, fresh: str = "") -> bytes:
    """Return the bytes that six words are derived from: both keys of a card, and what is new about this enrolment.

    `fresh` is the identifier of the join file on the joiner's side: as nobody can know it beforehand, nobody can look
    for words that agree before the join is written (`words.six_words`).
    """
    return "\n".join(("evenhand-card-1", card.key, card.recipient, fresh)).encode()


def _showable(name: str) -> bool:
    bare = unicodedata.normalize("NFC", name).strip()
    return 0 < len(name) <= LONGEST_NAME and name == bare and name.isprintable()
