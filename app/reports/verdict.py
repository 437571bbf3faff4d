"""What decided a lot, taken from its figures: who won, by how much, over whom, and on what."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.codes import CriterionCode, SupplierId
from app.scoring.results import Best, LotResult, Outcome, TenderResult

_NAMED = 2  # questions that are named as the strongest


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """The last tender with a place against the first ranked one without.

    `margin` is zero where the tie-break decided, `steps` then are the ones that parted any; `quality` and `price` are
    the differences in points, None where a tender has no such figure.
    """

    inside: TenderResult
    outside: TenderResult
    margin: Fraction
    quality: Fraction | None
    price: Fraction | None
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The award of one lot; `strongest` are the questions on which the first gained most over the first without."""

    awarded: tuple[TenderResult, ...]
    excluded: tuple[TenderResult, ...]
    boundary: Boundary | None
    strongest: tuple[tuple[CriterionCode, Fraction], ...]


def verdict(lot: LotResult) -> Verdict:
    """Return what decided the lot."""
    awarded = tuple(tender for tender in lot.tenders if tender.status is Outcome.AWARDED)
    ranked_without = [
        tender for tender in lot.tenders if tender.rank is not None and tender.status is not Outcome.AWARDED
    ]
    boundary = None
    strongest: tuple[tuple[CriterionCode, Fraction], ...] = ()
    if awarded and ranked_without and awarded[-1].rank is not None:
        boundary = _boundary(lot, awarded[-1], ranked_without[0])
        strongest = _strongest(awarded[0], ranked_without[0])
    return Verdict(
        awarded=awarded,
        excluded=tuple(tender for tender in lot.tenders if tender.status is Outcome.EXCLUDED),
        boundary=boundary,
        strongest=strongest,
    )


def _boundary(lot: LotResult, inside: TenderResult, outside: TenderResult) -> Boundary | None:
    if inside.total is None or outside.total is None:
        return None
    margin = inside.total - outside.total
    return Boundary(
        inside=inside,
        outside=outside,
        margin=-margin if lot.best is Best.LOWEST else margin,
        quality=_difference(inside.quality, outside.quality),
        price=_difference(inside.price_score, outside.price_score),
        steps=_steps(lot, inside.supplier, outside.supplier) if margin == 0 else (),
    )


def _steps(lot: LotResult, first: SupplierId, second: SupplierId) -> tuple[str, ...]:
    for tie in lot.ties:
        if first in tie.suppliers and second in tie.suppliers:
            return tie.decided_by
    return ()


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
