"""The template: every sheet of the format with explanations, drop-downs and a small example (WORKBOOK, opening)."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import xlsxwriter

from app.exchange.layout import COLUMNS, GATE_CHOICES, KEYS, NEEDED_SHEETS, Column, SheetName
from app.exchange.template_example import GATE, ROWS, VALUES
from app.exchange.workbook_look import WIDTH, WRITTEN, Look, look_of, width_of
from app.text import template as words
from app.text.catalogue import _

_NOTES = "Notes"
_LAST_ROW = 1000
_EVALUATION_VALUE = 1


def template_bytes() -> bytes:
    """Return the template, byte for byte the same each time."""
    memory = BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    book.set_properties({"title": _(words.TITLE), "created": WRITTEN})
    look = look_of(book)
    _write_notes(book.add_worksheet(_NOTES), look)
    for title in SheetName:
        _write_sheet(book.add_worksheet(title.value), title, look)
    book.close()
    return memory.getvalue()


def _write_notes(sheet: Any, look: Look) -> None:  # noqa: ANN401 - XlsxWriter has no types
    for column, (header, width) in enumerate(zip(words.NOTES_HEADERS, (16, 34, 90), strict=True)):
        sheet.set_column(column, column, width, look.plain)
        sheet.write_string(0, column, _(header), look.header)
    sheet.freeze_panes(1, 0)
    for row, line in enumerate(_explanations(), start=1):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text, look.plain)


def _explanations() -> Iterator[tuple[str, str, str]]:
    for rule in words.RULES:
        yield _(words.GENERAL), "", _(rule)
    for title in SheetName:
        needed = _(words.NEEDED) if title in NEEDED_SHEETS else _(words.OPTIONAL)
        yield title.value, "", f"{_(words.SHEETS[title])} {needed}"
        for column in COLUMNS[title]:
            yield title.value, column.name, _explanation(words.COLUMNS[title, column.name], column)
        if title is SheetName.EVALUATION:
            for key in KEYS:
                yield title.value, key.name, _explanation(words.KEYS[key.name], key)
        if title is SheetName.TENDERS:
            yield title.value, GATE, _gate_explanation()


def _explanation(text: str, column: Column) -> str:
    sentences = [_(text), _(words.NEEDED) if column.needed else _(words.OPTIONAL)]
    if column.choices:
        sentences.append(_(words.ONE_OF).format(choices=", ".join(column.choices)))
    return " ".join(sentences)


def _gate_explanation() -> str:
    choices = _(words.ONE_OF).format(choices=", ".join(GATE_CHOICES))
    return f"{_(words.GATE_NOTE).format(gate=GATE)} {choices}"


def _write_sheet(sheet: Any, title: SheetName, look: Look) -> None:  # noqa: ANN401 - XlsxWriter has no types
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    for place, column in enumerate(COLUMNS[title]):
        sheet.set_column(place, place, width_of(column.name), look.plain)
        _write_header(sheet, place, column.name, _explanation(words.COLUMNS[title, column.name], column), look)
        _offer(sheet, place, column.choices)
    if title is SheetName.EVALUATION:
        _write_keys(sheet, look)
        return
    if title is SheetName.TENDERS:
        place = len(COLUMNS[title])
        sheet.set_column(place, place, WIDTH, look.plain)
        _write_header(sheet, place, GATE, _gate_explanation(), look)
        _offer(sheet, place, GATE_CHOICES)
    for number, row in enumerate(ROWS[title], start=1):
        for place, value in enumerate(row):
            _write_value(sheet, number, place, value, look)


def _write_keys(sheet: Any, look: Look) -> None:  # noqa: ANN401 - XlsxWriter has no types
    sheet.set_column(0, 0, 34, look.plain)
    for row, key in enumerate(KEYS, start=1):
        sheet.write_string(row, 0, key.name, look.plain)
        sheet.write_comment(row, 0, _explanation(words.KEYS[key.name], key), {"x_scale": 2})
        _write_value(sheet, row, _EVALUATION_VALUE, VALUES.get(key.name, ""), look)
        if key.choices:
            sheet.data_validation(
                row, _EVALUATION_VALUE, row, _EVALUATION_VALUE, {"validate": "list", "source": list(key.choices)}
            )


def _write_header(sheet: Any, place: int, header: str, note: str, look: Look) -> None:  # noqa: ANN401 - XlsxWriter has no types
    sheet.write_string(0, place, header, look.header)
    sheet.write_comment(0, place, note, {"x_scale": 2})


def _offer(sheet: Any, place: int, choices: tuple[str, ...]) -> None:  # noqa: ANN401 - XlsxWriter has no types
    if choices:
        sheet.data_validation(1, place, _LAST_ROW, place, {"validate": "list", "source": list(choices)})


def _write_value(sheet: Any, row: int, place: int, value: str | float, look: Look) -> None:  # noqa: ANN401 - XlsxWriter has no types
    if isinstance(value, str):
        if value:
            sheet.write_string(row, place, value, look.text)
    else:
        sheet.write_number(row, place, value, look.plain)
