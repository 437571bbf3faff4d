"""Reports that earlier versions signed verify for ever (see tests/data/README.md)."""

from pathlib import Path

import pytest

from app.reports.proof.verdict import Answer, Comparison
from app.reports.verification import verify
from tests.reports.recording import DATA, EVALUATIONS, RECORDS

RECORDED = sorted(DATA.glob("*.pdf"))


@pytest.mark.parametrize("report", RECORDED, ids=[path.stem for path in RECORDED])
def test_a_recorded_report_verifies(report: Path) -> None:
    signers = report.with_suffix(".txt").read_text(encoding="utf-8").splitlines()

    verdict = verify(report.read_bytes(), signers=signers)

    assert (verdict.changes, verdict.differences, verdict.beyond) == ((), (), None)
    assert (verdict.unchanged, verdict.recomputes, verdict.signers) == (Answer.YES, Answer.YES, Comparison.AS_EXPECTED)
    assert [problem.code for problem in verdict.page_problems] == ["pages-other-version"]
    assert verdict.exit_code == 0
    assert (verdict.provenance is not None) is (report.stem in RECORDS)


def test_every_recording_is_there() -> None:
    assert {path.stem for path in RECORDED} == set(EVALUATIONS)
