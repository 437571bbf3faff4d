"""A workbook's evaluation written anew, with its ranking in live formulas and its response files beside it."""

import filecmp
import os
import shutil
from collections.abc import Iterable
from pathlib import Path, PureWindowsPath

from app.errors import AppError
from app.exchange.response_files import file_under
from app.exchange.whole_files import whole_file
from app.exchange.workbook_out import write_workbook
from app.services.evaluations import Ranked, rank_workbook


def export_workbook(source: Path, out: Path, *, replace: bool = False) -> Ranked:
    """Write the evaluation of a workbook or folder as an .xlsx that reads back as the same, and return its ranking.

    The sheets `Result…` work the ranking out again by formulas; the files that responses name are copied beside it.
    Raises Refused with every problem of the source, AppError `export-onto-source`, `file-exists` for the workbook
    unless `replace` and for a response file that another of its name keeps out, and as `write_workbook` does.
    """
    if os.path.lexists(out) and not replace:  # before the work, so that nobody waits for a refusal
        raise AppError("file-exists", path=str(out))
    if out.exists() and source.exists() and out.samefile(source):
        raise AppError("export-onto-source", path=str(out))
    ranked = rank_workbook(source)
    folder = source if source.is_dir() else source.parent
    names = dict.fromkeys(name for response in ranked.data.responses for name in response.files)
    _copy(_lacking(names, folder, out.parent))
    write_workbook(ranked.data, out, ranking=ranked.ranking, replace=replace)
    return ranked


def _lacking(names: Iterable[str], source: Path, target: Path) -> list[tuple[Path, Path]]:
    """Return which file is to be copied where: those that do not lie there already; nothing is overwritten."""
    found = []
    for name in names:
        file, copy = file_under(source, name), target.joinpath(*PureWindowsPath(name).parts)
        if file is None:  # it went away since the workbook was read
            raise AppError("no-such-file", path=str(source / name))
        if not os.path.lexists(copy):
            found.append((file, copy))
        elif not (copy.is_file() and filecmp.cmp(file, copy, shallow=False)):
            raise AppError("file-exists", path=str(copy))
    return found


def _copy(files: Iterable[tuple[Path, Path]]) -> None:
    for file, copy in files:
        try:
            copy.parent.mkdir(parents=True, exist_ok=True)
            with file.open("rb") as content, whole_file(copy) as draft:
                shutil.copyfileobj(content, draft.file)
        except OSError as error:
            raise AppError("file-not-written", path=str(copy), reason=error.strerror or str(error)) from error
