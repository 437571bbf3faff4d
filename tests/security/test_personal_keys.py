"""A person's keys as bytes: they come back whole, and a key never comes with another's certificate."""

import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding

from app.errors import AppError
from app.security import identities, personal_keys, sealing

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ADA = identities.create("Ada", at=AT)
RECEIVING = sealing.generate()


def changed(**members: object) -> bytes:
    return json.dumps({**json.loads(personal_keys.encode(ADA, RECEIVING)), **members}).encode()


def test_keys_come_back() -> None:
    identity, receiving = personal_keys.decode(personal_keys.encode(ADA, RECEIVING))

    assert identity.key.private_numbers() == ADA.key.private_numbers()
    assert (identity.certificate, identity.chain, receiving) == (ADA.certificate, (), RECEIVING)


def test_an_identity_comes_back_with_its_chain_and_without_a_receiving_key() -> None:
    other = identities.create("Authority", at=AT).certificate
    chained = identities.Identity(key=ADA.key, certificate=ADA.certificate, chain=(other,))

    identity, receiving = personal_keys.decode(personal_keys.encode(chained, None))

    assert (identity.fingerprint, identity.chain, receiving) == (ADA.fingerprint, (other,), None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"[" * 60_000,
        changed(key="AAAA"),
        changed(key="not base64"),
        changed(certificate="AAAA"),
        changed(chain=["AAAA"]),
        changed(chain=None),
        changed(receiving="AGE-SECRET-KEY-1QQ"),
        changed(more=1),
        personal_keys.encode(identities.create("Bob", at=AT), None)[:-30],
    ],
)
def test_what_is_damaged_is_refused(content: bytes) -> None:
    with pytest.raises(AppError) as caught:
        personal_keys.decode(content)
    assert caught.value.code == "keys-damaged"


def test_a_key_of_another_or_of_an_unknown_kind_is_refused() -> None:
    certificate = ADA.certificate.public_bytes(Encoding.DER)

    for key in (identities.create("Bob", at=AT).key, ed25519.Ed25519PrivateKey.generate(), None):
        with pytest.raises(AppError, match="keys-damaged"):
            personal_keys.paired(key, certificate)
