from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from app.errors import AppError
from app.security import fingerprints, identities, identity_files, passphrases

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
WORDS = "amber kettle robin tulip canoe plover"


def name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def issued(
    subject: str,
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey,
    issuer: str,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    authority: bool = False,
    until: datetime = AT + timedelta(days=400),
) -> x509.Certificate:
    return (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(AT - timedelta(days=400))
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .sign(issuer_key, hashes.SHA256())
    )


@pytest.fixture(scope="module")
def root_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP384R1())


def refusal(content: bytes, passphrase: str = WORDS, at: datetime = AT) -> str:
    with pytest.raises(AppError) as caught:
        identity_files.opened(content, passphrase, at=at)
    return caught.value.code


def packed(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | None,
    certificate: x509.Certificate | None,
    others: list[x509.Certificate] | None = None,
) -> bytes:
    return pkcs12.serialize_key_and_certificates(
        b"x", key, certificate, others, BestAvailableEncryption(WORDS.encode())
    )


def test_an_identity_says_nothing_but_the_name() -> None:
    found = identities.create("  Siân   Tŷ-Mawr ", at=AT)

    certificate = found.certificate
    assert found.name == "Siân Tŷ-Mawr"
    assert certificate.subject == certificate.issuer == name("Siân Tŷ-Mawr")
    assert {type(extension.value) for extension in certificate.extensions} == {
        x509.BasicConstraints,
        x509.KeyUsage,
        x509.SubjectKeyIdentifier,
    }


def test_an_identity_may_sign_and_commit_for_ten_years() -> None:
    certificate = identities.create("Ada", at=AT).certificate

    use = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    assert use.critical
    assert use.value.digital_signature
    assert use.value.content_commitment
    assert not use.value.key_cert_sign
    assert certificate.not_valid_before_utc <= AT
    assert certificate.not_valid_after_utc >= AT + timedelta(days=3652)
    key = certificate.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert key.curve.name == "secp256r1"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (" ", "identity-name-empty"),
        ("x" * 65, "identity-name-too-long"),
        ("ŵ" * 33, "identity-name-too-long"),
        ("Ada\u202egnp", "identity-name-unprintable"),
    ],
)
def test_a_name_that_cannot_be_shown_is_refused(given: str, code: str) -> None:
    with pytest.raises(AppError) as caught:
        identities.create(given, at=AT)

    assert caught.value.code == code


def test_a_sealed_identity_comes_back() -> None:
    made = identities.create("Ada", at=AT)

    found = identity_files.opened(identity_files.sealed(made, WORDS), WORDS, at=AT)

    assert found.fingerprint == made.fingerprint
    assert found.key.private_numbers() == made.key.private_numbers()


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(AppError) as caught:
        identity_files.sealed(identities.create("Ada", at=AT), "short")

    assert caught.value.code == "passphrase-too-short"


def test_an_identity_of_a_council_comes_with_its_chain(root_key: ec.EllipticCurvePrivateKey) -> None:
    middle_key = ec.generate_private_key(ec.SECP256R1())
    own_key = rsa.generate_private_key(65537, 2048)
    root = issued("Council root", root_key, "Council root", root_key, authority=True)
    middle = issued("Council CA", middle_key, "Council root", root_key, authority=True)
    own = issued("Ada", own_key, "Council CA", middle_key)
    stranger = issued("Else", root_key, "Else", root_key, authority=True)

    found = identity_files.opened(packed(own_key, own, [root, stranger, middle]), WORDS, at=AT)

    assert found.name == "Ada"
    assert found.chain == (middle, root)


def test_a_wrong_passphrase_is_told_from_a_file_that_is_none(root_key: ec.EllipticCurvePrivateKey) -> None:
    content = packed(root_key, issued("Ada", root_key, "Ada", root_key))

    assert refusal(content, "not these words") == "identity-passphrase-wrong"
    assert refusal(b"-----BEGIN CERTIFICATE-----") == "identity-file-not-pkcs12"
    assert refusal(b"") == "identity-file-not-pkcs12"


def test_a_missing_key_or_certificate_is_refused(root_key: ec.EllipticCurvePrivateKey) -> None:
    certificate = issued("Ada", root_key, "Ada", root_key)

    assert refusal(packed(None, None, [certificate])) == "identity-without-key"
    assert refusal(packed(root_key, None)) == "identity-without-certificate"


def test_a_weak_or_strange_key_is_refused(root_key: ec.EllipticCurvePrivateKey) -> None:
    small = rsa.generate_private_key(65537, 1024)  # noqa: S505 - that is the case
    edwards = ed25519.Ed25519PrivateKey.generate()
    curve = ec.generate_private_key(ec.SECP521R1())

    assert refusal(packed(small, issued("A", small, "Ca", root_key))) == "identity-key-weak"
    assert refusal(packed(edwards, issued("A", edwards, "Ca", root_key))) == "identity-key-unsupported"
    assert refusal(packed(curve, issued("A", curve, "Ca", root_key))) == "identity-key-unsupported"


def test_an_expired_certificate_is_refused(root_key: ec.EllipticCurvePrivateKey) -> None:
    content = packed(root_key, issued("Ada", root_key, "Ada", root_key))

    assert refusal(content, at=AT + timedelta(days=401)) == "identity-expired"
    assert refusal(content, at=AT - timedelta(days=401)) == "identity-not-yet-valid"


def test_a_certificate_for_other_uses_is_refused() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name("Ada"))
        .issuer_name(name("Ada"))
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(AT - timedelta(days=1))
        .not_valid_after(AT + timedelta(days=1))
        .add_extension(
            x509.KeyUsage(
                digital_signature=False,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=True,
                key_cert_sign=False,
                crl_sign=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )

    assert refusal(packed(key, certificate)) == "identity-not-for-signing"


def test_unencrypted_files_of_others_can_be_read_without_a_passphrase(root_key: ec.EllipticCurvePrivateKey) -> None:
    certificate = issued("Ada", root_key, "Ada", root_key)
    content = pkcs12.serialize_key_and_certificates(b"x", root_key, certificate, None, NoEncryption())

    assert identity_files.opened(content, "", at=AT).certificate == certificate


def test_the_word_list_is_as_long_as_promised() -> None:
    words = passphrases.wordlist()

    assert len(words) == len(set(words)) == 2**passphrases.BITS_A_WORD
    assert all(word.isalpha() and word.islower() and 3 <= len(word) <= 8 for word in words)


def test_a_passphrase_is_six_words_of_the_list() -> None:
    drawn = passphrases.generate().split()

    assert len(drawn) == 6
    assert set(drawn) <= set(passphrases.wordlist())
    assert len("ab cd ef gh ij kl") >= identity_files.SHORTEST_PASSPHRASE


def test_a_fingerprint_is_read_in_any_grouping_and_case() -> None:
    digits = identities.create("Ada", at=AT).fingerprint

    shown = fingerprints.grouped(digits)
    assert len(shown.split()) == 16
    assert fingerprints.parse(shown) == digits
    assert fingerprints.parse(":".join(digits[i : i + 2] for i in range(0, 64, 2))) == digits


@pytest.mark.parametrize("given", ["", "abcd", "g" * 64, "a" * 65])
def test_what_is_no_fingerprint_is_refused(given: str) -> None:
    with pytest.raises(AppError, match="fingerprint-unreadable"):
        fingerprints.parse(given)
