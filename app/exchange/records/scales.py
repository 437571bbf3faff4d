"""Sheet Scale: a row for each level, gathered into scales (WORKBOOK §2, DR-12)."""

from dataclasses import dataclass
from itertools import chain

from app.domain.codes import ScaleCode
from app.domain.evaluation import Level, Scale
from app.exchange import numbers
from app.exchange.problems import Problems
from app.exchange.rows import RowReader
from app.exchange.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleRows:
    """The scales in order of first appearance, and for each the rows of its levels."""

    scales: tuple[Scale, ...] = ()
    rows: tuple[tuple[int, ...], ...] = ()

    def first_rows(self) -> tuple[int, ...]:
        """Return the row in which each scale begins."""
        return tuple(next(chain(rows), 0) for rows in self.rows)


def read_scales(sheet: Sheet, problems: Problems) -> ScaleRows:
    """Return the scales; a level without a readable value is left out."""
    levels: dict[ScaleCode, list[tuple[int, Level]]] = {}
    for row in sheet.rows:
        reader = RowReader(sheet, row, problems)
        code = reader.needed_code("scale")
        reader.need("value")
        value = reader.quantity("value", numbers.not_negative)
        label, descriptor = reader.text("label"), reader.text("descriptor")
        meets = reader.yes_or_no("meets requirement")
        if code is None or value is None:
            continue
        level = Level(value=value, label=label, descriptor=descriptor, meets_requirement=meets)
        levels.setdefault(ScaleCode(code), []).append((reader.number, level))
    return ScaleRows(
        scales=tuple(Scale(code=code, levels=tuple(level for _, level in read)) for code, read in levels.items()),
        rows=tuple(tuple(number for number, _ in read) for read in levels.values()),
    )
