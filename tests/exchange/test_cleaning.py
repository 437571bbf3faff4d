"""What people type is kept as files and workbooks can carry it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import AppError
from app.exchange.cleaning import clean, hidden_character, typed
from app.exchange.sources.cells import Cell, CellKind
from app.text.sentences import sentence


@given(st.text())
def test_what_is_kept_is_what_a_cell_would_give_back(text: str) -> None:
    try:
        kept = typed(text)
    except AppError as error:
        assert sentence(error.code, error.facts)  # noqa: PT017 - refused, or kept: either will do
    else:
        cell = clean(Cell(CellKind.TEXT, kept))
        assert kept == ("" if cell is None else cell.text)


def test_typed_text_is_trimmed_and_composed() -> None:
    assert typed(" e\u0301\r\n\tb \u200b") == "é\n\tb"
    assert typed("- one\n- two") == "- one\n- two"
    assert typed(" ") == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [("a\x00", "text-hidden-character"), ("\u202eb", "text-hidden-character"), (" =1", "text-like-formula")],
)
def test_what_nobody_could_see_or_a_sheet_would_run_is_refused(text: str, code: str) -> None:
    with pytest.raises(AppError) as caught:
        typed(text)
    assert caught.value.code == code


def test_a_hidden_character_is_named_with_its_place() -> None:
    assert hidden_character("ab\u2066") == ("U+2066", 3)
    assert hidden_character("ab") is None
