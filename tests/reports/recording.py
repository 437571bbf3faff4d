"""Records signed reports that every later version must verify; their keys are made for them and kept nowhere.

    .venv/bin/python -m tests.reports.recording [NAME …]

They name a version that never was, so that their pages are those of another version for whoever verifies it.
"""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from app.domain import canonical
from app.domain.codes import PriceFormula, TenderStatus
from app.domain.evaluation import EvaluationData, Tender
from app.domain.provenance import Provenance
from app.reports import signing
from app.reports.award_report import render
from app.reports.fields import RosterEntry
from app.reports.proof import pages
from app.scoring.ranking import rank
from app.security import fingerprints, identities
from tests.reports.evaluations import small, with_every_term, without_tenders_in
from tests.reports.records import amended, noted, panel_of, provenance_of

DATA = Path(__file__).parents[1] / "data"
VERSION = "0.0.1"
_AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def every_term() -> EvaluationData:
    """Return lots with tiers, minima, a reserve, none or late or priceless tenders, and names in both faces."""
    names = {
        "S1": "Tŷ Gwyddwern & Sons",
        "S2": "Łódź “Opieka” Ltd → Ω",
        "S3": "A supplier whose name is too long for the column that it stands in, and goes on",
        "S4": "Fourth (₤) Ltd",
    }
    data = with_every_term(without_tenders_in(small(names=names, lots=5), "3"))
    return replace(
        data,
        title="Care & support – “recorded”",
        method=replace(data.method, lots_per_supplier=None),
        lots=tuple(replace(lot, places=1, reserve=1) if lot.code == "2" else lot for lot in data.lots),
        tenders=tuple(_odd(tender) for tender in data.tenders),
    )


def _odd(tender: Tender) -> Tender:
    if (tender.lot, tender.supplier) == ("4", "S4"):
        return replace(tender, status=TenderStatus.LATE)
    return replace(tender, prices=()) if (tender.lot, tender.supplier) == ("5", "S4") else tender


def lowest_price() -> EvaluationData:
    """Return lots in which the lowest total wins, an amount of money."""
    return small(formula=PriceFormula.F8, lots=2)


def panel() -> EvaluationData:
    """Return an evaluation that five seats scored."""
    return panel_of(5)


def panel_record(data: EvaluationData) -> Provenance:
    """Return a record with two amendments, seats unchecked and withdrawn, and reasons in both faces."""
    return noted(amended(provenance_of(data), times=2), unchecked=2, withdrawn=1, reason="Ŵyn → “Opieka” (₤)\nAgreed.")


EVALUATIONS = {
    "report-format-1": every_term,
    "report-format-1-lowest": lowest_price,
    "report-format-1-record": panel,
}
RECORDS = {"report-format-1-record": panel_record}


def recorded(data: EvaluationData, provenance: Provenance | None = None) -> tuple[bytes, tuple[str, str]]:
    """Return the report, signed, and the fingerprints of moderator and lead."""
    people = {
        "moderator": identities.create("Ada Moderator", at=_AT),
        "lead": identities.create("Siân Ŵyn-Lead", at=_AT),
    }
    pdf = render(
        data,
        rank(data),
        evaluation_json=canonical.encode(data),
        roster=[RosterEntry(role=role, name=who.name, fingerprint=who.fingerprint) for role, who in people.items()],
        app_version=VERSION,
        provenance=provenance,
    )
    with mock.patch.object(pages, "__version__", VERSION):
        for role, who in people.items():
            pdf = signing.sign(pdf, role=role, identity=who, at=_AT)
    return pdf, (people["moderator"].fingerprint, people["lead"].fingerprint)


def _record(name: str) -> None:
    data = EVALUATIONS[name]()
    record = RECORDS.get(name)
    pdf, signers = recorded(data, None if record is None else record(data))
    (DATA / f"{name}.pdf").write_bytes(pdf)
    lines = [f"{fingerprints.grouped(digits)}\n" for digits in signers]
    (DATA / f"{name}.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    for asked in sys.argv[1:] or EVALUATIONS:
        _record(asked)
