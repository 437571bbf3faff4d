"""Messages for the tests: a small evaluation with its panel, and what deals a message's bytes out to its reader."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from typing import Protocol

import pytest

from app.domain.codes import CriterionCode, CriterionType, LotCode, PriceFormula, Role, ScaleCode, SeatCode, SupplierId
from app.domain.evaluation import Criterion, EvaluationData, Lot, Method, Response, Seat, Supplier, Tender
from app.domain.freezing import FrozenVersion, frozen_hash, frozen_part
from app.domain.panel import Card, KeyState, PanelSeat, Roster
from app.domain.score_record import AgreedVersion, ScoreVersion
from app.errors import AppError
from app.exchange.container.manifest import Member
from app.exchange.container.parts import Part, of_bytes
from app.exchange.container.reception import Sink
from tests.scoring.builders import price_row, question, scale

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
EVALUATION = "6f1c8a44-3a6e-4f0e-9d2c-0b7a55d0c0de"
A, B = SupplierId("A"), SupplierId("B")
NORTH, SOUTH = LotCode("N"), LotCode("S")
E1, E2, MOD, LEAD = SeatCode("E1"), SeatCode("E2"), SeatCode("MOD"), SeatCode("L")
Q1, Q2, Q3 = CriterionCode("Q1"), CriterionCode("Q2"), CriterionCode("Q3")
C = CriterionCode
CARD = Card(key="a" * 64, certificate=b"DER", recipient="age1abc", name="Ann Lead")

DATA = EvaluationData(
    reference="T-1",
    title="Short breaks",
    method=Method(price_formula=PriceFormula.F1),
    scales=(scale(),),
    criteria=(
        question("QUAL", 70),
        question("Q1", 60, parent=C("QUAL"), scale=ScaleCode("S")),
        Criterion(code=C("Q1a"), title="Recruitment", type=CriterionType.SUB_CRITERION, parent=C("Q1")),
        question("Q2", 40, parent=C("QUAL")),
        price_row(30),
        Criterion(code=C("I"), title="Your size", type=CriterionType.INFORMATION),
        Criterion(code=C("D"), title="Other", type=CriterionType.INFORMATION, lots=(SOUTH,)),
    ),
    lots=(Lot(code=NORTH), Lot(code=SOUTH)),
    suppliers=(Supplier(id=A, name="Alder"), Supplier(id=B, name="Birch")),
    tenders=(Tender(supplier=A, lot=NORTH), Tender(supplier=A, lot=SOUTH), Tender(supplier=B, lot=SOUTH)),
    seats=(
        Seat(code=E1, questions=(Q1,), lots=(NORTH,)),
        Seat(code=E2, role=Role.SERVICE_USER_REPRESENTATIVE),
        Seat(code=MOD, role=Role.MODERATOR),
        Seat(code=LEAD, role=Role.LEAD),
    ),
)
FROZEN = FrozenVersion(number=1, hash=frozen_hash(DATA), frozen_at=AT)
ROSTER = Roster(
    revision=2, seats=tuple(PanelSeat(seat=seat, card=CARD, key_state=KeyState.VERIFIED) for seat in DATA.seats)
)
PUBLISHED = frozen_part(DATA)
RESPONSES = (
    Response(supplier=A, lot=None, question=Q1, text="All staff are checked.", files=("a/checks.pdf",)),
    Response(supplier=A, lot=NORTH, question=C("Q1a"), text="We advertise."),
    Response(supplier=A, lot=SOUTH, question=Q1, text="In the south too."),
    Response(supplier=A, lot=None, question=Q2, text="Families decide.", files=("a/checks.pdf", "a/plan.pdf")),
    Response(supplier=B, lot=None, question=Q1, text="Everybody is checked."),
    Response(supplier=B, lot=None, question=C("I"), text="Twelve people."),
)
CONTENTS: Mapping[str, bytes] = {"a/checks.pdf": b"%PDF-1.7 checks", "a/plan.pdf": b"%PDF-1.7 plan"}
FILES = {name: hashlib.sha256(content).hexdigest() for name, content in CONTENTS.items()}
ATTACHED = {FILES[name]: of_bytes(name, "application/pdf", content) for name, content in CONTENTS.items()}


def score(seat: SeatCode = E1, supplier: SupplierId = A, asked: CriterionCode = Q1, **more: object) -> ScoreVersion:
    """Return a seat's score as it is locked."""
    fields: dict[str, object] = {"lot": None, "version": 1, "value": Fraction(4), "reason": "Named staff."}
    return ScoreVersion(
        seat=seat,
        supplier=supplier,
        question=asked,
        frozen=FROZEN.hash,
        saved_at=AT,
        **(fields | more),  # type: ignore[arg-type]
    )


def agreed(asked: CriterionCode = Q1, version: int = 1, **more: object) -> AgreedVersion:
    """Return a version of an agreed score."""
    fields: dict[str, object] = {"supplier": A, "lot": None, "value": Fraction(4), "reason": "All agree."}
    return AgreedVersion(question=asked, version=version, chaired_by=MOD, saved_at=AT, **(fields | more))  # type: ignore[arg-type]


class Reader(Protocol):
    """What every kind's reader is to a reception."""

    def begin(self, member: Member) -> Sink: ...

    def body(self) -> object: ...


def deliver(parts: Sequence[Part], reader: Reader, step: int = 1000) -> None:
    """Deal the parts' bytes out to a reader, as the container does once it has verified them."""
    for part in parts:
        sink = reader.begin(part.member)
        with part.open() as source:
            while chunk := source.read(step):
                sink.write(chunk)
        sink.close()


def refusal(parts: Sequence[Part], reader: Reader) -> str:
    """Return the code under which a reader refuses the parts."""

    def taken_in() -> object:
        deliver(parts, reader)
        return reader.body()

    with pytest.raises(AppError) as caught:
        taken_in()
    return caught.value.code


def with_part(parts: Sequence[Part], name: str, content: bytes) -> list[Part]:
    """Return the parts with other bytes in one of them."""
    return [of_bytes(name, part.type, content) if part.name == name else part for part in parts]


def bytes_of(parts: Sequence[Part], name: str) -> bytes:
    """Return what a part holds."""
    with next(part for part in parts if part.name == name).open() as source:
        return source.read()
