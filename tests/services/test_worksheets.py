"""What a seat works on: published questions, and tenders in an order of its own that stays."""

from collections import Counter

from app.domain.codes import CriterionCode, SeatCode, SupplierId
from app.scoring.duties import Duty
from app.services.scores import Line
from app.services.worksheets import Task, own_order, worksheet
from tests.services.panels import E1, E2, Y1, Panel


def tasks(count: int) -> tuple[Task, ...]:
    return tuple(
        Task(
            line=Line(
                duty=Duty(question=CriterionCode("Q"), supplier=SupplierId(f"S{at}"), lot=None),
                score=None,
                reconfirm=False,
            ),
            supplier=f"Supplier {at}",
            lot="",
        )
        for at in range(count)
    )


def order(seat: str, question: str = "Q", count: int = 12) -> list[str]:
    found = own_order("an evaluation", SeatCode(seat), CriterionCode(question), tasks(count))
    return [task.duty.supplier for task in found]


def test_the_order_is_the_same_each_time_and_holds_every_tender_once() -> None:
    assert order("E1") == order("E1")
    assert sorted(order("E1")) == sorted(task.duty.supplier for task in tasks(12))


def test_every_seat_and_every_question_has_an_order_of_its_own() -> None:
    found = {tuple(order(seat, question)) for seat in ("E1", "E2", "E3") for question in ("Q1", "Q2", "Q3")}

    assert len(found) == 9


def test_each_tender_comes_first_about_as_often_as_any_other() -> None:
    first = Counter(order(f"E{seat}", count=4)[0] for seat in range(2_000))

    assert sorted(first) == ["S0", "S1", "S2", "S3"]
    assert all(430 < times < 570 for times in first.values())


def test_a_worksheet_holds_what_is_published_and_the_seats_own_duties_alone(issued: Panel) -> None:
    work = worksheet(issued.desk(E1))
    question = work.questions[0]

    assert [one.code for one in work.questions] == ["Q1", "Q2"]
    assert (question.guidance, question.weight, [one.title for one in question.prompts]) == (
        "How safe?", 4000, ["Recruitment"],
    )  # fmt: skip
    assert [int(level.value) for level in question.levels] == [0, 1, 2, 3, 4, 5]
    assert {task.supplier for task in question.tasks} == {"Supplier A", "Supplier B", "Supplier C"}
    assert [one.code for one in worksheet(issued.desk(Y1)).questions] == ["Q3"]
    assert {task.duty for task in worksheet(issued.desk(E2)).tasks} == {task.duty for task in work.tasks}
