"""Versions of scores as `EvaluationData` holds them."""

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

from app.domain.codes import CriterionCode, SeatCode, SupplierId
from app.domain.evaluation import AgreedScore, Score
from app.domain.score_record import AgreedVersion, Dissent, Movement, ScoreVersion, SubReason

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
A, Q1 = SupplierId("A"), CriterionCode("Q1")


def agreed(reason: str, *sub_reasons: SubReason) -> AgreedVersion:
    return AgreedVersion(
        supplier=A,
        lot=None,
        question=Q1,
        version=1,
        value=Fraction(3),
        reason=reason,
        sub_reasons=sub_reasons,
        chaired_by=SeatCode("MOD"),
        saved_at=AT,
    )


def test_a_version_becomes_the_score_it_records() -> None:
    version = ScoreVersion(
        seat=SeatCode("E1"),
        supplier=A,
        lot=None,
        question=Q1,
        version=2,
        value=Fraction(5, 2),
        reason="Named staff.",
        evidence="page 2",
        not_sure=True,
        frozen="0" * 64,
        saved_at=AT,
    )

    assert version.as_score() == Score(
        seat=SeatCode("E1"),
        supplier=A,
        lot=None,
        question=Q1,
        value=Fraction(5, 2),
        reason="Named staff.",
        evidence="page 2",
    )


def test_reasons_by_sub_criterion_stand_below_the_panels_own() -> None:
    sub = SubReason(sub_criterion=CriterionCode("Q1a"), reason="Thorough.")

    assert agreed("Agreed by all.", sub).as_agreed() == AgreedScore(
        supplier=A, lot=None, question=Q1, value=Fraction(3), reason="Agreed by all.\nQ1a: Thorough."
    )
    assert agreed("", sub).as_agreed().reason == "Q1a: Thorough."
    assert agreed("Agreed by all.").as_agreed().reason == "Agreed by all."


def test_who_moved_and_who_dissents_stands_below_the_reasons() -> None:
    told = replace(
        agreed("Agreed."),
        moved=(
            Movement(seat=SeatCode("E1"), before=Fraction(5, 2), after=Fraction(3), why="Page 9."),
            Movement(seat=SeatCode("E2"), before=None, after=Fraction(3), why="Heard the others."),
        ),
        dissent=(Dissent(seat=SeatCode("E3"), words="Two, and no more."),),
    )

    assert told.as_agreed().reason.split("\n") == [
        "Agreed.",
        "Moved: E1 from 2.5 to 3: Page 9.",
        "Moved: E2, not sure before, to 3: Heard the others.",
        "Dissent, E3: Two, and no more.",
    ]
