"""Files that responses name: where a name may lead, and the file it means under a folder (WORKBOOK §2)."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

_PATH_CHARACTERS = 1_000
_ODD = re.compile(r"^/|[\\:]")


def stays_inside(name: str) -> bool:
    """Say whether the name is relative and never steps up, as either family of systems reads it."""
    if not _ODD.search(name) and ".." not in name:  # as nearly all are: the systems need not be asked
        return True
    windows = PureWindowsPath(name)
    return not (windows.drive or windows.root or PurePosixPath(name).is_absolute() or ".." in windows.parts)


def file_under(folder: Path, name: str) -> Path | None:
    """Return the regular file of this name under the folder, links followed; None where there is none."""
    if len(name) > _PATH_CHARACTERS:
        return None
    try:
        root = folder.resolve(strict=True)
        return next((found for found in _spellings(root, name) if _lies_under(root, found)), None)
    except OSError:
        return None


def _lies_under(root: Path, found: Path) -> bool:
    return found.is_file() and found.resolve(strict=True).is_relative_to(root)


def _spellings(root: Path, name: str) -> Iterator[Path]:
    """Yield the path as disks may spell it: cells are NFC, some systems write names in NFD."""
    parts = PureWindowsPath(name).parts
    yield root.joinpath(*parts)
    yield root.joinpath(*(unicodedata.normalize("NFD", part) for part in parts))
