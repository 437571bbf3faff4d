"""Every way in which sheets, headers and cells can be wrong is named with sheet, row and column."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from app.exchange.sources import limits
from tests.exchange.books import (
    Cell,
    Rows,
    Sheets,
    Spot,
    edit_part,
    load_problems,
    refusal,
    sound,
    write_csv,
    write_xlsx,
)

Spoil = Callable[[Sheets], None]


def set_cell(sheet: str, row: int, column: int, value: Cell) -> Spoil:
    """Spoil one cell, row and column counted from 1."""

    def spoil(sheets: Sheets) -> None:
        cells = sheets[sheet][row - 1]
        cells += [""] * (column - len(cells))
        cells[column - 1] = value

    return spoil


def set_rows(sheet: str, rows: Rows) -> Spoil:
    def spoil(sheets: Sheets) -> None:
        sheets[sheet] = rows

    return spoil


def add_row(sheet: str, *cells: Cell) -> Spoil:
    def spoil(sheets: Sheets) -> None:
        sheets[sheet].append(list(cells))

    return spoil


def add_column(sheet: str, *cells: Cell) -> Spoil:
    def spoil(sheets: Sheets) -> None:
        width = max(map(len, sheets[sheet]))
        for row, cell in zip(sheets[sheet], cells, strict=False):
            row.extend([""] * (width - len(row)) + [cell])

    return spoil


def drop(sheet: str) -> Spoil:
    def spoil(sheets: Sheets) -> None:
        del sheets[sheet]

    return spoil


CASES: list[tuple[str, list[Spoil], list[Spot]]] = [
    # sheets
    ("unknown sheet", [set_rows("Weights", [["x"]])], [("Weights", None, None, "unknown-sheet")]),
    ("two sheets of one name", [set_rows("lot s", [["code"]]), set_rows("Lots", [["code"]])],
     [("lot s", None, None, "duplicate-sheet")]),
    ("missing sheet", [drop("Suppliers")], [("Suppliers", None, None, "missing-sheet")]),
    ("missing evaluation", [drop("Evaluation")], [("Evaluation", None, None, "missing-sheet")]),
    ("needed sheet without rows", [set_rows("Tenders", [["supplier", "INS"], ["", ""]])],
     [("Tenders", None, None, "empty-sheet")]),
    ("blank sheet", [set_rows("Suppliers", [])],
     [("Suppliers", 1, "id", "missing-column"), ("Suppliers", 1, "name", "missing-column")]),
    ("blank sheet that is not needed", [set_rows("Lots", [])], [("Lots", 1, "code", "missing-column")]),
    ("lots without rows", [set_rows("Lots", [["code"]])], []),
    ("scores without panel", [drop("Panel")], [("Panel", None, None, "panel-needed")]),
    ("scores with a panel of nobody", [set_rows("Panel", [["seat"]])], [("Panel", None, None, "panel-needed")]),
    # headers
    ("unknown header", [add_column("Suppliers", "phone", "1")], [("Suppliers", 1, "phone", "unknown-header")]),
    ("header of signs alone", [add_column("Suppliers", "--")], [("Suppliers", 1, "--", "unknown-header")]),
    ("double header", [add_column("Suppliers", "Name", "Other")], [("Suppliers", 1, "Name", "duplicate-header")]),
    ("missing column", [set_cell("Suppliers", 1, 2, "nom")],
     [("Suppliers", 1, "name", "missing-column"), ("Suppliers", 1, "nom", "unknown-header")]),
    ("missing gate column", [set_cell("Tenders", 1, 3, "INS2")],
     [("Tenders", 1, "INS", "missing-column"), ("Tenders", 1, "INS2", "unknown-header")]),
    ("formula as header", [add_column("Suppliers", "=A1", "x")], [("Suppliers", 1, "=A1", "formula")]),
    ("cell under no header", [set_cell("Suppliers", 2, 5, "stray"), set_cell("Suppliers", 3, 30, "stray")],
     [("Suppliers", 2, None, "cell-under-no-header"), ("Suppliers", 3, None, "cell-under-no-header")]),
    ("row under no header", [set_rows("Lots", [["code"], ["", "stray"]])],
     [("Lots", 2, None, "cell-under-no-header")]),
    ("no header row", [set_rows("Panel", [[], ["P1", "evaluator"]])],
     [("Panel", 1, "seat", "missing-column"), ("Panel", 2, None, "cell-under-no-header"),
      ("Panel", 2, None, "cell-under-no-header"), ("Panel", None, None, "panel-needed")]),
    # keys
    ("unknown key", [add_row("Evaluation", "formular", "F1")], [("Evaluation", 5, "key", "unknown-key")]),
    ("double key", [add_row("Evaluation", "FORMAT", "1")], [("Evaluation", 5, "key", "duplicate-key")]),
    ("value without key", [add_row("Evaluation", "", "1")], [("Evaluation", 5, "key", "missing-value")]),
    ("missing reference", [set_cell("Evaluation", 2, 1, "title")], [("Evaluation", None, "key", "missing-key")]),
    ("empty reference", [set_cell("Evaluation", 2, 2, " ")], [("Evaluation", 2, "value", "missing-value")]),
    ("newer format", [set_cell("Evaluation", 3, 2, "2")], [("Evaluation", 3, "value", "other-format")]),
    ("header as written", [set_cell("Evaluation", 1, 2, "VALUE!"), set_cell("Evaluation", 4, 2, "F99")],
     [("Evaluation", 4, "VALUE!", "unknown-value")]),
    # cells
    ("formula in a name", [set_cell("Suppliers", 2, 2, "\xa0=HYPERLINK(1)")], [("Suppliers", 2, "name", "formula")]),
    ("formula in a code", [set_cell("Suppliers", 2, 1, "=A1")], [("Suppliers", 2, "id", "formula")]),
    ("formula under an unknown header", [add_column("Suppliers", "x", "=1")],
     [("Suppliers", 1, "x", "unknown-header"), ("Suppliers", 2, "x", "formula")]),
    ("control character", [set_cell("Suppliers", 2, 2, "Al\u0085der")],
     [("Suppliers", 2, "name", "control-character")]),
    ("turned reading direction", [set_cell("Suppliers", 2, 2, "Al\u202eder")],
     [("Suppliers", 2, "name", "control-character")]),
    ("line end in a code", [set_cell("Suppliers", 2, 1, "A\nB")], [("Suppliers", 2, "id", "broken-code")]),
    ("line ends and tabs in a text", [set_cell("Suppliers", 2, 2, "A\nB\tC")], []),
    ("line end in a fixed value", [set_cell("Suppliers", 2, 3, "public\nbody")],
     [("Suppliers", 2, "kind", "unknown-value")]),
    # rows
    ("empty code", [add_row("Suppliers", "", "Nobody")], [("Suppliers", 4, "id", "missing-value")]),
    ("unknown type", [set_cell("Criteria", 3, 4, "qualty")], [("Criteria", 3, "type", "unknown-value")]),
    ("misspelt gate", [set_cell("Criteria", 6, 4, "gat")], [("Criteria", 6, "type", "unknown-value")]),
    ("no type", [set_cell("Criteria", 6, 4, "")], [("Criteria", 6, "type", "missing-value")]),
    ("no title", [set_cell("Criteria", 3, 2, "")], [("Criteria", 3, "title", "missing-value")]),
    ("section without weight, global",
     [set_cell("Criteria", 2, 3, ""), add_row("Evaluation", "weight basis", "global")], []),
    ("heading of information", [add_row("Criteria", "H", "About you", "", "quality"),
                                add_row("Criteria", "I", "Size", "", "information", "H")], []),
    ("price row without weight", [set_cell("Criteria", 5, 3, "")], []),
    ("weight with three places", [set_cell("Criteria", 3, 3, "60.001")], [("Criteria", 3, "weight", "weight-places")]),
    ("level below nothing", [set_cell("Scale", 2, 2, "-1")], [("Scale", 2, "value", "negative")]),
    ("level without value", [set_cell("Scale", 2, 2, "")], [("Scale", 2, "value", "missing-value")]),
    ("percentage for a level", [set_cell("Scale", 2, 2, "50%")], [("Scale", 2, "value", "not-a-number")]),
    ("unknown price formula", [set_cell("Evaluation", 4, 2, "F18")], [("Evaluation", 4, "value", "unknown-value")]),
    ("price that is none", [set_cell("Tenders", 2, 2, "1,00")], [("Tenders", 2, "price", "not-money")]),
    ("price of three places", [set_cell("Tenders", 2, 2, "1.001")], [("Tenders", 2, "price", "money-places")]),
    ("price and points", [add_column("Tenders", "price score", "3")],
     [("Tenders", 2, "price score", "price-and-points")]),
    ("points without price row", [set_rows("Tenders", [["supplier", "price score", "INS"], ["A", "3", ""]]),
                                  set_cell("Criteria", 5, 4, "information"), set_cell("Criteria", 5, 3, "")],
     [("Tenders", 2, "price score", "points-without-price-row")]),
    ("gate cell that is none", [set_cell("Tenders", 2, 3, "passed")], [("Tenders", 2, "INS", "unknown-value")]),
    ("lot needed", [set_rows("Lots", [["code"], ["1"], ["2"]])],
     [("Tenders", 2, "lot", "lot-needed"), ("Tenders", 3, "lot", "lot-needed")]),
    ("only lot", [set_rows("Lots", [["code"], ["L"]])], []),
    ("no places", [set_rows("Lots", [["code", "places", "reserve"], ["1", "0", "-1"]])],
     [("Lots", 2, "places", "not-a-whole-number"), ("Lots", 2, "reserve", "not-a-whole-number")]),
    ("half a lot", [add_row("Evaluation", "lots per supplier", "1.5"), add_row("Evaluation", "variance range", "-1")],
     [("Evaluation", 5, "value", "not-a-whole-number"), ("Evaluation", 6, "value", "negative")]),
    ("score that is none", [set_cell("Scores", 2, 4, "good")], [("Scores", 2, "score", "not-a-number")]),
    ("score without question", [set_cell("Scores", 2, 3, "")], [("Scores", 2, "question", "missing-value")]),
    ("response of nothing", [set_cell("Responses", 2, 3, "")], [("Responses", 2, "text", "response-without-content")]),
    ("unknown role", [set_cell("Panel", 2, 2, "chair")], [("Panel", 2, "role", "unknown-value")]),
    ("a list that repeats", [set_cell("Criteria", 3, 9, "1; 1")], [("Criteria", 3, "lots", "repeated-in-list")]),
]  # fmt: skip


@pytest.mark.parametrize(("spoils", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_mistake_is_named_where_it_is(tmp_path: Path, spoils: list[Spoil], expected: list[Spot]) -> None:
    sheets = sound()
    for spoil in spoils:
        spoil(sheets)

    assert sorted(load_problems(write_csv(tmp_path / "csv", sheets)), key=str) == sorted(expected, key=str)
    assert sorted(load_problems(write_xlsx(tmp_path / "book.xlsx", sheets)), key=str) == sorted(expected, key=str)


def test_all_problems_come_at_once_in_the_order_of_sheets_rows_and_columns(tmp_path: Path) -> None:
    sheets = sound()
    for spoil in (
        set_rows("Weights", [["x"]]),
        add_row("Suppliers", "a", "Twice"),
        set_cell("Suppliers", 2, 3, "firm"),
        set_cell("Agreed", 2, 3, "4"),
        set_cell("Criteria", 3, 3, "59"),
        set_cell("Criteria", 1, 2, "Title*"),
        set_cell("Evaluation", 3, 2, "2"),
        add_row("Tenders", "A", "5", "maybe"),
        add_row("Tenders", "Z", "5", ""),
    ):
        spoil(sheets)

    found = refusal(write_csv(tmp_path / "csv", sheets))

    assert [spot[:3] for spot in found] == [
        ("Evaluation", 3, "value"),
        ("Criteria", 3, "weight"),
        ("Suppliers", 2, "kind"),
        ("Suppliers", 4, "id"),
        ("Tenders", 4, "supplier"),
        ("Tenders", 4, "INS"),
        ("Tenders", 5, "supplier"),
        ("Agreed", 2, "score"),
        ("Weights", None, None),
    ]


def test_columns_that_bear_codes_match_exactly_first(tmp_path: Path) -> None:
    sheets = sound()
    sheets["Criteria"] += [
        ["ins-", "Other insurance", "", "gate", "", "", "", "reject"],
        ["status", "Standing", "", "gate", "", "", "", "reject"],
    ]
    sheets["Tenders"] = [["supplier", "ins-", "INS", "status", "Status"], ["A", "fail", "pass", "waived", "late"]]

    assert load_problems(write_csv(tmp_path / "csv", sheets)) == []

    sheets["Tenders"][0][1:3] = ["Ins", "INS."]
    assert load_problems(write_csv(tmp_path / "csv", sheets)) == [
        ("Tenders", 1, "Ins", "duplicate-header"),
        ("Tenders", 1, "INS.", "duplicate-header"),
        ("Tenders", 1, "INS", "missing-column"),
        ("Tenders", 1, "ins-", "missing-column"),
    ]


def test_real_formulas_errors_dates_and_truth_values_are_named(tmp_path: Path) -> None:
    sheets = sound()
    sheets["Tenders"][0] += ["draw", "stated total"]
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if value:
                        sheet.write_string(row, column, str(value))
        tenders, suppliers = book.get_worksheet_by_name("Tenders"), book.get_worksheet_by_name("Suppliers")
        tenders.write_number(1, 1, 46000, day)
        tenders.write_boolean(2, 1, True)  # noqa: FBT003 - XlsxWriter's signature
        tenders.write_formula(1, 3, "=1+1", None, 2)
        tenders.write_array_formula("D3:D3", "{=SUM(A1:A2)}", None, 3)
        suppliers.write_formula(1, 1, '=HYPERLINK("http://example.org")', None, "Alder")

    assert load_problems(tmp_path / "book.xlsx") == [
        ("Suppliers", 2, "name", "formula"),
        ("Tenders", 2, "draw", "formula"),
        ("Tenders", 3, "draw", "formula"),
        ("Tenders", 2, "price", "date-for-number"),
        ("Tenders", 3, "price", "date-for-number"),
    ]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('<c r="B2" t="e"><v>#REF!</v></c>', "error-value"),
        ('<c r="B2" t="str"><f t="shared" si="0"/><v>Alder</v></c>', "formula"),
        ('<c r="B2"><f t="dataTable" ref="B2:B2"/><v>1</v></c>', "formula"),
        ('<c r="B2" t="inlineStr"><is><t>_x0007_</t></is></c>', "control-character"),
        ('<c r="B2" t="inlineStr"><is><t>_xD83D_</t></is></c>', "control-character"),
        ('<c r="B2" t="inlineStr"><is><t> =1</t></is></c>', "formula"),
        ('<c r="B2" t="s"/>', "missing-value"),
    ],
)
def test_cells_as_only_a_file_can_hold_them(tmp_path: Path, cell: str, code: str) -> None:
    book = write_xlsx(tmp_path / "book.xlsx", {**sound(), "Suppliers": [["id", "name"], ["A", 77], ["B", "Birch"]]})

    edited = edit_part(book, "xl/worksheets/sheet4.xml", '<c r="B2"><v>77</v></c>', cell)

    assert load_problems(edited) == [("Suppliers", 2, "name", code)]


def test_response_files_lie_in_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "csv"
    folder.mkdir()
    (tmp_path / "outside.txt").write_text("x")
    (folder / "sub").mkdir()
    (folder / "sub" / "a.txt").write_text("x")
    (folder / "cafe\u0301.txt").write_text("x")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    sheets = sound()
    sheets["Responses"] = [
        ["supplier", "question", "file"],
        ["A", "Q1", "sub/a.txt; café.txt"],
        ["A", "Q1", "sub\\a.txt"],
        ["A", "Q1", "missing.txt; sub; link.txt"],
        ["A", "Q1", "../outside.txt; /etc/passwd; C:\\a.txt"],
        ["A", "Q1", ";"],
        ["A", "Q1", "x" * 5000],
    ]

    expected = [
        *[("Responses", 4, "file", "file-missing")] * 3,
        *[("Responses", 5, "file", "file-outside")] * 3,
        ("Responses", 6, "file", "no-file-named"),
        ("Responses", 7, "file", "file-missing"),
    ]
    assert load_problems(write_csv(folder, sheets)) == expected
    assert load_problems(write_xlsx(folder / "book.xlsx", sheets)) == expected


def test_beyond_what_anybody_reads_one_line_says_that_there_is_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PROBLEMS", 3)
    sheets = sound()
    sheets["Suppliers"] += [["", "Nobody"]] * 10

    assert load_problems(write_csv(tmp_path / "csv", sheets)) == [
        *[("Suppliers", row, "id", "missing-value") for row in (4, 5, 6)],
        (None, None, None, "more-problems"),
    ]


@pytest.mark.parametrize(
    ("spoils", "expected"),
    [
        ([set_cell("Criteria", 3, 3, "")], ("Criteria", 3, "weight", "weight-needed")),
        ([set_cell("Criteria", 2, 3, "")], ("Criteria", 2, "weight", "weight-needed")),
        ([set_cell("Criteria", 3, 3, "0")], ("Criteria", 3, "weight", "weight-not-positive")),
        ([set_cell("Criteria", 5, 3, "-1")], ("Criteria", 5, "weight", "weight-not-positive")),
        ([set_cell("Criteria", 6, 3, "5")], ("Criteria", 6, "weight", "weight-not-possible")),
        ([set_cell("Criteria", 6, 8, "")], ("Criteria", 6, "consequence", "consequence-needed")),
        ([add_row("Criteria", "H", "About you", "", "quality")], ("Criteria", 7, "weight", "weight-needed")),
    ],
)
def test_what_a_row_lacks_is_named_even_beside_a_broken_tree(
    tmp_path: Path, spoils: list[Spoil], expected: Spot
) -> None:
    sheets = sound()
    for spoil in (*spoils, add_row("Criteria", "X", "Lost", "", "information", "nobody")):
        spoil(sheets)
    found = refusal(write_csv(tmp_path / "csv", sheets))

    assert expected in found
    assert ("Criteria", len(sheets["Criteria"]), "parent", "unknown-parent") in found


def test_a_heading_of_information_weighs_nothing(tmp_path: Path) -> None:
    sheets = sound()
    add_row("Criteria", "H", "About you", "", "quality")(sheets)
    add_row("Criteria", "I", "Size", "", "information", "H")(sheets)

    assert refusal(write_csv(tmp_path / "csv", sheets)) == []
