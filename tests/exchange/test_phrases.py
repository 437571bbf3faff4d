"""Lists, fixed values, parameters, rounding, tie break and tiers as they are written in cells."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from app.domain.codes import CriterionCode, GateStatus, PriceFormula, Regime, TierBasis, TieStep
from app.domain.evaluation import PriceParameters, Rounding, TieBreak, Tiers
from app.errors import AppError
from app.exchange import methods, words
from app.exchange.sources import limits


def code_of(read: Callable[[str], object], text: str) -> str:
    with pytest.raises(AppError) as caught:
        read(text)
    return caught.value.code


def test_fixed_values_match_by_letters_and_digits_alone() -> None:
    assert words.one_of(GateStatus)("N.A.") is GateStatus.NOT_APPLICABLE
    assert words.one_of(GateStatus)("Not-Started") is GateStatus.NOT_STARTED
    assert words.one_of(PriceFormula)("f2K") is PriceFormula.F2K
    assert words.one_of(Regime)("pa 2023 e") is Regime.PA2023_E
    assert words.yes_or_no("YES") is True


@pytest.mark.parametrize("text", ["maybe", "-", "not\nstarted", "passed"])
def test_other_values_are_refused(text: str) -> None:
    assert code_of(words.one_of(GateStatus), text) == "unknown-value"


def test_lists_use_semicolons_and_may_end_with_one() -> None:
    assert words.items(" a, b ;c;; ") == ("a, b", "c")
    assert words.codes("Q1; q1") == ("Q1", "q1")
    assert code_of(words.codes, "Q1; Q1") == "repeated-in-list"
    assert code_of(words.codes, "Q1; Q\n2") == "broken-code"
    assert code_of(words.items, ";" * (limits.LIST_ITEMS + 1)) == "list-too-long"


def test_every_parameter_is_read() -> None:
    text = "K=0.5; b=£110,000; MAX=150000; min=90000; bands=0:100, 5:90; a=2; wtp=1500; fixed=1; zero=0.01; clamp=No;"

    assert methods.parameters(text) == PriceParameters(
        k=Fraction(1, 2),
        benchmark=11_000_000,
        highest=15_000_000,
        lowest=9_000_000,
        bands=((Fraction(0), Fraction(100)), (Fraction(5), Fraction(90))),
        base=Fraction(2),
        willingness=Fraction(150_000),
        fixed=100,
        zero=1,
        clamp=False,
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("q=1", "unknown-name"),
        ("k=1; K=2", "repeated-in-list"),
        ("k", "not-an-assignment"),
        ("k=", "not-an-assignment"),
        ("k=half", "not-a-number"),
        ("B=1.001", "money-places"),
        ("bands=5", "not-bands"),
        ("bands=0:100;5:90", "not-an-assignment"),
        ("clamp=never", "unknown-value"),
    ],
)
def test_parameters_that_cannot_be_read(text: str, code: str) -> None:
    assert code_of(methods.parameters, text) == code


def test_rounding_names_its_stages() -> None:
    text = "Cell mean=1; criterion=2; price-share=0; price score=3; TOTAL=12"

    assert methods.rounding(text) == Rounding(cell_mean=1, criterion=2, price_share=0, price_score=3, total=12)
    assert methods.rounding("none") == Rounding()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("quality=2", "unknown-name"),
        ("total=13", "not-a-number-of-places"),
        ("total=-1", "not-a-number-of-places"),
        ("total=1.5", "not-a-number-of-places"),
        ("total=2;total=2", "repeated-in-list"),
    ],
)
def test_rounding_that_cannot_be_read(text: str, code: str) -> None:
    assert code_of(methods.rounding, text) == code


def test_the_tie_break_keeps_its_order_and_the_code_as_written() -> None:
    assert methods.tie_break("Quality; heaviest; SCORE Q 1; price; draw") == (
        TieBreak(step=TieStep.QUALITY),
        TieBreak(step=TieStep.HEAVIEST),
        TieBreak(step=TieStep.SCORE, code=CriterionCode("Q 1")),
        TieBreak(step=TieStep.PRICE),
        TieBreak(step=TieStep.DRAW),
    )
    assert methods.tie_break("none") == ()


@pytest.mark.parametrize(
    ("text", "code"), [("score", "unknown-value"), ("coin", "unknown-value"), ("draw; Draw", "repeated-in-list")]
)
def test_a_tie_break_that_cannot_be_read(text: str, code: str) -> None:
    assert code_of(methods.tie_break, text) == code


def test_tiers_are_by_rank_or_score() -> None:
    assert methods.tiers("rank 5; 15") == Tiers(basis=TierBasis.RANK, edges=(Fraction(5), Fraction(15)))
    assert methods.tiers("Score 80.5;60") == Tiers(basis=TierBasis.SCORE, edges=(Fraction(161, 2), Fraction(60)))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5; 15", "not-tiers"),
        ("rank", "not-tiers"),
        (";", "not-tiers"),
        ("rank 2.5", "not-a-whole-number"),
        ("score x", "not-a-number"),
    ],
)
def test_tiers_that_cannot_be_read(text: str, code: str) -> None:
    assert code_of(methods.tiers, text) == code
