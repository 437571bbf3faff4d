"""Result sheets as XlsxWriter writes them: formulas with their values, text as text."""

from fractions import Fraction
from typing import Any

from app.exchange.results.cells import Formula, ResultCell, ResultSheet, Tone, Words
from app.exchange.workbook_look import Look, write_text

_A4 = 9
_LINE = 15  # points
_MARGIN = 3  # characters that a width loses to bold letters and to words that do not break
_WHOLE_SHEET = "A1:XFD1048576"


def write_result(target: Any, sheet: ResultSheet, look: Look) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Write a result sheet, row by row."""
    for place, width in enumerate(sheet.widths):
        target.set_column(place, place, width)
    target.freeze_panes(*sheet.frozen)
    target.set_landscape()
    target.set_paper(_A4)
    target.fit_to_pages(1, 0)
    if sheet.no:
        rule = {"type": "cell", "criteria": "==", "value": f'"{sheet.no}"', "format": look.alarm}
        target.conditional_format(_WHOLE_SHEET, rule)
    for number, row in enumerate(sheet.rows):
        if lines := _lines(sheet, row):
            target.set_row(number, _LINE * lines)
        for place, found in enumerate(row):
            _write(target, number, place, found, look)


def _lines(sheet: ResultSheet, row: tuple[ResultCell, ...]) -> int:
    """Return how many lines the headers in a row need, 0 where it has none."""
    texts = [
        (len(cell.text), width)
        for cell, width in zip(row, sheet.widths, strict=False)
        if isinstance(cell, Words) and cell.tone is Tone.HEADER
    ]
    return max((1 + length // (width - _MARGIN) for length, width in texts), default=0)


def _write(target: Any, row: int, place: int, found: ResultCell, look: Look) -> None:  # noqa: ANN401
    if isinstance(found, Formula):
        target.write_formula(row, place, found.text, None, _cached(found.value))
    elif isinstance(found, Words):
        write_text(target, row, place, found.text, look.title if found.tone is Tone.TITLE else look.header, look)
    elif isinstance(found, str):
        if found:
            write_text(target, row, place, found, look.bare, look)
    elif found is not None:
        target.write_number(row, place, float(found))


def _cached(value: Fraction | int | str | None) -> float | str:
    """Return the value that a program shows which does not calculate."""
    if value is None:
        return ""
    return value if isinstance(value, str) else float(value)
