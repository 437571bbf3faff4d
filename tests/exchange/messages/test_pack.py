"""A pack holds what its seat may see: its own questions' responses and files, never a score or a price."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.canonical import encode_record
from app.domain.codes import CriterionCode, GateStatus, LotCode, SeatCode, SupplierId
from app.domain.declarations import Decision
from app.domain.evaluation import (
    AgreedScore,
    Criterion,
    EvaluationData,
    GateDecision,
    Lot,
    PriceEntry,
    Response,
    Score,
    Seat,
    Stated,
    Supplier,
    Tender,
)
from app.domain.freezing import FrozenVersion, frozen_hash
from app.domain.panel import PanelSeat, Roster
from app.errors import AppError
from app.exchange.container.bodies import BytesSink
from app.exchange.container.manifest import Member
from app.exchange.container.parts import Part
from app.exchange.messages import pack, pack_reader
from app.exchange.messages.members import line_of
from app.exchange.messages.pack import NamedFile, PackBody, Told
from app.text.sentences import sentence
from tests.exchange.messages.made import (
    AT,
    ATTACHED,
    CONTENTS,
    DATA,
    E1,
    E2,
    FILES,
    FROZEN,
    LEAD,
    MOD,
    PUBLISHED,
    Q1,
    RESPONSES,
    ROSTER,
    SOUTH,
    A,
    B,
    C,
    deliver,
    refusal,
    with_part,
)
from tests.scoring.builders import question, scale

BODY = PackBody(
    seat=E1,
    versions=(FROZEN,),
    frozen=PUBLISHED,
    roster=ROSTER,
    suppliers=DATA.suppliers,
    tenders=DATA.tenders,
    files=FILES,
    decision=Decision(seat=E1, declaration=1, reason="Distant.", decided_at=AT),
    note="Clarification reply 2.",
    unchecked="No telephone.",
)


class Taking:
    """A pack being taken in, with everything it handed on."""

    def __init__(self) -> None:
        self.responses: list[Response] = []
        self.attached: dict[str, BytesSink] = {}
        self.reader = pack_reader.reader(self.responses.extend, self.attach)

    def attach(self, member: Member) -> BytesSink:
        self.attached[member.name] = BytesSink(member.size)
        return self.attached[member.name]


def packed(body: PackBody = BODY, responses: Iterable[Response] = RESPONSES) -> Sequence[Part]:
    given = tuple(responses)
    return pack.parts(body, lambda: given, ATTACHED.get)


def refused(make: Callable[[], object]) -> str:
    with pytest.raises(AppError) as caught:
        make()
    assert sentence(caught.value.code, caught.value.facts)
    return caught.value.code


def test_a_pack_reads_back_with_its_responses_and_files() -> None:
    taking = Taking()
    deliver(packed(replace(BODY, seat=E2, decision=None)), taking.reader, step=17)

    assert taking.reader.body() == replace(BODY, seat=E2, decision=None)
    assert tuple(taking.responses) == tuple(one for one in RESPONSES if one.question != "I")
    assert {sha: sink.content for sha, sink in taking.attached.items()} == {
        FILES[name]: content for name, content in CONTENTS.items()
    }
    assert taking.reader.attachments == set(FILES.values())
    assert taking.reader.body().evaluation() == replace(DATA, responses=())


def test_a_scoring_seat_gets_the_responses_of_its_own_questions_and_lots_with_their_files_alone() -> None:
    taking = Taking()
    deliver(packed(), taking.reader)

    assert tuple(taking.responses) == RESPONSES[:2]
    assert taking.reader.body().files == {"a/checks.pdf": FILES["a/checks.pdf"]}
    assert [*taking.attached] == [FILES["a/checks.pdf"]]


@pytest.mark.parametrize("seat", [MOD, LEAD])
def test_a_seat_that_does_not_score_gets_all_responses(seat: SeatCode) -> None:
    taking = Taking()
    deliver(packed(replace(BODY, seat=seat, decision=None)), taking.reader)

    assert tuple(taking.responses) == RESPONSES


def test_a_file_that_the_receiver_holds_is_left_out_but_named() -> None:
    taking = Taking()
    deliver(pack.parts(BODY, lambda: RESPONSES, lambda _: None), taking.reader)

    assert taking.reader.attachments == set()
    assert taking.reader.body().files == {"a/checks.pdf": FILES["a/checks.pdf"]}


def test_a_file_named_by_several_responses_travels_once() -> None:
    names = [part.name for part in packed(replace(BODY, seat=E2, decision=None))]

    assert names == [
        "body.json",
        "suppliers.ndjson",
        "tenders.ndjson",
        "files.ndjson",
        "responses.ndjson",
        FILES["a/checks.pdf"],
        FILES["a/plan.pdf"],
    ]


def test_a_response_whose_file_is_not_there_is_not_sent() -> None:
    assert refused(lambda: packed(replace(BODY, files={}))) == "pack-file-missing"


def test_more_files_than_a_pack_holds_are_refused_before_they_are_sent() -> None:
    names = [f"{number}.pdf" for number in range(pack.MOST_FILES + 1)]
    many = replace(RESPONSES[0], files=tuple(names))

    assert refused(lambda: packed(replace(BODY, files=dict.fromkeys(names, "a" * 64)), [many])) == "pack-too-many-files"


def tender(**told: object) -> tuple[Tender, ...]:
    return (replace(DATA.tenders[0], **told), *DATA.tenders[1:])  # type: ignore[arg-type]


STATED = Stated(value=Fraction(80), places=0)
PRICED = [
    tender(prices=(PriceEntry(row=CriterionCode("P"), amount=100),)),
    tender(prices=(PriceEntry(row=CriterionCode("P"), score=Fraction(3)),)),
    tender(stated_quality=STATED),
    tender(stated_price_score=STATED),
    tender(stated_total=STATED),
    tender(stated_rank=STATED),
]


@pytest.mark.parametrize("tenders", PRICED)
def test_a_price_or_result_is_neither_written_nor_read(tenders: tuple[Tender, ...]) -> None:
    smuggled = with_part(packed(), "tenders.ndjson", b"".join(map(line_of, tenders)))

    assert refused(lambda: packed(replace(BODY, tenders=tenders))) == "pack-holds-prices"
    assert refusal(smuggled, Taking().reader) == "pack-holds-prices"


def test_an_answer_to_the_price_question_is_a_price() -> None:
    answer = Response(supplier=A, lot=None, question=CriterionCode("P"), text="£100")

    assert refused(lambda: packed(responses=(answer,))) == "pack-holds-prices"
    assert refusal(with_part(packed(), "responses.ndjson", line_of(answer)), Taking().reader) == "pack-holds-prices"


SCORED = [
    replace(PUBLISHED, scores=(Score(seat=E1, supplier=A, lot=None, question=Q1, value=Fraction(1)),)),
    replace(PUBLISHED, agreed=(AgreedScore(supplier=A, lot=None, question=Q1, value=Fraction(1)),)),
    replace(PUBLISHED, responses=RESPONSES[:1]),
]


def forged(**told: object) -> list[Part]:
    """Return a pack whose body says something else, in its one form."""
    body = Told(seat=E1, versions=(FROZEN,), frozen=PUBLISHED, roster=ROSTER)
    return with_part(packed(), "body.json", encode_record(replace(body, **told)))  # type: ignore[arg-type]


@pytest.mark.parametrize("frozen", SCORED)
def test_a_pack_can_never_hold_a_score(frozen: EvaluationData) -> None:
    assert refused(lambda: packed(replace(BODY, frozen=frozen))) == "pack-of-another-frozen"
    assert refusal(forged(frozen=frozen), Taking().reader) == "pack-of-another-frozen"


def versioned(*versions: FrozenVersion, earlier: tuple[EvaluationData, ...] = ()) -> dict[str, object]:
    return {"versions": versions, "earlier": earlier}


BEFORE = replace(PUBLISHED, title="Shrot breaks")
OLDER = replace(FROZEN, hash=frozen_hash(BEFORE))
NEWER = replace(FROZEN, number=2, supersedes=OLDER.hash, reason="Typing error.", approver="L")
OTHERS = [
    versioned(),
    versioned(OLDER),
    versioned(OLDER, NEWER),
    versioned(FROZEN, earlier=(BEFORE,)),
    versioned(OLDER, FROZEN, earlier=(BEFORE,)),
    versioned(OLDER, replace(NEWER, supersedes=None), earlier=(BEFORE,)),
    versioned(OLDER, NEWER, earlier=(replace(BEFORE, title="Long"),)),
    versioned(OLDER, NEWER, earlier=(replace(BEFORE, suppliers=DATA.suppliers),)),
    versioned(replace(FROZEN, number=2)),
    versioned(replace(FROZEN, supersedes="1" * 64)),
    {"frozen": replace(PUBLISHED, title="Longer breaks")},
]


@pytest.mark.parametrize("told", OTHERS)
def test_the_criteria_are_those_that_the_newest_version_names(told: dict[str, object]) -> None:
    assert refused(lambda: packed(replace(BODY, **told))) == "pack-of-another-frozen"  # type: ignore[arg-type]
    assert refusal(forged(**told), Taking().reader) == "pack-of-another-frozen"


def test_an_amended_evaluation_travels_with_all_its_versions() -> None:
    taking = Taking()
    deliver(packed(replace(BODY, versions=(OLDER, NEWER), earlier=(BEFORE,))), taking.reader)

    assert taking.reader.body().versions == (OLDER, NEWER)
    assert taking.reader.body().earlier == (BEFORE,)


def test_more_versions_than_anybody_makes_are_refused() -> None:
    assert refused(lambda: packed(replace(BODY, earlier=(BEFORE,) * 100))) == "pack-too-complex"


@pytest.mark.parametrize(
    "told",
    [
        {"seat": SeatCode("E9")},
        {"decision": Decision(seat=E2, declaration=1, reason="Distant.", decided_at=AT)},
    ],
)
def test_a_pack_is_for_one_seat_of_its_panel(told: dict[str, object]) -> None:
    assert refused(lambda: packed(replace(BODY, **told))) == "pack-of-another-seat"  # type: ignore[arg-type]
    assert refusal(forged(**told), Taking().reader) == "pack-of-another-seat"


def of_rows(*rows: Criterion, lots: int = 1) -> EvaluationData:
    made = tuple(Lot(code=LotCode(f"{number}")) for number in range(lots))
    return EvaluationData(reference="T", scales=DATA.scales, criteria=rows, lots=made)


DEEP = [question(f"Q{number}", 100, parent=C(f"Q{number - 1}") if number else None) for number in range(30)]
COMPLEX = [
    of_rows(*[question(f"Q{number}", 1) for number in range(1_001)]),
    of_rows(question("Q1", 100), lots=201),
    of_rows(*[question(f"Q{number}", 1) for number in range(900)], lots=100),
    of_rows(*DEEP),
    of_rows(question("Q1", 100, parent=C("Q2")), question("Q2", 100, parent=C("Q1"))),
    replace(of_rows(question("Q1", 100)), scales=(scale(*range(5_001)),)),
]


@pytest.mark.parametrize("frozen", COMPLEX, ids=range(len(COMPLEX)))
def test_what_would_take_long_to_judge_is_refused_first(frozen: EvaluationData) -> None:
    assert refused(lambda: packed(replace(BODY, frozen=frozen))) == "pack-too-complex"
    assert refusal(forged(frozen=frozen), Taking().reader) == "pack-too-complex"


def test_a_panel_larger_than_any_is_refused() -> None:
    many = tuple(PanelSeat(seat=Seat(code=SeatCode(f"E{number}"))) for number in range(501))

    assert refused(lambda: packed(replace(BODY, roster=Roster(revision=1, seats=many)))) == "pack-too-complex"


def test_an_evaluation_that_contradicts_itself_is_refused() -> None:
    twice = (*DATA.suppliers, Supplier(id=SupplierId("a"), name="Again"))
    wrong = replace(PUBLISHED, criteria=(question("Q1", 99),))

    assert refused(lambda: packed(replace(BODY, suppliers=twice))) == "pack-unsound"
    named = (replace(FROZEN, hash=frozen_hash(wrong)),)
    assert refused(lambda: packed(replace(BODY, frozen=wrong, versions=named))) == "pack-unsound"
    lines = b"".join(map(line_of, twice))
    assert refusal(with_part(packed(), "suppliers.ndjson", lines), Taking().reader) == "pack-unsound"


def lines(*records: object) -> bytes:
    return b"".join(map(line_of, records))


ONE = RESPONSES[0]
GATE = GateDecision(gate=CriterionCode("Z"), status=GateStatus.PASS)
FILE = NamedFile(name="a/checks.pdf", sha256=FILES["a/checks.pdf"])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("responses.ndjson", lines(replace(ONE, supplier=SupplierId("Z"))), "message-damaged"),
        ("responses.ndjson", lines(replace(ONE, question=CriterionCode("Z"))), "message-damaged"),
        ("responses.ndjson", lines(replace(ONE, lot=SOUTH)), "message-damaged"),
        ("responses.ndjson", lines(replace(ONE, text="", files=())), "message-damaged"),
        ("responses.ndjson", lines(replace(ONE, digest="0" * 64)), "message-damaged"),
        ("responses.ndjson", lines(replace(ONE, files=("b.pdf",))), "message-damaged"),
        ("files.ndjson", lines(FILE, FILE), "message-record-twice"),
        ("files.ndjson", lines(replace(FILE, name="../../etc/passwd")), "message-damaged"),
        ("files.ndjson", lines(replace(FILE, name="C:\\x.pdf")), "message-damaged"),
        ("files.ndjson", lines(replace(FILE, name="")), "message-damaged"),
        ("files.ndjson", lines(replace(FILE, sha256="x")), "message-damaged"),
        ("files.ndjson", lines(replace(FILE, sha256="0" * 64)), "message-member-unknown"),
        ("files.ndjson", b"", "message-damaged"),
        ("tenders.ndjson", b"x" * (17 * 1024 * 1024), "message-too-large"),
        ("suppliers.ndjson", b"{}\n" * 20_001, "message-damaged"),
        ("suppliers.ndjson", lines(Supplier(id=SupplierId(""), name="A")), "pack-unsound"),
        ("suppliers.ndjson", lines(replace(DATA.suppliers[0], name="x" * 200_000)), "file-damaged"),
        ("tenders.ndjson", lines(DATA.tenders[0], DATA.tenders[0]), "pack-unsound"),
        ("tenders.ndjson", lines(replace(DATA.tenders[0], lot=LotCode("Z"))), "pack-unsound"),
        ("tenders.ndjson", lines(replace(DATA.tenders[0], supplier=SupplierId("Z"))), "pack-unsound"),
        ("tenders.ndjson", lines(replace(DATA.tenders[0], gates=(GATE,))), "pack-unsound"),
    ],
)
def test_a_hostile_pack_by_a_known_signer_ends_in_a_sentence(name: str, content: bytes, code: str) -> None:
    assert refusal(with_part(packed(), name, content), Taking().reader) == code


def test_members_come_in_their_order_or_not_at_all() -> None:
    parts = list(packed())
    swapped = [parts[0], parts[2], parts[1], *parts[3:]]
    renamed = [*parts[:5], replace(parts[5], name="checks.pdf")]

    assert [refusal(parts[:count], Taking().reader) for count in range(5)] == ["message-member-missing"] * 5
    assert refusal(swapped, Taking().reader) == "message-member-unknown"
    assert refusal(renamed, Taking().reader) == "message-member-unknown"
    assert refusal([*parts[:4], parts[5], parts[4]], Taking().reader) == "message-member-unknown"


def test_a_roster_without_a_revision_is_refused() -> None:
    assert refusal(forged(roster=replace(ROSTER, revision=0)), Taking().reader) == "message-damaged"


def test_a_response_to_a_supplier_that_tenders_nowhere_its_seat_scores_stays_at_home() -> None:
    only_south = Response(supplier=B, lot=None, question=Q1, text="South only.")
    taking = Taking()
    deliver(packed(responses=(only_south,)), taking.reader)

    assert taking.responses == []
