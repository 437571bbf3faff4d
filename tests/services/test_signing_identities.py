"""Whose certificate signs reports: one's own, until a council's is imported, and after it is forgotten."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from app.errors import AppError
from app.security import identities, identity_files
from app.security.identities import Identity
from app.security.secret_store import NoStore
from app.services.profiles import (
    OpenProfile,
    create_profile,
    forget_signing_identity,
    import_signing_identity,
    signing_identity,
)
from app.text.sentences import sentence
from tests.security.test_identities import issued
from tests.services.secret_stores import quick

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
WORDS = "amber kettle robin tulip canoe plover"


@pytest.fixture
def ada(tmp_path: Path) -> OpenProfile:
    return create_profile(tmp_path / "home", "Ada", store=NoStore(), passphrase=None, at=AT, fresh=quick).profile


@pytest.fixture(scope="module")
def council() -> Identity:
    """Return an identity as a council's authority issues it: an RSA key, and the authority's certificate with it."""
    authority_key = identities.create("x", at=AT).key
    assert not isinstance(authority_key, rsa.RSAPrivateKey)
    key = rsa.generate_private_key(65537, 2048)
    authority = issued("Council CA", authority_key, "Council CA", authority_key, authority=True)
    return Identity(key=key, certificate=issued("Ada", key, "Council CA", authority_key), chain=(authority,))


@pytest.fixture
def p12(tmp_path: Path, council: Identity) -> Path:
    path = tmp_path / "council.p12"
    path.write_bytes(identity_files.sealed(council, WORDS))
    return path


def refusal(ada: OpenProfile, p12: Path, passphrase: str = WORDS, at: datetime = AT) -> str:
    with pytest.raises(AppError) as caught:
        import_signing_identity(ada, p12, passphrase, at=at)
    assert sentence(caught.value.code, caught.value.facts)
    return caught.value.code


def test_ones_own_identity_signs_where_none_was_imported(ada: OpenProfile) -> None:
    assert signing_identity(ada) == ada.identity


def test_an_imported_identity_signs_and_the_own_one_stays_for_packs(
    ada: OpenProfile, p12: Path, council: Identity
) -> None:
    imported = import_signing_identity(ada, p12, WORDS, at=AT)
    p12.unlink()

    found = signing_identity(ada)
    assert (imported.fingerprint, found.fingerprint, found.chain) == (
        council.fingerprint,
        council.fingerprint,
        council.chain,
    )
    assert found.key.private_numbers() == council.key.private_numbers()
    assert ada.card.name == "Ada"
    assert (ada.about.folder / "signing.sealed").stat().st_mode & 0o777 == 0o600


def test_a_forgotten_identity_signs_no_longer(ada: OpenProfile, p12: Path) -> None:
    import_signing_identity(ada, p12, WORDS, at=AT)

    forget_signing_identity(ada)
    forget_signing_identity(ada)

    assert signing_identity(ada) == ada.identity


def test_what_cannot_be_imported_changes_nothing(ada: OpenProfile, p12: Path, council: Identity) -> None:
    import_signing_identity(ada, p12, WORDS, at=AT)

    assert refusal(ada, p12, "other words") == "identity-passphrase-wrong"
    assert refusal(ada, p12, at=AT + timedelta(days=500)) == "identity-expired"
    assert refusal(ada, p12.with_name("none.p12")) == "no-such-file"
    p12.write_bytes(b"none")
    assert refusal(ada, p12) == "identity-file-not-pkcs12"
    assert signing_identity(ada).fingerprint == council.fingerprint


def test_a_damaged_file_never_makes_another_certificate_sign(ada: OpenProfile, p12: Path, tmp_path: Path) -> None:
    import_signing_identity(ada, p12, WORDS, at=AT)
    path = ada.about.folder / "signing.sealed"
    other = create_profile(tmp_path / "home", "Bob", store=NoStore(), passphrase=None, at=AT, fresh=quick).profile
    (other.about.folder / "signing.sealed").write_bytes(path.read_bytes())
    path.write_bytes(path.read_bytes()[:-1])

    for profile in (ada, other):
        with pytest.raises(AppError, match="signing-identity-damaged"):
            signing_identity(profile)
    path.unlink()
    path.mkdir()
    with pytest.raises(AppError, match="signing-identity-damaged"):
        signing_identity(ada)
