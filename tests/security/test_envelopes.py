"""Signed envelopes: one spelling, one signature, and only the key named."""

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from app.errors import AppError
from app.security import cards, envelopes, identities
from app.security.identities import Identity

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ADA = identities.create("Ada", at=AT)
BOB = identities.create("Bob", at=AT)
TYPE = "application/vnd.evenhand.pack.v1+json"
SIGNED = envelopes.sign(b'{"a":1}', TYPE, ADA)


def refusal(content: bytes, by: Identity = ADA) -> str:
    with pytest.raises(AppError) as caught:
        envelopes.verify(envelopes.parse(content), by.certificate)
    return caught.value.code


def respelled(**changes: object) -> bytes:
    return json.dumps(json.loads(SIGNED) | changes, separators=(",", ":"), sort_keys=True).encode()


@given(st.binary(max_size=200))
def test_what_was_signed_comes_back_and_verifies(payload: bytes) -> None:
    found = envelopes.parse(envelopes.sign(payload, TYPE, ADA))
    envelopes.verify(found, ADA.certificate)

    assert (found.payload, found.payload_type, found.keyid) == (payload, TYPE, cards.key_of(ADA.certificate))


def test_an_envelope_is_dsse_as_others_read_it() -> None:
    document = json.loads(SIGNED)
    signature = base64.b64decode(document["signatures"][0]["sig"])
    signed = b"DSSEv1 %d %s 7 %s" % (len(TYPE), TYPE.encode(), b'{"a":1}')
    key = ADA.certificate.public_key()

    assert isinstance(key, ec.EllipticCurvePublicKey)
    key.verify(signature, signed, ec.ECDSA(hashes.SHA256()))
    assert base64.b64decode(document["payload"]) == b'{"a":1}'
    assert document["payloadType"] == TYPE


def test_the_signature_binds_payload_type_and_key() -> None:
    other_type = SIGNED.replace(b"evenhand.pack", b"evenhand.join")
    other_payload = SIGNED.replace(base64.b64encode(b'{"a":1}'), base64.b64encode(b'{"a":2}'))
    claimed = SIGNED.replace(cards.key_of(ADA.certificate).encode(), cards.key_of(BOB.certificate).encode())

    assert refusal(other_type) == refusal(other_payload) == refusal(claimed) == "signature-wrong"
    assert refusal(SIGNED, BOB) == refusal(claimed, BOB) == "signature-wrong"


def test_a_key_of_another_kind_neither_signs_nor_verifies() -> None:
    key = ec.generate_private_key(ec.SECP384R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ada")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(AT)
        .not_valid_after(AT + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    other = Identity(key=key, certificate=certificate)

    with pytest.raises(AppError, match="exchange-key-unsupported"):
        envelopes.sign(b"", TYPE, other)
    assert refusal(SIGNED, other) == "signature-wrong"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        SIGNED + b"\n",
        SIGNED[:-1],
        b" " + SIGNED,
        SIGNED.replace(b":", b": ", 1),
        respelled(more=1),
        respelled(signatures=[]),
        respelled(signatures=json.loads(SIGNED)["signatures"] * 2),
        respelled(payload="eyJhIjoxfR=="),  # spare bits set
        respelled(payload="eyJhIjoxfQ"),  # padding left out
        respelled(payload="eyJhIjoxfQ-_"),
        respelled(payloadType=TYPE + ";charset=utf-8"),
        SIGNED.replace(b'"payload"', b'"payload":"","payload"'),
        SIGNED.replace(b"payloadType", b"payload\\u0054ype"),
        SIGNED.replace(cards.key_of(ADA.certificate).encode(), cards.key_of(ADA.certificate).upper().encode()),
        b"[" * 100_000,
    ],
)
def test_any_other_spelling_is_refused(content: bytes) -> None:
    assert refusal(content) == "file-damaged"


def test_the_key_is_named_by_the_hash_of_its_spki() -> None:
    spki = ADA.certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    assert json.loads(SIGNED)["signatures"][0]["keyid"] == hashlib.sha256(spki).hexdigest()
