"""Reports made from an evaluation and a panel's record, and what a moderator reads back from one before signing."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.disclosure import for_report
from app.domain.evaluation import EvaluationData, Response
from app.errors import AppError
from app.reports.proof.verdict import Answer
from app.reports.verification import verify
from app.scoring.ranking import rank
from app.services.evaluations import rank_workbook
from app.services.reports import evaluation_in, provenance_in, report_pdf, write_report
from app.shipped import shipped
from tests.reports.evaluations import Q1
from tests.reports.records import noted, panel_of, provenance_of
from tests.reports.signatories import lead, moderator, signed

SIGNERS = {"moderator": moderator().fingerprint, "lead": lead().fingerprint}


def own() -> EvaluationData:
    """Return a panel's evaluation with what no report may carry: a response's words."""
    data = panel_of(3)
    answer = Response(supplier=data.suppliers[0].id, lot=None, question=Q1, text="Our staff are trained.")
    return replace(data, responses=(answer,))


def test_a_moderator_finds_in_the_report_what_their_own_record_holds() -> None:
    provenance = noted(provenance_of(own()), unchecked=1, withdrawn=0)

    ranking, pdf = report_pdf(own(), signers=SIGNERS, provenance=provenance)

    assert evaluation_in(pdf) == for_report(own())
    assert provenance_in(pdf) == provenance
    assert ranking == rank(own())
    verdict = verify(pdf)
    assert (verdict.recomputes, verdict.pages, verdict.provenance) == (Answer.YES, Answer.YES, provenance)


def test_a_report_of_a_workbook_names_no_record(tmp_path: Path) -> None:
    workbook = shipped("samples", "care-and-support")

    ranked = write_report(workbook, tmp_path / "report.pdf", signers=SIGNERS)

    written = (tmp_path / "report.pdf").read_bytes()
    assert (evaluation_in(written), provenance_in(written)) == (for_report(ranked.data), None)
    assert report_pdf(rank_workbook(workbook).data, signers=SIGNERS) == (ranked.ranking, written)


def test_a_record_of_other_rules_makes_no_report() -> None:
    amended = replace(own(), title="Other words")

    with pytest.raises(AppError, match="frozen-hash-differs"):
        report_pdf(amended, signers={}, provenance=provenance_of(own()))


def test_a_record_with_a_hash_that_is_none_makes_no_report() -> None:
    with pytest.raises(AppError, match="provenance-damaged"):
        report_pdf(own(), signers={}, provenance=replace(provenance_of(own()), prices="prices.xlsx"))


def test_a_fingerprint_that_is_none_makes_no_report() -> None:
    with pytest.raises(AppError, match="fingerprint-unreadable"):
        report_pdf(own(), signers={"lead": "abc"})


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF\n", signed()[:-3000]])
def test_what_is_no_report_is_refused_in_a_sentence(content: bytes) -> None:
    for read in (evaluation_in, provenance_in):
        with pytest.raises(AppError):
            read(content)
