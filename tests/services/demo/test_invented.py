"""Invented evaluations of any size are whole, sound, and the same each time."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.canonical import encode
from app.domain.codes import CriterionType, Role
from app.domain.evaluation import EvaluationData
from app.domain.stream import Stream
from app.errors import AppError
from app.exchange.cleaning import hidden_character
from app.scoring.coverage import Coverage
from app.scoring.duties import Duties
from app.scoring.examining import all_findings
from app.scoring.ranking import rank
from app.services.demo.invented import MOST, invented
from app.text.sentences import sentence

sizes = st.fixed_dictionaries(
    {
        "suppliers": st.integers(1, 15),
        "questions": st.integers(1, 60),
        "seats": st.integers(1, 30),
        "lots": st.integers(1, 20),
        "seed": st.integers(-5, 10_000),
    }
)
SMALL = {"suppliers": 6, "questions": 8, "seats": 4, "lots": 2, "seed": 1}


def counts(data: EvaluationData) -> dict[str, int]:
    sections = {row.parent for row in data.criteria if row.type is CriterionType.QUALITY}
    return {
        "suppliers": len(data.suppliers),
        "questions": sum(row.type is CriterionType.QUALITY and row.code not in sections for row in data.criteria),
        "seats": sum(seat.role.scores for seat in data.seats),
        "lots": len(data.lots),
    }


@settings(max_examples=40)
@given(sizes)
def test_an_evaluation_of_any_size_is_as_large_as_asked_and_can_be_ranked(size: dict[str, int]) -> None:
    data = invented(**size)

    assert counts(data) | {"seed": size["seed"]} == size
    assert all_findings(data) == ()
    assert [lot.final for lot in rank(data).lots] == [True] * size["lots"]
    assert {tender.lot for tender in data.tenders} == {lot.code for lot in data.lots}
    assert [seat.role for seat in data.seats if not seat.role.scores] == [Role.MODERATOR, Role.LEAD]


@settings(max_examples=20)
@given(sizes)
def test_every_score_that_is_owed_is_given_and_agreed_and_no_other(size: dict[str, int]) -> None:
    data = invented(**size)
    duties = Duties(coverage=Coverage(data=data), answered_by_lot=frozenset())
    owed = Counter(
        (seat.code, duty.question, duty.supplier, duty.lot)
        for seat in data.seats
        if seat.role.scores
        for duty in duties.of(seat)
    )

    assert Counter((one.seat, one.question, one.supplier, one.lot) for one in data.scores) == owed
    assert Counter((one.question, one.supplier, one.lot) for one in data.agreed) == Counter(
        (duty.question, duty.supplier, duty.lot) for duty in duties.all()
    )
    assert all(one.reason for one in data.scores)
    assert all(one.reason for one in data.agreed)
    assert all(one.value is not None for one in data.agreed)
    answered = {(one.supplier, one.question) for one in data.responses if one.text}
    assert {(one.supplier, one.question) for one in data.scores} <= answered


def test_a_usual_size_has_everything_that_a_demonstration_shows() -> None:
    data = invented(suppliers=25, questions=16, seats=8, lots=3, seed=7)
    ranking = rank(data)

    assert {row.type for row in data.criteria} == set(CriterionType)
    assert len(data.scales) == 2
    assert sum(seat.role is Role.SERVICE_USER_REPRESENTATIVE for seat in data.seats) == 2
    assert any(row.lots for row in data.criteria)
    assert any(one.value is None for one in data.scores)
    assert any(one.evidence for one in data.scores)
    statuses = {tender.status.value for lot in ranking.lots for tender in lot.tenders}
    assert statuses == {"awarded", "reserve", "not awarded", "excluded"}
    texts = [one.text for one in data.responses] + [one.reason for one in data.scores]
    assert [text for text in texts if hidden_character(text) or text != text.strip()] == []


def test_evidence_is_found_in_the_response() -> None:
    data = invented(**SMALL)
    told = {(one.supplier, one.question): one.text for one in data.responses}

    assert [one for one in data.scores if one.evidence not in told[one.supplier, one.question]] == []


def test_the_same_numbers_give_the_same_evaluation_and_another_seed_another() -> None:
    data = invented(**SMALL)

    assert invented(**SMALL) == data
    other = invented(**(SMALL | {"seed": 2}))
    assert replace(other, reference=data.reference) != data


def test_every_machine_invents_the_same() -> None:
    code = (
        "import hashlib\n"
        "from app.domain.canonical import encode\n"
        "from app.services.demo.invented import invented\n"
        f"print(hashlib.sha256(encode(invented(**{SMALL!r}))).hexdigest())"
    )
    found = {
        subprocess.run(  # noqa: S603 - this very interpreter, with a fixed argument
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }

    assert found == {hashlib.sha256(encode(invented(**SMALL))).hexdigest()}


def test_the_largest_number_of_suppliers_all_have_names_of_their_own() -> None:
    data = invented(suppliers=2000, questions=1, seats=1, lots=1, seed=1)

    assert len({supplier.name for supplier in data.suppliers}) == len({one.id for one in data.suppliers}) == 2000


@pytest.mark.parametrize("name", MOST)
@pytest.mark.parametrize("beyond", [0, 1])
def test_other_sizes_are_refused_in_a_sentence(name: str, beyond: int) -> None:
    found = MOST[name] + 1 if beyond else 0
    with pytest.raises(AppError) as caught:
        invented(**(SMALL | {name: found}))

    assert sentence(caught.value.code, caught.value.facts) == (
        f"An invented evaluation has 1 to {MOST[name]} {name}, not {found}. Choose a number between them."
    )


def test_a_stream_says_the_same_again_and_lies_within_its_bounds() -> None:
    drawn = [Stream(1, "a", 2).below(bound) for bound in range(1, 2000)]

    assert drawn == [Stream(1, "a", 2).below(bound) for bound in range(1, 2000)]
    stream = Stream(1, "b")
    many = [stream.below(6) for _ in range(6_000)]
    assert set(many) == set(range(6))
    assert all(800 < many.count(face) < 1_200 for face in range(6))
    assert {stream.one_of("ab") for _ in range(100)} == {"a", "b"}
