"""Every record that travels or is kept has one canonical form, and is read from it strictly."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.canonical import encode_record, record_of
from app.domain.codes import CriterionCode, LotCode, Role, SeatCode, SupplierId
from app.domain.declarations import Decision, Declaration, Interest
from app.domain.evaluation import Seat
from app.domain.freezing import FrozenVersion
from app.domain.panel import Card, KeyState, PanelSeat, RevokedKey, Roster
from app.domain.score_record import AgreedVersion, Dissent, Movement, Reopening, ScoreVersion, SeatLock, SubReason
from app.errors import AppError

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
E1, MOD = SeatCode("E1"), SeatCode("MOD")
A, Q1, LOT = SupplierId("A"), CriterionCode("Q1"), LotCode("1")
CARD = Card(key="a" * 64, certificate=b"\x30\x00\xff", recipient="age1", name="Ŷ")
REVOKED = RevokedKey(key="b" * 64, since="2026", reason="Lost.")
SCORE = ScoreVersion(
    seat=E1, supplier=A, lot=None, question=Q1, version=1, value=Fraction(1, 3), frozen="0" * 64, saved_at=AT
)
FORM = (
    '{"frozen":"' + "0" * 64 + '","lot":null,"question":"Q1","saved_at":"2026-11-22T09:30:00.000000Z","seat":"E1",'
    '"supplier":"A","value":"1/3","version":1}'
)
RECORDS = [
    SCORE,
    replace(SCORE, lot=LOT, value=None, reason="Why", evidence="page 1", not_sure=True),
    AgreedVersion(
        supplier=A,
        lot=LOT,
        question=Q1,
        version=2,
        value=Fraction(5, 2),
        reason="Agreed.",
        sub_reasons=(SubReason(sub_criterion=CriterionCode("Q1a"), reason="Thorough."),),
        present=(E1, MOD),
        moved=(Movement(seat=E1, before=None, after=Fraction(2), why="Page 3."),),
        dissent=(Dissent(seat=E1, words="Too high."),),
        chaired_by=MOD,
        saved_at=AT,
    ),
    SeatLock(seat=E1, number=1, frozen="0" * 64, scores=3, digest="1" * 64, locked_at=AT),
    Reopening(seat=E1, lock=1, reason="A page was missed.", permitted_by=MOD, permitted_at=AT),
    Declaration(seat=E1, version=1, interests=(Interest(supplier=A, nature="Trustee"),), made_at=AT),
    Decision(seat=E1, declaration=1, recused_lots=(LOT,), reason="Close.", decided_at=AT),
    FrozenVersion(number=2, hash="2" * 64, supersedes="1" * 64, reason="Typing error", approver="L", frozen_at=AT),
    Roster(
        revision=2,
        seats=(
            PanelSeat(seat=Seat(code=E1, role=Role.GROUP), card=CARD, key_state=KeyState.PENDING, revoked=(REVOKED,)),
        ),
    ),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_reads_back_from_its_form(record: object) -> None:
    form = encode_record(record)

    assert record_of(json.loads(form), type(record)) == record
    assert encode_record(record_of(json.loads(form), type(record))) == form


def test_fractions_and_moments_travel_as_text_and_bytes_as_base64() -> None:
    assert encode_record(SCORE).decode() == FORM
    assert (
        encode_record(CARD).decode() == '{"certificate":"MAD/","key":"' + "a" * 64 + '","name":"Ŷ","recipient":"age1"}'
    )


@given(st.binary(), st.fractions(), st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_bytes_number_and_text_survive(content: bytes, value: Fraction, text: str) -> None:
    card = replace(CARD, certificate=content, name=text)
    score = replace(SCORE, value=value, reason=text)

    assert record_of(json.loads(encode_record(card)), Card) == card
    assert record_of(json.loads(encode_record(score)), ScoreVersion) == score


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seat", None),
        ("seat", 1),
        ("seat", ["E1"]),
        ("lot", 1),
        ("version", "1"),
        ("version", True),
        ("value", 1),
        ("value", "1/0"),
        ("value", "1e3"),
        ("value", "9" * 201),
        ("not_sure", 1),
        ("saved_at", "2026-11-22"),
        ("saved_at", 5),
        ("unknown", "x"),
    ],
)
def test_a_field_that_is_not_what_it_should_be_is_refused(field: str, value: object) -> None:
    with pytest.raises(AppError) as refusal:
        record_of(json.loads(FORM) | {field: value}, ScoreVersion)
    assert (refusal.value.code, dict(refusal.value.facts)) == ("record-damaged", {"kind": "ScoreVersion"})


def test_a_list_is_a_list() -> None:
    declaration = json.loads(encode_record(RECORDS[5]))

    for wrong in ({}, "A", None, {"0": declaration["interests"][0]}):
        with pytest.raises(AppError):
            record_of(declaration | {"interests": wrong}, Declaration)


@pytest.mark.parametrize("value", [None, [], "x", 1, {}, {"certificate": "MAD"}])
def test_what_is_no_such_record_is_refused(value: object) -> None:
    with pytest.raises(AppError) as refusal:
        record_of(value, ScoreVersion)
    assert refusal.value.code == "record-damaged"


@pytest.mark.parametrize("certificate", ["MAD", "M?D/", "é", 7, None])
def test_what_is_no_base64_is_refused(certificate: object) -> None:
    card = {"certificate": certificate, "key": "a", "name": "b", "recipient": "c"}

    with pytest.raises(AppError) as refusal:
        record_of(card, Card)
    assert refusal.value.code == "record-damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    pair: tuple[int, str]


def test_a_list_of_fixed_length_has_that_length() -> None:
    assert record_of({"pair": [1, "a"]}, _Pair) == _Pair(pair=(1, "a"))
    for wrong in ([1], [1, "a", "b"], {"1": "a"}):
        with pytest.raises(AppError):
            record_of({"pair": wrong}, _Pair)


@pytest.mark.parametrize("record", [replace(SCORE, version=2**53), replace(SCORE, reason="\ud800")])
def test_what_other_readers_could_not_read_is_not_written(record: ScoreVersion) -> None:
    with pytest.raises(AppError) as refusal:
        encode_record(record)
    assert refusal.value.code == "not-encodable"


def test_a_moment_without_a_zone_is_not_written() -> None:
    with pytest.raises(AppError) as refusal:
        encode_record(replace(SCORE, saved_at=datetime(2026, 1, 1)))  # noqa: DTZ001 - that is what is refused
    assert refusal.value.code == "time-naive"
