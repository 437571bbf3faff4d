"""Files are read within bounds, and refused with what is wrong."""

from pathlib import Path

import pytest

from app.errors import AppError
from app.services.files import read_whole


def test_reading_is_bounded_and_says_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345")

    assert read_whole(path, 5) == b"12345"
    for wrong, most, code in (
        (path, 4, "file-too-large"),
        (tmp_path, 9, "file-not-read"),
        (tmp_path / "x", 9, "no-such-file"),
    ):
        with pytest.raises(AppError, match=code):
            read_whole(wrong, most)
