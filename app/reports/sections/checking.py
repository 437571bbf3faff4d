"""How to check the report without trusting whoever made it, and what signatures prove."""

from collections.abc import Sequence

from app.reports import printed
from app.reports.fields import ATTACHMENT_NAME, RECORD_NAME, RosterEntry
from app.reports.layout.text import Run
from app.reports.layout.theme import SMALL
from app.reports.layout.writer import Column, Writer, strong
from app.reports.sections import record
from app.reports.view import View
from app.security import fingerprints
from app.text import report, report_record


def write(
    view: View, writer: Writer, roster: Sequence[RosterEntry], app_version: str, *, record_hash: str | None
) -> None:
    """Write the part on verification; `record_hash` is the SHA-256 of the second attachment, None where there is none.

    What is said of a record stands here too: it is there to be compared.
    """
    provenance = view.provenance
    with writer.section(report.checking_heading(), room=260):
        writer.paragraph(report.checking_intro(), keep=True)
        steps = report.checking_steps(recorded=provenance is not None)
        writer.bullets([(strong(lead + " "), Run(text=rest)) for lead, rest in steps])
        by_hand = report.checking_by_hand(ATTACHMENT_NAME)
        if provenance is not None:
            by_hand += " " + report_record.by_hand_more(RECORD_NAME)
        writer.paragraph(by_hand)
        writer.heading(report.fingerprints_heading())
        table = writer.table([Column(title=printed.WHAT, width=3), Column(title=printed.FINGERPRINT, width=6)])
        table.row([printed.ATTACHED_DATA, _in_two_lines(view.data_hash)])
        if record_hash is not None:
            table.row([printed.ATTACHED_RECORD, _in_two_lines(record_hash)])
        for entry in roster:
            table.row([printed.signatory(entry.role, entry.name), _in_two_lines(entry.fingerprint)])
        table.done()
        if not roster:
            writer.paragraph(report.roster_missing(), SMALL)
        if provenance is None:
            writer.paragraph(report.audit_head_missing(), SMALL)
        else:
            record.write(view, provenance, writer)
        writer.heading(report.proof_heading())
        writer.bullets(report.proof_points())
        made = report.application if provenance is None else report_record.application
        writer.paragraph(made(app_version), SMALL)
        writer.paragraph(report.conformance(), SMALL)


def _in_two_lines(digits: str) -> str:
    """Return a fingerprint as people compare it, on two lines."""
    groups = fingerprints.grouped(fingerprints.parse(digits)).split(" ")
    half = (len(groups) + 1) // 2
    return " ".join(groups[:half]) + "\n" + " ".join(groups[half:])
