"""What the soundness checks find is named at the cell it is about."""

from pathlib import Path

import pytest

from app.exchange.placing import in_order, placed
from app.exchange.workbook import load_workbook
from app.scoring.findings import Finding, Kind
from tests.exchange.books import Sheets, refusal, sound, spots, write_csv


def _sheets() -> Sheets:
    sheets = sound()
    sheets["Evaluation"].insert(1, [])
    sheets["Evaluation"].append(["Tie-Break", ""])
    sheets["Scale"][0] = ["Scale!", "VALUE", "label"]
    sheets["Scale"] += [["T", "1"], ["S", "4"]]
    sheets["Criteria"][4:5] = [["P", "Fixed", "20", "price"], ["P2", "Rates", "10", "price"]]
    sheets["Tenders"] = [["supplier", "P", "P2 Score", "Ins"], [], ["A", "1000", "5", "pass"]]
    sheets["Agreed"].insert(1, ["", "Q1", "5", "nobody's"])
    return sheets


@pytest.mark.parametrize(
    ("finding", "spot"),
    [
        (Finding(kind=Kind.EVALUATION, code="c"), ("Evaluation", None, None)),
        (Finding(kind=Kind.EVALUATION, code="c", field="price formula"), ("Evaluation", 5, "value")),
        (Finding(kind=Kind.EVALUATION, code="c", field="tie break"), ("Evaluation", 6, "value")),
        (Finding(kind=Kind.EVALUATION, code="c", field="rounding"), ("Evaluation", None, "key")),
        (Finding(kind=Kind.SCALES, code="c", index=0, field="value"), ("Scale", 2, "VALUE")),
        (Finding(kind=Kind.SCALES, code="c", index=0, level=3, field="value"), ("Scale", 6, "VALUE")),
        (Finding(kind=Kind.SCALES, code="c", index=1), ("Scale", 5, None)),
        (Finding(kind=Kind.CRITERIA, code="c", index=2, field="guidance"), ("Criteria", 4, "guidance")),
        (Finding(kind=Kind.LOTS, code="c", index=0, field="code"), ("Lots", None, "code")),
        (Finding(kind=Kind.TENDERS, code="c", index=0, field="P"), ("Tenders", 3, "P")),
        (Finding(kind=Kind.TENDERS, code="c", index=0, field="P2 score"), ("Tenders", 3, "P2 Score")),
        (Finding(kind=Kind.TENDERS, code="c", index=0, field="P score"), ("Tenders", 3, "P score")),
        (Finding(kind=Kind.TENDERS, code="c", index=0, field="INS"), ("Tenders", 3, "Ins")),
        (Finding(kind=Kind.SEATS, code="c", index=1, field="role"), ("Panel", 3, "role")),
        (Finding(kind=Kind.AGREED, code="c", index=0, field="score"), ("Agreed", 3, "score")),
        (Finding(kind=Kind.RESPONSES, code="c", index=0, field="lot"), ("Responses", 2, "lot")),
    ],
)
def test_a_finding_is_placed(tmp_path: Path, finding: Finding, spot: tuple[str, int | None, str | None]) -> None:
    places = load_workbook(write_csv(tmp_path / "csv", _sheets())).places

    problem = placed(finding, places)

    assert (problem.sheet, problem.row, problem.column) == spot


def test_a_cell_that_could_not_be_read_is_named_once(tmp_path: Path) -> None:
    sheets = sound()
    sheets["Criteria"][2][2] = "sixty"
    loaded = load_workbook(write_csv(tmp_path / "csv", sheets))
    findings = [
        Finding(kind=Kind.CRITERIA, code="weight-needed", index=1, field="weight", facts={"criterion": "Q1"}),
        Finding(kind=Kind.CRITERIA, code="scale-needed", index=1, field="scale", facts={"criterion": "Q1"}),
    ]

    assert spots(in_order(loaded, findings)) == [
        ("Criteria", 3, "weight", "not-a-number"),
        ("Criteria", 3, "scale", "scale-needed"),
    ]


def test_the_bad_workbooks_of_the_issue(tmp_path: Path) -> None:
    sheets = sound()
    sheets["Suppliers"] += [["A", "Again"], ["C", "=cmd|'/c calc'!A0"]]
    sheets["Tenders"] += [["D", "5", "pass"]]
    sheets["Agreed"][1][2] = "3"

    assert refusal(write_csv(tmp_path / "csv", sheets)) == [
        ("Suppliers", 4, "id", "duplicate"),
        ("Suppliers", 5, "name", "formula"),
        ("Tenders", 4, "supplier", "unknown-supplier"),
        ("Agreed", 2, "score", "score-off-scale"),
    ]


def test_a_missing_formula_and_weights_that_do_not_add_up(tmp_path: Path) -> None:
    sheets = sound()
    sheets["Evaluation"].pop()
    sheets["Criteria"][4][2] = "29"

    assert refusal(write_csv(tmp_path / "csv", sheets)) == [
        ("Evaluation", None, "key", "price-formula-needed"),
        ("Criteria", 2, "weight", "weights-do-not-add-up"),
    ]
