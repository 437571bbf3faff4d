"""Bytes on paper: scanned or typed in any way they come back, and a slip is known by its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import AppError
from app.security.typed_lines import LINE, content_of, grouped, lines, sound_lines

CONTENT = bytes(range(256)) * 3


def refusal(text: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(AppError) as caught:
        content_of(text, prefix="EVENHAND RECOVERY")
    return caught.value.code, dict(caught.value.facts)


def typed(found: tuple[str, ...]) -> str:
    return "\n".join(grouped(line) for line in found)


@given(st.binary(min_size=2, max_size=2000))
def test_content_comes_back_from_what_is_scanned_and_what_is_typed(content: bytes) -> None:
    found = lines(content)

    assert content_of("".join(found)) == content
    assert content_of(typed(found)) == content
    assert {len(line) for line in found[:-1]} <= {LINE}


def test_lines_are_written_in_letters_that_cannot_be_mistaken() -> None:
    assert set("".join(lines(CONTENT))) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    assert grouped("ABCDEFGHIJKL") == "ABCDE FGHIJ KL"


def test_typing_has_many_ways() -> None:
    found = lines(CONTENT)
    numbered = "\r\n".join(f" {number:>2}  {grouped(line)}" for number, line in enumerate(found, 1))

    for text in (
        numbered,
        numbered.lower(),
        "\n".join(f"{number}. {line}" for number, line in enumerate(found, 1)),
        typed(found).replace(" ", "\u00a0"),
        typed(found).replace(" ", "-"),
        "".join(found).replace("O", "0").replace("I", "1").replace("B", "8"),
        f"  EVENHAND RECOVERY {''.join(found)}\n",
        "\n".join("".join(found)[start : start + 76] for start in range(0, 2000, 76)),
    ):
        assert content_of(text, prefix="EVENHAND RECOVERY") == CONTENT


def test_a_wrong_letter_is_known_by_its_line() -> None:
    found = lines(CONTENT)
    for number, line in enumerate(found, 1):
        wrong = line[:7] + ("A" if line[7] != "A" else "C") + line[8:]
        text = typed((*found[: number - 1], wrong, *found[number:]))
        assert refusal(text) == ("typed-line-wrong", {"line": number})


def test_a_letter_left_out_or_typed_twice_is_known_by_its_line() -> None:
    found = lines(CONTENT)

    for wrong in (found[3][:10] + found[3][11:], found[3][:10] + found[3][10] + found[3][10:]):
        assert refusal(typed((*found[:3], wrong, *found[4:]))) == ("typed-line-wrong", {"line": 4})


def test_lines_in_another_order_or_twice_are_refused() -> None:
    found = lines(CONTENT)

    assert refusal(typed((found[1], found[0], *found[2:]))) == ("typed-line-wrong", {"line": 1})
    assert refusal(typed((*found[:2], *found[1:]))) == ("typed-line-wrong", {"line": 3})


def test_missing_lines_are_counted() -> None:
    found = lines(CONTENT)

    assert len(found) == 22
    assert refusal(typed(found[:-1])) == ("typed-lines-missing", {"found": 21, "needed": 22})
    assert refusal(found[0]) == ("typed-lines-missing", {"found": 1, "needed": 22})


@pytest.mark.parametrize("text", ["", "  \n", "EVENHAND RECOVERY", "héllo", "AEBMO", "A/B", "ABCDEFG!", "a" * 40_000])
def test_what_is_no_such_text_is_refused(text: str) -> None:
    assert refusal(text)[0] == "typed-lines-unreadable"


def test_a_newer_form_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.security.typed_lines.VERSION", 2)
    found = lines(CONTENT)
    monkeypatch.undo()

    assert refusal(typed(found))[0] == "typed-lines-newer"


def test_each_line_that_was_typed_says_whether_it_is_right() -> None:
    found = [grouped(line) for line in lines(CONTENT)]
    slipped = [*found[:1], "  ", f"2. {found[1].lower()}", found[2][:-1], *found[3:], "beginn"]

    assert sound_lines("EVENHAND RECOVERY " + "\n".join(slipped), prefix="EVENHAND RECOVERY") == (
        True,
        True,
        False,
        *(True for _line in found[3:]),
        False,
    )
