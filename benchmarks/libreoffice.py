"""Whether LibreOffice, made to calculate every formula anew, ranks an exported workbook as the exact calculation does.

Run as `python -m benchmarks.libreoffice [--panels N] [--edits N] [--medium] [--record]`. It needs `soffice` (Debian:
libreoffice-calc) and says so loudly where there is none. Every value is taken out of the exported files first, so that
nothing can be repeated that was not calculated. Then:

- every case of tests/exchange/results/cases.py, the shipped sample among them, and N invented panels: each formula's
  value is the one that was exported, and each tender's rank and outcome the exact ones;
- N edits a case, of scores, prices, statuses and draws on the sheets: ranks are those of `rank` for that workbook;
- sorted or added rows and a changed method: the sheet says that its formulas no longer follow;
- `--medium`: 60 tenders, 40 questions and 8 seats: seconds and size;
- `--record` keeps the hashes of what was shown in tests/data, where `./test` holds the formulas to them.

Exit 0 all agree, 1 something does not, 2 it did not run.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

import openpyxl
from hypothesis import HealthCheck, Phase, given, seed, settings
from openpyxl.workbook import Workbook

from app.domain.codes import LotMechanism, TieStep
from app.domain.evaluation import EvaluationData
from app.errors import Refused
from app.exchange.workbook import read_evaluation
from app.exchange.workbook_out import write_workbook
from app.scoring.ranking import Unsound, rank
from app.scoring.results import Ranking
from app.services.demo.invented import invented
from app.text import outcomes
from app.text import results as words
from tests.exchange.results.attested import fingerprint, write_record
from tests.exchange.results.cases import APART, cases
from tests.scoring.materiality.invented import panels

Places = Mapping[tuple[int, str], tuple[int | None, str]]  # rank and outcome by number of lot and supplier
TOLERANCE = 1e-9
CALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item></oor:items>
"""
VALUE = re.compile(rb'(<c [^>]*?)(?: t="str")?(>)(<f>[^<]*</f>)<v>[^<]*</v>')
_AGREES, _IN_PLACE, _METHOD, _INPUTS = "B9", "B10", "B11", "B12"  # on sheet Result
_RANK, _OUTCOME = 8, 10  # its columns, counted from 0


def tell(line: str) -> None:
    """Write a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Check:
    """Counts what was compared, and tells what differs."""

    def __init__(self) -> None:
        self.compared = self.differing = 0

    def same(self, what: str, found: object, expected: object) -> None:
        """Compare two values."""
        self.compared += 1
        if found != expected:
            self.differing += 1
            tell(f"  DIFFERS  {what}: {found!r}, expected {expected!r}")


def calculated(books: Sequence[Path], folder: Path) -> list[Path]:
    """Return the workbooks as LibreOffice calculates them, in a profile of their own, all their values gone before."""
    if not books:  # given none, LibreOffice would wait for ever
        return []
    bare, done = folder / "bare", folder / "calculated"
    for made in (bare, done):
        made.mkdir()
    for book in books:
        _without_values(book, bare / book.name)
    with TemporaryDirectory() as profile:
        user = Path(profile) / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(CALCULATE, encoding="utf-8")
        subprocess.run(  # noqa: S603 - found on the path, with files of our own
            [
                str(which("soffice")),
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(done)),
                *(str(bare / book.name) for book in books),
            ],
            check=True,
            capture_output=True,
        )
    return [done / book.name for book in books]


def _without_values(book: Path, target: Path) -> None:
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, VALUE.sub(rb"\1\2\3", content))


def found_in(book: Workbook) -> Places:
    """Return the ranks and outcomes that the spreadsheet found, from its sheet Result."""
    places: dict[tuple[int, str], tuple[int | None, str]] = {}
    lot, inside = -1, False
    for row in book["Result"].iter_rows(values_only=True):
        if row[:2] == (words.FRONT[0], words.FRONT[1]):
            lot, inside = lot + 1, True
        elif row[1] is None:
            inside = False
        elif inside:
            rank_found = row[_RANK]
            places[lot, str(row[1])] = (int(rank_found) if rank_found not in {None, ""} else None, str(row[_OUTCOME]))  # type: ignore[arg-type]
    return places


def exact(ranking: Ranking) -> Places:
    """Return the exact ranks and outcomes."""
    return {
        (number, tender.supplier): (tender.rank, outcomes.status(tender.status.value))
        for number, lot in enumerate(ranking.lots)
        for tender in lot.tenders
    }


def compare_values(check: Check, name: str, exported: Path, done: Workbook) -> int:
    """Compare each formula's value as exported with the one calculated; return how many there were."""
    formulas, values = openpyxl.load_workbook(exported), openpyxl.load_workbook(exported, data_only=True)
    count = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    count += 1
                    was, now = values[sheet.title][cell.coordinate].value, done[sheet.title][cell.coordinate].value
                    if not _alike(was, now):
                        check.same(f"{name}, {sheet.title}!{cell.coordinate} {str(cell.value)[:120]}", now, was)
    check.compared += count
    return count


def _alike(was: object, now: object) -> bool:
    if isinstance(was, int | float) and isinstance(now, int | float):
        return abs(was - now) <= TOLERANCE * max(1.0, abs(was))
    return (was or "") == (now or "")


def check_cases(check: Check, all_cases: Mapping[str, EvaluationData], folder: Path) -> None:
    """Export every case, have it calculated, and compare values, ranks and outcomes."""
    folder.mkdir()
    books = {name: folder / f"{name}.xlsx" for name in all_cases}
    rankings = {name: rank(data) for name, data in all_cases.items()}
    for name, data in all_cases.items():
        write_workbook(data, books[name], ranking=rankings[name])
    formulas = 0
    for name, path in zip(books, calculated([*books.values()], folder), strict=True):
        done = openpyxl.load_workbook(path, data_only=True)
        formulas += compare_values(check, name, books[name], done)
        check.same(
            f"{name}, does it say that it agrees", done["Result"][_AGREES].value, "no" if name in APART else "yes"
        )
        if name not in APART:
            check.same(f"{name}, ranks and outcomes", found_in(done), exact(rankings[name]))
    tell(f"  {len(books)} workbooks, {formulas} formulas calculated")


def check_edits(check: Check, all_cases: Mapping[str, EvaluationData], edits: int, folder: Path) -> None:
    """Change inputs on the exported sheets as a person would; the calculated ranks are those that `rank` then finds."""
    folder.mkdir()
    books, originals = [], {}
    for name, data in all_cases.items():
        whole = folder / f"{name}.xlsx"
        write_workbook(data, whole, ranking=rank(data))
        for number in range(edits):
            book = openpyxl.load_workbook(whole)
            for change in range(1 + number % 3):
                _edit(book, data, f"{name} {number} {change}")
            books.append(folder / f"{name}-{number}.xlsx")
            originals[books[-1].stem] = data
            book.save(books[-1])
    refused = 0
    for path in calculated(books, folder):
        done = openpyxl.load_workbook(path, data_only=True)
        try:
            data = read_evaluation(path)
            ranking = rank(data)
        except (Refused, Unsound):
            refused += 1
            continue
        found, expected = found_in(done), exact(ranking)
        if data.method.lot_mechanism is LotMechanism.HIGHEST_SUM:  # outcomes are values there
            found, expected = ({key: one[0] for key, one in places.items()} for places in (found, expected))  # type: ignore[assignment]
        check.same(f"{path.stem}, ranks and outcomes after the edit", found, expected)
        told = [done["Result"][cell].value for cell in (_IN_PLACE, _METHOD, _INPUTS)]
        kept = _counted(data) == _counted(originals[path.stem])
        check.same(f"{path.stem}, does it say that inputs changed", told, ["yes", "yes", "yes" if kept else "no"])
    tell(f"  {len(books)} edited workbooks, of which {refused} are refused by `rank` and were not compared")


def _counted(data: EvaluationData) -> object:
    """Return the final scores and the tenders of an evaluation, without draws that nothing looks at."""
    drawn = any(step.step is TieStep.DRAW for step in data.method.tie_break)
    scores = {
        (lot.lot, tender.supplier, cell.question): cell.score
        for lot in rank(data).lots
        for tender in lot.tenders
        for cell in tender.cells
    }
    return scores, tuple(tender if drawn else replace(tender, draw=None) for tender in data.tenders)


def check_alarms(check: Check, data: EvaluationData, folder: Path) -> None:
    """Sort rows, add one, change the method: the sheet Result says that its formulas no longer follow."""
    folder.mkdir()
    whole = folder / "whole.xlsx"
    write_workbook(data, whole, ranking=rank(data))

    def swapped(book: Workbook) -> None:
        one, other = ([cell.value for cell in row] for row in book["Scores"].iter_rows(min_row=2, max_row=3))
        for number, values in ((2, other), (3, one)):
            for place, value in enumerate(values, start=1):
                book["Scores"].cell(number, place).value = value

    def added(book: Workbook) -> None:
        book["Scores"].append(["E9", "A"])

    def reweighed(book: Workbook) -> None:
        book["Criteria"]["C2"].value = 41

    def remerged(book: Workbook) -> None:
        cell = next(row[1] for row in book["Evaluation"].iter_rows() if row[0].value == "merge rule")
        cell.value = "median"

    edits = {"swapped": swapped, "added": added, "reweighed": reweighed, "remerged": remerged}
    expected = {"swapped": ["no", "yes"], "added": ["no", "yes"]}
    books = []
    for name, edit in edits.items():
        book = openpyxl.load_workbook(whole)
        edit(book)
        books.append(folder / f"{name}.xlsx")
        book.save(books[-1])
    for path in calculated(books, folder):
        done = openpyxl.load_workbook(path, data_only=True)["Result"]
        told = [done[cell].value for cell in (_IN_PLACE, _METHOD)]
        check.same(f"{path.stem}, what the checks say", told, expected.get(path.stem, ["yes", "no"]))
    tell(f"  {len(books)} workbooks whose formulas can't follow say so")


def _edit(book: Workbook, data: EvaluationData, choice: str) -> None:
    """Change one input, chosen by a hash: a score, a price, a status or a draw."""
    stream = int.from_bytes(hashlib.sha256(choice.encode()).digest(), "big")
    cells = [*_cells(book, data)]
    stream, place = divmod(stream, len(cells))
    kind, cell = cells[place]
    if kind == "score":
        levels = [float(level.value) for scale in data.scales[:1] for level in scale.levels]
        cell.value = levels[stream % len(levels)] if stream % 7 else None
    elif kind == "status":
        cell.value = ("withdrawn", "late", None, "rejected")[stream % 4]
    elif kind == "draw":
        cell.value = stream % 5
    else:
        was = float(str(cell.value or 0))
        cell.value = (round(was * 1.07, 2), round(was * 0.9, 2), 750, None)[stream % 4]


def _cells(book: Workbook, data: EvaluationData) -> Iterator[tuple[str, openpyxl.cell.cell.Cell]]:
    prices = {"price", *(row.code for row in data.criteria)}
    for title, headers in (("Scores", {"score"}), ("Agreed", {"score"}), ("Tenders", {"status", "draw", *prices})):
        if title not in book.sheetnames:
            continue
        for column in book[title].iter_cols(min_row=1):
            header = str(column[0].value)
            if header not in headers:
                continue
            kind = header if header in {"score", "status", "draw"} else "price"
            for cell in column[1:]:
                if kind == "status" or isinstance(cell.value, int | float):
                    yield kind, cell  # type: ignore[misc]


def invented_panels(count: int) -> dict[str, EvaluationData]:
    """Return invented panels that can be ranked, the same each time."""
    found: list[EvaluationData] = []
    if not count:
        return {}

    @seed(1)
    @settings(
        max_examples=2 * count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(panels())
    def gather(data: EvaluationData) -> None:
        try:
            rank(data)
        except Unsound:
            return
        if data not in found:
            found.append(data)

    gather()
    return {f"panel-{number}": data for number, data in enumerate(found[:count])}


def medium(check: Check, folder: Path) -> None:
    """Measure a workbook of 60 tenders, 40 questions and 8 seats."""
    folder.mkdir()
    data = invented(suppliers=60, questions=40, seats=8, lots=1, seed=1)
    path = folder / "medium.xlsx"
    began = time.perf_counter()
    ranking = rank(data)
    ranked = time.perf_counter()
    write_workbook(data, path, ranking=ranking)
    written = time.perf_counter()
    (done,) = calculated([path], folder)
    ended = time.perf_counter()
    book = openpyxl.load_workbook(done, data_only=True)
    check.same("medium, ranks and outcomes", found_in(book), exact(ranking))
    formulas = compare_values(check, "medium", path, book)
    tell(
        f"  60 × 40 × 8: {formulas} formulas, {path.stat().st_size / 1e6:.1f} MB; ranked in {ranked - began:.1f} s, "
        f"written in {written - ranked:.1f} s, opened, calculated and saved by LibreOffice in {ended - written:.1f} s"
    )


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--panels", type=int, default=100)
    parser.add_argument("--edits", type=int, default=3)
    parser.add_argument("--medium", action="store_true")
    parser.add_argument("--record", action="store_true")
    asked = parser.parse_args()
    if which("soffice") is None:
        tell("DID NOT RUN: there is no soffice on this machine, so nothing was calculated and nothing is shown.")
        tell("Install it (Debian, Ubuntu: apt-get install libreoffice-calc) and run this again.")
        return 2
    program = subprocess.run(["soffice", "--version"], check=True, capture_output=True, text=True).stdout.strip()  # noqa: S607
    tell(program)
    check, named = Check(), cases()
    with TemporaryDirectory() as made:
        folder = Path(made)
        check_cases(check, named, folder / "cases")
        check_cases(check, invented_panels(asked.panels), folder / "panels")
        kept = {name: data for name, data in named.items() if name not in APART}
        check_edits(check, kept, asked.edits, folder / "edits")
        check_alarms(check, named["mean"], folder / "alarms")
        if asked.medium:
            medium(check, folder / "medium")
    tell(f"{check.compared} comparisons, {check.differing} differ")
    if check.differing:
        return 1
    if asked.record:
        write_record(program, {name: fingerprint(data) for name, data in named.items() if name != "sample"})
    return 0


if __name__ == "__main__":
    sys.exit(main())
