"""Where seats differ in one cell, a tender's question: what the moderation agenda is made from (DR-22, DESIGN §2.6).

A `Spread` shows nothing of consequence and is open before the lock; `Tension` knows thresholds and is for after it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.codes import CriterionCode, LotCode, Role, SeatCode, SupplierId
from app.domain.evaluation import Criterion, Method, Scale, Score, Seat

LARGE_PANEL = 6  # in a smaller one, one seat's distance from the rest is as good as the range
_SPLIT = Fraction(7, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """What is told after the lock; the last three only for panels of six scores and more.

    `straddles` is the question's minimum where min < minimum ≤ max, else None; `agreement` is r_wg.
    """

    straddles: Fraction | None
    lone_dissenter: SeatCode | None
    agreement: Fraction | None
    split: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """One cell: how far its scores lie apart and what is not there, every list of seats in the panel's order.

    `range` and `unanimous` are None with fewer than two scores. `not_sure` are seats whose record has no score yet,
    `missing` those due without a record; together with `scored` they make `assigned`.
    """

    supplier: SupplierId
    lot: LotCode
    question: CriterionCode
    range: Fraction | None
    unanimous: bool | None
    flag: bool
    scored: int
    assigned: int
    not_sure: tuple[SeatCode, ...]
    missing: tuple[SeatCode, ...]
    missing_evidence: tuple[SeatCode, ...]
    missing_reason: tuple[SeatCode, ...]
    tension: Tension | None


def variance_range(method: Method, scale: Scale) -> Fraction:
    """Return the range from which scores must be talked about: the published one, else in proportion to the scale.

    That is two fifths of the highest level up to 5 and three tenths above: the 2 of 0–5 and the 3 of 0–10 (DR-22).
    """
    return _proportion(scale) if method.variance_range is None else method.variance_range


def spread(
    cell: tuple[SupplierId, LotCode, CriterionCode],
    due: Sequence[Seat],
    records: Mapping[SeatCode, Score],
    limit: Fraction,
    tension: Tension | None = None,
) -> Spread:
    """Return what may be said of a cell from the seats it is due from and the records they made."""
    supplier, lot, question = cell
    given = [(seat, records[seat.code]) for seat in due if seat.code in records]
    scored = [(seat, record) for seat, record in given if record.value is not None]
    values = [record.value for _, record in scored if record.value is not None]
    apart = max(values) - min(values) if len(values) > 1 else None
    return Spread(
        supplier=supplier,
        lot=lot,
        question=question,
        range=apart,
        unanimous=None if apart is None else apart == 0,
        flag=apart is not None and apart >= limit,
        scored=len(values),
        assigned=len(due),
        not_sure=tuple(seat.code for seat, record in given if record.value is None),
        missing=tuple(seat.code for seat in due if seat.code not in records),
        missing_evidence=tuple(
            seat.code
            for seat, record in scored
            if seat.role is not Role.SERVICE_USER_REPRESENTATIVE and not record.evidence
        ),
        missing_reason=tuple(seat.code for seat, record in scored if not record.reason),
        tension=tension,
    )


def tension(values: Mapping[SeatCode, Fraction], question: Criterion, scale: Scale) -> Tension:
    """Return what thresholds and outliers show of one cell's scores (notes/scoring, "Flags")."""
    minimum = None if question.minimum is None else question.minimum.value
    straddled = minimum is not None and bool(values) and min(values.values()) < minimum <= max(values.values())
    large = len(values) >= LARGE_PANEL
    agreed = within_group(list(values.values()), scale) if large else None
    return Tension(
        straddles=minimum if straddled else None,
        lone_dissenter=_lone_dissenter(values, scale) if large else None,
        agreement=agreed,
        split=agreed is not None and agreed < _SPLIT,
    )


def within_group(values: Sequence[Fraction], scale: Scale) -> Fraction | None:
    """Return r_wg of two scores or more: 1 less their variance over that of levels drawn by lot, None with one level.

    For c whole levels in a row that is (c² − 1) ÷ 12. It is negative where seats lie further apart than by chance.
    """
    levels = sorted({level.value for level in scale.levels})
    by_chance = _squares(levels) / len(levels)
    return None if by_chance == 0 else 1 - _squares(values) / (len(values) - 1) / by_chance


def _lone_dissenter(values: Mapping[SeatCode, Fraction], scale: Scale) -> SeatCode | None:
    """Return the only seat as far from the mean of all others as calls for talk, if there is exactly one."""
    total = sum(values.values(), Fraction(0))
    far = _proportion(scale)
    distant = [seat for seat, value in values.items() if abs(value - (total - value) / (len(values) - 1)) >= far]
    return distant[0] if len(distant) == 1 else None


def _proportion(scale: Scale) -> Fraction:
    return scale.top * (Fraction(2, 5) if scale.top <= 5 else Fraction(3, 10))


def _squares(values: Sequence[Fraction]) -> Fraction:
    mean = sum(values, Fraction(0)) / len(values)
    return sum(((value - mean) ** 2 for value in values), Fraction(0))
