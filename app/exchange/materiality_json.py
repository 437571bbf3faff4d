"""The JSON of what could change an award: plain values, exact numbers as strings (WORKBOOK §5)."""

from collections.abc import Mapping, Sequence

from app.exchange.ranking_json import Json
from app.scoring.materiality import LotMateriality
from app.scoring.materiality.results import (
    CriticalCell,
    CriticalValue,
    Joint,
    OpenCell,
    PriceChange,
    RankRange,
    SeatLeftOut,
    Standing,
    SupplierLeftOut,
    WeightShift,
    Withheld,
)
from app.text.numbers import exact


def materiality_json(lots: Sequence[LotMateriality]) -> list[Mapping[str, Json]]:
    """Return one object a lot, in the order given; prices in pence, like the tenders they belong to."""
    return [_lot(lot) for lot in lots]


def _lot(lot: LotMateriality) -> Mapping[str, Json]:
    return {
        "lot": lot.lot,
        "awarded": list(lot.awarded),
        "critical": [_cell(cell) for cell in lot.critical],
        "joint": None if lot.joint is None else _joint(lot.joint),
        "joint_withheld": _reason(lot.joint_withheld),
        "without_supplier": [_supplier(one) for one in lot.without_supplier],
        "without_seat": [_seat(one) for one in lot.without_seat],
        "margins": [
            {"supplier": one.supplier, "following": one.following, "points": exact(one.points)} for one in lot.margins
        ],
        "prices": None if lot.prices is None else [_price(one) for one in lot.prices],
        "prices_withheld": _reason(lot.prices_withheld),
        "weights": None if lot.weights is None else [_weight(one) for one in lot.weights],
        "weights_withheld": _reason(lot.weights_withheld),
    }


def _cell(cell: CriticalCell) -> Json:
    return {
        "supplier": cell.supplier,
        "question": cell.question,
        "score": exact(cell.score),
        "values": [_value(value) for value in cell.values],
    }


def _value(value: CriticalValue) -> Json:
    return {
        "level": exact(value.level),
        "marks": value.marks,
        "cause": value.cause.value,
        "moves_reference": value.moves_reference,
        "awarded": list(value.awarded),
        "tied": list(value.tied),
        "other_lots": list(value.other_lots),
    }


def _joint(joint: Joint) -> Json:
    return {
        "open": [_open(cell) for cell in joint.open],
        "ranges": [_range(one) for one in joint.ranges],
        "contested": list(joint.contested),
        "certified": [{"supplier": cell.supplier, "question": cell.question} for cell in joint.certified],
    }


def _open(cell: OpenCell) -> Json:
    return {
        "supplier": cell.supplier,
        "question": cell.question,
        "score": exact(cell.score),
        "lowest": exact(cell.lowest),
        "highest": exact(cell.highest),
    }


def _range(one: RankRange) -> Json:
    return {"supplier": one.supplier, "best": one.best, "worst": one.worst, "always_ranked": one.always_ranked}


def _supplier(one: SupplierLeftOut) -> Json:
    return {
        "supplier": one.supplier,
        "ranking": [_standing(standing) for standing in one.standings],
        "awarded": list(one.awarded),
        "changed": one.changed,
    }


def _seat(one: SeatLeftOut) -> Json:
    return {
        "seat": one.seat,
        "ranking": None if one.standings is None else [_standing(standing) for standing in one.standings],
        "awarded": None if one.awarded is None else list(one.awarded),
        "changed": one.changed,
    }


def _standing(one: Standing) -> Json:
    return {
        "supplier": one.supplier,
        "rank": one.rank,
        "status": one.status.value,
        "total": None if one.total is None else exact(one.total),
    }


def _price(one: PriceChange) -> Json:
    return {"supplier": one.supplier, "awarded": one.awarded, "now": one.now, "then": one.then}


def _reason(withheld: Withheld | None) -> str | None:
    return None if withheld is None else withheld.value


def _weight(one: WeightShift) -> Json:
    return {
        "criterion": one.criterion,
        "now": exact(one.now),
        "then": exact(one.then),
        "awarded": list(one.awarded),
        "tied": list(one.tied),
        "changed": one.changed,
    }
