"""Numbers, money, weights and thresholds as they are written in cells."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.evaluation import Minimum, Stated
from app.errors import AppError
from app.exchange import numbers


def code_of(read: Callable[[str], object], text: str) -> str:
    with pytest.raises(AppError) as caught:
        read(text)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("5", 5), ("-3", -3), ("+2.50", Fraction(5, 2)), ("007", 7), ("0.1", Fraction(1, 10))],
)
def test_a_plain_decimal_is_read_exactly(text: str, value: Fraction) -> None:
    assert numbers.plain(text) == value


@pytest.mark.parametrize(
    "text",
    ["", ".5", "5.", "1e3", "1,000", "1 000", "£5", "5%", "٣", "½", "nan", "inf", "0x10", "1_000", "--1", "1/3", "−1"],
)
def test_anything_else_is_no_number(text: str) -> None:
    assert code_of(numbers.plain, text) == "not-a-number"


def test_a_number_beyond_a_hundred_signs_is_refused_before_it_is_converted() -> None:
    assert code_of(numbers.plain, "9" * 5000) == "number-too-long"


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("100", 10000),
        ("100.5", 10050),
        ("10.500", 1050),
        ("£1,234.50", 123450),
        ("£ 5", 500),
        ("-£5", -500),
        ("£-5", -500),
        ("- £5", -500),
        ("+3", 300),
        ("1,234,567", 123456700),
        ("-0.01", -1),
    ],
)
def test_money_is_pounds_read_as_pence(text: str, pence: int) -> None:
    assert numbers.money(text) == pence


@pytest.mark.parametrize(
    "text",
    ["", "£", "1,23", "12,34,567", "1234,567", ",123", "1,234,", "- 5", "5 £", "$5", "5%", "1e3", ".5", "5.", "£5 000"],
)
def test_what_is_not_money(text: str) -> None:
    assert code_of(numbers.money, text) == "not-money"


def test_money_has_at_most_two_places() -> None:
    assert code_of(numbers.money, "10.505") == "money-places"


@pytest.mark.parametrize(("text", "points"), [("12.5", 1250), ("12.50 %", 1250), ("100%", 10000), ("0.010", 1)])
def test_weights_are_basis_points(text: str, points: int) -> None:
    assert numbers.weight(text) == points


@pytest.mark.parametrize(
    ("text", "code"), [("33.333", "weight-places"), ("£5", "not-a-number"), ("5%%", "not-a-number")]
)
def test_what_is_no_weight(text: str, code: str) -> None:
    assert code_of(numbers.weight, text) == code


def test_a_minimum_in_per_cent_is_a_share() -> None:
    assert numbers.minimum("62.5%") == Minimum(value=Fraction(5, 8), share=True)
    assert numbers.minimum("3") == Minimum(value=Fraction(3))


def test_a_stated_value_keeps_its_places() -> None:
    assert numbers.stated("67.20") == Stated(value=Fraction("67.2"), places=2)
    assert numbers.stated("3") == Stated(value=Fraction(3), places=0)
    assert code_of(numbers.stated, "67.2%") == "not-a-number"


def test_whole_numbers_keep_their_bounds() -> None:
    assert numbers.whole("2.0", least=1) == 2
    assert code_of(lambda text: numbers.whole(text, least=1), "0") == "not-a-whole-number"
    assert code_of(lambda text: numbers.whole(text, least=1), "1.5") == "not-a-whole-number"
    assert code_of(lambda text: numbers.whole(text, most=12), "13") == "not-a-number-of-places"
    assert code_of(numbers.not_negative, "-1") == "negative"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_every_decimal_written_plainly_comes_back(value: Decimal) -> None:
    assert numbers.plain(format(value, "f")) == Fraction(value)


@given(pence=st.integers(-(10**12), 10**12), commas=st.booleans(), sign=st.booleans())
def test_every_amount_comes_back_however_it_is_dressed(*, pence: int, commas: bool, sign: bool) -> None:
    pounds = Decimal(abs(pence)) / 100
    text = f"{pounds:,.2f}" if commas else f"{pounds:.2f}"
    minus = "-" if pence < 0 else ""

    assert numbers.money(minus + ("£" if sign else "") + text) == pence


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_a_sentence(text: str) -> None:
    for read in (numbers.plain, numbers.money, numbers.weight, numbers.minimum, numbers.stated):
        try:
            read(text)
        except AppError as error:
            assert error.code in {"not-a-number", "not-money", "money-places", "weight-places"}  # noqa: PT017 - any of these
