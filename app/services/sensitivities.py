"""What could change an award, in sections of sentences, for the screen and for the command (DR-27)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.domain.codes import LotCode, SupplierId
from app.domain.evaluation import EvaluationData
from app.scoring.materiality import LotMateriality
from app.scoring.materiality.results import Cause, CriticalCell, CriticalValue, Joint, SeatLeftOut, SupplierLeftOut
from app.services.desk import Desk
from app.services.outcomes import ranked, sensitivity
from app.text import sensitivity as words

Names = Mapping[SupplierId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A question that was asked of the award, with its answers, one a row; without rows the title says it all."""

    title: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LotSections:
    """All that could change the award of one lot."""

    lot: LotCode
    heading: str
    sections: tuple[Section, ...]


def whole(desk: Desk) -> tuple[LotSections, ...]:
    """Return what could change the award of each lot of the live evaluation; raises as `outcomes.sensitivity` does."""
    found = sensitivity(desk)
    return of_lots(ranked(desk).data, found)


def of_lots(data: EvaluationData, lots: Sequence[LotMateriality]) -> tuple[LotSections, ...]:
    """Return what could change the award of each lot."""
    names = {supplier.id: supplier.name for supplier in data.suppliers}
    return tuple(
        LotSections(
            lot=lot.lot, heading=words.heading(lot.lot, _named(lot.awarded, names)), sections=tuple(_lot(lot, names))
        )
        for lot in lots
    )


def _lot(lot: LotMateriality, names: Names) -> Iterator[Section]:
    runs = [run for cell in lot.critical for run in _runs(cell)]
    near = [run for run in runs if run.near]
    far = [run for run in runs if not run.near]
    yield _section(words.one_mark_title(len(near)), [_critical(run, lot, names) for run in near])
    yield _section(words.further_title(len(far)), [_critical(run, lot, names) for run in far])
    if lot.joint is not None:
        yield _section(words.joint_title(len(lot.joint.open)), _joint(lot.joint, names))
    if lot.joint_withheld is not None:
        yield _section(words.joint_title(None), [words.withheld(lot.joint_withheld.value)])
    if lot.without_supplier:
        yield _section(words.suppliers_title(), [_without(one, lot, names) for one in lot.without_supplier])
    if lot.without_seat:
        yield _section(words.seats_title(), [_without_seat(one, lot, names) for one in lot.without_seat])
    if lot.margins:
        margins = [words.margin(names[one.supplier], names[one.following], one.points) for one in lot.margins]
        yield _section(words.margins_title(), margins)
    prices = [words.price(names[p.supplier], p.now, p.then, awarded=p.awarded) for p in lot.prices or ()]
    if lot.prices_withheld is not None:
        prices = [words.withheld(lot.prices_withheld.value)]
    yield _section(words.prices_title(), prices)
    if lot.weights_withheld is not None:
        yield _section(words.weights_title(), [words.weights_withheld(lot.weights_withheld.value)])
    else:
        yield _section(*_weights(lot, names))


def _weights(lot: LotMateriality, names: Names) -> tuple[str, list[str]]:
    changing = [one for one in lot.weights or () if one.changed]
    if not changing:
        return words.no_weight_matters(), []
    return words.weights_title(), [
        words.weight(one.criterion, one.now, one.then, _outcome(one.awarded, lot.awarded, names, tied=one.tied))
        for one in changing
    ]


def _section(title: str, rows: Sequence[str]) -> Section:
    return Section(title=title, rows=tuple(rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Neighbouring levels of one score that change the award alike."""

    cell: CriticalCell
    values: tuple[CriticalValue, ...]

    @property
    def near(self) -> bool:
        """Whether one mark is enough."""
        return any(abs(value.marks) == 1 for value in self.values)


def _runs(cell: CriticalCell) -> Iterator[_Run]:
    def alike(numbered: tuple[int, CriticalValue]) -> tuple[object, ...]:
        number, value = numbered
        fate = (frozenset(value.awarded), frozenset(value.tied), value.other_lots)
        return value.marks - number, value.cause, value.moves_reference, *fate

    for _, group in groupby(enumerate(cell.values), alike):
        yield _Run(cell=cell, values=tuple(value for _, value in group))


def _critical(run: _Run, lot: LotMateriality, names: Names) -> str:
    first, last = run.values[0], run.values[-1]
    outcome = _outcome(first.awarded, lot.awarded, names, tied=first.tied, other_lots=first.other_lots)
    levels = (first.level, last.level)
    line = words.critical(names[run.cell.supplier], run.cell.question, run.cell.score, levels, outcome)
    if first.cause is Cause.THRESHOLD:
        return f"{line} {words.by_threshold(moves_reference=first.moves_reference)}"
    return line


def _joint(joint: Joint, names: Names) -> list[str]:
    if not joint.open:
        return []
    ranges = [
        words.rank_range(names[one.supplier], one.best, one.worst, always_ranked=one.always_ranked)
        for one in joint.ranges
    ]
    return [words.certificate(len(joint.certified), _named(joint.contested, names)), *ranges]


def _without(one: SupplierLeftOut, lot: LotMateriality, names: Names) -> str:
    if not one.changed:
        return words.without(names[one.supplier], "")
    return words.without(names[one.supplier], _outcome(one.awarded, lot.awarded, names) or words.elsewhere())


def _without_seat(one: SeatLeftOut, lot: LotMateriality, names: Names) -> str:
    outcome = words.refused() if one.awarded is None else _outcome(one.awarded, lot.awarded, names)
    return words.without(one.seat, outcome)


def _outcome(
    then: Sequence[SupplierId],
    now: Sequence[SupplierId],
    names: Names,
    *,
    tied: Sequence[SupplierId] = (),
    other_lots: Sequence[str] = (),
) -> str:
    gaining = [supplier for supplier in then if supplier not in now]
    losing = [supplier for supplier in now if supplier not in then]
    return words.outcome(_named(gaining, names), _named(losing, names), _named(tied, names), other_lots)


def _named(suppliers: Sequence[SupplierId], names: Names) -> list[str]:
    return [names[supplier] for supplier in suppliers]
