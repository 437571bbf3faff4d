"""The award report: written from an evaluation, signed by two people in turn, verified by anyone."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app import __version__
from app.domain.canonical import encode
from app.domain.disclosure import for_report
from app.domain.evaluation import EvaluationData
from app.domain.provenance import Provenance
from app.errors import AppError
from app.reports import provenance_file
from app.reports.fields import RosterEntry
from app.reports.limits import LARGEST_FILE
from app.reports.proof.verdict import Verdict, verdict_json
from app.reports.proof.wording import lines as verdict_lines
from app.scoring.ranking import rank
from app.scoring.results import Ranking
from app.security import fingerprints, identities, identity_files, passphrases
from app.security.identities import Identity
from app.services.evaluations import Ranked, rank_workbook
from app.services.files import read_whole, write_whole

LARGEST_PASSPHRASE_FILE = 10_000

# What draws, signs and reads a PDF takes longer to load than the window to open, so it is loaded by those who use it.

__all__ = [
    "NewIdentity",
    "Verdict",
    "evaluation_in",
    "grouped_fingerprint",
    "make_identity",
    "open_identity",
    "passphrase_in",
    "provenance_in",
    "report_pdf",
    "sign_report",
    "verdict_json",
    "verdict_lines",
    "verify_report",
    "write_report",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIdentity:
    """An identity file just made; the passphrase is kept nowhere else."""

    path: Path
    fingerprint: str
    passphrase: str


def write_report(
    workbook: Path, out: Path, *, signers: Mapping[str, str] | None = None, replace: bool = False
) -> Ranked:
    """Write the unsigned report of a workbook and return what it ranks; nothing is written if anything is wrong.

    `signers` are the fingerprints of the only certificates that may sign, by role; the report prints them beside the
    names that the panel gives to those roles. Raises Refused for the workbook's problems, AppError
    `file-exists` unless `replace`, `file-not-written`, and what the report cannot print.
    """
    if os.path.lexists(out) and not replace:  # before the work, so that nobody waits for a refusal
        raise AppError("file-exists", path=str(out))
    expected = {role: fingerprints.parse(given) for role, given in (signers or {}).items()}
    ranked = rank_workbook(workbook)
    _ranking, pdf = report_pdf(ranked.data, signers=expected)
    write_whole(out, pdf, replace=replace)
    return ranked


def report_pdf(
    data: EvaluationData, *, signers: Mapping[str, str], provenance: Provenance | None = None
) -> tuple[Ranking, bytes]:
    """Return the ranking of an evaluation and its unsigned report, which carries what a report may of the evaluation.

    `signers` as for `write_report`; `provenance` is what the panel's record says of itself, None for a workbook. Raises
    AppError `fingerprint-unreadable`, `frozen-hash-differs`, `frozen-chain-broken` and `provenance-damaged` for a
    record that is not this evaluation's, and what the report cannot print.
    """
    from app.reports.award_report import render  # noqa: PLC0415

    roster = [
        RosterEntry(role=role, name=_name_of(data, role), fingerprint=fingerprints.parse(given))
        for role, given in signers.items()
    ]
    disclosed = for_report(data)
    if provenance is not None:  # a report that its own verification would refuse is never written
        provenance_file.refuse_contradiction(disclosed, provenance_file.decode(provenance_file.encode(provenance)))
    ranking = rank(disclosed)
    pdf = render(
        disclosed,
        ranking,
        evaluation_json=encode(disclosed),
        roster=roster,
        app_version=__version__,
        provenance=provenance,
    )
    return ranking, pdf


def evaluation_in(pdf: bytes) -> EvaluationData:
    """Return the evaluation that a report carries, read strictly; `for_report` of the record's own is its equal.

    Whether the report is unchanged is for `verify_report` to say. Raises AppError with the code that it gives.
    """
    from app.reports.carried import carried  # noqa: PLC0415

    return carried(pdf).data


def provenance_in(pdf: bytes) -> Provenance | None:
    """Return what a report says of the record it was made from, None for a workbook; otherwise as `evaluation_in`."""
    from app.reports.carried import carried  # noqa: PLC0415

    return carried(pdf).provenance


def sign_report(pdf: Path, *, role: str, identity: Identity, at: datetime) -> None:
    """Add a signature to the report, in place: the file holds the old or the newly signed report, never half of it.

    Raises AppError as `app.reports.signing.sign` does, and for files that cannot be read or written.
    """
    from app.reports.signing import sign  # noqa: PLC0415

    write_whole(pdf, sign(read_whole(pdf, LARGEST_FILE), role=role, identity=identity, at=at), replace=True)


def verify_report(pdf: Path, *, signers: Sequence[str] | None, now: datetime) -> Verdict:
    """Return the verdict on a file; raises AppError where it cannot be read, or a fingerprint is none."""
    from app.reports.verification import verify  # noqa: PLC0415

    expected = None if signers is None else [fingerprints.parse(one) for one in signers]
    return verify(read_whole(pdf, LARGEST_FILE + 1), signers=expected, now=now)


def make_identity(name: str, path: Path, *, at: datetime, replace: bool = False) -> NewIdentity:
    """Make an identity of its own for a name, and keep it in a PKCS#12 file under a new passphrase of six words.

    Raises AppError `file-exists` unless `replace`, `file-not-written`, and for names that a certificate cannot carry.
    """
    identity = identities.create(name, at=at)
    passphrase = passphrases.generate()
    write_whole(path, identity_files.sealed(identity, passphrase), replace=replace, private=True)
    return NewIdentity(path=path, fingerprint=identity.fingerprint, passphrase=passphrase)


def open_identity(path: Path, passphrase: str, *, at: datetime) -> Identity:
    """Return the identity in a PKCS#12 file, our own or a council's; for the errors see `identity_files.opened`."""
    return identity_files.opened(read_whole(path, identity_files.LARGEST_FILE), passphrase, at=at)


def passphrase_in(path: Path) -> str:
    """Return the first line of a file as a passphrase; raises AppError where it cannot be read."""
    content = read_whole(path, LARGEST_PASSPHRASE_FILE)
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise AppError("passphrase-file-not-text", path=str(path)) from error
    if not lines or not lines[0].strip():
        raise AppError("passphrase-file-empty", path=str(path))
    return lines[0].strip()


def grouped_fingerprint(digits: str) -> str:
    """Return a fingerprint as it is printed in letters and notices."""
    return fingerprints.grouped(digits)


def _name_of(data: EvaluationData, role: str) -> str:
    """Return the name of the only seat in that role, else nothing: a fingerprint must not stand beside a guess."""
    seats = [seat for seat in data.seats if seat.role.value == role]
    return (seats[0].name or seats[0].code) if len(seats) == 1 else ""
