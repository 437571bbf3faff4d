"""What people type is kept so that files and workbooks can carry it, or refused while they can still mend it."""

import pytest

from app.errors import AppError
from app.services.typing_in import LONGEST_TEXT, kept, needed


def test_a_text_is_kept_trimmed_and_composed() -> None:
    assert kept("  Cafe\u0301 \r\nopen ") == "Café \nopen"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * (LONGEST_TEXT + 1), "text-too-long"),
        ("a\u202eb", "text-hidden-character"),
        (" =1+1", "text-like-formula"),
    ],
)
def test_what_no_file_can_carry_is_refused(text: str, code: str) -> None:
    with pytest.raises(AppError) as refused:
        kept(text)

    assert refused.value.code == code


def test_a_text_that_is_needed_is_asked_for() -> None:
    with pytest.raises(AppError) as refused:
        needed(" \n ", AppError("withdrawal-without-reason"))

    assert refused.value.code == "withdrawal-without-reason"
    assert needed(" why ", AppError("withdrawal-without-reason")) == "why"
