"""The snapshots of a case file, found by their names."""

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One snapshot: its number, which rises, what it was taken before, and where it is."""

    number: int
    label: str
    path: Path


def snapshot_folder(path: Path) -> Path:
    """Return where the snapshots of a case file lie."""
    return path.parent / "snapshots"


def snapshots(path: Path, folder: Path) -> tuple[Snapshot, ...]:
    """Return the snapshots of the case file that lie in a folder, the oldest first; none where there is no folder."""
    shape = re.compile(re.escape(path.stem) + r"\.(\d{4,})\.([a-z0-9-]+)\.evcase")
    found = [(shape.fullmatch(entry.name), entry) for entry in folder.iterdir()] if folder.is_dir() else []
    kept = [Snapshot(number=int(name[1]), label=name[2], path=entry) for name, entry in found if name is not None]
    return tuple(sorted(kept, key=lambda one: one.number))
