"""What is frozen, what its hash depends on, and what an amendment may touch."""

import hashlib
from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.codes import CriterionCode, CriterionType, Role, ScaleCode, SeatCode, SupplierId
from app.domain.evaluation import (
    AgreedScore,
    Criterion,
    EvaluationData,
    Level,
    Lot,
    Method,
    Response,
    Scale,
    Score,
    Seat,
    Supplier,
    Tender,
)
from app.domain.freezing import Amendment, amendment, frozen_hash, frozen_part
from tests.scoring.builders import LOT, scale

C = CriterionCode
T = CriterionType
LEVELS = Scale(code=ScaleCode("L"), levels=(Level(value=Fraction(0)), Level(value=Fraction(1), label="Yes")))
DATA = EvaluationData(
    reference="T-1",
    title="Short breaks",
    scales=(scale(), LEVELS),
    criteria=(
        Criterion(code=C("QUAL"), title="Quality", type=T.QUALITY, weight=70_00),
        Criterion(code=C("Q1"), title="Safety", type=T.QUALITY, parent=C("QUAL"), weight=60_00, scale=ScaleCode("S")),
        Criterion(code=C("Q1a"), title="Recruitment", type=T.SUB_CRITERION, parent=C("Q1")),
        Criterion(code=C("Q2"), title="Voice", type=T.QUALITY, parent=C("QUAL"), weight=40_00, scale=ScaleCode("L")),
        Criterion(code=C("COST"), title="Commercial", type=T.QUALITY, weight=30_00),
        Criterion(code=C("P"), title="Price", type=T.PRICE, parent=C("COST"), weight=100_00),
        Criterion(code=C("ABOUT"), title="About you", type=T.QUALITY),
        Criterion(code=C("I"), title="Your size", type=T.INFORMATION, parent=C("ABOUT")),
    ),
    lots=(Lot(code=LOT, title="All"),),
    suppliers=(Supplier(id=SupplierId("A"), name="Alder"),),
    tenders=(Tender(supplier=SupplierId("A"), lot=LOT),),
    seats=(Seat(code=SeatCode("E1"), role=Role.EVALUATOR),),
    scores=(Score(seat=SeatCode("E1"), supplier=SupplierId("A"), lot=None, question=C("Q1"), value=Fraction(1)),),
    agreed=(AgreedScore(supplier=SupplierId("A"), lot=None, question=C("Q1"), value=Fraction(1)),),
    responses=(Response(supplier=SupplierId("A"), lot=None, question=C("Q1"), text="We do."),),
)


def reworded(code: str, **words: object) -> EvaluationData:
    """Return the evaluation with one row of its criteria changed."""
    rows = [replace(row, **words) if row.code == code else row for row in DATA.criteria]  # type: ignore[arg-type]
    return replace(DATA, criteria=tuple(rows))


def test_what_was_published_is_frozen_and_nothing_of_tenders_or_panel() -> None:
    assert frozen_part(DATA) == EvaluationData(
        reference="T-1", title="Short breaks", scales=DATA.scales, criteria=DATA.criteria, lots=DATA.lots
    )


def test_the_hash_is_of_the_frozen_part_alone() -> None:
    assert frozen_hash(DATA) == frozen_hash(frozen_part(DATA))
    assert frozen_hash(replace(DATA, title="Other")) != frozen_hash(DATA)
    form = b'{"evaluation":{"reference":"T-1"},"format":1}'
    assert frozen_hash(EvaluationData(reference="T-1")) == hashlib.sha256(form).hexdigest()


def test_nothing_differs_between_an_evaluation_and_itself() -> None:
    same = amendment(DATA, DATA)

    assert same == Amendment(substance=(), questions=())
    assert same.empty


def test_a_new_title_alone_asks_for_nothing() -> None:
    assert amendment(DATA, replace(DATA, title="Breaks", lots=(Lot(code=LOT, title="Whole"),))).empty


@pytest.mark.parametrize(
    ("code", "questions"),
    [("Q1", ["Q1"]), ("Q1a", ["Q1"]), ("QUAL", ["Q1", "Q2"]), ("Q2", ["Q2"]), ("P", []), ("COST", []), ("ABOUT", [])],
)
def test_scores_are_reconfirmed_for_each_question_whose_words_changed(code: str, questions: list[str]) -> None:
    for words in ({"title": "New"}, {"guidance": "New"}, {"plain_title": "New"}, {"plain_guidance": "New"}):
        assert amendment(DATA, reworded(code, **words)) == Amendment(substance=(), questions=tuple(map(C, questions)))


def test_a_scales_new_words_touch_the_questions_scored_on_it() -> None:
    descriptor = Scale(code=ScaleCode("L"), levels=(LEVELS.levels[0], replace(LEVELS.levels[1], descriptor="Shown")))
    one = replace(DATA, scales=(LEVELS,), criteria=tuple(replace(row, scale=None) for row in DATA.criteria))

    assert amendment(DATA, replace(DATA, scales=(DATA.scales[0], descriptor))).questions == (C("Q2"),)
    assert amendment(one, replace(one, scales=(descriptor,))).questions == (C("Q1"), C("Q2"))
    assert not amendment(one, replace(one, scales=(descriptor,))).empty


def test_a_row_that_is_not_there_any_more_touches_its_question() -> None:
    without = replace(DATA, criteria=tuple(row for row in DATA.criteria if row.code != "Q1a"))

    assert amendment(without, DATA) == Amendment(substance=("criteria",), questions=(C("Q1"),))


def test_a_parent_that_is_no_row_ends_the_line() -> None:
    astray = reworded("Q1", parent=C("NONE"))

    assert amendment(DATA, astray).questions == (C("Q1"),)


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        (reworded("Q1", weight=50_00), "criteria"),
        (replace(DATA, method=Method(off_scale_scores=True)), "method"),
        (replace(DATA, lots=(Lot(code=LOT, places=2),)), "lots"),
        (replace(DATA, scales=(scale(0, 1), LEVELS)), "scales"),
        (replace(DATA, reference="T-2"), "reference"),
        (replace(DATA, deadline="Monday"), "deadline"),
    ],
)
def test_what_decides_scores_or_ranks_is_substance(changed: EvaluationData, part: str) -> None:
    assert amendment(DATA, changed).substance == (part,)


def test_suppliers_tenders_and_scores_are_no_part_of_an_amendment() -> None:
    assert amendment(DATA, frozen_part(DATA)).empty
