"""What a pack with many attachments costs: set up, issued and taken in by the services, beside a copy of its files.

Run as `python -m benchmarks.packs [--small] [FOLDER]`; FOLDER should lie on the disk that case files lie on. 500 MB in
25 files (`--small`: 20 MB in 5), each way in a process of its own. Issuing measures every file, signs, seals and reads
the pack back to its last byte; taking it in takes a snapshot first and keeps every byte under the case file's key.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.codes import SeatCode
from app.exchange.workbook_out import write_set_up
from app.services import intake, packs, set_ups
from benchmarks.measuring import Cost, Way, copied, line, measured, tell
from tests.services import panels
from tests.services.dying import desk_at
from tests.services.panels import BEGINNING, E1, LEAD, Clock

SIZES = {"large": (25, 20_000_000), "small": (5, 4_000_000)}


def sources(folder: Path) -> list[Path]:
    """Return the files that the suppliers sent."""
    return sorted((folder / "set-up" / "files").iterdir())


def laptop(folder: Path, seat: SeatCode) -> Path:
    """Return a seat's laptop."""
    return folder / "panel" / "people" / seat


def prepared(folder: Path, count: int, size: int) -> None:
    """Let the lead set up without files, and one member join; and lay the files out beside a workbook naming them."""
    panel = panels.set_up(folder / "panel")
    panel.enrol(E1)
    panel.close()
    (folder / "set-up" / "files").mkdir(parents=True)
    names = [f"files/{number:03}.pdf" for number in range(count)]
    for name in names:
        (folder / "set-up" / name).write_bytes(os.urandom(size))
    data = panels.evaluation()
    told = tuple(
        replace(one, files=tuple(names[place :: len(data.responses)])) for place, one in enumerate(data.responses)
    )
    write_set_up(replace(data, responses=told), folder / "set-up" / "set-up.xlsx")
    (folder / "packs").mkdir()
    (folder / "again").mkdir()
    os.sync()  # else whoever comes first waits until these files are on the disk


def copy(folder: Path) -> None:
    """Copy the files, and bring the copies to the disk."""
    copied(sources(folder), folder / "copy")


def set_up(folder: Path) -> None:
    """Take the files into the lead's case file."""
    desk = desk_at(laptop(folder, LEAD), BEGINNING)
    set_ups.set_up_again(desk, folder / "set-up" / "set-up.xlsx")
    desk.close()


def issue(folder: Path) -> None:
    """Issue the pack."""
    desk = desk_at(laptop(folder, LEAD), BEGINNING)
    packs.issue(desk, folder / "packs", seats=[E1])
    desk.close()


def issue_again(folder: Path) -> None:
    """Issue a later revision of the pack."""
    desk = desk_at(laptop(folder, LEAD), BEGINNING)
    packs.issue(desk, folder / "again", seats=[E1])
    desk.close()


def preview(folder: Path) -> None:
    """Look at the pack, to its last byte."""
    _look(folder, "packs", keep=False)


def take_in(folder: Path) -> None:
    """Take the pack in."""
    _look(folder, "packs", keep=True)


def take_in_again(folder: Path) -> None:
    """Take the later revision in: the files are there, and the snapshot before holds them too."""
    _look(folder, "again", keep=True)


def _look(folder: Path, where: str, *, keep: bool) -> None:
    desk = desk_at(laptop(folder, E1), Clock()())
    path = next((folder / where).iterdir())
    if keep:
        intake.take_in(desk, path)
    else:
        intake.preview(desk, path)
    desk.close()


WAYS: dict[str, Way] = {
    "copy of the files": copy,
    "set up: into the lead's case file": set_up,
    "pack issued": issue,
    "pack previewed": preview,
    "pack taken in": take_in,
    "later pack issued": issue_again,
    "later pack taken in": take_in_again,
}


def main() -> None:
    """Print what each way costs, as a ratio of the copy."""
    arguments = sys.argv[1:]
    if tell(WAYS, arguments):
        return
    count, size = SIZES["small" if "--small" in arguments else "large"]
    where = next((Path(one) for one in arguments if not one.startswith("-")), None)
    with TemporaryDirectory(dir=where) as name:
        folder = Path(name)
        prepared(folder, count, size)
        costs: dict[str, Cost] = {way: measured("benchmarks.packs", way, folder) for way in WAYS}
        copies = [measured("benchmarks.packs", "copy of the files", folder) for _round in range(3)]
        costs["the same copy again, fastest of three"] = min(copies, key=lambda one: one.seconds)
        costs["the same copy again, slowest of three"] = max(copies, key=lambda one: one.seconds)
        print(f"{count} files of {size / 1e6:.0f} MB, {count * size / 1e6:,.0f} MB in all")  # noqa: T201
        for way, cost in costs.items():
            print(line(way, cost, costs["copy of the files"].seconds))  # noqa: T201


if __name__ == "__main__":
    main()
