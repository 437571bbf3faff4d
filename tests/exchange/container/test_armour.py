"""Files as text: what mail programs do to a text is taken back, what is missing is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import AppError
from app.exchange.container.armour import as_text, found_in
from app.exchange.container.kinds import Kind
from app.exchange.container.reading import peek, read
from tests.exchange.container.people import Desk, draft, person, receive, send

ADA, BOB = person("Ada"), person("Bob")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "one.evpack"
    send(file, draft(ADA, BOB), sender=ADA)
    return file


def in_html_mail(text: str) -> str:
    return text.replace("\n", "\u00a0\r\n\u00a0")


def wrapped(text: str) -> str:
    begin, *lines, end, _last = text.split("\n")
    coded = "".join(lines)
    return "\n".join((begin, *(coded[start : start + 47] for start in range(0, len(coded), 47)), end))


WAYS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "old Mac": lambda text: text.replace("\n", "\r"),
    "quoted": lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
    "quoted twice": lambda text: "\n".join(f">> | {line}" for line in text.split("\n")),
    "wrapped": wrapped,
    "on one line": lambda text: text.replace("\n", " "),
    "indented": lambda text: text.replace("\n", "\n\t  "),
    "no-break spaces": in_html_mail,
    "zero-width spaces": lambda text: text.replace("\n", "\u200b\n\ufeff"),
    "long dashes": lambda text: text.replace("-----", "\u2014\u2014-"),
    "a letter round it": lambda text: f"Dear Bob,\n\nhere is your pack + more.\n\n{text}\nBest wishes\n-- \nAda, 2/3",
    "capitals lost": lambda text: text.replace("BEGIN EVENHAND FILE", "Begin Evenhand file"),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("way", WAYS)
def test_a_text_that_went_through_a_mail_program_is_the_file(path: Path, way: str, encoding: str) -> None:
    text = WAYS[way](as_text(path)).encode(encoding, errors="ignore")
    pasted = path.with_name("pasted.txt")
    pasted.write_bytes(text)

    assert found_in(text) == path.read_bytes()
    assert receive(pasted, BOB, known=[ADA]) == receive(path, BOB, known=[ADA])
    assert peek(pasted, secret=BOB.receiving.secret) == Kind.PACK


@given(st.binary(min_size=1, max_size=2000))
def test_any_file_comes_back_from_its_text(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("files") / "one"
    path.write_bytes(content)

    assert found_in(as_text(path).encode()) == content


def test_the_first_line_says_how_many_follow(path: Path) -> None:
    first, *lines, last, empty = as_text(path).split("\n")

    assert first == f"-----BEGIN EVENHAND FILE, {len(lines)} LINES-----"
    assert (last, empty) == ("-----END EVENHAND FILE-----", "")
    assert {len(line) for line in lines[:-1]} == {64}


def refusal(text: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(AppError) as caught:
        found_in(text.encode())
    return caught.value.code, dict(caught.value.facts)


def test_what_is_missing_is_said(path: Path) -> None:
    whole = as_text(path)
    count = len(whole.split("\n")) - 3
    first, second, *rest = whole.split("\n")

    assert refusal("\n".join((first, *rest))) == ("text-incomplete", {"have": count - 1, "expected": count})
    assert refusal(whole.replace("-----END EVENHAND FILE-----", ""))[0] == "text-incomplete"
    assert refusal(whole[: len(whole) // 2])[0] == "text-incomplete"
    assert refusal("\n".join((first, second, second, *rest)))[0] == "text-incomplete"
    assert refusal("\n".join((first, second[1:], *rest)))[0] == "text-incomplete"
    assert refusal("\n".join((first, "Sent from my *phone*", second, *rest)))[0] == "text-unreadable"
    assert refusal(f"{first}\n-----END EVENHAND FILE-----")[0] == "text-unreadable"
    assert refusal(whole + whole) == ("text-twice", {})


def test_a_character_exchanged_in_a_text_is_found_by_the_file_itself(path: Path) -> None:
    text = as_text(path)
    place = len(text) // 2
    path.write_text(text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :])

    with pytest.raises(AppError, match="file-damaged"):
        read(path, secret=BOB.receiving.secret, reception=Desk([ADA]))


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff\xfe\x00", bytes(range(256)), b"-----BEGIN EVENHAND FILE"])
def test_what_is_no_such_text_is_nothing(content: bytes) -> None:
    assert found_in(content) is None
    assert found_in(content + bytes(3_000_000)) is None


def test_only_small_files_become_text(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(bytes(200 * 1024))
    assert len(found_in(as_text(path).encode()) or b"") == 200 * 1024

    path.write_bytes(bytes(200 * 1024 + 1))
    for wrong, code in ((path, "too-large-for-text"), (tmp_path, "file-not-read"), (tmp_path / "x", "no-such-file")):
        with pytest.raises(AppError, match=code):
            as_text(wrong)
