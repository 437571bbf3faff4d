"""Cards: what of a person's keys can be kept, and what is refused."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from app.domain.panel import Card
from app.errors import AppError
from app.security import cards, identities, sealing
from app.security.certificates import SIGNING_USE

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ADA = identities.create("Siân Tŷ-Mawr", at=AT)
KEY = sealing.generate()
SEALING_USE = x509.KeyUsage(
    digital_signature=False,
    content_commitment=False,
    key_encipherment=True,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def certificate(
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, *, name: str = "Ada", use: x509.KeyUsage = SIGNING_USE
) -> bytes:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(AT - timedelta(days=1))
        .not_valid_after(AT + timedelta(days=1))
        .add_extension(use, critical=True)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(Encoding.DER)


P256 = ec.generate_private_key(ec.SECP256R1())


def refused(given: bytes, recipient: str = KEY.recipient) -> bool:
    with pytest.raises(AppError, match="card-unusable"):
        cards.read(given, recipient)
    return True


def test_a_card_says_who_and_how_to_write_to_them() -> None:
    card = cards.of(ADA, KEY)

    assert card == Card(
        key=cards.key_of(ADA.certificate),
        certificate=ADA.certificate.public_bytes(Encoding.DER),
        recipient=KEY.recipient,
        name="Siân Tŷ-Mawr",
    )
    assert cards.checked(card) == cards.read(card.certificate, card.recipient) == card
    assert cards.fingerprint_of(card) == ADA.fingerprint
    assert cards.certificate_of(card.certificate) == ADA.certificate


@pytest.mark.parametrize("change", [{"key": "00" * 32}, {"name": "Ada"}, {"recipient": ""}, {"certificate": b""}])
def test_a_card_whose_parts_do_not_belong_together_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(AppError, match="card-unusable"):
        cards.checked(dataclasses.replace(cards.of(ADA, KEY), **change))  # type: ignore[arg-type]


def test_only_a_certificate_on_p256_that_may_sign_is_taken() -> None:
    assert cards.read(certificate(P256), KEY.recipient).name == "Ada"
    assert refused(certificate(ec.generate_private_key(ec.SECP384R1())))
    assert refused(certificate(rsa.generate_private_key(65537, 2048)))
    assert refused(certificate(P256, use=SEALING_USE))


def test_a_name_that_deceives_is_refused() -> None:
    assert refused(certificate(P256, name="Ada\u202egnp"))
    assert refused(certificate(P256, name=" Ada"))
    assert refused(certificate(P256, name="Sia\u0302n"))


def test_bytes_that_are_no_certificate_are_refused() -> None:
    whole = certificate(P256)

    assert refused(b"")
    assert refused(whole[:-1])
    assert refused(whole + bytes(20_000))
    assert refused(b"-----BEGIN CERTIFICATE-----")


def test_a_damaged_certificate_ends_in_a_refusal_or_in_another_key_but_never_in_a_crash() -> None:
    whole = certificate(P256)
    outcomes: set[bool | str] = set()
    for place in range(len(whole)):
        altered = bytearray(whole)
        altered[place] ^= 0x55
        try:
            outcomes.add(cards.read(bytes(altered), KEY.recipient).certificate == whole)
        except AppError as error:
            outcomes.add(error.code)

    assert outcomes == {False, "card-unusable"}


def test_a_receiving_key_that_is_none_is_refused() -> None:
    assert refused(certificate(P256), "age1")
    assert refused(certificate(P256), KEY.secret)


def test_what_is_spoken_for_binds_both_keys_and_the_enrolment() -> None:
    one = cards.of(ADA, KEY)
    other_key = cards.of(ADA, sealing.generate())
    other_person = cards.of(identities.create("Siân Tŷ-Mawr", at=AT), KEY)

    assert len({*map(cards.spoken_for, (one, other_key, other_person)), cards.spoken_for(one, fresh="x")}) == 4
    assert cards.spoken_for(one) == f"evenhand-card-1\n{one.key}\n{one.recipient}\n".encode()
