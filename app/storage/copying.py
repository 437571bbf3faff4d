"""Whole copies of a case file, encrypted from page to page, and looked at before they are trusted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from app.errors import AppError
from app.storage.keyed import is_sound, opened
from app.storage.placing import draft_beside, remove

Progress = Callable[[int, int], None]
_PAGES_A_STEP = 2048


@contextmanager
def copy_beside(
    source: dbapi2.Connection, target: Path, key: bytes, progress: Progress | None = None
) -> Iterator[Path]:
    """Give the path of a finished, sound copy beside its target; it is gone when the block ends and it has no name.

    The copy is one file without a log, under `key`. `progress` is told pages done and pages in all. Raises AppError
    `case-damaged`, the driver's errors, OSError.
    """
    draft = draft_beside(target)
    try:
        with opened(draft, key) as copy:
            source.backup(copy, pages=_PAGES_A_STEP, progress=_steps(progress))
            copy.execute("PRAGMA journal_mode = DELETE")
        refuse_unsound(draft, key)
        yield draft
    finally:
        with suppress(OSError):
            remove(draft)


def refuse_unsound(path: Path, key: bytes) -> None:
    """Look at every page, index and reference of a closed file; raises AppError `case-damaged`."""
    with opened(path, key) as connection:
        if not is_sound(connection):
            raise AppError("case-damaged", path=str(path))


def _steps(progress: Progress | None) -> Callable[[int, int, int], None] | None:
    if progress is None:
        return None
    return lambda _status, remaining, total: progress(total - remaining, total)
