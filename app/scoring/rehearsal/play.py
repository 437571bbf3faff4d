"""`rehearse`: invented tenders, contest after contest, through the one ranking that real ones go through."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from app.domain.codes import CriterionCode, LotCode, PriceFormula, ResultKind, SupplierId
from app.domain.evaluation import EvaluationData, Method
from app.errors import AppError
from app.scoring.coverage import Coverage
from app.scoring.examining import contest_of
from app.scoring.merge import ScoreBook
from app.scoring.price_method import price_method
from app.scoring.ranking import rank_book
from app.scoring.rehearsal.bench import Bench
from app.scoring.rehearsal.invention import Invention
from app.scoring.rehearsal.observing import lines, observe
from app.scoring.rehearsal.published import remarks_on
from app.scoring.rehearsal.results import LotRehearsal, Meeting, Met, Rehearsal, Scene
from app.scoring.rehearsal.swaps import can_swap, own_swap
from app.scoring.results import LotResult, Ranking

FEWEST_TENDERS, MOST_TENDERS = 2, 50
MOST_CONTESTS = 100_000
CONTESTS = 500
_ROOM = 3  # tenders more than places, unless told otherwise

Tell = Callable[[int, int], None]
Key = tuple[Meeting, CriterionCode | None, str | None]


def usual_number(data: EvaluationData) -> int:
    """Return how many tenders a contest has unless told otherwise: five, or some more than the most places."""
    places = max((lot.places or 0 for lot in data.lots), default=0)
    return min(max(5, places + _ROOM), 30)


def rehearse(
    data: EvaluationData, *, tenders: int | None = None, contests: int = CONTESTS, seed: int = 1, tell: Tell
) -> Rehearsal:
    """Play so many contests of invented tenders through a sound method, and say what the method alone shows.

    The evaluation's own tenders serve for examples in the remarks alone. `tell` hears of each contest played, and of
    how many. Raises AppError `rehearsal-out-of-range`.
    """
    number = usual_number(data) if tenders is None else tenders
    for name, given, least, most in (
        ("tenders", number, FEWEST_TENDERS, MOST_TENDERS),
        ("contests", contests, 1, MOST_CONTESTS),
    ):
        if not least <= given <= most:
            raise AppError("rehearsal-out-of-range", name=name, least=least, most=most, found=given)
    remarks = remarks_on(data)
    invention = Invention(data=data, tenders=number, seed=seed)
    tallies = [_Tally(bench=bench) for bench in invention.benches.values()]
    across = _Counts()
    for played in range(1, contests + 1):
        contest, stopped = _rankable(invention, invention.contest(played))
        ranking = _ranked(contest)
        for place, (tally, lot) in enumerate(zip(tallies, ranking.lots, strict=True)):
            tally.add(played, lot, contest, place)
            if lot.lot in stopped:
                tally.counts.met(Meeting.NO_QUALITY, None, None, Scene(contest=played, lines=lines(lot)))
        _across(across, played, ranking)
        tell(played, contests)
    return Rehearsal(
        reference=data.reference,
        title=data.title,
        contests=contests,
        tenders=number,
        seed=seed,
        remarks=remarks,
        lots=tuple(tally.told(contests) for tally in tallies),
        met=tuple(across.told(contests)),
    )


def _rankable(invention: Invention, contest: EvaluationData) -> tuple[EvaluationData, frozenset[LotCode]]:
    """Return a contest that can be ranked, and the lots in which F8 would have had no quality to divide by.

    A tender without any quality that would be ranked gets the highest level on its first question instead.
    """
    method = invention.data.method
    stopped: set[LotCode] = set()
    changed = {}
    for lot, bench in invention.benches.items():
        formulas = {price_method(method, row).formula for row in bench.tree.prices} if _ranks(method) else set()
        if PriceFormula.F8 in formulas:
            walked = contest_of(ScoreBook(coverage=Coverage(data=contest)), method, lot).walked
            first = bench.tree.questions[0].code
            for entry in walked:
                if entry.stands and not entry.quality:
                    stopped.add(lot)
                    changed[entry.tender.supplier, first] = bench.scales[first].top
    agreed = tuple(
        replace(record, value=changed.get((record.supplier, record.question), record.value))
        for record in contest.agreed
    )
    return (replace(contest, agreed=agreed) if changed else contest), frozenset(stopped)


def _ranks(method: Method) -> bool:
    return method.result is ResultKind.RANK


def _across(counts: "_Counts", played: int, ranking: Ranking) -> None:
    allocation = ranking.allocation
    if allocation is not None and len(allocation.choices) > 1:
        counts.met(Meeting.ALLOCATIONS, None, None, Scene(contest=played, lines=()))


@dataclass(slots=True)
class _Counts:
    """How often what was met, with the first scene of each."""

    found: dict[Key, tuple[int, Scene]] = field(default_factory=dict)

    def met(self, meeting: Meeting, criterion: CriterionCode | None, rule: str | None, scene: Scene) -> None:
        """Count one contest."""
        count, first = self.found.get((meeting, criterion, rule), (0, scene))
        self.found[meeting, criterion, rule] = (count + 1, first)

    def told(self, contests: int) -> Iterable[Met]:
        """Yield what was met, in the order of the meetings."""
        order = list(Meeting)
        for (meeting, criterion, rule), (count, scene) in sorted(
            self.found.items(), key=lambda item: order.index(item[0][0])
        ):
            yield Met(meeting=meeting, count=count, of=contests, criterion=criterion, rule=rule, example=scene)


@dataclass(slots=True)
class _Tally:
    """One lot over all contests."""

    bench: Bench
    counts: _Counts = field(default_factory=_Counts)
    awarding: int = 0
    open: int = 0
    price_decided: int = 0
    quality_decided: int = 0
    minima: dict[tuple[str, CriterionCode | None], tuple[int, int]] = field(default_factory=dict)
    rows_decided: dict[CriterionCode, int] = field(default_factory=dict)

    @property
    def _swaps(self) -> bool:
        return _ranks(self.bench.data.method) and can_swap(self.bench)

    def add(self, played: int, lot: LotResult, contest: EvaluationData, place: int) -> None:
        """Take in one contest."""
        seen = observe(self.bench, lot)
        self.awarding += seen.awarding
        self.open += seen.open
        self.price_decided += seen.price_decided
        self.quality_decided += seen.quality_decided
        for row in seen.rows:
            self.rows_decided[row] = self.rows_decided.get(row, 0) + (row in seen.rows_decided)
        for key, met in seen.minima.items():
            tried, passed = self.minima.get(key, (0, 0))
            self.minima[key] = (tried + 1, passed + met)
        swap = own_swap(contest, self.bench, invented=True) if self._swaps else None
        if swap is not None:
            scene = Scene(contest=played, lines=swap.now, without=swap.without, then=swap.then)
            self.counts.met(Meeting.ORDER, None, None, scene)
        for meeting, criterion, without in seen.meetings:
            known = (meeting, criterion, None) in self.counts.found
            scene = Scene(contest=played, lines=()) if known else _scene(played, lot, contest, place, without)
            self.counts.met(meeting, criterion, None, scene)

    def told(self, contests: int) -> LotRehearsal:
        """Return what was met in this lot."""
        found = [*self.counts.told(contests), *self._never(contests)]
        order = list(Meeting)
        compared = _ranks(self.bench.data.method) and bool(self.bench.tree.prices)
        return LotRehearsal(
            lot=self.bench.lot.code,
            contests=contests,
            awarding=self.awarding,
            open=self.open,
            price_decided=self.price_decided if compared else None,
            quality_decided=self.quality_decided if compared else None,
            met=tuple(sorted(found, key=lambda met: order.index(met.meeting))),
        )

    def _never(self, contests: int) -> Iterable[Met]:
        """Yield what happened in no contest though it could, or in all of them."""
        for (rule, code), (tried, passed) in self.minima.items():
            if not passed:
                yield Met(meeting=Meeting.MINIMUM, count=tried, of=contests, criterion=code, rule=rule)
        if not self.awarding:
            yield Met(meeting=Meeting.NOBODY, count=contests, of=contests)
        formulas = {price_method(self.bench.data.method, row).formula for row in self.bench.tree.prices}
        if not self.open or not formulas or self.bench.data.method.lots_per_supplier is not None:
            return
        if not self.price_decided and PriceFormula.F10 not in formulas:
            yield Met(meeting=Meeting.PRICE_NEVER, count=self.open, of=self.open)
        elif len(self.rows_decided) > 1:
            for row, times in self.rows_decided.items():
                if not times:
                    yield Met(meeting=Meeting.PRICE_NEVER, count=self.open, of=self.open, criterion=row)
        if not self.quality_decided and not formulas & {PriceFormula.F17, PriceFormula.F10}:
            yield Met(meeting=Meeting.PRICE_ALWAYS, count=self.open, of=self.open)


def _scene(played: int, lot: LotResult, contest: EvaluationData, place: int, without: SupplierId | None) -> Scene:
    """Return the contest in one lot, and again with a tender left out where that is the point."""
    if without is None:
        return Scene(contest=played, lines=lines(lot))
    rest = replace(
        contest,
        tenders=tuple(t for t in contest.tenders if (t.supplier, t.lot) != (without, lot.lot)),
    )
    rest = _tendering(rest)
    return Scene(contest=played, lines=lines(lot), without=without, then=lines(_ranked(rest).lots[place]))


def _tendering(data: EvaluationData) -> EvaluationData:
    """Return the evaluation without the scores of suppliers that tender for nothing."""
    left = {tender.supplier for tender in data.tenders}
    return replace(data, agreed=tuple(record for record in data.agreed if record.supplier in left))


def _ranked(contest: EvaluationData) -> Ranking:
    """Return the ranking of an invented contest, which is sound as it was made."""
    return rank_book(ScoreBook(coverage=Coverage(data=contest)))
