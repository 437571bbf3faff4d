"""What stood in a lot's tenders when the workbook was exported, and whether it still does."""

from fractions import Fraction

from app.domain.codes import GateStatus, TieStep
from app.domain.evaluation import PriceEntry
from app.exchange.results.cells import Formula, ResultCell
from app.exchange.results.frame import Line
from app.exchange.results.lot_parts import LotParts
from app.exchange.results.scores import TOLERANCE
from app.scoring.price import PENCE
from app.text import results as words
from app.text.catalogue import _


def add_exported(parts: LotParts) -> None:
    """Add what each tender said when it was exported, whether it says otherwise by now, and whether its row moved."""
    frame = parts.frame
    inputs = parts.ground.inputs
    gates = [gate.code for gate in parts.lot.tree.gates]
    fields = [field for columns in inputs.columns.prices for field in (columns.amount, columns.score)]
    if any(step.step is TieStep.DRAW for step in parts.ground.data.method.tie_break):
        fields.append("draw")
    word_fields = ["status", *(inputs.columns.gate_field(gate) for gate in gates)]

    def written(line: Line) -> str:
        states = {decision.gate: decision.status for decision in line.entry.tender.gates}
        decided = [states.get(gate, GateStatus.NOT_STARTED).value for gate in gates]
        return "; ".join([line.entry.tender.status.value, *decided])

    def changed(line: Line) -> ResultCell:
        texts = [parts.tender(line, field) for field in word_fields]
        first = f'IF({texts[0]}="","{_RECEIVED}",{texts[0]})'
        others = [f'IF({text}="","{GateStatus.NOT_STARTED.value}",{text})' for text in texts[1:]]
        joined = '&"; "&'.join([first, *others])
        checks = [f"{joined}<>{frame.at('exported words', line)}"]
        for field in fields:
            now, then = parts.tenders_number(line, field), frame.at(f"exported {field}", line)
            checks.append(f'IF({then}="",{now}<>"",IF({now}="",TRUE,ABS({now}-{then})>{TOLERANCE}))')
        return Formula(f"=IF(OR({','.join(checks)}),1,0)", 0)

    def moved(line: Line) -> ResultCell:
        supplier = f"{parts.tender(line, 'supplier')}={frame.at('supplier', line)}"
        return Formula(f"=IF(AND({supplier},{parts.tender(line, 'lot')}={frame.fixed('lot')}),0,1)", 0)

    frame.figure("lot", _(words.LOT), lambda: str(parts.code))
    frame.column("exported words", _(words.EXPORTED_WORDS), written)
    for field in fields:
        label = words.exported_number(field.replace(":", " "))
        frame.column(f"exported {field}", label, lambda line, field=field: _number(parts, line, field))  # type: ignore[misc]
    frame.column("changed", _(words.CHANGED), changed)
    frame.column("moved", _(words.MOVED), moved)


_RECEIVED = "received"


def _number(parts: LotParts, line: Line, field: str) -> Fraction | None:
    tender = line.entry.tender
    if field == "draw":
        return tender.draw
    entries = {entry.row: entry for entry in tender.prices}
    for columns in parts.ground.inputs.columns.prices:
        entry = entries.get(columns.row, PriceEntry(row=columns.row))
        if field == columns.amount:
            return None if entry.amount is None else Fraction(entry.amount, PENCE)
        if field == columns.score:
            return entry.score
    return None
