"""Making a new case file, whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from app.errors import AppError
from app.models.about import CaseAboutRow
from app.storage.keyed import APPLICATION_ID, opened
from app.storage.migrating import apply
from app.storage.migrations import scripts
from app.storage.placing import draft_beside, name, remove
from app.storage.refusals import writing_whole


def make(path: Path, key: bytes, about: CaseAboutRow) -> None:
    """Make the file under its key, with every table and the one row that says whose it is.

    Raises AppError `case-exists`, `case-not-written`.
    """
    if os.path.lexists(path):
        raise AppError("case-exists", path=str(path))
    with writing_whole(path):
        draft = draft_beside(path)
        try:
            _fill(draft, key, about)
            name(draft, path)
        finally:
            with suppress(OSError):
                remove(draft)


def _fill(draft: Path, key: bytes, about: CaseAboutRow) -> None:
    values = about.model_dump()
    columns, places = ", ".join(values), ", ".join("?" * len(values))
    with opened(draft, key) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        apply(connection, scripts())
        connection.execute(f"INSERT INTO case_about ({columns}) VALUES ({places})", tuple(values.values()))
        connection.execute("COMMIT")
