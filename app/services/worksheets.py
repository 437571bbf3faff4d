"""What a scoring seat works on, as its screens show it: questions as published, tenders in its own order."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.codes import CriterionCode, SeatCode
from app.domain.evaluation import Level, Seat
from app.domain.stream import Stream
from app.scoring.duties import Duty
from app.services.desk import Desk, Plan
from app.services.scores import Line, scale_of, sheet_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A sub-criterion: what the reasons should speak of."""

    code: CriterionCode
    title: str
    guidance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One tender to be scored: whose it is, where in the record its score stands; `lot` is empty where all share it."""

    line: Line
    supplier: str
    lot: str

    @property
    def duty(self) -> Duty:
        """The score that is owed."""
        return self.line.duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question with everything published that helps to score it; `weight` is in basis points as published."""

    code: CriterionCode
    title: str
    guidance: str
    plain_title: str
    plain_guidance: str
    weight: int | None
    levels: tuple[Level, ...]
    prompts: tuple[Prompt, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """A seat's whole work, and whether it is locked."""

    seat: Seat
    questions: tuple[Question, ...]
    locked: bool

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Every tender of every question, in the seat's own order."""
        return tuple(task for question in self.questions for task in question.tasks)


def worksheet(desk: Desk) -> Worksheet:
    """Return the seat's work in its own order; raises AppError `not-in-sight-tenders`, `not-your-part`."""
    with desk.read() as unit:
        own = sheet_in(desk, unit)
        plan = desk.plan(unit)
        names = {supplier.id: supplier.name for supplier in plan.data.suppliers}
        lots = {lot.code: lot.title or str(lot.code) for lot in plan.data.lots}
        by_question: dict[CriterionCode, list[Task]] = {}
        for line in own.lines:
            lot = "" if line.duty.lot is None else lots[line.duty.lot]
            task = Task(line=line, supplier=names[line.duty.supplier], lot=lot)
            by_question.setdefault(line.duty.question, []).append(task)
        questions = tuple(
            _question(plan, code, own_order(desk.about.evaluation, own.seat.code, code, tasks))
            for code, tasks in by_question.items()
        )
        return Worksheet(seat=own.seat, questions=questions, locked=own.locked)


def own_order(evaluation: str, seat: SeatCode, question: CriterionCode, tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Return the tenders of a question in this seat's order, the same each time: whoever is read first is chance."""
    stream, found = Stream(0, "order", evaluation, seat, question), list(tasks)
    for last in range(len(found) - 1, 0, -1):
        other = stream.below(last + 1)
        found[last], found[other] = found[other], found[last]
    return tuple(found)


def _question(plan: Plan, code: CriterionCode, tasks: tuple[Task, ...]) -> Question:
    row = plan.coverage.by_code[code]
    return Question(
        code=code,
        title=row.title,
        guidance=row.guidance,
        plain_title=row.plain_title,
        plain_guidance=row.plain_guidance,
        weight=row.weight,
        levels=scale_of(plan, code).levels,
        prompts=tuple(
            Prompt(code=one.code, title=one.title, guidance=one.guidance)
            for one in plan.data.criteria
            if one.parent == code
        ),
        tasks=tasks,
    )
