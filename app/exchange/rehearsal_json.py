"""The JSON of `rehearse`, one object.

    {"format": 1, "reference", "title", "seed", "contests", "tenders", "remarks": […], "lots": […], "met": […]}

`remarks` are what the method alone shows: `doubt` (a code of `Doubt`), `lots` (empty: the whole evaluation),
`criterion` (or null), `facts`, and for `reversal-possible` a `swap`: `ahead`, `behind`, `without`, `invented`, and the
order `now` and `then`. `contests` is how many were played, `tenders` how many tenders each had.

Lot: `lot`, `contests`, `awarding`, `open`, `price_decided`, `quality_decided` (null where prices are not compared) and
`met`: `meeting` (a code of `Meeting`), `criterion`, `rule`, `count` `of` contests, and an `example`: the number of the
`contest`, its `tenders`, and, where leaving one out is the point, `without` and the tenders `then`. `met` beside the
lots is what shows over several lots only.

Tender: `supplier`, `prices` (pounds by price row), `quality`, `price_score`, `total`, `rank`, `status`. Numbers are
exact, as WORKBOOK §5 writes them; null where there is none.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from app.scoring.rehearsal.results import Fact, Line, LotRehearsal, Met, Rehearsal, Remark, Scene, Swap
from app.text.numbers import exact

FORMAT = 1


def rehearsal_json(rehearsal: Rehearsal) -> Mapping[str, object]:
    """Return a rehearsal as plain JSON values."""
    return {
        "format": FORMAT,
        "reference": rehearsal.reference,
        "title": rehearsal.title,
        "seed": rehearsal.seed,
        "contests": rehearsal.contests,
        "tenders": rehearsal.tenders,
        "remarks": remarks_json(rehearsal.remarks),
        "lots": [_lot(lot) for lot in rehearsal.lots],
        "met": [_met(met) for met in rehearsal.met],
    }


def remarks_json(remarks: Sequence[Remark]) -> list[Mapping[str, object]]:
    """Return what a method alone shows as plain JSON values."""
    return [
        {
            "doubt": remark.doubt.value,
            "lots": list(remark.lots),
            "criterion": remark.criterion,
            "facts": {name: _fact(fact) for name, fact in remark.facts.items()},
            "swap": None if remark.swap is None else _swap(remark.swap),
        }
        for remark in remarks
    ]


def _lot(lot: LotRehearsal) -> Mapping[str, object]:
    return {
        "lot": lot.lot,
        "contests": lot.contests,
        "awarding": lot.awarding,
        "open": lot.open,
        "price_decided": lot.price_decided,
        "quality_decided": lot.quality_decided,
        "met": [_met(met) for met in lot.met],
    }


def _met(met: Met) -> Mapping[str, object]:
    return {
        "meeting": met.meeting.value,
        "criterion": met.criterion,
        "rule": met.rule,
        "count": met.count,
        "of": met.of,
        "example": None if met.example is None else _scene(met.example),
    }


def _scene(scene: Scene) -> Mapping[str, object]:
    return {
        "contest": scene.contest,
        "tenders": [_line(line) for line in scene.lines],
        "without": scene.without,
        "then": [_line(line) for line in scene.then],
    }


def _swap(swap: Swap) -> Mapping[str, object]:
    return {
        "ahead": swap.ahead,
        "behind": swap.behind,
        "without": swap.without,
        "invented": swap.invented,
        "now": [_line(line) for line in swap.now],
        "then": [_line(line) for line in swap.then],
    }


def _line(line: Line) -> Mapping[str, object]:
    return {
        "supplier": line.supplier,
        "prices": {row: _number(amount) for row, amount in line.prices},
        "quality": _number(line.quality),
        "price_score": _number(line.price_score),
        "total": _number(line.total),
        "rank": line.rank,
        "status": None if line.status is None else line.status.value,
    }


def _fact(fact: Fact) -> object:
    if isinstance(fact, Fraction):
        return exact(fact)
    return list(fact) if isinstance(fact, tuple) else fact


def _number(value: Fraction | None) -> str | None:
    return None if value is None else exact(value)
