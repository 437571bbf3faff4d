"""A sound workbook becomes the same evaluation from .xlsx and from a folder of .csv."""

from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from app.domain.codes import CriterionCode, GateStatus, LotCode, SupplierId, SupplierKind, TenderStatus
from app.domain.evaluation import GateDecision, Lot, Method, PriceEntry, Stated, Tender
from app.exchange.workbook import load_workbook, read_evaluation
from tests.exchange.books import Sheets, edit_part, load_problems, replace_part, sound, write_csv, write_xlsx


def test_the_same_evaluation_comes_from_both_forms(tmp_path: Path) -> None:
    from_csv = read_evaluation(write_csv(tmp_path / "csv", sound()))

    assert from_csv == read_evaluation(write_xlsx(tmp_path / "book.xlsx", sound()))
    assert from_csv.reference == "REF-1"
    assert [level.value for level in from_csv.scales[0].levels] == [0, Fraction(5, 2), 5]
    assert [row.weight for row in from_csv.criteria] == [7000, 6000, 4000, 3000, None]
    assert from_csv.lots == (Lot(code=LotCode("1")),)
    assert from_csv.suppliers[1].kind is SupplierKind.CHARITY
    assert from_csv.tenders[1] == Tender(
        supplier=SupplierId("B"),
        lot=LotCode("1"),
        prices=(PriceEntry(row=CriterionCode("P"), amount=120050),),
        gates=(GateDecision(gate=CriterionCode("INS"), status=GateStatus.NOT_STARTED),),
    )
    assert from_csv.agreed[3].value is None
    assert from_csv.scores[0].lot is None


def test_numbers_may_be_numbers_texts_or_percentages(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        percent, money = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "[$£-809]#,##0.00"})
        for name, rows in sound().items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if name == "Criteria" and column == 2 and row in {1, 4}:
                        sheet.write_number(row, column, int(value) / 100, percent)
                    elif str(value).replace(".", "").isdigit():
                        sheet.write_number(row, column, float(value), money)
                    else:
                        sheet.write(row, column, value)

    assert read_evaluation(tmp_path / "book.xlsx") == read_evaluation(write_csv(tmp_path / "csv", sound()))


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("67.209999999999994", Fraction("67.21")),
        ("0.30000000000000004", Fraction("0.3")),
        ("5E-1", Fraction(1, 2)),
        ("123456789012345678", Fraction(123456789012346000)),
        ("1e16", Fraction(10**16)),
    ],
)
def test_numbers_of_an_xlsx_have_fifteen_digits(tmp_path: Path, raw: str, value: Fraction) -> None:
    sheets = sound()
    sheets["Tenders"][0].append("draw")
    sheets["Tenders"][1].append(0.125)
    book = write_xlsx(tmp_path / "book.xlsx", sheets)

    edited = edit_part(book, "xl/worksheets/sheet5.xml", "<v>0.125</v>", f"<v>{raw}</v>")

    assert load_workbook(edited).data.tenders[0].draw == value


def test_names_match_by_letters_and_digits_and_notes_are_never_read(tmp_path: Path) -> None:
    sheets = sound()
    sheets["Evaluation"] = [["KEY", "Value:"], ["Reference ", "REF-1"], ["Price-Formula", "f1"]]
    sheets["Criteria"][0][0] = " C o d e "
    sheets = {f" {name.upper()}": rows for name, rows in sheets.items()}
    sheets["notes (old)"] = [["=1+1", "\x07"]]
    sheets["Results 2026"] = [["x"]]

    assert read_evaluation(write_xlsx(tmp_path / "book.xlsx", sheets)) == read_evaluation(
        write_csv(tmp_path / "csv", sound())
    )


def test_cells_are_trimmed_and_empty_rows_skipped_but_counted(tmp_path: Path) -> None:
    sheets = sound()
    sheets["Suppliers"] = [["id", "name", "", ""], ["", " ", "", ""], ["\ufeffA\xa0", " Cafe\u0301 "], [], ["B", ""]]

    loaded = load_workbook(write_csv(tmp_path / "csv", sheets))

    assert [(supplier.id, supplier.name) for supplier in loaded.data.suppliers] == [("A", "Café"), ("B", "")]
    assert load_problems(tmp_path / "csv") == [("Suppliers", 5, "name", "missing-value")]


def test_csv_may_have_a_mark_any_line_ends_and_quoted_lines(tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "csv", sound())
    for end, mark in (("\n", ""), ("\r", "\ufeff"), ("\r\n", "\ufeff")):
        lines = ["id,name", 'A,"Alder, ""Ltd"""', 'B,"Birch', 'Tree"']
        (folder / "Suppliers.csv").write_bytes((mark + end.join(lines)).encode())

        suppliers = read_evaluation(folder).suppliers
        assert [supplier.name for supplier in suppliers] == ['Alder, "Ltd"', "Birch\nTree"]


def test_the_rows_of_csv_are_records_blank_lines_counted(tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "csv", sound())
    (folder / "Suppliers.csv").write_text('id,name\r\n\r\nA,"two\r\nlines"\r\nB,\r\n', newline="")

    assert load_problems(folder) == [("Suppliers", 4, "name", "missing-value")]


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "csv", sound())
    (folder / "Q1.docx").write_bytes(b"\0")
    (folder / ".hidden.csv").write_bytes(b"\xff")
    (folder / "more").mkdir()
    (folder / "more" / "Unknown.csv").write_bytes(b"\xff")

    assert load_problems(folder) == []


def test_dates_become_text_and_truth_values_their_words(tmp_path: Path) -> None:
    sheets = sound()
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([value or None for value in row])
    book["Evaluation"].append(["deadline", date(2026, 3, 2)])
    book["Evaluation"].append(["procedure", datetime(2026, 3, 2, 12, 30, tzinfo=UTC).replace(tzinfo=None)])
    book["Evaluation"].append(["title", True])
    book.save(tmp_path / "book.xlsx")

    data = read_evaluation(tmp_path / "book.xlsx")

    assert (data.deadline, data.procedure, data.title) == ("2026-03-02", "2026-03-02T12:30:00", "TRUE")


@pytest.mark.parametrize(
    ("written", "read"), [("_x0041__x000a_lder", "A\nlder"), ("_x005F_x0041_", "_x0041_"), ("_xD83D__xDE00_", "😀")]
)
def test_escapes_of_an_xlsx_are_read_once(tmp_path: Path, written: str, read: str) -> None:
    book = write_xlsx(tmp_path / "book.xlsx", sound())

    edited = edit_part(book, "xl/sharedStrings.xml", ">Alder Ltd<", f">{written}<")

    assert read_evaluation(edited).suppliers[0].name == read


def test_rich_text_is_joined_and_phonetic_hints_left_out(tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "book.xlsx", sound())
    rich = "<r><rPr><b/></rPr><t>Alder</t></r><r><t> Ltd</t></r><rPh sb='0' eb='1'><t>hint</t></rPh>"

    edited = edit_part(book, "xl/sharedStrings.xml", "<t>Alder Ltd</t>", rich)

    assert read_evaluation(edited).suppliers[0].name == "Alder Ltd"


def test_a_dimension_that_lies_and_columns_of_nothing_cost_nothing(tmp_path: Path) -> None:
    sheets = sound()
    sheets["Suppliers"] = [row + [""] * 300 for row in sheets["Suppliers"]]
    book = write_xlsx(tmp_path / "book.xlsx", sheets)
    styled = "".join(f'<c r="{letters}2" s="0"/>' for letters in ("XA", "XB", "XFD"))
    edited = edit_part(book, "xl/worksheets/sheet4.xml", '</row><row r="3"', styled + '</row><row r="3"')
    edited = edit_part(edited, "xl/worksheets/sheet4.xml", 'ref="A1:C3"', 'ref="A1:XFD1048576"')

    assert load_problems(edited) == []
    assert load_problems(write_csv(tmp_path / "csv", sheets)) == []


def test_parts_without_references_are_counted(tmp_path: Path) -> None:
    sheet = (
        '<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData>'
        '<row><c t="inlineStr"><is><t>id</t></is></c><c t="inlineStr"><is><t>name</t></is></c></row>'
        '<row/><row><c t="str"><v>A</v></c><c/><c/></row></sheetData></worksheet>'
    )
    book = write_xlsx(tmp_path / "book.xlsx", sound())

    replace_part(book, "xl/worksheets/sheet4.xml", sheet.encode(), tmp_path / "bare.xlsx")

    assert load_problems(tmp_path / "bare.xlsx") == [("Suppliers", 3, "name", "missing-value")]


def test_every_key_is_read(tmp_path: Path) -> None:
    sheets = sound()
    pairs = (
        "reference=R|format=1|title=T|authority=C|partner authorities=D; E|regime=pcr2015|procedure=open|result=admit|"
        "light touch=yes|deadline=soon|weight basis=global|merge rule=median|off-scale scores=yes|price formula=F2k|"
        "formula parameters=k=0.5|rounding=total=2|tie break=draw|failed tenders in price reference=yes|"
        "lots per supplier=2|lot mechanism=highest sum|variance range=2"
    )
    sheets["Evaluation"] = [["key", "value"]]
    for key, _, value in (pair.partition("=") for pair in pairs.split("|")):
        sheets["Evaluation"].append([key, value])

    data = load_workbook(write_csv(tmp_path / "csv", sheets)).data

    assert (data.title, data.partner_authorities, data.light_touch) == ("T", ("D", "E"), True)
    assert data.method != Method()
    assert (data.method.result, data.method.weight_basis, data.method.merge_rule) == ("admit", "global", "median")
    assert (data.method.off_scale_scores, data.method.failed_in_price_reference) == (True, True)
    assert (data.method.price_formula, data.method.price_parameters.k) == ("F2k", Fraction(1, 2))
    assert (data.method.rounding.total, len(data.method.tie_break)) == (2, 1)
    assert (data.method.lots_per_supplier, data.method.lot_mechanism) == (2, "highest sum")
    assert (data.method.variance_range, data.regime) == (2, "PCR2015")


def test_keys_without_a_value_are_not_given(tmp_path: Path) -> None:
    sheets = sound()
    sheets["Evaluation"] += [["regime", ""], ["lots per supplier", ""], ["merge rule"]]

    assert read_evaluation(write_csv(tmp_path / "csv", sheets)) == read_evaluation(
        write_xlsx(tmp_path / "book.xlsx", sound())
    )


def _several_prices() -> Sheets:
    sheets = sound()
    sheets["Criteria"][4:5] = [["P", "Fixed", "20", "price"], ["P2", "Rates", "10", "price"]]
    sheets["Tenders"] = [
        ["supplier", "P", "P score", "p-2", "P2 SCORE", "INS", "status", "stated total"],
        ["A", "1000", "", "", "7.5", "pass", "", "67.20"],
        ["B", "", "", "5", "", "pass", "late"],
    ]
    return sheets


def test_several_price_rows_have_columns_of_their_own(tmp_path: Path) -> None:
    loaded = load_workbook(write_csv(tmp_path / "csv", _several_prices()))

    assert loaded.problems == ()
    assert [tender.prices for tender in loaded.data.tenders] == [
        (
            PriceEntry(row=CriterionCode("P"), amount=100000),
            PriceEntry(row=CriterionCode("P2"), score=Fraction(15, 2)),
        ),
        (PriceEntry(row=CriterionCode("P2"), amount=500),),
    ]
    assert loaded.data.tenders[0].stated_total == Stated(value=Fraction("67.2"), places=2)
    assert loaded.data.tenders[1].status is TenderStatus.LATE


def test_plain_price_headers_are_unknown_beside_several_price_rows(tmp_path: Path) -> None:
    sheets = _several_prices()
    sheets["Tenders"][0][1:3] = ["price", "price score"]

    assert load_problems(write_csv(tmp_path / "csv", sheets)) == [
        ("Tenders", 1, "price", "unknown-header"),
        ("Tenders", 1, "price score", "unknown-header"),
    ]


def test_ten_thousand_rows_are_read_alike(tmp_path: Path) -> None:
    sheets = sound()
    sheets["Panel"] += [[f"S{seat}"] for seat in range(10)]
    sheets["Suppliers"] += [[f"T{number}", f"Supplier {number}"] for number in range(500)]
    sheets["Tenders"] += [[f"T{number}", 100 + number, "pass"] for number in range(500)]
    for seat in range(10):
        for number in range(500):
            for question in ("Q1", "Q2"):
                reason = f"Reason {seat} {number} {question}"
                sheets["Scores"].append([f"S{seat}", f"T{number}", question, 5, reason])
    book, folder = write_xlsx(tmp_path / "book.xlsx", sheets), write_csv(tmp_path / "csv", sheets)

    assert load_workbook(book).data == load_workbook(folder).data
