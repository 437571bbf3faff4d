"""What lies before the meeting, at a glance: how far scores lie apart, what is agreed, and who moved (DESIGN §2.6).

Read from the values alone, never from the words, so that 1.4 million scores are looked through in seconds. Nothing
here is of totals, ranks or thresholds.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import lru_cache

from app.domain.codes import CriterionCode, CriterionType, LotCode, MergeRule, Role, SeatCode, SupplierId
from app.domain.evaluation import Criterion, Lot, Scale
from app.domain.panel import PanelSeat
from app.domain.visibility import Sight
from app.scoring.duties import Duty
from app.scoring.rows import BETWEEN_CODES, BETWEEN_VALUES, MISSING
from app.scoring.variance import variance_range
from app.services.desk import Desk, Plan
from app.services.panel_scores import counted, panel_rows
from app.services.scores import scale_of
from app.storage import agreed
from app.storage.unit import Unit

_Cell = tuple[SupplierId, LotCode | None, CriterionCode]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One duty of the agenda: its scores from `lowest` to `highest`, `apart` levels of the scale from each other.

    `flag`: far enough apart that they must be talked about (DR-22). `owed` seats owe a score: `scored` gave one,
    `not_sure` would like to talk about it, `missing` gave nothing.
    """

    duty: Duty
    lowest: Fraction | None
    highest: Fraction | None
    apart: int
    flag: bool
    owed: int
    scored: int
    not_sure: int
    missing: int

    @property
    def must_talk(self) -> bool:
        """Whether the meeting has to talk about it, and not just to confirm it."""
        return self.flag or self.scored < self.owed

    @property
    def alike(self) -> bool:
        """Whether several seats scored it, all of those that owe it, and all the same."""
        return self.scored == self.owed > 1 and self.lowest == self.highest


@dataclass(frozen=True, slots=True, kw_only=True)
class Attender:
    """Somebody who may sit in the meeting, by seat; `holder` is the person's name."""

    seat: SeatCode
    role: Role
    seat_name: str
    holder: str
    scores: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The names of everything on the agenda; `subs` has the sub-criteria of the questions that have any.

    `between`: an agreed score may lie between two levels. `consensus`: every duty needs an agreed score.
    """

    questions: Mapping[CriterionCode, Criterion]
    subs: Mapping[CriterionCode, tuple[Criterion, ...]]
    suppliers: Mapping[SupplierId, str]
    lots: Mapping[LotCode, Lot]
    people: tuple[Attender, ...]
    between: bool
    consensus: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One line of the movement ledger: a seat that moved to `after`, or with `after` None its dissent."""

    duty: Duty
    seat: SeatCode
    before: Fraction | None
    after: Fraction | None
    agreed: Fraction
    words: str
    at: datetime


def setting(desk: Desk) -> Setting:
    """Return the names of what is on the agenda and of those who may sit in the meeting."""
    with desk.read() as unit:
        desk.need(unit, Sight.PANEL)
        plan = desk.plan(unit)
        subs: dict[CriterionCode, list[Criterion]] = defaultdict(list)
        for row in plan.data.criteria:
            if row.type is CriterionType.SUB_CRITERION and row.parent is not None:
                subs[row.parent].append(row)
        return Setting(
            questions={row.code: row for row in plan.data.criteria if row.code in plan.coverage.questions},
            subs={code: tuple(rows) for code, rows in subs.items()},
            suppliers={one.id: one.name for one in plan.data.suppliers},
            lots={one.code: one for one in plan.data.lots},
            people=tuple(_attender(seat, counted(unit, plan.roster)) for seat in plan.roster.seats if seat.active),
            between=plan.data.method.off_scale_scores,
            consensus=plan.data.method.merge_rule is MergeRule.CONSENSUS,
        )


def items(desk: Desk) -> tuple[Item, ...]:
    """Return the whole agenda in published order, with how the scores of each duty lie."""
    with desk.read() as unit:
        desk.need(unit, Sight.PANEL)
        return tuple(items_in(unit, desk.plan(unit)))


def items_in(unit: Unit, plan: Plan) -> Iterator[Item]:
    """Yield the agenda within a unit whose caller has asked the ladder."""
    cells = _cells(unit)
    seats = _SeatsOwing(plan, unit)
    for duty in plan.duties.all():
        owing = seats.of(duty)
        if owing:
            found = cells.get((duty.supplier, duty.lot, duty.question), {})
            yield _item(duty, seats.scale(duty.question), seats.limit(duty.question), [found.get(one) for one in owing])


def agreed_now(desk: Desk) -> Mapping[Duty, Fraction]:
    """Return the newest agreed score of every duty that has one."""
    with desk.read() as unit:
        desk.need(unit, Sight.PANEL)
        return agreed_in(unit)


def agreed_in(unit: Unit) -> Mapping[Duty, Fraction]:
    """Return the agreed scores within a unit whose caller has asked the ladder."""
    found = {}
    for row in agreed.rows(unit):
        for code, text in zip(row.questions.split(BETWEEN_CODES), row.values.split(BETWEEN_VALUES), strict=True):
            value = _value(text)
            if value is not None:
                found[Duty(question=CriterionCode(code), supplier=row.supplier, lot=row.lot)] = value
    return found


def movements(desk: Desk) -> tuple[Moved, ...]:
    """Return who moved, from what to what and why, and who dissents, by the newest version of each agreed score."""
    with desk.read() as unit:
        desk.need(unit, Sight.PANEL)
        return tuple(_movements(unit))


def _movements(unit: Unit) -> Iterator[Moved]:
    for one in agreed.newest(unit):
        duty = Duty(question=one.question, supplier=one.supplier, lot=one.lot)
        for moved in one.moved:
            yield Moved(
                duty=duty,
                seat=moved.seat,
                before=moved.before,
                after=moved.after,
                agreed=one.value,
                words=moved.why,
                at=one.saved_at,
            )
        for dissent in one.dissent:
            yield Moved(
                duty=duty,
                seat=dissent.seat,
                before=None,
                after=None,
                agreed=one.value,
                words=dissent.words,
                at=one.saved_at,
            )


class _SeatsOwing:
    """Answers which seats owe a duty, and on which scale: the same for all duties of a question in the same lots."""

    def __init__(self, plan: Plan, unit: Unit) -> None:
        used = set(counted(unit, plan.roster))
        self._plan = plan
        self._seats = [one for one in plan.roster.seats if one.code in used]
        self._owing: dict[tuple[CriterionCode, tuple[LotCode, ...]], tuple[SeatCode, ...]] = {}
        self._scales: dict[CriterionCode, tuple[Scale, Fraction]] = {}

    def of(self, duty: Duty) -> tuple[SeatCode, ...]:
        """Return the seats that owe a score for a duty."""
        key = (duty.question, self._plan.duties.lots(duty))
        if key not in self._owing:
            self._owing[key] = tuple(one.code for one in self._seats if self._plan.duties.owes(one.seat, duty))
        return self._owing[key]

    def scale(self, question: CriterionCode) -> Scale:
        """Return the scale of a question."""
        return self._known(question)[0]

    def limit(self, question: CriterionCode) -> Fraction:
        """Return the range from which the scores of a question must be talked about."""
        return self._known(question)[1]

    def _known(self, question: CriterionCode) -> tuple[Scale, Fraction]:
        if question not in self._scales:
            scale = scale_of(self._plan, question)
            self._scales[question] = (scale, variance_range(self._plan.data.method, scale))
        return self._scales[question]


def _cells(unit: Unit) -> dict[_Cell, dict[SeatCode, str]]:
    """Return what each seat gave, as text, by cell."""
    found: dict[_Cell, dict[SeatCode, str]] = defaultdict(dict)
    for row in panel_rows(unit):
        if row.seat is not None:
            for code, text in zip(row.questions.split(BETWEEN_CODES), row.values.split(BETWEEN_VALUES), strict=True):
                found[row.supplier, row.lot, CriterionCode(code)][row.seat] = text
    return found


def _item(duty: Duty, scale: Scale, limit: Fraction, given: list[str | None]) -> Item:
    values = [value for text in given if text is not None and (value := _value(text)) is not None]
    lowest, highest = (min(values), max(values)) if values else (None, None)
    between = 0 if lowest is None or highest is None else _levels_between(scale, lowest, highest)
    return Item(
        duty=duty,
        lowest=lowest,
        highest=highest,
        apart=between,
        flag=lowest is not None and highest is not None and len(values) > 1 and highest - lowest >= limit,
        owed=len(given),
        scored=len(values),
        not_sure=sum(text == MISSING for text in given),
        missing=sum(text is None for text in given),
    )


@lru_cache(maxsize=4096)
def _levels_between(scale: Scale, lowest: Fraction, highest: Fraction) -> int:
    return sum(lowest < level.value <= highest for level in scale.levels)


@lru_cache(maxsize=1024)
def _value(text: str) -> Fraction | None:
    return None if text == MISSING else Fraction(text)


def _attender(held: PanelSeat, used: tuple[SeatCode, ...]) -> Attender:
    return Attender(
        seat=held.code,
        role=held.seat.role,
        seat_name=held.seat.name,
        holder="" if held.card is None else held.card.name,
        scores=held.code in used,
    )
