"""What a moderator is shown of a panel's scores, before the lock and after it (DR-22, DR-23, DESIGN §2.6)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import Consequence, CriterionCode, CriterionType, GateStatus, LotCode, Role, SeatCode, SupplierId
from app.domain.codes import TenderStatus as Status
from app.domain.evaluation import (
    Criterion,
    EvaluationData,
    GateDecision,
    Lot,
    Method,
    Minimum,
    Scale,
    Score,
    Seat,
    Supplier,
    Tender,
)
from app.scoring.agreement import Measure
from app.scoring.moderation import AfterLock, moderate
from app.scoring.variance import Spread, Tension, tension, variance_range, within_group
from tests.scoring.builders import LOT, question, scale

Q1 = question("Q1", 100)


def panel(
    scores: Mapping[str, Sequence[int | None]],
    seats: Sequence[Seat] | None = None,
    asked: Criterion = Q1,
    **score: str,
) -> EvaluationData:
    """Return an evaluation of one question: each supplier's scores in the order of the seats, all with reasons."""
    most = max((len(row) for row in scores.values()), default=0)
    sitting = tuple(seats or (Seat(code=SeatCode(f"E{number}")) for number in range(1, most + 1)))
    told = {"reason": "because", "evidence": "page 2"} | score
    return EvaluationData(
        reference="T-3",
        scales=(scale(),),
        criteria=(asked,),
        lots=(Lot(code=LOT),),
        suppliers=tuple(Supplier(id=SupplierId(name), name=name) for name in scores),
        tenders=tuple(Tender(supplier=SupplierId(name), lot=LOT) for name in scores),
        seats=sitting,
        scores=tuple(
            Score(
                seat=seat.code,
                supplier=SupplierId(name),
                lot=None,
                question=asked.code,
                value=None if value is None else Fraction(value),
                **told,
            )
            for name, row in scores.items()
            for seat, value in zip(sitting, row, strict=False)
        ),
    )


def cells(data: EvaluationData, *, after_lock: bool = False) -> list[Spread]:
    return [cell for lot in moderate(data, after_lock=after_lock).lots for cell in lot.cells]


def told(data: EvaluationData) -> Tension:
    (cell,) = cells(data, after_lock=True)
    assert cell.tension is not None
    return cell.tension


def known_after_lock(data: EvaluationData) -> AfterLock:
    (lot,) = moderate(data, after_lock=True).lots
    assert lot.after_lock is not None
    return lot.after_lock


# ---------------------------------------------------------------- before the lock


@pytest.mark.parametrize(
    ("row", "apart", "unanimous", "flag"),
    [
        ((3, 3, 3), 0, True, False),
        ((3, 4, 3), 1, False, False),
        ((3, 5, 4), 2, False, True),
        ((3, None, None), None, None, False),
        ((None, None), None, None, False),
    ],
)
def test_a_cell_tells_how_far_its_scores_lie_apart(
    *, row: Sequence[int | None], apart: int | None, unanimous: bool | None, flag: bool
) -> None:
    (cell,) = cells(panel({"A": row}))

    assert (cell.range, cell.unanimous, cell.flag) == (apart, unanimous, flag)


@pytest.mark.parametrize(
    ("top", "limit"), [(5, "2"), (10, "3"), (4, "8/5"), (1, "2/5"), (7, "21/10"), (20, "6"), (100, "30")]
)
def test_the_range_that_must_be_talked_about_follows_the_scale_unless_it_is_published(top: int, limit: str) -> None:
    levels = scale(*range(top + 1))

    assert variance_range(Method(), levels) == Fraction(limit)
    assert variance_range(Method(variance_range=Fraction(4)), levels) == 4


def test_a_published_range_decides_what_is_flagged() -> None:
    data = panel({"A": (3, 5), "B": (2, 5)})
    published = replace(data, method=Method(variance_range=Fraction(3)))

    assert [cell.flag for cell in cells(data)] == [True, True]
    assert [cell.flag for cell in cells(published)] == [False, True]


def test_missing_and_not_sure_are_told_apart_and_are_never_zero() -> None:
    (cell,) = cells(panel({"A": (4, None)}, [Seat(code=SeatCode(code)) for code in ("E1", "E2", "E3")]))

    assert (cell.scored, cell.assigned) == (1, 3)
    assert (cell.not_sure, cell.missing) == (("E2",), ("E3",))


def test_only_the_seats_that_owe_a_score_are_counted() -> None:
    seats = [
        Seat(code=SeatCode("E1")),
        Seat(code=SeatCode("E2"), questions=(CriterionCode("Q2"),)),
        Seat(code=SeatCode("E3"), lots=(LotCode("2"),)),
        Seat(code=SeatCode("M"), role=Role.MODERATOR),
    ]
    (cell,) = cells(panel({"A": (4,)}, seats))

    assert (cell.scored, cell.assigned, cell.missing) == (1, 1, ())


def test_a_score_needs_evidence_unless_a_service_user_representative_gave_it() -> None:
    seats = [Seat(code=SeatCode("E1")), Seat(code=SeatCode("Y1"), role=Role.SERVICE_USER_REPRESENTATIVE)]
    (bare,) = cells(panel({"A": (4, 4)}, seats, evidence="", reason=""))
    (full,) = cells(panel({"A": (4, 4)}, seats))
    (unsure,) = cells(panel({"A": (None, None)}, seats, evidence="", reason=""))

    assert (bare.missing_evidence, bare.missing_reason) == (("E1",), ("E1", "Y1"))
    assert (full.missing_evidence, full.missing_reason) == ((), ())
    assert (unsure.missing_evidence, unsure.missing_reason) == ((), ())


def test_cells_stand_in_published_order_whatever_their_scores() -> None:
    asked = [question("Q2", 30), question("Q1", 70)]
    data = replace(panel({"B": (5, 0), "A": (3, 3)}), criteria=tuple(asked))

    assert [(cell.question, cell.supplier) for cell in cells(data)] == [
        ("Q2", "B"),
        ("Q2", "A"),
        ("Q1", "B"),
        ("Q1", "A"),
    ]


def test_a_score_without_a_lot_stands_in_every_lot_of_its_tender() -> None:
    data = panel({"A": (1, 5)})
    other = LotCode("2")
    both = replace(
        data,
        lots=(Lot(code=LOT), Lot(code=other)),
        tenders=(*data.tenders, Tender(supplier=SupplierId("A"), lot=other)),
    )

    assert [(cell.lot, cell.range) for cell in cells(both)] == [("1", 4), ("2", 4)]


def test_a_question_that_nobody_scores_has_no_cells() -> None:
    data = replace(panel({"A": ()}), seats=(Seat(code=SeatCode("L"), role=Role.LEAD),))

    assert cells(data) == []
    assert known_after_lock(data).questions[0].agreement.tenders == 0


@pytest.mark.parametrize(
    ("status", "gate", "effect", "row", "shown"),
    [
        (Status.RECEIVED, None, Consequence.REJECT, (None, None), True),
        (Status.LATE, None, Consequence.REJECT, (None, None), False),
        (Status.WITHDRAWN, None, Consequence.REJECT, (3, 4), True),
        (Status.RECEIVED, GateStatus.FAIL, Consequence.REJECT, (None, None), False),
        (Status.RECEIVED, GateStatus.FAIL, Consequence.MAY_REJECT, (None, None), True),
        (Status.RECEIVED, GateStatus.PENDING, Consequence.REJECT, (None, None), True),
        (Status.RECEIVED, GateStatus.FAIL, Consequence.REJECT, (3, 4), True),
    ],
)
def test_a_tender_that_fell_out_before_quality_owes_no_scores(
    *, status: Status, gate: GateStatus | None, effect: Consequence, row: Sequence[int | None], shown: bool
) -> None:
    data = panel({"A": row})
    code = CriterionCode("INS")
    gates = () if gate is None else (GateDecision(gate=code, status=gate),)
    data = replace(
        data,
        criteria=(*data.criteria, Criterion(code=code, title="", type=CriterionType.GATE, consequence=effect)),
        tenders=(replace(data.tenders[0], status=status, gates=gates),),
    )

    assert bool(cells(data)) is shown


# ---------------------------------------------------------------- after the lock


@pytest.mark.parametrize(
    ("row", "straddled"), [((2, 3), 3), ((2, 5), 3), ((3, 5), None), ((1, 2), None), ((None, None), None)]
)
def test_scores_on_both_sides_of_a_minimum_are_told(row: Sequence[int | None], straddled: int | None) -> None:
    data = panel({"A": row}, asked=replace(Q1, minimum=Minimum(value=Fraction(3))))

    assert told(data).straddles == straddled


def test_r_wg_is_negative_where_seats_lie_further_apart_than_by_chance() -> None:
    # notes/scoring: [0,5,5,5,5] on 0–5 gives −0.714, that is 1 − 5 ÷ (35/12).
    assert within_group([Fraction(value) for value in (0, 5, 5, 5, 5)], scale()) == Fraction(-5, 7)
    assert within_group([Fraction(5)] * 2, scale(5)) is None


@pytest.mark.parametrize(
    ("row", "alone", "split"),
    [
        ((0, 5, 5, 5, 5), None, False),  # five seats: not a large panel
        ((1, 5, 5, 5, 5, 5), "E1", True),
        ((3, 5, 5, 5, 5, 5), "E1", False),
        ((4, 5, 5, 5, 5, 5), None, False),
        ((5, 5, 5, 0, 0, 0), None, True),  # two camps: nobody stands alone
    ],
)
def test_in_a_large_panel_a_lone_dissenter_is_told_from_a_split(
    *, row: Sequence[int], alone: str | None, split: bool
) -> None:
    found = told(panel({"A": row}))

    assert (found.lone_dissenter, found.split) == (alone, split)
    assert (found.agreement is None) is (len(row) < 6)


def test_how_far_a_dissenter_stands_off_follows_the_scale() -> None:
    values = {SeatCode(f"E{seat}"): Fraction(value) for seat, value in enumerate((8, 10, 10, 10, 10, 10))}

    assert tension(values, Q1, scale(*range(11))).lone_dissenter is None
    assert tension(values | {SeatCode("E0"): Fraction(7)}, Q1, scale(*range(11))).lone_dissenter == "E0"


def test_agreement_is_told_for_every_question_of_the_lot() -> None:
    (found,) = known_after_lock(panel({"A": (3, 3), "B": (5, 4), "C": (2, None)})).questions

    assert (found.question, found.agreement.seats, found.agreement.tenders, found.agreement.complete) == ("Q1", 2, 3, 2)
    assert found.agreement.statistics[Measure.EXACT].value == Fraction(1, 2)


# ---------------------------------------------------------------- blind to consequence


@given(
    st.lists(st.lists(st.integers(0, 5), min_size=6, max_size=6), min_size=1, max_size=4),
    st.integers(0, 5),
    st.integers(1, 100),
)
def test_before_the_lock_nothing_depends_on_thresholds_weights_or_prices(
    rows: list[list[int]], minimum: int, weight: int
) -> None:
    data = panel({f"S{number}": row for number, row in enumerate(rows)})
    other = replace(
        data,
        criteria=(question("Q1", weight, minimum=Minimum(value=Fraction(minimum))), question("Q2", 100 - weight)),
        lots=(Lot(code=LOT, places=None, minimum_quality=Minimum(value=Fraction(minimum))),),
    )
    shown = [cell for cell in cells(other) if cell.question == "Q1"]

    assert shown == cells(data)
    assert all(cell.tension is None for cell in shown)
    assert all(lot.after_lock is None for lot in moderate(other, after_lock=False).lots)


@given(st.lists(st.integers(0, 5), min_size=2, max_size=7))
def test_after_the_lock_the_open_part_stays_what_it_was(row: list[int]) -> None:
    data = panel({"A": row})
    (before,), (after,) = cells(data), cells(data, after_lock=True)

    assert replace(after, tension=None) == before
    assert asdict(before)["tension"] is None


def test_the_levels_of_a_scale_need_not_be_one_apart() -> None:
    uneven = Scale(code=scale().code, levels=scale(0, 3, 5).levels)

    # Levels 0, 3, 5: mean 8/3, variance 38/9; two scores 3 and 5 have the variance 2.
    assert within_group([Fraction(3), Fraction(5)], uneven) == 1 - Fraction(2) / Fraction(38, 9)
