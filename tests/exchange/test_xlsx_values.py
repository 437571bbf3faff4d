"""What the raw value and the number format of an .xlsx cell mean."""

import pytest

from app.exchange.sources.cells import Cell, CellKind
from app.exchange.sources.xlsx_formats import Shown, Styles, shown_by
from app.exchange.sources.xlsx_values import ValueReader


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", Shown.PLAIN),
        ("Standard", Shown.PLAIN),
        ("0.00", Shown.PLAIN),
        ("@", Shown.PLAIN),
        ("[$£-809]#,##0.00", Shown.PLAIN),
        ('0" %"', Shown.PLAIN),
        ("0\\%", Shown.PLAIN),
        ('0" days"', Shown.PLAIN),
        ("[Red]0", Shown.PLAIN),
        ("0.0%", Shown.PERCENT),
        ("0;[Red]-0%", Shown.PERCENT),
        ("dd/mm/yyyy", Shown.DATE),
        ("[h]:mm", Shown.DATE),
        ("[$-409]d-mmm-yy;@", Shown.DATE),
    ],
)
def test_formats_show_numbers_percentages_or_dates(code: str, shown: Shown) -> None:
    assert shown_by(code) is shown


def test_styles_know_the_formats_that_need_no_code() -> None:
    styles = Styles()
    styles.start("xf", {"numFmtId": "9"})
    styles.start("numFmt", {"numFmtId": "170", "formatCode": "0.0%"})
    styles.start("cellXfs", {})
    for number in ("0", "9", "14", "170", "171"):
        styles.start("xf", {"numFmtId": number})
    styles.end("cellXfs")
    styles.start("xf", {"numFmtId": "9"})
    styles.text("ignored")

    assert styles.shown() == (Shown.PLAIN, Shown.PERCENT, Shown.DATE, Shown.PERCENT, Shown.PLAIN)


def _cell(kind: str, raw: str, *, style: int = 0, from_1904: bool = False) -> Cell | None:
    styles = (Shown.PLAIN, Shown.PERCENT, Shown.DATE)
    return ValueReader(strings=("first", " "), styles=styles, from_1904=from_1904).cell(kind, style, raw)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("46083", "2026-03-02"),
        ("46083.5", "2026-03-02T12:00:00"),
        ("1", "1900-01-01"),
        ("61", "1900-03-01"),
        ("0.5", "12:00:00"),
        ("0", "00:00:00"),
        ("-1", "-1"),
        ("2958466", "2958466"),
    ],
)
def test_dates_are_days_since_1900(raw: str, text: str) -> None:
    assert _cell("n", raw, style=2) == Cell(CellKind.DATE, text)


def test_dates_may_be_days_since_1904() -> None:
    assert _cell("n", "44621", style=2, from_1904=True) == Cell(CellKind.DATE, "2026-03-02")


@pytest.mark.parametrize(
    ("kind", "raw", "cell"),
    [
        ("s", "0", Cell(CellKind.TEXT, "first")),
        ("s", "1", None),
        ("s", "", None),
        ("str", "_x0041_", Cell(CellKind.TEXT, "A")),
        ("n", "", None),
        ("n", " 12.50 ", Cell(CellKind.NUMBER, "12.5")),
        ("n", "-0", Cell(CellKind.NUMBER, "0")),
        ("n", "1e999", Cell(CellKind.ERROR, "1e999")),
        ("n", "nan", Cell(CellKind.TEXT, "nan")),
        ("b", "1", Cell(CellKind.BOOLEAN, "TRUE")),
        ("b", "0", Cell(CellKind.BOOLEAN, "FALSE")),
        ("e", "#N/A", Cell(CellKind.ERROR, "#N/A")),
        ("d", "2026-03-02T00:00:00.000Z", Cell(CellKind.DATE, "2026-03-02")),
    ],
)
def test_values_by_type(kind: str, raw: str, cell: Cell | None) -> None:
    assert _cell(kind, raw) == cell


@pytest.mark.parametrize(("raw", "text"), [("0.3", "30%"), ("0.285", "28.5%"), ("0.07", "7%"), ("1", "100%")])
def test_percentages_are_read_as_written(raw: str, text: str) -> None:
    assert _cell("n", raw, style=1) == Cell(CellKind.NUMBER, text)
