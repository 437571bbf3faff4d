"""Everything about a published method that gives reason to think again before it is issued (DOMAIN §1.5–1.9, §2)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from app.domain.codes import CriterionCode, CriterionType, MergeRule, ResultKind
from app.domain.evaluation import Criterion, EvaluationData, Scale
from app.scoring.coverage import Coverage
from app.scoring.merge import at_places, merged
from app.scoring.rehearsal import prices
from app.scoring.rehearsal.bench import Bench, bench_of
from app.scoring.rehearsal.reach import unreachable, unreachable_range
from app.scoring.rehearsal.results import Doubt, Fact, Remark
from app.scoring.rehearsal.swaps import can_swap, invented_swap, own_swap
from app.text.numbers import exact

_FEWEST_MERGED = 2


def remarks_on(data: EvaluationData) -> tuple[Remark, ...]:
    """Return every doubt about the method of a sound evaluation; its own tenders serve for examples, where it has any.

    What is the same in several lots is said once.
    """
    found: list[Remark] = []
    for lot in data.lots:
        bench = bench_of(data, lot.code)
        ranked = data.method.result is ResultKind.RANK
        found += _swaps(data, bench) if ranked else ()
        found += prices.remarks(bench) if ranked else ()
        found += unreachable(bench)
        found += _places(bench) if ranked else ()
    return _joined((*found, *unreachable_range(data), *_of_the_whole(data)))


def _joined(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return the remarks, those that differ only in their lots as one."""
    found: list[Remark] = []
    for remark in remarks:
        same = next(
            (place for place, other in enumerate(found) if replace(other, lots=()) == replace(remark, lots=())), None
        )
        if same is None:
            found.append(remark)
        else:
            found[same] = replace(remark, lots=(*found[same].lots, *remark.lots))
    return tuple(found)


def _swaps(data: EvaluationData, bench: Bench) -> Iterator[Remark]:
    if not can_swap(bench):
        return
    swap = own_swap(data, bench) or invented_swap(bench)
    yield Remark(doubt=Doubt.REVERSAL if swap else Doubt.RELATIVE, lots=(bench.lot.code,), swap=swap)


def _places(bench: Bench) -> Iterator[Remark]:
    if bench.lot.places is not None and not bench.data.method.tie_break:
        yield Remark(doubt=Doubt.TIE_BREAK, lots=(bench.lot.code,))


def _of_the_whole(data: EvaluationData) -> Iterator[Remark]:
    method = data.method
    if method.lots_per_supplier is not None and method.lot_mechanism is None:
        yield Remark(doubt=Doubt.MECHANISM)
    yield from _merging(data)
    used = [scale for scale in data.scales if _questions_on(data, scale)]
    for scale in used:
        bare = tuple(exact(level.value) for level in scale.levels if not level.label and not level.descriptor)
        if bare:
            yield Remark(doubt=Doubt.LABELS, facts={"scale": scale.code, "levels": bare})
        lowest = min(level.value for level in scale.levels)
        if lowest > 0:
            facts: dict[str, Fact] = {
                "scale": scale.code,
                "level": lowest,
                "share": 100 * lowest / scale.top,
            }
            yield Remark(doubt=Doubt.LOWEST, facts=facts)
    unexplained: dict[CriterionCode, list[str]] = {}
    for row in data.criteria:
        if row.type is CriterionType.SUB_CRITERION and row.parent is not None and not row.guidance:
            unexplained.setdefault(row.parent, []).append(row.code)
    for question, rows in unexplained.items():
        yield Remark(doubt=Doubt.GUIDANCE, criterion=question, facts={"rows": tuple(rows)})


def _questions_on(data: EvaluationData, scale: Scale) -> list[Criterion]:
    questions = Coverage(data=data).questions
    return [row for row in data.criteria if row.code in questions and row.scale in {None, scale.code}]


def _merging(data: EvaluationData) -> Iterator[Remark]:
    """Yield where merged scores can fall between the levels of a scale, though no such score is published (DR-21)."""
    if data.method.merge_rule is MergeRule.CONSENSUS or data.method.off_scale_scores:
        return
    coverage = Coverage(data=data)
    for scale in data.scales:
        for row in _questions_on(data, scale):
            seats = max(
                (sum(coverage.seat_covers(seat, row.code, lot.code) for seat in data.seats) for lot in data.lots),
                default=0,
            )
            found = _between(data, scale, seats if data.seats else _FEWEST_MERGED)
            if found is not None:
                scores, score = found
                rule = data.method.merge_rule.value
                facts: dict[str, Fact] = {"rule": rule, "scores": scores, "score": score, "scale": scale.code}
                yield Remark(doubt=Doubt.MERGE, criterion=row.code, facts=facts)
                break


def _between(data: EvaluationData, scale: Scale, seats: int) -> tuple[tuple[str, ...], Fraction] | None:
    """Return scores of that many seats that merge to no level: a median of an odd number with one score missing."""
    levels = sorted({level.value for level in scale.levels})
    for given in (seats, seats - 1):
        for low, high in pairwise(levels):
            for above in (1, given // 2):
                if 0 < above < given:
                    scores = [low] * (given - above) + [high] * above
                    score = merged(data.method.merge_rule, scores)
                    score = None if score is None else at_places(score, data.method.rounding.cell_mean)
                    if score is not None and score not in levels:
                        return tuple(exact(one) for one in scores), score
    return None
