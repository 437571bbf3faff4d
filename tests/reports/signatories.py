# mypy: disable-error-code="no-untyped-call"
# pyHanko's own functions are not all typed.
"""People who sign, and the small report they sign; made once a process."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from app.domain import canonical
from app.domain.codes import PriceFormula
from app.reports import signing
from app.reports.award_report import render
from app.reports.fields import RosterEntry
from app.reports.proof.verdict import Verdict
from app.reports.verification import verify
from app.scoring.ranking import rank
from app.security import identities
from app.security.identities import Identity
from tests.scoring import builders

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
VERSION = "0.1.0"


@cache
def moderator() -> Identity:
    return identities.create("Ada Moderator", at=AT)


@cache
def lead() -> Identity:
    return identities.create("Siân Ŵyn-Lead", at=AT)


@cache
def stranger() -> Identity:
    return identities.create("Nobody", at=AT)


@cache
def authority_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP384R1())


@cache
def council_officer(kind: str) -> Identity:
    """Return an identity issued by a council's authority."""
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    key = rsa.generate_private_key(65537, 3072) if kind == "RSA" else ec.generate_private_key(ec.SECP384R1())
    root = certificate("Council root", authority_key(), "Council root")
    own = certificate(f"Officer {kind}", key, "Council root")
    return identities.assembled(key, own, [root], at=AT)


def certificate(
    subject: str,
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey,
    issuer: str,
    *,
    until: datetime = AT + timedelta(days=300),
) -> x509.Certificate:
    """Return a certificate issued by the authority."""
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(AT - timedelta(days=300))
        .not_valid_after(until)
        .sign(authority_key(), hashes.SHA256())
    )


@cache
def evaluation_json(best: int = 5) -> bytes:
    """Return a small evaluation as it is attached; `best` is a score of the supplier that wins with 5."""
    data = builders.priced(
        PriceFormula.F1,
        [builders.question("Q1", 40), builders.question("Q2", 30), builders.price_row(30)],
        {"A": 100_000, "B": 120_000, "C": 99_000},
        {"A": [4, 3], "B": [5, best], "C": [2, 3]},
    )
    return canonical.encode(data)


@cache
def unsigned(best: int = 5) -> bytes:
    return printed(evaluation_json(best), evaluation_json(best))


def printed(shown: bytes, attached: bytes, roster: Sequence[RosterEntry] = ()) -> bytes:
    """Return a report that shows one evaluation and carries another."""
    data = canonical.decode(shown)
    return render(data, rank(data), evaluation_json=attached, roster=roster, app_version=VERSION)


def roster(*people: tuple[str, Identity]) -> tuple[RosterEntry, ...]:
    """Return who is to sign as what."""
    return tuple(RosterEntry(role=role, name=who.name, fingerprint=who.fingerprint) for role, who in people)


@cache
def once() -> bytes:
    """Return the report with the moderator's signature."""
    return signing.sign(unsigned(), role="moderator", identity=moderator(), at=AT)


@cache
def signed() -> bytes:
    """Return the report with both signatures."""
    return signing.sign(once(), role="lead", identity=lead(), at=AT + timedelta(hours=1))


def updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], object]) -> bytes:
    """Return the file with a change appended as any tool would append it."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def turn_a_page(writer: IncrementalPdfFileWriter) -> None:
    page, _ = writer.find_page_for_modification(0)
    page.get_object()[generic.pdf_name("/Rotate")] = generic.NumberObject(90)
    writer.mark_update(page)


def codes(verdict: Verdict) -> set[str]:
    """Return the codes of everything found against the file."""
    return {problem.code for problem in (*verdict.changes, *verdict.differences)}


def refused(pdf: bytes) -> set[str]:
    """Return what verify has against the file, after checking that it calls it not good."""
    verdict = verify(pdf)
    assert verdict.exit_code == 1
    return codes(verdict)
