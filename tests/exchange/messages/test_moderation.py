"""A locked moderation holds all scores and every version agreed, and one digest of both."""

from dataclasses import replace

import pytest

from app.domain.declarations import Decision, Declaration, Interest
from app.domain.panel import SeatState
from app.domain.provenance import SeatReturn
from app.errors import AppError
from app.exchange.messages import moderation
from app.exchange.messages.members import line_of
from app.exchange.messages.moderation import Left, ModerationBody, Registered, SignedReturn, moderation_digest
from app.exchange.messages.score_return import place_of
from tests.exchange.messages.made import (
    AT,
    E1,
    E2,
    FROZEN,
    MOD,
    NORTH,
    Q2,
    A,
    agreed,
    bytes_of,
    deliver,
    refusal,
    score,
    with_part,
)

INTEREST = Declaration(seat=E1, version=2, interests=(Interest(supplier=A, nature="Trustee"),), made_at=AT)
SCORES = (score(), score(asked=Q2), score(seat=E2))
AGREED = (agreed(), agreed(version=2), agreed(lot=NORTH), agreed(Q2))
BODY = ModerationBody(
    locked_at=AT,
    locked_by=MOD,
    frozen=FROZEN.hash,
    rests_on=(
        SeatReturn(seat=E1, manifest="1" * 64, locked_at=AT),
        SeatReturn(seat=E2, manifest="2" * 64, locked_at=AT),
    ),
    withdrawn=(Left(seat=E2, state=SeatState.WITHDRAWN, reason="Ill."),),
    register=(
        Registered(
            declaration=INTEREST,
            decision=Decision(seat=E1, declaration=2, recused_lots=(NORTH,), reason="Close.", decided_at=AT),
        ),
    ),
    scores=SCORES,
    agreed=AGREED,
    returns=(SignedReturn(seat=E1, envelope=b"one"), SignedReturn(seat=E2, envelope=b"two")),
    responses="3" * 64,
)


def ordered(body: ModerationBody) -> ModerationBody:
    """Return the body as it is read: in the order of its digest, and with it."""
    return replace(
        body,
        scores=tuple(sorted(body.scores, key=place_of)),
        agreed=tuple(sorted(body.agreed, key=moderation.agreed_place)),
        digest=moderation_digest(body.scores, body.agreed),
    )


def test_a_moderation_reads_back() -> None:
    reader = moderation.reader()
    deliver(
        moderation.parts(replace(BODY, scores=SCORES[::-1], agreed=AGREED[::-1], returns=BODY.returns[::-1])),
        reader,
        step=13,
    )

    assert reader.body() == ordered(BODY)


def test_scores_and_agreed_scores_are_handed_on_in_batches_where_that_is_wanted() -> None:
    scores: list[object] = []
    settled: list[object] = []
    reader = moderation.reader(scores.extend, settled.extend)
    deliver(moderation.parts(BODY), reader)

    assert reader.body() == replace(ordered(BODY), scores=(), agreed=())
    assert (tuple(scores), tuple(settled)) == (ordered(BODY).scores, ordered(BODY).agreed)


def test_the_digest_rests_on_scores_and_agreed_scores_alike() -> None:
    digests = {
        moderation_digest(SCORES, AGREED),
        moderation_digest(SCORES[1:], AGREED),
        moderation_digest(SCORES, AGREED[1:]),
        moderation_digest((), ()),
    }

    assert len(digests) == 4


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("scores.ndjson", line_of(score()), "moderation-not-as-locked"),
        ("agreed.ndjson", line_of(agreed()), "moderation-not-as-locked"),
        ("scores.ndjson", line_of(score(seat=MOD)), "score-without-return"),
        ("scores.ndjson", line_of(score(reason="")), "score-without-reason"),
        ("scores.ndjson", line_of(score()) * 2, "message-record-twice"),
        ("agreed.ndjson", line_of(agreed()) * 2, "message-record-twice"),
        ("agreed.ndjson", line_of(agreed(reason=" ")), "message-damaged"),
        ("agreed.ndjson", line_of(agreed(version=0)), "message-damaged"),
        ("returns.ndjson", line_of(SignedReturn(seat=MOD, envelope=b"one")), "message-damaged"),
        ("returns.ndjson", line_of(SignedReturn(seat=E1, envelope=b"one")) * 2, "message-record-twice"),
    ],
)
def test_anything_else_than_was_locked_is_refused(name: str, content: bytes, code: str) -> None:
    assert refusal(with_part(moderation.parts(BODY), name, content), moderation.reader()) == code


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"manifest":"1', b'"manifest":"x'), (b'"seat":"E2"}],"withdrawn"', b'"seat":"E1"}],"withdrawn"')],
)
def test_a_body_that_cannot_be_is_refused(old: bytes, new: bytes) -> None:
    parts = moderation.parts(BODY)
    content = bytes_of(parts, "body.json")
    assert old in content

    assert refusal(with_part(parts, "body.json", content.replace(old, new)), moderation.reader()) == "message-damaged"


def test_every_part_is_needed() -> None:
    parts = moderation.parts(BODY)

    assert [refusal(parts[:count], moderation.reader()) for count in range(4)] == ["message-member-missing"] * 4


def test_a_text_that_cannot_be_read_is_not_written() -> None:
    with pytest.raises(AppError) as caught:
        moderation.parts(replace(BODY, withdrawn=(Left(seat=E2, state=SeatState.REPLACED, reason="\x00"),)))
    assert caught.value.code == "message-hidden-character"
