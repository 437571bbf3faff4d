"""The one formatter: exact where it must be, half away from zero where it rounds."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import outcomes
from app.text.numbers import day, exact, fixed, money, rounded


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction("67.21"), "67.21"),
        (Fraction(194, 3), "194/3"),
        (Fraction(5), "5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(100), "100"),
        (Fraction(1, 10**12), "0.000000000001"),
        (Fraction(0), "0"),
    ],
)
def test_exact_numbers_have_one_form(value: Fraction, text: str) -> None:
    assert exact(value) == text


@given(st.fractions())
def test_exact_numbers_lose_nothing(value: Fraction) -> None:
    assert Fraction(exact(value)) == value


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("0.005", 2, "0.01"),
        ("-0.005", 2, "-0.01"),
        ("-0.004", 2, "0.00"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("5", 2, "5.00"),
    ],
)
def test_halves_go_away_from_zero(value: str, places: int, text: str) -> None:
    assert fixed(Fraction(value), places) == text


@given(st.fractions(), st.integers(0, 6))
def test_rounding_stays_within_half_a_step(value: Fraction, places: int) -> None:
    assert abs(rounded(value, places) - value) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("pounds", "text"),
    [("1234.5", "£1,234.50"), ("1000", "£1,000"), ("0", "£0"), ("-1.1", "-£1.10"), ("0.004", "£0"), ("-0.004", "£0")],
)
def test_money_is_written_as_in_letters(pounds: str, text: str) -> None:
    assert money(Fraction(pounds)) == text


def test_days_are_written_in_full() -> None:
    assert day(datetime(2026, 9, 1, tzinfo=UTC)) == "1 September 2026"


@pytest.mark.parametrize(
    ("items", "text"), [([], "nobody"), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_lists_are_written_as_people_do(items: list[str], text: str) -> None:
    assert outcomes.together(items) == text


def test_what_failed_is_told_with_value_and_need() -> None:
    assert outcomes.failure("maximum price", None, Fraction(130), Fraction("129.99")) == (
        "highest price accepted: £130, at most £129.99"
    )
    assert outcomes.failure("quality minimum", None, Fraction(130, 3), Fraction(50)) == (
        "minimum for quality: 43.33, needed 50"
    )
    assert outcomes.failure("gate", "INS", "fail", "pass") == "condition not met, INS: fail, needed pass"
    assert outcomes.failure("late", None, None, None) == "received late"
