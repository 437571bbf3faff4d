"""A damaged file is never read as if it were sound."""

import secrets
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import AppError
from app.storage.case_file import examine, open_case
from tests.storage.cases import KEY, full_case

PAGE = 4096


@pytest.fixture
def sound(tmp_path: Path) -> bytes:
    case = full_case(tmp_path)
    case.close()
    return case.path.read_bytes()


def verdict(path: Path, content: bytes) -> str | None:
    """Return the code of the refusal that opening and examining such a file ends in, None if it passes."""
    path.write_bytes(content)
    try:
        with closing(open_case(path, KEY)) as case:
            examine(case)
    except AppError as refusal:
        return refusal.code
    return None


def test_a_bit_flipped_in_any_page_is_found(sound: bytes, tmp_path: Path) -> None:
    verdicts = []
    for start in range(0, len(sound), PAGE):
        changed = bytearray(sound)
        changed[start + secrets.randbelow(PAGE)] ^= 1 << secrets.randbelow(8)
        verdicts.append(verdict(tmp_path / "damaged.evcase", bytes(changed)))

    assert verdict(tmp_path / "damaged.evcase", sound) is None
    assert (verdicts[0], set(verdicts[1:])) == ("case-key-wrong", {"case-damaged"})


def test_a_truncated_file_is_found(sound: bytes, tmp_path: Path) -> None:
    pages = len(sound) // PAGE
    lengths = [0, 1, 100, PAGE - 1, *(secrets.randbelow(len(sound)) for _ in range(20))]
    lengths += [PAGE * secrets.randbelow(pages) for _ in range(20)]
    verdicts = {verdict(tmp_path / "damaged.evcase", sound[:length]) for length in lengths}

    assert verdicts <= {"case-key-wrong", "case-damaged"}


def test_pages_that_changed_places_are_found(sound: bytes, tmp_path: Path) -> None:
    first, second = PAGE * 3, PAGE * 7
    swapped = bytearray(sound)
    swapped[first : first + PAGE], swapped[second : second + PAGE] = (
        sound[second : second + PAGE],
        sound[first : first + PAGE],
    )

    assert verdict(tmp_path / "damaged.evcase", bytes(swapped)) == "case-damaged"
