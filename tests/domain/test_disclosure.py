"""What a report may carry."""

import hashlib

from app.domain.codes import CriterionCode, Role, SeatCode, SupplierId
from app.domain.disclosure import for_report
from app.domain.evaluation import EvaluationData, Response, Seat

ANSWER = Response(
    supplier=SupplierId("A"), lot=None, question=CriterionCode("Q"), text="We listen.", plain_summary="They listen."
)


def test_young_people_appear_by_their_seat_only() -> None:
    seats = (
        Seat(code=SeatCode("E1"), name="Commissioner"),
        Seat(code=SeatCode("Y1"), name="Somebody", role=Role.SERVICE_USER_REPRESENTATIVE),
        Seat(code=SeatCode("Y2"), name="Two of them", role=Role.GROUP),
    )

    assert [seat.name for seat in for_report(EvaluationData(reference="R", seats=seats)).seats] == [
        "Commissioner",
        "",
        "",
    ]


def test_a_response_is_known_by_its_hash_and_not_by_its_words() -> None:
    only_file = Response(supplier=SupplierId("A"), lot=None, question=CriterionCode("R"), files=("a.pdf",))
    (response, unchanged) = for_report(EvaluationData(reference="R", responses=(ANSWER, only_file))).responses

    assert (response.text, response.plain_summary) == ("", "")
    assert response.digest == hashlib.sha256(b"We listen.").hexdigest()
    assert unchanged == only_file


def test_disclosing_twice_changes_nothing() -> None:
    once = for_report(EvaluationData(reference="R", responses=(ANSWER,)))

    assert for_report(once) == once
