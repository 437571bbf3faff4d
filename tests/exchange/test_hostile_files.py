"""Files that are damaged, disguised or meant to hurt are refused in a sentence, quickly, and nothing is written."""

import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import AppError, Refused
from app.exchange.sources import limits
from app.exchange.workbook import load_workbook, read_evaluation
from app.text.sentences import sentence
from tests.exchange.books import Spot, edit_part, load_problems, replace_part, sound, write_csv, write_xlsx

_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_xlsx(tmp_path / "book.xlsx", sound())


def codes(path: Path) -> list[str]:
    """Return the codes of a file that is refused as a whole, each with words that fit."""
    with pytest.raises(Refused) as caught:
        load_workbook(path)
    assert all((problem.sheet, problem.row, problem.column) == (None, None, None) for problem in caught.value.problems)
    assert all(sentence(problem.code, problem.facts) for problem in caught.value.problems)
    return [problem.code for problem in caught.value.problems]


def test_a_path_without_a_workbook_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        read_evaluation(tmp_path / "none.xlsx")

    assert (caught.value.code, type(caught.value)) == ("no-such-file", AppError)
    assert sentence(caught.value.code, caught.value.facts)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"id,name\r\n", "not-a-workbook"),
        (b"%PDF-1.7\n", "not-a-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old-or-protected-workbook"),
        (b"PK\x05\x06" + b"\0" * 18, "not-a-workbook"),
        (b"PK\x03\x04", "workbook-damaged"),
    ],
)
def test_files_that_are_no_workbook(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)

    assert codes(path) == [code]


def test_an_empty_folder_misses_its_sheets(tmp_path: Path) -> None:
    assert load_problems(tmp_path) == [
        (name, None, None, "missing-sheet") for name in ("Evaluation", "Criteria", "Suppliers", "Tenders")
    ]


def test_archives_of_other_programs(tmp_path: Path) -> None:
    path = tmp_path / "book.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

    assert codes(path) == ["no-workbook-in-archive"]


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.999])
def test_a_cut_workbook(book: Path, keep: float) -> None:
    content = book.read_bytes()
    book.write_bytes(content[: int(len(content) * keep)])

    assert codes(book) == ["workbook-damaged"]


@pytest.mark.parametrize(
    ("part", "content", "code"),
    [
        ("xl/workbook.xml", b"<workbook", "workbook-damaged"),
        ("xl/worksheets/sheet1.xml", b"", "workbook-damaged"),
        ("xl/worksheets/sheet1.xml", _SHEET.format('<row r="2"/><row r="1"/>').encode(), "workbook-damaged"),
        ("xl/worksheets/sheet1.xml", _SHEET.format('<row r="1048577"/>').encode(), "workbook-damaged"),
        ("xl/worksheets/sheet1.xml", _SHEET.format('<row r="1"><c r="XFE1"/></row>').encode(), "workbook-damaged"),
        ("xl/worksheets/sheet1.xml", _SHEET.format('<row r="1"><c r="A2"/></row>').encode(), "workbook-damaged"),
        ("xl/worksheets/sheet1.xml", _SHEET.format('<row><c t="s"><v>999</v></c></row>').encode(), "workbook-damaged"),
        ("xl/worksheets/sheet1.xml", _SHEET.format('<row><c t="?"><v>9</v></c></row>').encode(), "workbook-damaged"),
        ("xl/worksheets/sheet1.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "xml-with-dtd"),
        ("xl/worksheets/sheet1.xml", '<!DOCTYPE x><x/>'.encode("utf-16"), "xml-with-dtd"),
        ("xl/sharedStrings.xml", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "xml-with-dtd"),
        ("xl/workbook.xml", b'<?xml version="1.0" encoding="aTF-8"?><x/>', "workbook-damaged"),
        ("docProps/extra.xml", b'<!DOCTYPE x><x/>', "xml-with-dtd"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships/>", "workbook-damaged"),
    ],
)  # fmt: skip
def test_damaged_and_hostile_parts(tmp_path: Path, book: Path, part: str, content: bytes, code: str) -> None:
    assert codes(replace_part(book, part, content, tmp_path / "bad.xlsx")) == [code]


def test_a_declaration_cut_by_the_reading_of_pieces_is_still_seen(tmp_path: Path, book: Path) -> None:
    content = b" " * ((1 << 16) - 4) + b"<!DOCTYPE x><x/>"

    assert codes(replace_part(book, "docProps/extra.xml", content, tmp_path / "bad.xlsx")) == ["xml-with-dtd"]


def test_a_bomb_is_refused_by_what_it_declares(tmp_path: Path, book: Path) -> None:
    piece = b"<c/>" * 250_000
    with (
        zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/image1.png", "w") as part,
    ):
        for _ in range(limits.UNPACKED_BYTES // len(piece) + 1):
            part.write(piece)

    assert codes(book) == ["unpacks-too-large"]


def test_a_bomb_that_lies_about_its_size_is_stopped(tmp_path: Path, book: Path) -> None:
    bomb = replace_part(book, "xl/media/image1.png", b"\0" * 5_000_000, tmp_path / "bomb.xlsx")
    content = bomb.read_bytes()
    honest = struct.pack("<L", 5_000_000)
    assert honest in content
    bomb.write_bytes(content.replace(honest, struct.pack("<L", 50)))

    assert codes(bomb) == ["workbook-damaged"]


def test_many_entries_are_refused_before_they_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(limits.ARCHIVE_ENTRIES + 1):
            archive.writestr(str(number), b"")
    monkeypatch.setattr(zipfile, "ZipFile", None)

    assert codes(path) == ["too-many-parts"]


def test_encrypted_and_double_entries(tmp_path: Path, book: Path) -> None:
    content = bytearray(book.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    encrypted = tmp_path / "encrypted.xlsx"
    encrypted.write_bytes(content)
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr("XL/Workbook.xml", b"<x/>")

    assert codes(encrypted) == ["old-or-protected-workbook"]
    assert codes(book) == ["workbook-damaged"]


def test_endless_cells_tags_and_texts_are_stopped(tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILLED_CELLS", 50)
    assert codes(book) == ["workbook-too-large"]
    assert codes(write_csv(tmp_path / "csv", sound())) == ["workbook-too-large"]
    monkeypatch.undo()
    monkeypatch.setattr(limits, "ELEMENTS", 200)
    assert codes(book) == ["workbook-too-large"]
    monkeypatch.undo()
    monkeypatch.setattr(limits, "CELL_CHARACTERS", 8)
    assert codes(book) == ["cell-too-long"]


def test_empty_cells_are_counted_and_stopped(tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ELEMENTS", 10_000)
    rows = "".join(f'<row r="{row}">{"<c/>" * 10_000}</row>' for row in range(1, 4))
    bad = replace_part(book, "xl/worksheets/sheet1.xml", _SHEET.format(rows).encode(), tmp_path / "bad.xlsx")

    assert codes(bad) == ["workbook-too-large"]


def test_a_tag_without_end_is_stopped(tmp_path: Path, book: Path) -> None:
    endless = _SHEET.format(f'<row spans="{"1" * 20_000_000}"/>').encode()

    assert codes(replace_part(book, "xl/worksheets/sheet1.xml", endless, tmp_path / "bad.xlsx")) == ["workbook-damaged"]


@pytest.mark.parametrize(
    ("content", "row", "code"),
    [
        (b"id,name\r\nA,Caf\xe9\r\n", 2, "csv-not-utf-8"),
        ("id,name\r\n".encode("utf-16"), 1, "csv-not-utf-8"),
        ("id,name\r\n".encode("utf-16-le"), 1, "csv-not-utf-8"),
        (b'id,name\r\nA,Alder\r\nB,"Birch\r\n', 3, "csv-quotes"),
        (b'id,name\r\nA,"Al"der\r\n', 2, "csv-quotes"),
        (b"id,name\r\nA," + b"x" * (limits.CELL_CHARACTERS + 1), 2, "csv-cell-too-long"),
        (b"id,name\r\nA" + b"," * (limits.LINE_BYTES + 1), 2, "csv-line-too-long"),
    ],
)
def test_broken_csv_is_named_with_its_row(tmp_path: Path, content: bytes, row: int, code: str) -> None:
    folder = write_csv(tmp_path / "csv", sound())
    (folder / "Suppliers.csv").write_bytes(content)

    assert load_problems(folder) == [("Suppliers", row, None, code)]


def test_the_byte_that_is_no_utf_8_is_named(tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "csv", sound())
    (folder / "Suppliers.csv").write_bytes(b"\xef\xbb\xbfid,name\r\nA,\xff\r\n")

    (problem,) = load_workbook(folder).problems
    assert sentence(problem.code, problem.facts).startswith("The file is not UTF-8 from byte 15 on.")


def test_a_nul_in_csv_is_a_control_character(tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "csv", sound())
    (folder / "Suppliers.csv").write_bytes(b"id,name\r\nA,Al\0der\r\nB,Birch\r\n")

    assert load_problems(folder) == [("Suppliers", 2, "name", "control-character")]


def test_csv_beyond_256_mb_is_not_read(tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "csv", sound())
    with (folder / "Scores.csv").open("r+b") as stream:
        stream.truncate(limits.UNPACKED_BYTES + 1)

    assert codes(folder) == ["unpacks-too-large"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1e999", [("Tenders", 2, "price", "error-value")]),
        *((raw, [("Tenders", 2, "price", "not-money")]) for raw in ("nan", "1_0", "9" * 500)),
        ("-5", []),  # readable; that no price is negative is for the soundness checks
        ("3000000", []),
    ],
)
def test_impossible_numbers_are_problems_of_their_cell(tmp_path: Path, raw: str, expected: list[Spot]) -> None:
    sheets = sound()
    sheets["Tenders"][1][1] = 0.125
    book = write_xlsx(tmp_path / "book.xlsx", sheets)

    edited = edit_part(book, "xl/worksheets/sheet5.xml", "<v>0.125</v>", f"<v>{raw}</v>")

    assert load_problems(edited) == expected


def _survives(path: Path) -> None:
    try:
        read_evaluation(path)
    except Refused as refused:
        for problem in refused.problems:
            assert sentence(problem.code, problem.facts)


@given(content=st.binary(max_size=400), zipped=st.booleans())
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_bytes_never_crash(tmp_path: Path, content: bytes, *, zipped: bool) -> None:
    path = tmp_path / "random.xlsx"
    path.write_bytes(b"PK\x03\x04" + content if zipped else content)
    _survives(path)


@given(data=st.data())
@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_flipped_bytes_never_crash(tmp_path: Path, data: st.DataObject) -> None:
    book = tmp_path / "whole.xlsx"
    if not book.exists():
        write_xlsx(book, sound())
    content = bytearray(book.read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=4)):
        content[at] = data.draw(st.integers(0, 255))
    path = tmp_path / "flipped.xlsx"
    path.write_bytes(content)
    _survives(path)


@given(data=st.data())
@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_spoilt_parts_never_crash(tmp_path: Path, data: st.DataObject) -> None:
    book = tmp_path / "whole.xlsx"
    if not book.exists():
        write_xlsx(book, sound())
    with zipfile.ZipFile(book) as archive:
        part = data.draw(st.sampled_from([name for name in archive.namelist() if name.startswith(("xl/", "_rels"))]))
        content = bytearray(archive.read(part))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=4)):
        content[at] = data.draw(st.sampled_from(b'<>/"=&;019 aAsStr?\x00\xff'))
    _survives(replace_part(book, part, bytes(content), tmp_path / "spoilt.xlsx"))


@given(content=st.binary(max_size=300) | st.text('id,name"\r\nA=;1', max_size=60).map(str.encode))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_csv_never_crashes(tmp_path: Path, content: bytes) -> None:
    folder = write_csv(tmp_path / "csv", sound())
    (folder / "Suppliers.csv").write_bytes(content)
    _survives(folder)


def test_a_long_directory_is_seen_in_archives_of_either_size(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = book.read_bytes()
    at = content.rindex(b"PK\x05\x06")
    end = struct.unpack("<4s4H2LH", content[at:])
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, end[4], end[4], end[5], end[6])
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    wide = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    large = tmp_path / "large.xlsx"
    large.write_bytes(content[:at] + end64 + locator + wide)

    assert load_problems(large) == []
    monkeypatch.setattr(limits, "ARCHIVE_ENTRIES", 5)
    assert codes(large) == ["too-many-parts"]


def test_too_many_sheets(tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SHEETS", 5)

    assert codes(book) == ["too-many-sheets"]
    assert codes(write_csv(tmp_path / "csv", sound())) == ["too-many-sheets"]


def test_a_sheet_that_is_a_chart_is_no_sheet_of_ours(book: Path) -> None:
    edited = edit_part(book, "xl/_rels/workbook.xml.rels", "relationships/worksheet", "relationships/chartsheet")

    assert codes(edited) == ["workbook-damaged"]


def test_a_link_out_of_the_archive_is_not_followed(book: Path) -> None:
    edited = edit_part(
        book, "xl/_rels/workbook.xml.rels", 'Target="worksheets/sheet1.xml"', 'Target="file:///x" TargetMode="External"'
    )

    assert codes(edited) == ["workbook-damaged"]
