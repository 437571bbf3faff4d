"""What is written as a workbook reads back as exactly what it was, or is refused with its place."""

import csv
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import (
    Consequence,
    CriterionCode,
    CriterionType,
    GateStatus,
    LotCode,
    LotMechanism,
    PriceFormula,
    Regime,
    Role,
    ScaleCode,
    SeatCode,
    SupplierId,
    SupplierKind,
    TenderStatus,
    TierBasis,
    TieStep,
)
from app.domain.evaluation import (
    AgreedScore,
    Criterion,
    EvaluationData,
    GateDecision,
    Level,
    Lot,
    Method,
    Minimum,
    PriceEntry,
    PriceParameters,
    Response,
    Rounding,
    Scale,
    Score,
    Seat,
    Stated,
    Supplier,
    Tender,
    TieBreak,
    Tiers,
)
from app.errors import AppError
from app.exchange.price_workbook import read_prices
from app.exchange.set_up import read_set_up, without_outcome
from app.exchange.workbook import load_workbook, read_evaluation
from app.exchange.workbook_out import write_folder, write_prices, write_set_up, write_workbook
from app.shipped import shipped
from app.text.sentences import sentence
from tests.scoring.materiality.invented import panels

A, B, LOT, Q1, INS = SupplierId("A"), SupplierId("B"), LotCode("1"), CriterionCode("Q1"), CriterionCode("INS")
P, R = CriterionCode("P"), CriterionCode("R")
FULL = EvaluationData(
    reference="REF 1",
    title="Breaks, “short” ones",
    authority="Example Council",
    partner_authorities=("Ashby", "Brookvale"),
    regime=Regime.PA2023_W,
    procedure="open",
    light_touch=False,
    deadline="2026-03-02 12:00",
    method=Method(
        off_scale_scores=True,
        price_formula=PriceFormula.F7,
        price_parameters=PriceParameters(
            k=Fraction("1.5"),
            benchmark=100,
            highest=20_000,
            lowest=1,
            bands=((Fraction(0), Fraction(100)), (Fraction("2.5"), Fraction("33.3"))),
            base=Fraction(2),
            willingness=Fraction(1_050),
            fixed=7,
            zero=1,
            clamp=False,
        ),
        rounding=Rounding(cell_mean=1, criterion=2, price_share=0, price_score=3, total=12),
        tie_break=(TieBreak(step=TieStep.QUALITY), TieBreak(step=TieStep.SCORE, code=CriterionCode("Q 1 a"))),
        failed_in_price_reference=True,
        lots_per_supplier=2,
        lot_mechanism=LotMechanism.HIGHEST_SUM,
        variance_range=Fraction("1.5"),
    ),
    scales=(
        Scale(
            code=ScaleCode("S"),
            levels=(
                Level(value=Fraction(0), label="None", descriptor="-1 and @all\n+ more", meets_requirement=False),
                Level(value=Fraction("2.5"), meets_requirement=True),
                Level(value=Fraction("123456789012345678.125")),
            ),
        ),
    ),
    criteria=(
        Criterion(
            code=Q1,
            title="Safety",
            type=CriterionType.QUALITY,
            weight=33_33,
            scale=ScaleCode("S"),
            minimum=Minimum(value=Fraction("0.125"), share=True),
            consequence=Consequence.MAY_REJECT,
            guidance="Look.",
            plain_title="Safe?",
            plain_guidance="Is it?",
            lots=(LOT, LotCode("01")),
        ),
        Criterion(code=P, title="Price", type=CriterionType.PRICE, formula=PriceFormula.F1, weight=0),
        Criterion(code=R, title="Rate", type=CriterionType.PRICE, parent=Q1, parameters=PriceParameters()),
        Criterion(code=INS, title="Insurance", type=CriterionType.GATE, minimum=Minimum(value=Fraction(3))),
    ),
    lots=(
        Lot(code=LOT, title="One", category="All", places=None, reserve=3, maximum_price=123_456_789_01),
        Lot(
            code=LotCode("01"),
            tiers=Tiers(basis=TierBasis.SCORE, edges=(Fraction(80), Fraction("60.5"))),
            minimum_quality=Minimum(value=Fraction(50)),
            minimum_total=Minimum(value=Fraction("0.6"), share=True),
        ),
        Lot(code=LotCode("3"), places=5, tiers=Tiers(basis=TierBasis.RANK, edges=(Fraction(5), Fraction(15)))),
    ),
    suppliers=(
        Supplier(
            id=A, name="Alder & <Sons>", register_number="00123", kind=SupplierKind.CONSORTIUM, members=("X", "Y")
        ),
        Supplier(id=B, name="<r><t>Birch</t></r>"),
    ),
    tenders=(
        Tender(
            supplier=A,
            lot=LOT,
            prices=(PriceEntry(row=P, amount=-5), PriceEntry(row=R, score=Fraction("2.125"))),
            status=TenderStatus.WITHDRAWN,
            reason="Ill",
            draw=Fraction(1),
            gates=(GateDecision(gate=INS, status=GateStatus.CONDITION_PRECEDENT),),
            stated_quality=Stated(value=Fraction("61.50"), places=2),
            stated_price_score=Stated(value=Fraction(20), places=0),
            stated_total=Stated(value=Fraction("81.5"), places=3),
            stated_rank=Stated(value=Fraction(1), places=0),
        ),
        Tender(supplier=B, lot=LOT, gates=(GateDecision(gate=INS, status=GateStatus.NOT_STARTED),)),
    ),
    seats=(
        Seat(code=SeatCode("E1"), name="Siân", questions=(Q1,), lots=(LOT,), group="Officers"),
        Seat(code=SeatCode("L"), role=Role.LEAD),
    ),
    scores=(
        Score(seat=SeatCode("E1"), supplier=A, lot=None, question=Q1, value=None, reason="x" * 32_767),
        Score(seat=SeatCode("E1"), supplier=B, lot=LOT, question=Q1, value=Fraction("0.1"), evidence="_x0041_"),
    ),
    agreed=(AgreedScore(supplier=A, lot=LOT, question=Q1, value=Fraction(2), reason="'=1+1"),),
    responses=(
        Response(supplier=A, lot=None, question=Q1, text="Line\n\n\tTwo", plain_summary="+1"),
        Response(supplier=B, lot=LOT, question=Q1, files=("b/plan.pdf", "plan.pdf")),
    ),
)


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp())
    yield made
    shutil.rmtree(made)


def read_both(data: EvaluationData) -> list[EvaluationData]:
    """Return what both forms of the evaluation say when they are read again, before it is judged."""
    made = Path(tempfile.mkdtemp())
    try:
        write_workbook(data, made / "it.xlsx")
        write_folder(data, made / "it")
        return [load_workbook(made / name).data for name in ("it.xlsx", "it")]
    finally:
        shutil.rmtree(made)


def refusal(data: EvaluationData, folder: Path) -> tuple[str, object, object, object]:
    """Return why and where an evaluation is not written; nothing is."""
    with pytest.raises(AppError) as caught:
        write_workbook(data, folder / "it.xlsx")
    assert sentence(caught.value.code, caught.value.facts)
    assert [*folder.iterdir()] == []
    facts = caught.value.facts
    return caught.value.code, facts.get("sheet"), facts.get("row"), facts.get("column")


def test_every_field_reads_back() -> None:
    assert read_both(FULL) == [FULL, FULL]


def test_the_names_of_response_files_are_returned_each_once(folder: Path) -> None:
    more = replace(FULL, responses=(*FULL.responses, replace(FULL.responses[1], supplier=A)))

    assert write_workbook(more, folder / "it.xlsx") == ("b/plan.pdf", "plan.pdf")
    assert write_folder(more, folder / "it") == ("b/plan.pdf", "plan.pdf")


def test_the_shipped_sample_reads_back_from_both_forms(folder: Path) -> None:
    data = read_evaluation(shipped("samples", "care-and-support"))
    write_workbook(data, folder / "it.xlsx")
    write_folder(data, folder / "new" / "it")

    assert read_evaluation(folder / "it.xlsx") == data
    assert read_evaluation(folder / "new" / "it") == data


@given(panels())
def test_any_evaluation_that_can_be_ranked_reads_back(data: EvaluationData) -> None:
    assert read_both(data) == [data, data]


PIECES = [
    "=",
    " ",
    "\n",
    "\t",
    ";",
    "_x0041_",
    "_x005F",
    "<r>",
    "</r>",
    "&",
    '"',
    ",",
    "'",
    "-",
    "@",
    "1",
    "e\u0301",
    "é",
]
EDGES = [" ", "\r", "\x00", "\u202e", "\u200b", "\ufeff", "\xa0", "😀"]
texts = st.one_of(
    st.text(max_size=12),
    st.lists(st.sampled_from(PIECES + EDGES), max_size=5).map("".join),
)
fractions = st.one_of(st.fractions(), st.decimals(allow_nan=False, allow_infinity=False).map(Fraction))


@given(texts, texts, texts, fractions, fractions)
def test_whatever_is_written_reads_back_and_nothing_else_is_written(
    one: str, other: str, third: str, value: Fraction, edge: Fraction
) -> None:
    wild = replace(
        FULL,
        title=one,
        partner_authorities=(other,) if other else (),
        scales=(Scale(code=ScaleCode("S"), levels=(Level(value=value, label=one), Level(value=edge))),),
        suppliers=(replace(FULL.suppliers[0], name=third, members=(one, other)), FULL.suppliers[1]),
        responses=(Response(supplier=A, lot=None, question=Q1, text=third, plain_summary=other),),
        agreed=(replace(FULL.agreed[0], value=value, reason=one + third),),
        tenders=tuple(replace(tender, draw=edge, reason=other) for tender in FULL.tenders),
    )
    try:
        found = read_both(wild)
    except AppError as error:
        assert error.code == "workbook-cell-unwritable"  # noqa: PT017 - refused, or equal: either will do
    else:
        assert found == [wild, wild]


THIRD = Fraction(1, 3)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (replace(FULL, title=" Breaks"), ("Evaluation", None, "title")),
        (replace(FULL, title="=1+1"), ("Evaluation", 4, "value")),
        (replace(FULL, reference="two\nlines"), ("Evaluation", 2, "value")),
        (replace(FULL, partner_authorities=("A; B",)), ("Evaluation", None, "partner authorities")),
        (replace(FULL, method=replace(FULL.method, variance_range=THIRD)), ("Evaluation", 22, "value")),
        (replace(FULL, scales=(*FULL.scales, Scale(code=ScaleCode("T"), levels=()))), ("Scale", None, "")),
        (replace(FULL, scales=FULL.scales * 2), ("Scale", 2, "levels")),
        (replace(FULL, criteria=(replace(FULL.criteria[0], title=""), *FULL.criteria[1:])), ("Criteria", 2, "title")),
        (replace(FULL, lots=()), ("Lots", None, "")),
        (replace(FULL, suppliers=(replace(FULL.suppliers[0], name="A\u200e\x00"),)), ("Suppliers", 2, "name")),
        (replace(FULL, tenders=(replace(FULL.tenders[0], gates=()),)), ("Tenders", 2, "gates")),
        (replace(FULL, tenders=(replace(FULL.tenders[0], draw=THIRD),)), ("Tenders", 2, "draw")),
        (
            replace(FULL, tenders=(replace(FULL.tenders[0], prices=(PriceEntry(row=INS, amount=1),)),)),
            ("Tenders", 2, "prices"),
        ),
        (replace(FULL, seats=(replace(FULL.seats[0], code=SeatCode("")),)), ("Panel", 2, "seat")),
        (replace(FULL, agreed=(replace(FULL.agreed[0], value=THIRD),)), ("Agreed", 2, "score")),
        (replace(FULL, responses=(replace(FULL.responses[0], text="e\u0301"),)), ("Responses", 2, "text")),
        (replace(FULL, responses=(replace(FULL.responses[0], text="", plain_summary=""),)), ("Responses", 2, "text")),
        (replace(FULL, responses=(replace(FULL.responses[0], digest="0" * 64),)), ("Responses", 2, "digest")),
        (replace(FULL, responses=(replace(FULL.responses[1], files=("../x",)),)), ("Responses", 2, "file")),
        (replace(FULL, responses=(replace(FULL.responses[0], text="_x0041_x0042_"),)), ("Responses", 2, "text")),
    ],
)
def test_what_would_read_back_as_something_else_is_refused_with_its_place(
    data: EvaluationData, place: tuple[str, int | None, str], folder: Path
) -> None:
    assert refusal(data, folder) == ("workbook-cell-unwritable", *place)


def test_a_text_longer_than_a_spreadsheets_cell_is_refused_but_for_tables(folder: Path) -> None:
    long = replace(FULL, responses=(replace(FULL.responses[0], text="😀" * 16_384),))

    assert refusal(long, folder) == ("workbook-cell-too-long", "Responses", 2, "text")
    write_folder(long, folder / "it")
    assert load_workbook(folder / "it").data == long


@pytest.mark.parametrize("scores", [FULL.scores[1:] * 200_000, FULL.scores[:1] * 8_000], ids=["cells", "bytes"])
def test_more_than_is_read_is_refused(folder: Path, scores: tuple[Score, ...]) -> None:
    assert refusal(replace(FULL, scores=scores), folder)[0] == "workbook-out-too-large"


def test_a_full_disk_leaves_nothing_behind(folder: Path) -> None:
    """The system stops the file at 20,000 bytes, as a full disk would."""
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from app.errors import AppError\n"
        "from app.exchange.workbook import read_evaluation\n"
        "from app.exchange.workbook_out import write_workbook\n"
        "from app.shipped import shipped\n"
        "data = read_evaluation(shipped('samples', 'care-and-support'))\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try:\n"
        "    write_workbook(data, Path(sys.argv[1]))\n"
        "except AppError as error:\n"
        "    print(error.code)\n"
    )
    run = subprocess.run(  # noqa: S603 - this very interpreter, with a fixed argument
        [sys.executable, "-c", code, str(folder / "it.xlsx")], capture_output=True, text=True, check=True
    )

    assert (run.stdout, [*folder.iterdir()]) == ("file-not-written\n", [])


def test_no_cell_is_a_formula_and_no_text_becomes_markup(folder: Path) -> None:
    write_workbook(FULL, folder / "it.xlsx")

    book = openpyxl.load_workbook(folder / "it.xlsx")
    values = [found for sheet in book for row in sheet.iter_rows() for found in row if found.value is not None]
    assert {found.data_type for found in values} == {"s", "n"}
    assert "<r><t>Birch</t></r>" in {found.value for found in values}
    with zipfile.ZipFile(folder / "it.xlsx") as archive:
        assert [name for name in archive.namelist() if b"<f>" in archive.read(name)] == []


def test_a_file_that_is_there_is_replaced_only_where_that_was_asked(folder: Path) -> None:
    path = folder / "it.xlsx"
    path.write_bytes(b"mine")
    with pytest.raises(AppError) as caught:
        write_workbook(FULL, path)
    assert (caught.value.code, path.read_bytes()) == ("file-exists", b"mine")

    write_workbook(FULL, path, replace=True)
    assert load_workbook(path).data == FULL
    assert [*folder.iterdir()] == [path]


def test_the_same_evaluation_is_written_as_the_same_bytes(folder: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(FULL, folder / name)

    assert (folder / "one.xlsx").read_bytes() == (folder / "two.xlsx").read_bytes()


def test_tables_are_not_mixed_with_those_of_another_evaluation(folder: Path) -> None:
    (folder / "Notes.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(AppError) as caught:
        write_folder(FULL, folder)

    assert caught.value.code == "folder-not-empty"
    assert [path.name for path in folder.iterdir()] == ["Notes.csv"]


@pytest.mark.parametrize("write", [write_workbook, write_folder])
def test_a_place_that_cannot_be_written_to_is_told(folder: Path, write: object) -> None:
    (folder / "file").write_bytes(b"")
    with pytest.raises(AppError) as caught:
        write(FULL, folder / "file" / "it.xlsx")  # type: ignore[operator]

    assert caught.value.code == "file-not-written"


def test_sheets_without_a_row_are_left_out_unless_they_are_needed(folder: Path) -> None:
    bare = EvaluationData(reference="R", lots=FULL.lots)
    with pytest.raises(AppError):
        write_folder(bare, folder / "it")  # a workbook has criteria, suppliers and tenders
    small = replace(FULL, scales=(), seats=(), scores=(), agreed=(), responses=())
    write_folder(small, folder / "it")

    assert sorted(path.stem for path in (folder / "it").iterdir()) == [
        "Criteria",
        "Evaluation",
        "Lots",
        "Suppliers",
        "Tenders",
    ]


def test_a_set_up_and_its_prices_make_up_the_evaluation(folder: Path) -> None:
    data = read_evaluation(shipped("samples", "care-and-support"))
    seats = (*data.seats, Seat(code=SeatCode("MOD9"), role=Role.MODERATOR))
    if not any(seat.role is Role.LEAD for seat in seats):
        seats = (*seats, Seat(code=SeatCode("LEAD9"), role=Role.LEAD))
    panel = replace(data, seats=seats)
    write_set_up(panel, folder / "set-up.xlsx")
    write_prices(panel, folder / "prices.xlsx")
    set_up = read_set_up(folder / "set-up.xlsx")
    prices = read_prices(folder / "prices.xlsx", set_up.data)

    assert set_up.data == without_outcome(panel)
    assert prices.entries == {(tender.supplier, tender.lot): tender.prices for tender in data.tenders}


def test_prices_of_several_rows_have_their_own_columns(folder: Path) -> None:
    write_prices(FULL, folder / "prices.xlsx")

    sheet = openpyxl.load_workbook(folder / "prices.xlsx")["Tenders"]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows == [
        ["supplier", "lot", "P", "P score", "R", "R score"],
        ["A", "1", -0.05, None, None, 2.125],
        ["B", "1", None, None, None, None],
    ]


def test_tables_are_written_as_rfc_4180_has_them(folder: Path) -> None:
    write_folder(FULL, folder / "it")
    raw = (folder / "it" / "Responses.csv").read_bytes()

    assert raw.startswith(b"supplier,lot,question,text,file,plain summary\r\n")
    with (folder / "it" / "Responses.csv").open(encoding="utf-8", newline="") as table:
        assert [*csv.reader(table)][1] == ["A", "", "Q1", "Line\n\n\tTwo", "", "+1"]
