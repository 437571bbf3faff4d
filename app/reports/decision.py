"""What decided a lot, taken from its figures: who won, by how much, over whom, and on what."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.codes import CriterionCode, SupplierId
from app.scoring.results import Best, LotResult, Outcome, TenderResult

_NAMED = 2  # questions that are named as the strongest


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """The last tender with a place against the first one ranked after it that has none.

    `margin` is zero where totals are equal; `step` then is the one of the tie-break that parted these two, None where
    none did. `quality` and `price` are the differences in points, None where a tender has no such figure; `strongest`
    are the questions on which the last with a place gained most over the other.
    """

    inside: TenderResult
    outside: TenderResult
    margin: Fraction
    step: str | None
    quality: Fraction | None
    price: Fraction | None
    strongest: tuple[tuple[CriterionCode, Fraction], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The award of one lot; `passed` are tenders that rank above an awarded one and yet are not awarded.

    There are such only under a limit of lots per supplier, where the best allocation decides and not the rank alone.
    """

    awarded: tuple[TenderResult, ...]
    stopped: tuple[TenderResult, ...]
    passed: tuple[TenderResult, ...]
    boundary: Boundary | None


def decision(lot: LotResult) -> Decision:
    """Return what decided the lot."""
    ranked = [tender for tender in lot.tenders if tender.rank is not None]
    placed = [number for number, tender in enumerate(ranked) if tender.status is Outcome.AWARDED]
    passed: tuple[TenderResult, ...] = ()
    boundary = None
    if placed:
        last = placed[-1]
        passed = tuple(tender for tender in ranked[:last] if tender.status is not Outcome.AWARDED)
        boundary = _boundary(lot, ranked[last], ranked[last + 1]) if last + 1 < len(ranked) else None
    return Decision(
        awarded=tuple(tender for tender in lot.tenders if tender.status is Outcome.AWARDED),
        stopped=tuple(tender for tender in lot.tenders if tender.status is Outcome.EXCLUDED),
        passed=passed,
        boundary=boundary,
    )


def _boundary(lot: LotResult, inside: TenderResult, outside: TenderResult) -> Boundary | None:
    if inside.total is None or outside.total is None:
        return None
    margin = inside.total - outside.total
    return Boundary(
        inside=inside,
        outside=outside,
        margin=-margin if lot.best is Best.LOWEST else margin,
        step=_step(lot, inside.supplier, outside.supplier) if margin == 0 else None,
        quality=_difference(inside.quality, outside.quality),
        price=_difference(inside.price_score, outside.price_score),
        strongest=_strongest(inside, outside),
    )


def _step(lot: LotResult, one: SupplierId, other: SupplierId) -> str | None:
    found = (tie.step_between(one, other) for tie in lot.ties)
    return next((step for step in found if step is not None), None)


def _difference(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one - other


def _strongest(winner: TenderResult, other: TenderResult) -> tuple[tuple[CriterionCode, Fraction], ...]:
    """Return the questions of greatest gain, on the sheet's order among equals."""
    points = {cell.question: cell.points for cell in other.cells}
    gains = [
        (cell.question, cell.points - compared)
        for cell in winner.cells
        if cell.points is not None and (compared := points.get(cell.question)) is not None and cell.points > compared
    ]
    gains.sort(key=lambda gain: -gain[1])
    return tuple(gains[:_NAMED])
