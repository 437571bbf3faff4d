"""Backups and snapshots of a case file: whole copies, encrypted as it is, opened and examined before they count."""

import re
from pathlib import Path

from app.errors import AppError
from app.storage.case_file import CaseAbout, CaseFile, about_in
from app.storage.copying import Progress, copy_beside, refuse_unsound
from app.storage.destruction import Certificate, destroy
from app.storage.keyed import format_of, opened
from app.storage.migrations import scripts
from app.storage.placing import name, remove
from app.storage.refusals import refusing, writing_whole
from app.storage.snapshots import snapshots

__all__ = ["Certificate", "about", "backup", "destroy", "restore", "snapshot", "snapshots"]

SNAPSHOTS_KEPT = 3


def backup(case: CaseFile, target: Path, *, key: bytes | None = None, progress: Progress | None = None) -> None:
    """Write a copy of the case as it is now, under its own key or another of 32 bytes; `target` must be free.

    `progress` is told pages done and pages in all. Raises AppError `case-exists`, `case-not-written`, `case-damaged`.
    """
    if target.exists():  # before the work, so that nobody waits for a refusal
        raise AppError("case-exists", path=str(target))
    with (
        case.read() as unit,
        writing_whole(target),
        copy_beside(unit.driver, target, case.key if key is None else key, progress) as draft,
    ):
        name(draft, target)


def about(source: Path, key: bytes) -> CaseAbout:
    """Return whose case file a backup is; raises AppError as `open_case` does."""
    if not source.exists():
        raise AppError("no-such-file", path=str(source))
    with refusing(source, writing=False), opened(source, key) as connection:
        format_of(connection, source)
        return about_in(connection, source)


def restore(source: Path, key: bytes, target: Path) -> None:
    """Make a case file of a backup, under the same key; `target` must be free, and the backup stays as it is.

    Raises AppError as `open_case` and `backup` do.
    """
    if not source.exists():
        raise AppError("no-such-file", path=str(source))
    if target.exists():
        raise AppError("case-exists", path=str(target))
    with refusing(source, writing=False):
        refuse_unsound(source, key)
        with opened(source, key) as connection:
            found, known = format_of(connection, source), scripts()[-1].number
            if found > known:
                raise AppError("case-newer", path=str(source), found=found, known=known)
            with writing_whole(target), copy_beside(connection, target, key) as draft:
                name(draft, target)


def snapshot(case: CaseFile, folder: Path, label: str) -> Path:
    """Write a copy before something large is done, and return its path; the last three are kept.

    `label` is a short code in small letters, digits and hyphens. Raises AppError as `backup` does.
    """
    if not re.fullmatch(r"[a-z0-9-]{1,40}", label):
        raise ValueError(label)
    earlier = snapshots(case.path, folder)
    number = 1 + max((found.number for found in earlier), default=0)
    target = folder / f"{case.path.stem}.{number:04}.{label}.evcase"
    with writing_whole(target):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    backup(case, target)
    for found in earlier[: len(earlier) + 1 - SNAPSHOTS_KEPT]:
        remove(found.path)
    return target
