"""Sheet Result: the ranking of every lot, exact and as the spreadsheet works it out, and whether the two agree."""

from collections.abc import Iterator, Sequence

from app.exchange.layout import SheetName
from app.exchange.results.cells import Formula, ResultCell, ResultSheet, Words, headers, literal, title
from app.exchange.results.frame import Line
from app.exchange.results.ground import Ground
from app.exchange.results.lot_parts import LotParts
from app.exchange.results.method import MethodSheet
from app.exchange.results.scores import ScoreLines
from app.text import commands, outcomes
from app.text import results as words
from app.text.catalogue import _

TITLE = "Result"
_READ = (SheetName.SCALE, SheetName.CRITERIA, SheetName.LOTS, SheetName.TENDERS, SheetName.PANEL)
_SCORED = (SheetName.SCORES, SheetName.AGREED)


def front_sheet(ground: Ground, parts: Sequence[LotParts], lines: ScoreLines, method: MethodSheet) -> ResultSheet:
    """Return the sheet: what it is, the checks, then lot by lot in the exact order."""
    heading = commands.heading(ground.ranking.reference, ground.ranking.title)
    rows: list[tuple[ResultCell, ...]] = [
        (title(heading),),
        *((note,) for note in words.notes()),
        (),
        headers([_(words.CHECK), _(words.ANSWER)]),
        (_(words.AGREES), _verdict(_sum(parts, "same", no=True), yes=_all_same(parts))),
        (_(words.IN_PLACE), _verdict([*_added(ground), lines.moved(), *_sum(parts, "moved")])),
        (_(words.METHOD_KEPT), _verdict([method.differing()])),
        (_(words.INPUTS_KEPT), _verdict([lines.changed(), *_sum(parts, "changed")])),
    ]
    for part in parts:
        rows += [(), (title(_lot_heading(part)),), headers([_(name) for name in words.FRONT])]
        rows += _tenders(ground, part)
        rows += [(line,) for line in _remarks(ground, part)]
    rows += [(line,) for line in _allocation(ground)]
    return ResultSheet(
        title=TITLE,
        rows=tuple(rows),
        widths=(70, 14, 24, 8, 12, 26, 16, 20, 26, 28, 30, 8),
        frozen=(0, 0),
        no=_(words.NO),
    )


def _verdict(counts: Sequence[str], *, yes: bool = True) -> Formula:
    text = "+".join(counts) or "0"
    answer = _(words.YES) if yes else _(words.NO)
    return Formula(f"=IF({text}=0,{literal(_(words.YES))},{literal(_(words.NO))})", answer)


def _all_same(parts: Sequence[LotParts]) -> bool:
    cells = [part.frame.cell("same", line) for part in parts for line in part.frame.lines()]
    return all(isinstance(cell, Formula) and cell.value == _(words.YES) for cell in cells)


def _sum(parts: Sequence[LotParts], key: str, *, no: bool = False) -> list[str]:
    spans = [part.frame.span(key, outside=True) for part in parts]
    return [f"COUNTIF({span},{literal(_(words.NO))})" if no else f"SUM({span})" for span in spans]


def _added(ground: Ground) -> Iterator[str]:
    """Yield, for each sheet, whether it has more or fewer rows than when it was exported."""
    for sheet in (*_READ, *_SCORED):
        rows = ground.inputs.rows(sheet)
        if rows:
            yield f"IF(COUNTA({sheet.value}!$A:$A)={rows + 1},0,1)"


def _lot_heading(part: LotParts) -> str:
    lot, result = part.lot.lot, part.lot.result
    return commands.lot_heading(lot.code, lot.title, result.best.value, final=result.final)


def _tenders(ground: Ground, part: LotParts) -> Iterator[tuple[ResultCell, ...]]:
    names = {supplier.id: supplier.name for supplier in ground.data.suppliers}
    lines = {line.entry.tender.supplier: line for line in part.frame.lines()}
    for tender in part.lot.result.tenders:
        line = lines[tender.supplier]
        yield (
            names[tender.supplier],
            tender.supplier,
            outcomes.status(tender.status.value),
            tender.rank,
            tender.displayed,
            words.exact_number(tender.total),
            words.exact_number(tender.quality),
            words.exact_number(tender.price_score),
            *(_live(part, line, key) for key in ("rank", "total", "outcome", "same")),
        )


def _live(part: LotParts, line: Line, key: str) -> ResultCell:
    """Return the cell of a lot's sheet once more, with the value it has there."""
    if not part.frame.has(key):
        return None
    there = part.frame.cell(key, line)
    value = there.value if isinstance(there, Formula) else there if not isinstance(there, Words) else None
    return Formula("=" + part.frame.at(key, line, outside=True), value)


def _remarks(ground: Ground, part: LotParts) -> Iterator[str]:
    names: dict[str, str] = {supplier.id: supplier.name for supplier in ground.data.suppliers}
    for tender in part.lot.result.tenders:
        for failed in tender.failed:
            yield f"{names[tender.supplier]}: " + outcomes.failure(
                failed.rule.value, failed.code, failed.value, failed.needed
            )
    for tie in part.lot.result.ties:
        tied = [names[supplier] for supplier in tie.suppliers]
        yield commands.tie(tie.rank, tied, [outcomes.tie_step(step) for step in tie.decided_by])
    for warned in part.lot.result.warnings:
        yield outcomes.warning(warned.code, warned.facts, names)


def _allocation(ground: Ground) -> Iterator[str]:
    found = ground.ranking.allocation
    if found is None:
        return
    names = {supplier.id: supplier.name for supplier in ground.data.suppliers}
    yield ""
    yield commands.allocation(len(found.choices))
    for choice in found.choices:
        yield "; ".join(f"{lot}: {outcomes.together([names[s] for s in chosen])}" for lot, chosen in choice)
