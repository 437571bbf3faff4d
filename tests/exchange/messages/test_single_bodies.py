"""Messages of one body: invite, join, declaration, reopening, receipt, handover."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from app.domain.codes import Role, SeatCode
from app.domain.declarations import Declaration, Interest
from app.domain.score_record import Reopening
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.container.parts import Part, of_bytes
from app.exchange.messages import declaration, handover, invite, join, receipt, reopening
from app.exchange.messages.declaration import DeclarationBody, names_digest
from app.exchange.messages.handover import Handover
from app.exchange.messages.invite import Invitation
from app.exchange.messages.join import Joining
from app.exchange.messages.receipt import Fate, Receipt
from tests.exchange.messages.made import AT, CARD, DATA, E1, EVALUATION, MOD, A, Reader, bytes_of, deliver, refusal

INVITATION = Invitation(
    evaluation=EVALUATION,
    reference="T-1",
    title="Short breaks",
    authority="Example Council",
    seat=E1,
    role=Role.EVALUATOR,
    card=CARD,
)
JOINING = Joining(invitation="0" * 64, seat=E1, name="Siân", supported_by="Her sister", card=CARD)
DECLARATION = Declaration(seat=E1, version=1, interests=(Interest(supplier=A, nature="Trustee"),), made_at=AT)
REOPENING = Reopening(seat=E1, lock=1, reason="A page was missed.", permitted_by=MOD, permitted_at=AT)
RECEIPT = Receipt(message=EVALUATION, manifest="1" * 64, kind=Kind.RETURN, outcome=Fate.TAKEN, received_at=AT)
HANDOVER = Handover(case=EVALUATION, key=b"wrapped")

KINDS: list[tuple[object, Sequence[Part], Callable[[], Reader]]] = [
    (INVITATION, invite.parts(INVITATION), invite.reader),
    (JOINING, join.parts(JOINING), join.reader),
    (
        DeclarationBody(declaration=DECLARATION, names=names_digest(DATA.suppliers)),
        declaration.parts(DECLARATION, DATA.suppliers),
        declaration.reader,
    ),
    (REOPENING, reopening.parts(REOPENING), reopening.reader),
    (RECEIPT, receipt.parts(RECEIPT), receipt.reader),
    (HANDOVER, handover.parts(HANDOVER), handover.reader),
]
kinds = pytest.mark.parametrize(("body", "parts", "reader"), KINDS, ids=lambda one: type(one).__name__)


@kinds
def test_a_message_says_what_it_was_made_of(body: object, parts: Sequence[Part], reader: Callable[[], Reader]) -> None:
    taking = reader()
    deliver(parts, taking, step=7)

    assert taking.body() == body


@kinds
def test_a_part_more_or_less_is_refused(body: object, parts: Sequence[Part], reader: Callable[[], Reader]) -> None:
    unfinished = reader()
    unfinished.begin(parts[0].member)
    assert refusal([], reader()) == refusal([], unfinished) == "message-member-missing"
    assert refusal([*parts, *parts], reader()) == "message-member-unknown", body
    assert refusal([replace(parts[0], name="more.json")], reader()) == "message-member-unknown"


HOSTILE = [
    (b"", "file-damaged"),
    (b"[" * 10_000, "file-damaged"),
    (b"{" * 12_000, "file-damaged"),
    (b"[1.5]", "file-damaged"),
    (b'{"a":1,"a":1}', "file-damaged"),
    (b"[]", "message-damaged"),
    (b"{}", "message-damaged"),
    (b'"text"', "message-damaged"),
    (b'{"unknown":1}', "message-damaged"),
    (b'["\\u202e"]', "message-hidden-character"),
    (b'{"a":["\\u0000"]}', "message-hidden-character"),
    (b" " * (5 * 1024 * 1024), "message-too-large"),
]


@kinds
@pytest.mark.parametrize(("content", "code"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_body_by_a_known_signer_ends_in_a_sentence(
    body: object, parts: Sequence[Part], reader: Callable[[], Reader], content: bytes, code: str
) -> None:
    assert refusal([of_bytes(parts[0].name, parts[0].type, content)], reader()) == code, body


@kinds
def test_another_spelling_of_the_same_is_refused(
    body: object, parts: Sequence[Part], reader: Callable[[], Reader]
) -> None:
    content = bytes_of(parts, "body.json").replace(b'":', b'": ', 1)

    assert refusal([of_bytes("body.json", parts[0].type, content)], reader()) == "message-damaged", body


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: invite.parts(replace(INVITATION, evaluation="1")), "message-unfit"),
        (lambda: invite.parts(replace(INVITATION, seat=SeatCode(""))), "message-unfit"),
        (lambda: invite.parts(replace(INVITATION, title="x" * 70_000)), "message-too-large"),
        (lambda: invite.parts(replace(INVITATION, title="\u202eltd")), "message-hidden-character"),
        (lambda: join.parts(replace(JOINING, name=" ")), "message-unfit"),
        (lambda: join.parts(replace(JOINING, invitation="x")), "message-unfit"),
        (lambda: declaration.parts(replace(DECLARATION, version=0), ()), "message-unfit"),
        (lambda: declaration.parts(replace(DECLARATION, interests=DECLARATION.interests * 2), ()), "message-unfit"),
        (lambda: reopening.parts(replace(REOPENING, lock=0)), "message-unfit"),
        (lambda: receipt.parts(replace(RECEIPT, manifest="x")), "message-unfit"),
        (lambda: handover.parts(replace(HANDOVER, key=b"")), "message-unfit"),
        (lambda: handover.parts(replace(HANDOVER, key=b"x" * 1025)), "message-unfit"),
    ],
)
def test_what_its_receiver_would_refuse_is_not_written(make: Callable[[], object], code: str) -> None:
    with pytest.raises(AppError) as caught:
        make()
    assert caught.value.code == code


def test_the_names_shown_have_one_hash_whatever_their_order() -> None:
    assert names_digest(DATA.suppliers) == names_digest(DATA.suppliers[::-1])
    assert names_digest(DATA.suppliers) != names_digest(DATA.suppliers[:1])
