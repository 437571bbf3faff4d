"""How to check the report without trusting whoever made it, and what signatures prove."""

from collections.abc import Sequence

from app.reports.fields import ATTACHMENT_NAME, RosterEntry
from app.reports.layout.text import Run
from app.reports.layout.theme import SMALL
from app.reports.layout.writer import Column, Writer, strong
from app.reports.view import View
from app.text import report
from app.text.catalogue import _


def write(view: View, writer: Writer, roster: Sequence[RosterEntry], app_version: str) -> None:
    """Write the part on verification."""
    with writer.section(report.checking_heading(), room=260):
        writer.paragraph(report.checking_intro(), keep=True)
        writer.bullets([(strong(lead + " "), Run(text=rest)) for lead, rest in report.checking_steps()])
        writer.paragraph(report.checking_by_hand(ATTACHMENT_NAME))
        writer.heading(report.fingerprints_heading())
        table = writer.table([Column(title=_(report.WHAT), width=3), Column(title=_(report.FINGERPRINT), width=6)])
        table.row([report.attachment_hash(ATTACHMENT_NAME), grouped(view.data_hash)])
        for entry in roster:
            named = f"{entry.role}: {entry.name}" if entry.name else entry.role
            table.row([named, grouped(entry.fingerprint)])
        table.done()
        if not roster:
            writer.paragraph(report.roster_missing(), SMALL)
        writer.paragraph(report.audit_head_missing(), SMALL)
        writer.heading(report.proof_heading())
        writer.bullets(report.proof_points())
        writer.paragraph(report.application(app_version), SMALL)
        writer.paragraph(report.conformance(), SMALL)


def grouped(digits: str) -> str:
    """Return a fingerprint in two lines of groups of four digits, as people compare it."""
    plain = digits.replace(":", "").replace(" ", "").lower()
    groups = [plain[start : start + 4] for start in range(0, len(plain), 4)]
    half = (len(groups) + 1) // 2
    return " ".join(groups[:half]) + "\n" + " ".join(groups[half:])
