"""The sample evaluation, from the workbook to a signed and verified report."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.errors import AppError
from app.reports.proof.verdict import Verdict
from app.services.evaluations import Ranked
from app.services.files import write_whole
from app.services.reports import NewIdentity, make_identity, open_identity, sign_report, verify_report, write_report
from app.shipped import shipped

REPORT = "care-and-support-award-report.pdf"
PASSPHRASES = "passphrases.txt"
SIGNERS = (
    ("moderator", "Sample moderator", "moderator.p12"),
    ("lead", "Sample procurement lead", "procurement-lead.p12"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedSample:
    """What playing the sample made."""

    ranked: Ranked
    report: Path
    verdict: Verdict


def workbook() -> Path:
    """Return the sample evaluation's workbook, a folder of CSV."""
    return shipped("samples", "care-and-support")


def play(folder: Path, *, at: datetime) -> PlayedSample:
    """Rank the sample, write its report, sign it as moderator and as lead with identities made for it, and verify it.

    Everything is written to `folder`, where an earlier sample's files are replaced. Raises AppError where the folder
    cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AppError("file-not-written", path=str(folder), reason=error.strerror or str(error)) from error
    made: dict[str, NewIdentity] = {
        role: make_identity(name, folder / file, at=at, replace=True) for role, name, file in SIGNERS
    }
    lines = "".join(f"{identity.path.name}: {identity.passphrase}\n" for identity in made.values())
    write_whole(folder / PASSPHRASES, lines.encode(), replace=True, private=True)
    signers = {role: identity.fingerprint for role, identity in made.items()}
    report = folder / REPORT
    ranked = write_report(workbook(), report, signers=signers, replace=True)
    for role, _name, _file in SIGNERS:
        identity = open_identity(made[role].path, made[role].passphrase, at=at)
        sign_report(report, role=role, identity=identity, at=at)
    verdict = verify_report(report, signers=list(signers.values()), now=at)
    return PlayedSample(ranked=ranked, report=report.resolve(), verdict=verdict)
