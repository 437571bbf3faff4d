"""The template explains every column and key, offers fixed values, and its example is a sound evaluation."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from app.exchange.layout import COLUMNS, KEYS, SheetName
from app.exchange.template import template_bytes
from app.exchange.workbook import read_evaluation
from app.text import template as words


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "template.xlsx"
    path.write_bytes(template_bytes())
    return path


def test_the_example_is_a_sound_evaluation(template: Path) -> None:
    data = read_evaluation(template)

    assert data.reference == "EX-2026-01"
    assert [len(records) for records in (data.scales, data.criteria, data.lots, data.suppliers, data.tenders)] == [
        *(1, 5, 1, 2, 2)
    ]
    assert [len(records) for records in (data.seats, data.scores, data.agreed, data.responses)] == [2, 2, 4, 1]


def test_it_is_the_same_each_time(template: Path) -> None:
    assert template.read_bytes() == template_bytes()
    with zipfile.ZipFile(template) as archive:
        assert "2026-01-01T00:00:00Z" in archive.read("docProps/core.xml").decode()


def test_every_sheet_column_and_key_is_there_and_explained(template: Path) -> None:
    book = openpyxl.load_workbook(template)

    assert book.sheetnames == ["Notes", *SheetName]
    for title in SheetName:
        sheet = book[title]
        headers = [cell.value for cell in sheet[1]]
        assert headers[: len(COLUMNS[title])] == [column.name for column in COLUMNS[title]]
        assert sheet.freeze_panes == "A2"
        assert all(cell.comment is not None and cell.font.b for cell in sheet[1])
    assert [cell.value for cell in book["Evaluation"]["A"][1:]] == [key.name for key in KEYS]
    explained = {(row[0].value, row[1].value) for row in book["Notes"].iter_rows(min_row=2)}
    assert explained >= {(title, column.name) for title in SheetName for column in COLUMNS[title]}
    assert explained >= {("Evaluation", key.name) for key in KEYS}


def test_no_explanation_is_left_over() -> None:
    assert set(words.COLUMNS) == {(title, column.name) for title in SheetName for column in COLUMNS[title]}
    assert set(words.KEYS) == {key.name for key in KEYS}
    assert set(words.SHEETS) == set(SheetName)


def test_fixed_values_are_offered(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    offered = {
        (sheet.title, str(offer.sqref)): str(offer.formula1)
        for sheet in book
        for offer in sheet.data_validations.dataValidation
    }

    assert offered["Criteria", "D2:D1001"] == '"quality,sub-criterion,price,gate,information"'
    assert offered["Evaluation", "B9"] == '"rank,admit"'
    assert offered["Tenders", "L2:L1001"].startswith('"pass,pass subject to condition precedent,n/a')
    assert sum(bool(column.choices) for title in SheetName for column in COLUMNS[title]) + 1 + sum(
        bool(key.choices) for key in KEYS
    ) == len(offered)
