"""Prices come in a workbook with Tenders alone, for exactly the tenders there are, judged with the evaluation."""

import hashlib
import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from app.domain.codes import CriterionCode, GateStatus, PriceFormula, TenderStatus
from app.domain.evaluation import EvaluationData, Lot, Method, PriceEntry, Tender
from app.errors import AppError, Refused
from app.exchange.price_workbook import read_prices
from app.exchange.set_up import without_outcome
from app.exchange.workbook import read_evaluation
from tests.exchange.books import Cell, Rows, Sheets, Spot, sound, spots, write_csv, write_xlsx
from tests.scoring.builders import price_row

P, R = CriterionCode("P"), CriterionCode("R")


@pytest.fixture
def data(tmp_path: Path) -> EvaluationData:
    return without_outcome(read_evaluation(write_xlsx(tmp_path / "finished.xlsx", sound())))


def problems(tmp_path: Path, data: EvaluationData, sheets: Sheets | Rows) -> list[Spot]:
    """Return what is wrong with a workbook of prices, the same from .xlsx as from .csv."""
    book = sheets if isinstance(sheets, dict) else {"Tenders": sheets}
    told = []
    shutil.rmtree(tmp_path / "prices", ignore_errors=True)
    for path in (write_xlsx(tmp_path / "prices.xlsx", book), write_csv(tmp_path / "prices", book)):
        with pytest.raises(Refused) as refusal:
            read_prices(path, data)
        told.append(spots(refusal.value.problems))
    assert told[0] == told[1]
    return told[0]


def prices(tmp_path: Path, data: EvaluationData, rows: Rows) -> list[tuple[tuple[str, str], tuple[PriceEntry, ...]]]:
    return [*read_prices(write_xlsx(tmp_path / "prices.xlsx", {"Tenders": rows}), data).entries.items()]


def test_prices_are_read_for_every_tender(tmp_path: Path, data: EvaluationData) -> None:
    path = write_xlsx(
        tmp_path / "prices.xlsx",
        {"Notes": [["x"]], "Tenders": [["supplier", "price"], ["B", "£1,200.50"], ["A", 1000]]},
    )
    sheet = read_prices(path, data)

    assert sheet.entries == {
        ("B", "1"): (PriceEntry(row=P, amount=120_050),),
        ("A", "1"): (PriceEntry(row=P, amount=100_000),),
    }
    assert (sheet.source, sheet.digest) == ("prices.xlsx", hashlib.sha256(path.read_bytes()).hexdigest())


def test_a_tender_may_come_without_a_price(tmp_path: Path, data: EvaluationData) -> None:
    assert prices(tmp_path, data, [["supplier", "price"], ["A", "1000"], ["B", ""]]) == [
        (("A", "1"), (PriceEntry(row=P, amount=100_000),)),
        (("B", "1"), ()),
    ]


def test_points_may_be_given_where_the_method_takes_them(tmp_path: Path, data: EvaluationData) -> None:
    given = replace(data, method=Method(price_formula=PriceFormula.GIVEN))

    assert prices(tmp_path, given, [["supplier", "price score"], ["A", "28.5"], ["B", "30"]]) == [
        (("A", "1"), (PriceEntry(row=P, score=Fraction("28.5")),)),
        (("B", "1"), (PriceEntry(row=P, score=Fraction(30)),)),
    ]


def several(data: EvaluationData) -> EvaluationData:
    """Return the evaluation with two price rows and two lots."""
    rows = [row for row in data.criteria if row.code != "P"]
    both = Lot(code=data.lots[0].code), replace(data.lots[0], code=type(data.lots[0].code)("2"))
    second = replace(data.tenders[0], lot=both[1].code)
    return replace(
        data,
        criteria=(*rows, price_row(20), price_row(10, "R")),
        lots=both,
        tenders=(data.tenders[0], second, data.tenders[1]),
    )


def test_several_price_rows_and_lots_have_their_own_columns_and_rows(tmp_path: Path, data: EvaluationData) -> None:
    rows: Rows = [
        ["supplier", "lot", "P", "R", "R score"],
        ["A", "2", "3", "4"],
        ["A", "1", "1", "", "9"],
        ["B", "1", "5"],
    ]

    assert prices(tmp_path, several(data), rows) == [
        (("A", "2"), (PriceEntry(row=P, amount=300), PriceEntry(row=R, amount=400))),
        (("A", "1"), (PriceEntry(row=P, amount=100), PriceEntry(row=R, score=Fraction(9)))),
        (("B", "1"), (PriceEntry(row=P, amount=500),)),
    ]
    assert problems(tmp_path, several(data), [["supplier", "P"], ["A", "1"]]) == [
        ("Tenders", None, "supplier", "prices-without-tender"),
        ("Tenders", None, "supplier", "prices-without-tender"),
        ("Tenders", None, "supplier", "prices-without-tender"),
        ("Tenders", 2, "lot", "lot-needed"),
    ]


def test_the_tenders_are_exactly_those_of_the_evaluation(tmp_path: Path, data: EvaluationData) -> None:
    rows: Rows = [["supplier", "lot", "price"], ["A", "1", "10"], ["A", "", "11"], ["C", "1", "12"], ["", "1", "13"]]

    assert problems(tmp_path, data, rows) == [
        ("Tenders", None, "supplier", "prices-without-tender"),
        ("Tenders", 3, "supplier", "tender-twice"),
        ("Tenders", 4, "supplier", "prices-of-no-tender"),
        ("Tenders", 5, "supplier", "missing-value"),
    ]


@pytest.mark.parametrize(
    ("formula", "price", "score", "code"),
    [
        (PriceFormula.F1, "0", "", "zero-price"),
        (PriceFormula.F1, "-1", "", "negative-price"),
        (PriceFormula.F1, "1", "2", "price-and-points"),
        (PriceFormula.F1, "", "31", "price-score-beyond-weight"),
        (PriceFormula.GIVEN, "1", "", "given-takes-scores"),
        (PriceFormula.F15, "", "3", "formula-needs-price"),
        (PriceFormula.F1, "1.005", "", "money-places"),
        (PriceFormula.F1, "x", "", "not-money"),
    ],
)
def test_prices_are_judged_with_the_evaluation(  # noqa: PLR0917 - a case in four facts
    tmp_path: Path, data: EvaluationData, formula: PriceFormula, price: str, score: str, code: str
) -> None:
    rows: Rows = [["supplier", "price", "price score"], ["A", price, score], ["B", "", ""]]
    column = "price score" if score else "price"

    assert problems(tmp_path, replace(data, method=Method(price_formula=formula)), rows) == [
        ("Tenders", 2, column, code)
    ]


def test_a_price_that_quality_cannot_divide_is_told(tmp_path: Path, data: EvaluationData) -> None:
    with_agreed = read_evaluation(tmp_path / "finished.xlsx")
    zero = tuple(replace(one, value=Fraction(0)) for one in with_agreed.agreed)
    criteria = tuple(
        replace(row, weight={"QUAL": 100_00, "P": 0}.get(row.code, row.weight), minimum=None) for row in data.criteria
    )
    held = replace(data, method=Method(price_formula=PriceFormula.F8), criteria=criteria, agreed=zero)
    passed = replace(held, tenders=tuple(_all_passed(tender) for tender in held.tenders))

    assert problems(tmp_path, passed, [["supplier", "price"], ["B", "5"], ["A", "6"]]) == [
        ("Tenders", 2, "price", "no-quality-to-divide-by"),
        ("Tenders", 3, "price", "no-quality-to-divide-by"),
    ]


def _all_passed(tender: Tender) -> Tender:
    return replace(tender, gates=tuple(replace(one, status=GateStatus.PASS) for one in tender.gates))


def test_other_cells_say_what_the_evaluation_says_or_nothing(tmp_path: Path, data: EvaluationData) -> None:
    late = replace(data.tenders[1], status=TenderStatus.LATE, reason="An hour late.", draw=Fraction(2))
    held = replace(data, tenders=(data.tenders[0], late))
    header: list[Cell] = ["supplier", "price", "status", "reason", "draw", "INS", "stated rank"]
    same: Rows = [header, ["A", "1", "received", "", "", "pass"], ["B", "", "late", "", "2"]]
    other: Rows = [header, ["A", "1", "withdrawn", "", "1", "fail", "1"], ["B", "", "", "Ill", "3"]]

    assert len(prices(tmp_path, held, same)) == 2
    assert problems(tmp_path, held, other) == [
        ("Tenders", 2, "status", "prices-with-other-facts"),
        ("Tenders", 2, "draw", "prices-with-other-facts"),
        ("Tenders", 2, "INS", "prices-with-other-facts"),
        ("Tenders", 2, "stated rank", "prices-with-other-facts"),
        ("Tenders", 3, "reason", "prices-with-other-facts"),
        ("Tenders", 3, "draw", "prices-with-other-facts"),
    ]


def test_another_sheet_is_a_problem(tmp_path: Path, data: EvaluationData) -> None:
    tenders: Rows = [["supplier", "price"], ["A", "1"], ["B", "2"]]
    sheets: Sheets = {"Tenders": tenders, "Scores": [["seat"], ["P1"]], "Other": [["x"]], "Result": [["y"]]}

    assert problems(tmp_path, data, sheets) == [
        ("Scores", None, None, "prices-with-another-sheet"),
        ("Other", None, None, "prices-with-another-sheet"),
    ]


def test_a_sheet_of_tenders_is_needed_once_and_filled(tmp_path: Path, data: EvaluationData) -> None:
    tenders: Rows = [["supplier", "price"], ["A", "1"], ["B", "2"]]

    assert problems(tmp_path, data, {"Notes": [["x"]]}) == [("Tenders", None, None, "missing-sheet")]
    assert problems(tmp_path, data, [["supplier", "price"]]) == [("Tenders", None, None, "empty-sheet")]
    assert problems(tmp_path, data, {"Tenders": tenders, "TENDERS ": tenders}) == [
        ("TENDERS ", None, None, "duplicate-sheet")
    ]
    assert problems(tmp_path, data, [["supplier", "cost"], ["A", "1"], ["B", "2"]]) == [
        ("Tenders", None, "price", "prices-lacking"),
        ("Tenders", 1, "cost", "unknown-header"),
    ]


def test_a_broken_table_is_one_problem(tmp_path: Path, data: EvaluationData) -> None:
    folder = write_csv(tmp_path / "prices", {})
    (folder / "Tenders.csv").write_bytes(b"supplier,price\nA,\xff\n")
    with pytest.raises(Refused) as refusal:
        read_prices(folder, data)

    assert spots(refusal.value.problems) == [("Tenders", 2, None, "csv-not-utf-8")]


def test_no_file_is_no_workbook(tmp_path: Path, data: EvaluationData) -> None:
    with pytest.raises(AppError) as refusal:
        read_prices(tmp_path / "none.xlsx", data)
    assert refusal.value.code == "no-such-file"
