"""The result sheets: never read back, in step with `rank`, traceable, and as LibreOffice has calculated them."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given

from app.domain.codes import CriterionCode, PriceFormula, SeatCode, SupplierId
from app.domain.evaluation import EvaluationData, Stated, Supplier, Tender
from app.errors import AppError
from app.exchange.results.book import result_sheets
from app.exchange.results.cells import Formula, ResultSheet, Tone, Words, as_published, literal, runs
from app.exchange.sources import limits
from app.exchange.workbook import load_workbook, read_evaluation
from app.exchange.workbook_out import write_workbook
from app.exchange.written_sheets import sheets_of
from app.scoring.examining import all_findings
from app.scoring.ranking import rank
from tests.exchange.results.attested import fingerprint, recorded
from tests.exchange.results.cases import APART, cases, several_prices
from tests.scoring.builders import price_row, priced, question
from tests.scoring.materiality.invented import panels

CASES = cases()
REFERENCE = re.compile(r"(?:'([^']+)'!|\b([A-Z][a-z]+)!)?(\$?[A-Z]{1,3}\$?[0-9]+)(?::(\$?[A-Z]{1,3}\$?[0-9]+))?")
QUOTED = re.compile(r'"(?:[^"]|"")*"')
LONGEST_FORMULA = 8_192


def made(data: EvaluationData) -> tuple[ResultSheet, ...]:
    return result_sheets(data, sheets_of(data), rank(data))


def formulas(sheets: tuple[ResultSheet, ...]) -> Iterator[tuple[str, str, Formula]]:
    for sheet in sheets:
        for number, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, Formula):
                    yield sheet.title, f"{column}.{number}", cell


def front(sheet: ResultSheet) -> list[list[tuple[object, ...]]]:
    """Return the rows of tenders, lot by lot, formulas as their values."""
    lots: list[list[tuple[object, ...]]] = []
    inside = False
    for row in sheet.rows:
        if row and isinstance(row[0], Words) and row[0].tone is Tone.HEADER and len(row) > 2:
            lots.append([])
            inside = True
        elif len(row) < 3:
            inside = False
        elif inside:
            lots[-1].append(tuple(cell.value if isinstance(cell, Formula) else cell for cell in row))
    return lots


@pytest.mark.parametrize("name", CASES)
def test_a_case_can_be_ranked_and_its_formulas_come_to_the_exact_ranks(name: str) -> None:
    data = CASES[name]
    assert all_findings(data) == ()
    ranking = rank(data)
    shown = front(made(data)[0])

    exact = [[(one.supplier, one.rank) for one in lot.tenders] for lot in ranking.lots]
    assert [[(row[1], row[3]) for row in lot] for lot in shown] == exact
    found = [[(row[1], row[8]) for row in lot] for lot in shown]
    assert (found == exact) == (name not in APART)
    same = [(row[8], row[10]) == (row[3], row[2]) for lot in shown for row in lot]
    assert [row[11] == "yes" for lot in shown for row in lot] == same


@pytest.mark.parametrize("name", CASES)
def test_the_formulas_are_those_that_libreoffice_calculated(name: str) -> None:
    """If this fails: python -m benchmarks.libreoffice --record, where LibreOffice is."""
    if name != "sample":
        assert fingerprint(CASES[name]) == recorded()[name]


def test_every_case_but_the_sample_is_on_record() -> None:
    assert set(recorded()) == set(CASES) - {"sample"}


@pytest.mark.parametrize("name", CASES)
def test_formulas_name_cells_that_are_there_and_are_no_longer_than_programs_take(name: str) -> None:
    data = CASES[name]
    inputs = {sheet.title.value: len(sheet.rows) + 1 for sheet in sheets_of(data)}
    sheets = made(data)
    rows = inputs | {sheet.title: len(sheet.rows) + 1 for sheet in sheets}
    for title, _place, formula in formulas(sheets):
        bare = QUOTED.sub("", formula.text)
        assert len(formula.text) <= LONGEST_FORMULA
        assert bare.count("(") == bare.count(")")
        for quoted, plain, first, last in REFERENCE.findall(bare):
            there = quoted or plain or title
            assert all(int(re.sub(r"[^0-9]", "", cell)) <= rows[there] for cell in (first, last) if cell)


@pytest.mark.parametrize("name", CASES)
def test_result_sheets_are_never_read_back(name: str, tmp_path: Path) -> None:
    data = CASES[name]
    write_workbook(data, tmp_path / "it.xlsx", ranking=rank(data))

    assert load_workbook(tmp_path / "it.xlsx").data == data
    titles = openpyxl.load_workbook(tmp_path / "it.xlsx", read_only=True).sheetnames
    lots = [f"Result lot {number}" for number, _lot in enumerate(data.lots, start=1)]
    assert [title for title in titles if title.startswith("Result")] == [
        *("Result", *lots),
        *("Result scores", "Result weights", "Result method"),
    ]


@given(panels())
def test_any_ranking_is_what_its_formulas_come_to(data: EvaluationData) -> None:
    if all_findings(data):
        return
    exact = [(one.supplier, one.rank) for one in rank(data).lots[0].tenders]
    assert [(row[1], row[8]) for row in front(made(data)[0])[0]] == exact


def test_values_stand_in_the_file_for_programs_that_do_not_calculate(tmp_path: Path) -> None:
    data = CASES["formula-F1"]
    write_workbook(data, tmp_path / "it.xlsx", ranking=rank(data))
    book = openpyxl.load_workbook(tmp_path / "it.xlsx", data_only=True)
    live = openpyxl.load_workbook(tmp_path / "it.xlsx")

    assert (live["Result"]["I16"].value, book["Result"]["I16"].value) == ("='Result lot 1'!W13", 1)
    assert book["Result"]["B9"].value == "yes"
    with zipfile.ZipFile(tmp_path / "it.xlsx") as archive:
        assert b'fullCalcOnLoad="1"' in archive.read("xl/workbook.xml")


HOSTILE = ('"&HYPERLINK("x")&"', "<r><t>B</t></r>", "'Result'!A1", "_x0041_")


def test_what_came_from_outside_never_becomes_part_of_a_formula(tmp_path: Path) -> None:
    plain = replace(several_prices(), title="Plain")
    codes = {supplier.id: SupplierId(wild) for supplier, wild in zip(plain.suppliers, HOSTILE, strict=True)}
    wild = replace(
        plain,
        title='"&A1',
        suppliers=tuple(
            Supplier(id=codes[one.id], name=f"{name}!") for one, name in zip(plain.suppliers, HOSTILE, strict=True)
        ),
        tenders=tuple(replace(one, supplier=codes[one.supplier]) for one in plain.tenders),
        agreed=tuple(replace(one, supplier=codes[one.supplier]) for one in plain.agreed),
    )

    texts = [formula.text for *_place, formula in formulas(made(plain))]
    assert [formula.text for *_place, formula in formulas(made(wild))] == texts
    write_workbook(wild, tmp_path / "it.xlsx", ranking=rank(wild))
    assert load_workbook(tmp_path / "it.xlsx").data == wild
    book = openpyxl.load_workbook(tmp_path / "it.xlsx")
    assert sum(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row) == len(texts)


def test_a_workbook_whose_own_totals_are_wrong_is_told_which(tmp_path: Path) -> None:
    data = CASES["formula-F1"]
    results = {one.supplier: one for one in rank(data).lots[0].tenders}

    def with_stated(tender: Tender) -> Tender:
        result = results[tender.supplier]
        if result.total is None or result.quality is None or result.price_score is None or result.rank is None:
            return tender
        wrong = 1 if tender.supplier == "C" else 0
        return replace(
            tender,
            stated_quality=Stated(value=result.quality, places=2),
            stated_price_score=Stated(value=Fraction(round(result.price_score * 10), 10) + wrong, places=1),
            stated_total=Stated(value=Fraction(round(result.total * 10), 10), places=1),
            stated_rank=Stated(value=Fraction(result.rank + wrong), places=0),
        )

    stated = replace(data, tenders=tuple(map(with_stated, data.tenders)))
    write_workbook(stated, tmp_path / "it.xlsx", ranking=rank(stated))
    differing = [
        (one.facts["supplier"], one.facts["what"], one.facts["stated"], one.facts["computed"])
        for one in rank(read_evaluation(tmp_path / "it.xlsx")).lots[0].warnings
        if one.code == "stated-differs"
    ]

    assert differing == [("C", "price score", "31", "30"), ("C", "rank", "4", "3")]


def test_result_sheets_with_which_a_workbook_would_be_too_large_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = CASES["formula-F1"]
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 40_000)
    write_workbook(data, tmp_path / "it.xlsx")
    with pytest.raises(AppError) as caught:
        write_workbook(data, tmp_path / "results.xlsx", ranking=rank(data))

    assert caught.value.code == "workbook-out-too-large"
    assert [path.name for path in tmp_path.iterdir()] == ["it.xlsx"]


def test_a_fixed_price_is_held_to_by_formula_where_all_who_pass_are_admitted() -> None:
    lot = next(sheet for sheet in made(CASES["admit-fixed-price"]) if sheet.title == "Result lot 1")
    (place,) = [
        number
        for row in lot.rows
        for number, cell in enumerate(row)
        if isinstance(cell, Words) and cell.text == "Other than the fixed price"
    ]
    held = [row[place] for row in lot.rows if len(row) > place]

    assert [cell.value for cell in held if isinstance(cell, Formula)] == [0, 1, 0, 1]


def test_a_lot_without_a_tender_has_its_sheet_too() -> None:
    data = CASES["no-tender-stands"]
    assert [len(lot) for lot in front(made(data)[0])] == [2, 0]


def test_a_line_of_many_seats_is_not_longer_than_a_formula_may_be() -> None:
    data = priced(PriceFormula.F1, [question("Q1", 60), price_row(40)], {"A": 10}, {"A": (3,)})
    seats = tuple(replace(CASES["mean"].seats[0], code=SeatCode(f"Evaluator {number}")) for number in range(120))
    score = replace(CASES["mean"].scores[0], supplier=SupplierId("A"), question=CriterionCode("Q1"), lot=None)
    many = replace(data, seats=seats, scores=tuple(replace(score, seat=seat.code) for seat in seats))

    assert max(len(formula.text) for *_place, formula in formulas(made(many))) <= LONGEST_FORMULA


def test_the_parts_of_formulas() -> None:
    assert literal('say "no"') == '"say ""no"""'
    assert runs([5, 6, 7, 9, 11, 12], 2, "Result scores") == (
        "'Result scores'!B5:B7,'Result scores'!B9,'Result scores'!B11:B12"
    )
    assert (as_published("A1", None), as_published("A1", 2), as_published("A1", 11)) == (
        *("A1", "ROUND(ROUND(A1,10),2)"),
        "ROUND(A1,11)",
    )
