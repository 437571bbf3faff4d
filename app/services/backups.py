"""Backups of a case file: made, checked, and put back where the case file is gone (DOMAIN §1.13)."""

from collections.abc import Callable
from pathlib import Path

from app.errors import AppError
from app.services.case_keys import cases_of
from app.services.cases import open_desk, path_of
from app.services.desk import Clock, Desk
from app.services.profiles import OpenProfile, case_key
from app.storage import audit
from app.storage import backup as storage_backup


def back_up(desk: Desk, target: Path, *, progress: Callable[[int, int], None] | None = None) -> Path:
    """Write a copy of the case file, under the same key and checked before it bears its name.

    Raises AppError `file-exists`, `case-not-written`.
    """
    storage_backup.backup(desk.case, target, progress=progress)
    with desk.write(keeps_plan=True) as unit:
        desk.log(unit, "backed-up", name=target.name)
    return target


def restore(profile: OpenProfile, backup: Path, *, clock: Clock) -> Path:
    """Put a backup back as the case file that it is a copy of, where that one is gone.

    What was done after the backup is not in it: its record says so from its first line on, and the record's check tells
    where others hold a later head. Raises AppError `no-such-file`, `backup-of-another`, `case-exists`.
    """
    if not backup.is_file():
        raise AppError("no-such-file", path=str(backup))
    for case in cases_of(profile.about.folder):
        try:
            about = storage_backup.about(backup, case_key(profile, case))
        except AppError:
            continue
        target = path_of(profile, about.case)
        storage_backup.restore(backup, case_key(profile, case), target)
        _log_restored(profile, about.case, clock)
        return target
    raise AppError("backup-of-another", path=str(backup))


def _log_restored(profile: OpenProfile, case: str, clock: Clock) -> None:
    """Write into the record that it goes on from a backup, and where that one ended."""
    desk = open_desk(profile, case, clock)
    try:
        with desk.write() as unit:
            head = audit.head(unit)
            desk.log(unit, "restored", size=head.size, hash=head.hash)
    finally:
        desk.close()
