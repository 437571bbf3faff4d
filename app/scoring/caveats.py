"""The warnings of one lot: what stands against its being final, and what its reader must know (WORKBOOK §5)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from app.domain.codes import Consequence, MergeRule, PriceFormula, SupplierId
from app.domain.evaluation import EvaluationData, Stated
from app.scoring.price_method import RELATIVE
from app.scoring.results import Outcome, TenderResult, Warned, WarningFact
from app.scoring.settle import Settled
from app.text.numbers import exact, rounded, rounded_units

NARROW = Fraction(105, 100)
FEWEST_PLACES, MOST_PLACES = 2, 12
NOT_FINAL = frozenset({"decisive-tie", "gate-open", "discretion", "incomplete"})


def display_places(totals: Sequence[Fraction]) -> int:
    """Return the fewest places from 2 to 12 at which unequal totals look unequal; 12 where even those don't (DR-25)."""
    distinct = set(totals)
    for places in range(FEWEST_PLACES, MOST_PLACES):
        if len({rounded_units(total, places) for total in distinct}) == len(distinct):
            return places
    return MOST_PLACES


def blocking(settled: Settled, tenders: Sequence[TenderResult]) -> Iterator[Warned]:
    """Yield what keeps the lot from being final: decisive ties, open gates, discretion, incomplete tenders."""
    yield from _decisive_ties(settled, tenders)
    by_supplier = {tender.supplier: tender for tender in tenders}
    standing = [
        entry for entry in settled.contest.walked if by_supplier[entry.tender.supplier].status is not Outcome.EXCLUDED
    ]
    for entry in standing:
        for gate in entry.open_gates:
            yield _warned("gate-open", supplier=entry.tender.supplier, criterion=gate)
    for entry in standing:
        for failure in entry.failed:
            if failure.effect is Consequence.MAY_REJECT:
                yield _warned(
                    "discretion", supplier=entry.tender.supplier, criterion=failure.code or failure.rule.value
                )
    for entry in standing:
        if entry.missing:
            yield _warned("incomplete", supplier=entry.tender.supplier, missing=entry.missing)


def _decisive_ties(settled: Settled, tenders: Sequence[TenderResult]) -> Iterator[Warned]:
    """Yield those tied for a place: a group that shares its rank; under a limit, all whom some allocations award."""
    tied = {tender.supplier for tender in tenders if tender.status is Outcome.TIED}
    if not tied:
        return
    groups = [tuple(entry.tender.supplier for entry in group) for _, group in settled.groups]
    if settled.contest.ground.method.lots_per_supplier is not None:
        groups = [tuple(supplier for group in groups for supplier in group)]
    for group in groups:
        if tied & set(group):
            yield _warned("decisive-tie", suppliers=tuple(supplier for supplier in group if supplier in tied))


def missing_seats(tenders: Sequence[TenderResult], rule: MergeRule) -> Iterator[Warned]:
    """Yield every merged score of a ranked tender that rests on fewer seats than were due (DESIGN §2.5)."""
    if rule is MergeRule.CONSENSUS:
        return
    for tender in tenders:
        if tender.rank is None:
            continue
        for cell in tender.cells:
            if not cell.agreed and cell.scored < cell.assigned:
                yield _warned(
                    "missing-seat",
                    supplier=tender.supplier,
                    criterion=cell.question,
                    scored=cell.scored,
                    assigned=cell.assigned,
                )


def stated_differs(data: EvaluationData, settled: Settled, tenders: Sequence[TenderResult]) -> Iterator[Warned]:
    """Yield every result the source states that is not the computed one at the places stated."""
    results = {tender.supplier: tender for tender in tenders}
    for entry in settled.contest.walked:
        source, result = entry.tender, results[entry.tender.supplier]
        pairs = (
            ("quality", source.stated_quality, result.quality),
            ("price score", source.stated_price_score, result.price_score),
            ("total", source.stated_total, result.total),
        )
        for what, stated, computed in pairs:
            if stated is not None and computed is not None and rounded(computed, stated.places) != stated.value:
                yield _stated(source.supplier, what, stated, exact(rounded(computed, stated.places)))
        stated = source.stated_rank
        if stated is not None and stated.value != result.rank:
            yield _stated(source.supplier, "rank", stated, None if result.rank is None else str(result.rank))


def of_prices(settled: Settled) -> Iterator[Warned]:
    """Yield single prices and narrow spreads that a relative formula rests on (DOMAIN §2, guards)."""
    ground = settled.contest.ground
    rows = [(row.code, ground.pricing[row.code].formula) for row in ground.tree.prices]
    for row, formula in rows:
        found = settled.references[row]
        if found is not None and found.count == 1 and formula in RELATIVE:
            yield _warned("single-tender", criterion=row)
    for row, formula in rows:
        found = settled.references[row]
        if found is not None and formula is PriceFormula.F3 and found.lowest < found.highest < NARROW * found.lowest:
            yield _warned("narrow-spread", criterion=row, lowest=found.lowest, highest=found.highest)


def reversal(without: SupplierId, awarded: Sequence[SupplierId]) -> Warned:
    """Return the warning that leaving out one tender changes who is awarded (DOMAIN §2, DR-27)."""
    return _warned("rank-reversal", without=without, awarded=tuple(awarded))


def rounding_decides(awarded: Sequence[SupplierId]) -> Warned:
    """Return the warning that others are awarded where nothing is rounded (DR-25)."""
    return _warned("rounding-decides", awarded=tuple(awarded))


def display_tie(tenders: Sequence[TenderResult]) -> Iterator[Warned]:
    """Yield the tenders whose unequal totals look equal at the usual two places, all in one warning (DR-25)."""
    shown = [
        (tender, rounded_units(tender.total, FEWEST_PLACES), tender.total)
        for tender in tenders
        if tender.total is not None
    ]
    totals: dict[int, set[Fraction]] = {}
    for _, units, total in shown:
        totals.setdefault(units, set()).add(total)
    alike = tuple(tender.supplier for tender, units, _ in shown if len(totals[units]) > 1)
    if alike:
        yield _warned("display-tie", suppliers=alike)


def _stated(supplier: SupplierId, what: str, stated: Stated, computed: str | None) -> Warned:
    return _warned("stated-differs", supplier=supplier, what=what, stated=exact(stated.value), computed=computed)


def _warned(code: str, **facts: WarningFact) -> Warned:
    return Warned(code=code, facts=facts)
