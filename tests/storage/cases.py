"""Case files for tests: empty ones, one with a row in every table, and small records to put into them."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

from app.domain.audit import Head
from app.domain.codes import (
    CriterionCode,
    CriterionType,
    GateStatus,
    LotCode,
    Role,
    ScaleCode,
    SeatCode,
    SupplierId,
    SupplierKind,
)
from app.domain.declarations import Decision, Declaration, Interest
from app.domain.evaluation import (
    Criterion,
    EvaluationData,
    GateDecision,
    Level,
    Lot,
    PriceEntry,
    Response,
    Scale,
    Seat,
    Supplier,
    Tender,
)
from app.domain.freezing import FrozenVersion, frozen_hash
from app.domain.milestones import Milestone
from app.domain.panel import Card, KeyState, PanelSeat, Roster
from app.domain.score_record import AgreedVersion, Dissent, Movement, Reopening, ScoreVersion, SeatLock, SubReason
from app.storage import (
    agreed,
    attachments,
    audit,
    declarations,
    frozen,
    heads,
    locks,
    messages,
    milestones,
    pins,
    prices,
    responses,
    rosters,
    scores,
    set_ups,
    tenders,
)
from app.storage.case_file import CaseAbout, CaseFile, create
from app.storage.messages import Direction, MessageRecord
from app.storage.unit import Unit

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LATER = AT + timedelta(days=1)
SECRET = "Nobody but this seat may read that the induction lasts only a day"  # noqa: S105 - a reason, no password
ABOUT = CaseAbout(
    case="00000000-0000-4000-8000-000000000001",
    evaluation="00000000-0000-4000-8000-000000000002",
    reference="T-1",
    title="Care and support",
    seat=SeatCode("E1"),
    role=Role.EVALUATOR,
    key="a" * 64,
    created_at=AT,
)
E1, E2, MODERATOR, LEAD = SeatCode("E1"), SeatCode("E2"), SeatCode("M"), SeatCode("L")
ALPHA, BETA = SupplierId("A"), SupplierId("B")
LOT, SECOND_LOT = LotCode("1"), LotCode("2")
Q1, Q2, GATE = CriterionCode("Q1"), CriterionCode("Q2"), CriterionCode("G1")

DATA = EvaluationData(
    reference="T-1",
    title="Care and support",
    scales=(Scale(code=ScaleCode("S"), levels=tuple(Level(value=Fraction(level)) for level in range(5))),),
    criteria=(
        Criterion(code=GATE, title="Insurance", type=CriterionType.GATE),
        Criterion(code=Q1, title="Staff", type=CriterionType.QUALITY, weight=60_00),
        Criterion(code=Q2, title="Safety", type=CriterionType.QUALITY, weight=40_00),
    ),
    lots=(Lot(code=LOT), Lot(code=SECOND_LOT)),
)
HASH = frozen_hash(DATA)
VERSION = FrozenVersion(number=1, hash=HASH, frozen_at=AT)
SUPPLIERS = (
    Supplier(id=ALPHA, name="Alpha", register_number="01234567", kind=SupplierKind.COMPANY),
    Supplier(id=BETA, name="Beta", kind=SupplierKind.CONSORTIUM, members=("Beta North", "Beta South")),
)
TENDERS = (
    Tender(supplier=BETA, lot=LOT, gates=(GateDecision(gate=GATE, status=GateStatus.PENDING),)),
    Tender(supplier=ALPHA, lot=LOT, draw=Fraction(1, 3)),
    Tender(supplier=ALPHA, lot=SECOND_LOT),
)
CARD = Card(key="b" * 64, certificate=b"\x30\x82", recipient="age1xyz", name="Evaluator one")
ROSTER = Roster(
    revision=1,
    seats=(
        PanelSeat(seat=Seat(code=LEAD, role=Role.LEAD)),
        PanelSeat(seat=Seat(code=MODERATOR, role=Role.MODERATOR)),
        PanelSeat(seat=Seat(code=E1, lots=(LOT,)), card=CARD, key_state=KeyState.VERIFIED),
        PanelSeat(seat=Seat(code=E2)),
    ),
)
AGREED = AgreedVersion(
    supplier=ALPHA,
    lot=LOT,
    question=Q1,
    version=1,
    value=Fraction(7, 2),
    reason="Clear plan",
    sub_reasons=(
        SubReason(sub_criterion=CriterionCode("Q1a"), reason="Named people"),
        SubReason(sub_criterion=CriterionCode("Q1b"), reason="No dates"),
    ),
    present=(E1, E2, MODERATOR),
    moved=(
        Movement(seat=E1, before=Fraction(2), after=Fraction(7, 2), why="Had missed page 4"),
        Movement(seat=E2, before=None, after=Fraction(3), why="Was not sure"),
    ),
    dissent=(Dissent(seat=E2, words="Still too high"),),
    chaired_by=MODERATOR,
    saved_at=AT,
)


def new_case(folder: Path, name: str = "case.evcase") -> CaseFile:
    """Return a case file in which nothing but the criteria is frozen."""
    case = create(folder / name, KEY, ABOUT)
    with case.write() as unit:
        frozen.add(unit, VERSION, DATA)
    return case


def score(version: int = 1, **more: object) -> ScoreVersion:
    """Return a score of the first question of the first tender."""
    made = ScoreVersion(
        seat=E1,
        supplier=ALPHA,
        lot=LOT,
        question=Q1,
        version=version,
        value=Fraction(3),
        reason=SECRET,
        evidence="p. 4",
        frozen=HASH,
        saved_at=AT,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def message(number: int = 1, direction: Direction = "in", **more: object) -> MessageRecord:
    """Return a message; its hashes follow from its number."""
    made = MessageRecord(
        id=f"00000000-0000-4000-8000-{number:012}",
        direction=direction,
        kind="return",
        revision=1,
        manifest_sha256=f"{number:064x}",
        file_sha256=f"{number + 1000:064x}",
        sender=E2,
        recipients=(MODERATOR, E2),
        created=AT,
        handled_at=LATER,
        envelope=b'{"payload":""}',
        summary={"scores": 1},
    )
    return replace(made, **more)  # type: ignore[arg-type]


def kept(unit: Unit, content: bytes, media: str = "application/pdf") -> str:
    """Keep a file and return its SHA-256."""
    digest = hashlib.sha256(content).hexdigest()
    sink = attachments.begin(unit, digest, len(content), media)
    sink.write(content)
    sink.close()
    return digest


class _Enough(Exception):
    """Nothing is wrong: it undoes what a test tried."""


@contextmanager
def tried(case: CaseFile) -> Iterator[Unit]:
    """Give a unit whose work is undone when the block ends."""
    with suppress(_Enough), case.write() as unit:
        yield unit
        raise _Enough


def fill(unit: Unit) -> None:
    """Put at least one row into every table that `new_case` leaves empty."""
    audit.append(unit, at=AT, seat=E1, action="case-made", facts={"case": ABOUT.case})
    set_ups.add(unit, DATA, source="set-up.xlsx", digest="c" * 64, at=AT)
    came = message()
    messages.add(unit, came)
    messages.undo(unit, came.id, at=AT, reason="Wrong file")
    messages.redo(unit, came.id, at=AT)
    tenders.add_suppliers(unit, SUPPLIERS, at=AT, message=came.id)
    tenders.add_tenders(unit, TENDERS, at=AT)
    responses.add(unit, [Response(supplier=ALPHA, lot=None, question=Q1, text="We train everybody.")], at=AT)
    responses.name_files(unit, {"plan.pdf": kept(unit, b"%PDF-1.7 plan")})
    rosters.add(unit, ROSTER, at=AT)
    pins.add(unit, seat=E1, card=CARD, state=KeyState.VERIFIED, at=AT)
    declarations.add(
        unit, Declaration(seat=E1, version=1, interests=(Interest(supplier=BETA, nature="A cousin"),), made_at=AT)
    )
    declarations.decide(
        unit, Decision(seat=E1, declaration=1, recused_lots=(SECOND_LOT,), reason="Too close", decided_at=AT)
    )
    scores.save(unit, score())
    scores.add_returned(unit, came.id, [score(seat=E2, value=None, not_sure=True, lot=None)])
    locks.lock(unit, SeatLock(seat=E1, number=1, frozen=HASH, scores=1, digest="d" * 64, locked_at=AT))
    locks.reopen(unit, Reopening(seat=E1, lock=1, reason="A slip", permitted_by=MODERATOR, permitted_at=AT))
    agreed.add(unit, AGREED)
    prices.add(unit, ALPHA, LOT, [PriceEntry(row=None, amount=100_00)], at=AT, source="e" * 64)
    milestones.reach(unit, Milestone.FROZEN, at=AT, facts={"hash": HASH})
    heads.witness(unit, of=E1, key="7" * 64, holder=MODERATOR, head=Head(size=1, hash="f" * 64), message=came.id)


def full_case(folder: Path, name: str = "full.evcase") -> CaseFile:
    """Return a case file with a row in every table."""
    case = new_case(folder, name)
    with case.write() as unit:
        fill(unit)
    return case
