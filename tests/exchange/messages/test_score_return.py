"""A return is what its lock signed, every score its own seat's, once, with a reason."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import CriterionCode
from app.domain.score_record import ScoreVersion, SeatLock
from app.errors import AppError
from app.exchange.container.parts import Part
from app.exchange.messages import score_return
from app.exchange.messages.members import line_of
from app.exchange.messages.score_return import ReturnBody, place_of, scores_digest
from tests.exchange.messages.made import (
    AT,
    E1,
    E2,
    FROZEN,
    NORTH,
    Q1,
    Q2,
    SOUTH,
    B,
    bytes_of,
    deliver,
    refusal,
    score,
    with_part,
)

SCORES = (
    score(asked=Q2, value=None, reason="", not_sure=True),
    score(asked=Q1),
    score(asked=Q1, lot=SOUTH, value=Fraction(1, 3)),
    score(asked=Q1, lot=NORTH),
    score(supplier=B, version=7, evidence="page 3"),
)


def locked(scores: Sequence[ScoreVersion]) -> ReturnBody:
    """Return a return of exactly these scores."""
    lock = SeatLock(
        seat=E1, number=1, frozen=FROZEN.hash, scores=len(scores), digest=scores_digest(scores), locked_at=AT
    )
    return ReturnBody(lock=lock, scores=tuple(scores), declaration=1)


def forged(*scores: ScoreVersion) -> list[Part]:
    """Return a return whose lines are these, in this order, under a lock that names them."""
    parts = with_part(score_return.parts(locked(())), "scores.ndjson", b"".join(map(line_of, scores)))
    body = bytes_of(parts, "body.json").replace(scores_digest(()).encode(), parts[1].sha256.encode())
    return with_part(parts, "body.json", body.replace(b'"scores":0', f'"scores":{len(scores)}'.encode()))


def test_a_return_reads_back_in_the_order_of_its_digest() -> None:
    reader = score_return.reader()
    deliver(score_return.parts(locked(SCORES)), reader, step=11)

    body = locked(SCORES)
    assert reader.body() == replace(body, scores=tuple(sorted(SCORES, key=place_of)))


def test_scores_are_handed_on_in_batches_where_that_is_wanted() -> None:
    many = [score(asked=CriterionCode(f"Q{number:05}")) for number in range(2_500)]
    batches: list[int] = []
    reader = score_return.reader(lambda batch: batches.append(len(batch)))
    deliver(score_return.parts(locked(many)), reader, step=100_000)

    assert reader.body() == replace(locked(many), scores=())
    assert batches == [1000, 1000, 500]


def test_an_empty_return_is_one_too() -> None:
    reader = score_return.reader()
    deliver(score_return.parts(locked(())), reader)

    assert reader.body() == locked(())


@given(st.permutations(SCORES))
def test_the_digest_rests_on_the_scores_and_not_on_their_order(scores: list[ScoreVersion]) -> None:
    assert scores_digest(scores) == scores_digest(SCORES)
    assert scores_digest(scores[1:]) != scores_digest(SCORES)


LOCK = locked(SCORES).lock


@pytest.mark.parametrize("lock", [replace(LOCK, digest="0" * 64), replace(LOCK, scores=4)])
def test_scores_other_than_those_locked_are_not_sent(lock: SeatLock) -> None:
    with pytest.raises(AppError) as caught:
        score_return.parts(replace(locked(SCORES), lock=lock))
    assert caught.value.code == "return-not-as-locked"


@pytest.mark.parametrize(
    ("scores", "code"),
    [
        ([score(seat=E2)], "score-of-another-seat"),
        ([score(), score()], "message-record-twice"),
        ([score(), score(version=2)], "message-record-twice"),
        ([score(supplier=B), score()], "message-record-twice"),
        ([score(reason=" ")], "score-without-reason"),
        ([score(version=0)], "message-damaged"),
        ([replace(score(), frozen="x")], "message-damaged"),
        ([score(reason="\x9d")], "message-hidden-character"),
        ([score(reason="x" * 1_100_000)], "file-damaged"),
    ],
)
def test_scores_that_no_lock_can_have_signed_are_refused(scores: list[ScoreVersion], code: str) -> None:
    assert refusal(forged(*scores), score_return.reader()) == code


def test_a_forgery_without_a_flaw_would_be_read() -> None:
    reader = score_return.reader()
    deliver(forged(score()), reader)

    assert reader.body() == replace(locked([score()]))


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("body.json", b'"number":1', b'"number":0', "message-damaged"),
        ("body.json", b'"scores":5', b'"scores":6', "return-not-as-locked"),
        ("body.json", b'"declaration":1', b'"declaration":0', "message-damaged"),
        ("scores.ndjson", b"Named staff.", b"Named stuff.", "return-not-as-locked"),
        ("scores.ndjson", b'"value":"4"', b'"value":"8/2"', "message-damaged"),
        ("scores.ndjson", b'"value":"4"', b'"value":4', "message-damaged"),
        ("scores.ndjson", b'"value":"4"', b'"value":[[]]', "message-damaged"),
        ("scores.ndjson", b'"value":"4"', b'"value":"4","x":1', "message-damaged"),
        ("scores.ndjson", b"}\n{", b"}{", "file-damaged"),
        ("scores.ndjson", b"}\n{", b"}\n\n{", "file-damaged"),
        ("scores.ndjson", b'"lot":null', b'"lot":' + b"[" * 50_000 + b"]" * 50_000, "file-damaged"),
    ],
)
def test_every_other_flaw_is_refused(name: str, old: bytes, new: bytes, code: str) -> None:
    parts = score_return.parts(locked(SCORES))
    content = bytes_of(parts, name)
    assert old in content

    assert refusal(with_part(parts, name, content.replace(old, new, 1)), score_return.reader()) == code


def test_more_lines_than_a_seat_can_owe_are_refused_before_they_are_kept() -> None:
    parts = score_return.parts(locked(()))
    taken: list[int] = []
    endless = with_part(parts, "scores.ndjson", b"1\n" * 300_000)

    assert refusal(endless, score_return.reader(lambda batch: taken.append(len(batch)))) == "message-damaged"
    assert taken == []


def test_a_text_too_long_for_a_line_is_not_written() -> None:
    with pytest.raises(AppError) as caught:
        score_return.parts(locked([score(reason="x" * 1_100_000)]))
    assert (caught.value.code, dict(caught.value.facts)) == (
        "message-record-too-long",
        {"name": "scores.ndjson", "number": 1, "most": 1024},
    )


@pytest.mark.parametrize("reason", ["\x00", "a\x7f", "Ŷ\u2066", "\ufffe"])
def test_a_hidden_character_is_not_written(reason: str) -> None:
    with pytest.raises(AppError) as caught:
        score_return.parts(locked([score(reason=reason)]))
    assert caught.value.code == "message-hidden-character"


def test_line_ends_tabs_and_other_scripts_travel() -> None:
    told = score(reason="First.\n\tThen: 漢字, ŵ, 😀 and \\u202e as letters.")
    reader = score_return.reader()
    deliver(score_return.parts(locked([told])), reader)

    assert reader.body() == locked([told])
