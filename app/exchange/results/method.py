"""Sheet Result method: the cells that the formulas were built for, and whether they still say what they said."""

from dataclasses import dataclass
from fractions import Fraction

from app.exchange.layout import SheetName
from app.exchange.results.cells import Formula, ResultCell, ResultSheet, Value, at, headers, literal
from app.exchange.results.ground import Ground
from app.text import results as words
from app.text.catalogue import _

TITLE = "Result method"
_NOW, _THEN, _SAME = 4, 5, 6
_LOOKED_AT: dict[SheetName, tuple[str, ...]] = {
    SheetName.EVALUATION: ("value",),
    SheetName.SCALE: ("scale", "value"),
    SheetName.CRITERIA: (
        *("code", "weight", "type", "parent", "scale", "minimum", "consequence", "lots", "formula"),
        "formula parameters",
    ),
    SheetName.LOTS: (*("code", "places", "reserve", "tiers", "minimum quality", "minimum total", "maximum price"),),
    SheetName.PANEL: ("seat", "role", "questions", "lots"),
}
_KEYS_OF_METHOD = frozenset(
    {
        *(
            "result",
            "weight basis",
            "merge rule",
            "off-scale scores",
            "price formula",
            "formula parameters",
            "rounding",
        ),
        *("tie break", "failed tenders in price reference", "lots per supplier", "lot mechanism"),
    }
)


@dataclass(frozen=True, kw_only=True)
class MethodSheet:
    """The sheet, and how many rows it compares."""

    sheet: ResultSheet
    last: int

    def differing(self) -> str:
        """Return how a formula counts the cells that say something else by now."""
        return f"COUNTIF({at(_SAME, 2, TITLE)}:{at(_SAME, self.last)},{literal(_(words.NO))})"


def method_sheet(ground: Ground) -> MethodSheet:
    """Return the sheet: every cell of the method, empty ones of Criteria and Lots too."""
    rows: list[tuple[ResultCell, ...]] = [headers([_(name) for name in words.METHOD])]
    for sheet, fields in _LOOKED_AT.items():
        for index in range(ground.inputs.rows(sheet)):
            key = ground.inputs.shown(sheet, index, "key") if sheet is SheetName.EVALUATION else ""
            if sheet is SheetName.EVALUATION and key not in _KEYS_OF_METHOD:
                continue
            rows += [
                _row(ground, sheet, index, field, key, len(rows) + 1 + place) for place, field in enumerate(fields)
            ]
    sheet_made = ResultSheet(
        title=TITLE, rows=tuple(rows), widths=(14, 22, 22, 32, 32, 12), frozen=(1, 0), no=_(words.NO)
    )
    return MethodSheet(sheet=sheet_made, last=max(len(rows), 2))


def _row(  # noqa: PLR0917 - one cell's place
    ground: Ground, sheet: SheetName, index: int, field: str, key: str, row: int
) -> tuple[ResultCell, ...]:
    inputs = ground.inputs
    name, then = inputs.cell(sheet, index, field), inputs.shown(sheet, index, field)
    first = key or inputs.shown(sheet, index, "scale" if sheet is SheetName.SCALE else inputs.sheets[sheet].headers[0])
    number = bool(then) and not inputs.is_text(sheet, index, field)
    kept: Value = Fraction(then) if number else then or None
    same = (
        f'IF(OR(ISTEXT({name}),{name}=""),FALSE,ABS({name}-{at(_THEN, row)})<0.000000001)'
        if number
        else (f"EXACT({name},{at(_THEN, row)})")
    )
    return (
        sheet.value,
        first,
        key or field,
        Formula(f'=IF({name}="","",{name})', kept),
        kept,
        Formula(f"=IF({same},{literal(_(words.YES))},{literal(_(words.NO))})", _(words.YES)),
    )
