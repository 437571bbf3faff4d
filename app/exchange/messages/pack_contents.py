"""What a pack may hold, and what of the responses travels to which seat (DESIGN §2.1, DR-19)."""

from collections.abc import Sequence

from app.domain.codes import CriterionCode, CriterionType, LotCode, SeatCode, SupplierId
from app.domain.declarations import Decision
from app.domain.evaluation import EvaluationData, Response, Seat, Supplier, Tender
from app.domain.freezing import FrozenVersion, frozen_hash, frozen_part
from app.domain.panel import Roster
from app.errors import AppError
from app.exchange.container.labels import is_hash
from app.scoring.coverage import Coverage
from app.scoring.soundness import findings
from app.scoring.tree import ancestry

MOST_VERSIONS = 100
MOST_ROWS, MOST_LOTS, MOST_ROWS_BY_LOTS, MOST_SEATS, MOST_LEVELS, DEEPEST = 1_000, 200, 50_000, 500, 5_000, 20


class Sent:
    """Answers which responses a seat is sent: of its own questions and lots if it scores, else all."""

    def __init__(self, data: EvaluationData, seat: Seat) -> None:
        self._coverage = Coverage(data=data)
        self._seat = seat
        self._question_of: dict[CriterionCode, CriterionCode | None] = {
            row.code: next(
                (step.code for step in ancestry(row, self._coverage.by_code) if step.code in self._coverage.questions),
                None,
            )
            for row in data.criteria
        }

    def includes(self, response: Response) -> bool:
        """Tell whether the response travels; raises AppError `pack-holds-prices` for an answer to a price row."""
        row = self._coverage.by_code.get(response.question)
        if row is None:
            return False
        if row.type is CriterionType.PRICE:
            raise AppError("pack-holds-prices")
        if not self._seat.role.scores:
            return True
        question = self._question_of.get(response.question)
        return question is not None and any(
            self._coverage.seat_covers(self._seat, question, lot) for lot in self._lots(response, question)
        )

    def _lots(self, response: Response, question: CriterionCode) -> Sequence[LotCode]:
        if response.lot is not None:
            return (response.lot,)
        return self._coverage.lots_meant(response.supplier, None, question)


class Bidders:
    """Judges suppliers and tenders one by one, as they come, against what is published."""

    def __init__(self, data: EvaluationData) -> None:
        self.suppliers: list[Supplier] = []
        self.tenders: list[Tender] = []
        self._names: set[str] = set()
        self._pairs: set[tuple[SupplierId, LotCode]] = set()
        self._lots = frozenset(lot.code for lot in data.lots)
        self._gates = frozenset(row.code for row in data.criteria if row.type is CriterionType.GATE)

    def check_supplier(self, supplier: Supplier) -> None:
        """Raise AppError `pack-unsound` for a supplier without an id of its own."""
        if not supplier.id or supplier.id.casefold() in self._names:
            raise AppError("pack-unsound")
        self._names.add(supplier.id.casefold())

    def check_tender(self, tender: Tender) -> None:
        """Raise AppError `pack-holds-prices`, or `pack-unsound` for a tender that the evaluation can't have."""
        if has_price_or_result(tender):
            raise AppError("pack-holds-prices")
        pair = (tender.supplier, tender.lot)
        gates = [decision.gate for decision in tender.gates]
        known = tender.lot in self._lots and self._gates.issuperset(gates) and len(set(gates)) == len(gates)
        if pair in self._pairs or not known:
            raise AppError("pack-unsound")
        self._pairs.add(pair)


def has_price_or_result(tender: Tender) -> bool:
    """Tell whether a tender gives away a price, or what another source states of its result."""
    stated = (tender.stated_quality, tender.stated_price_score, tender.stated_total, tender.stated_rank)
    return bool(tender.prices) or any(one is not None for one in stated)


def refuse_unfit(
    data: EvaluationData,
    *,
    seat: SeatCode,
    versions: Sequence[FrozenVersion],
    earlier: Sequence[EvaluationData],
    roster: Roster,
    decision: Decision | None,
) -> None:
    """Refuse a pack that contradicts itself, or that nobody's evaluation can need the size of.

    Raises AppError `pack-too-complex`, `pack-unsound`, `pack-of-another-frozen`, `pack-of-another-seat`. Size comes
    first: what follows takes time with it.
    """
    if len(earlier) >= MOST_VERSIONS or not all(map(_usual, (data, *earlier))):
        raise AppError("pack-too-complex")
    published = all(one == frozen_part(one) for one in earlier) and not (data.scores or data.agreed or data.responses)
    if not published or not _in_a_row(versions, [frozen_hash(one) for one in (*earlier, data)]):
        raise AppError("pack-of-another-frozen")
    if findings(data):
        raise AppError("pack-unsound")
    if roster.find(seat) is None or (decision is not None and decision.seat != seat):
        raise AppError("pack-of-another-seat", seat=seat)


def _in_a_row(versions: Sequence[FrozenVersion], named: Sequence[str]) -> bool:
    hashes = [version.hash for version in versions]
    return (
        bool(hashes)
        and hashes == named
        and all(map(is_hash, hashes))
        and [version.number for version in versions] == list(range(1, len(versions) + 1))
        and [version.supersedes for version in versions] == [None, *hashes[:-1]]
    )


def _usual(data: EvaluationData) -> bool:
    rows, lots = len(data.criteria), len(data.lots)
    levels = sum(len(scale.levels) for scale in data.scales)
    counts = rows <= MOST_ROWS and lots <= MOST_LOTS and rows * lots <= MOST_ROWS_BY_LOTS
    return counts and len(data.seats) <= MOST_SEATS and levels <= MOST_LEVELS and _shallow(data)


def _shallow(data: EvaluationData) -> bool:
    """Tell whether no row stands deeper than anybody nests criteria; rows in a circle never come to an end."""
    parents = {row.code: row.parent for row in data.criteria}
    for row in data.criteria:
        step, depth = row.parent, 0
        while step is not None:
            step, depth = parents.get(step), depth + 1
            if depth > DEEPEST:
                return False
    return True
