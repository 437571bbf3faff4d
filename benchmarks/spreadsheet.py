"""The spreadsheet that a council would make: seats' scores, means, points, price score, total and rank as formulas."""

import csv
import shutil
import subprocess
from collections import defaultdict
from importlib import import_module
from pathlib import Path

from benchmarks.sizes import PRICE, TOP, Size, cells, pence, supplier, weights

# Recalculate all formulas while loading (0: always), as nothing that a library wrote can be believed.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


def make_workbook(size: Size, path: Path) -> None:
    """Write the workbook: a row a tender; a column a question and seat, then a mean a question, then the result."""
    book = import_module("xlsxwriter").Workbook(str(path))
    names = import_module("xlsxwriter.utility")
    result, means, scores = (book.add_worksheet(name) for name in ("Result", "Means", "Scores"))
    means.write_row(0, 1, [weight / 100 for weight in weights(size)])
    given: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for _who, whose, asked, found in cells(size):
        given[whose][asked].append(found)
    last = names.xl_col_to_name(size.questions)
    for number in range(size.tenders):
        row, code = number + 1, supplier(number)
        for place, values in enumerate(given[code].values()):
            column = place * size.seats
            scores.write_row(row, column, values)
            first = names.xl_rowcol_to_cell(row, column)
            end = names.xl_rowcol_to_cell(row, column + size.seats - 1)
            means.write_formula(row, place + 1, f"=AVERAGE(Scores!{first}:{end})")
        result.write(row, 0, code)
        result.write(row, 1, pence(number))
        line = row + 1
        prices, totals = f"$B$2:$B${size.tenders + 1}", f"$D$2:$D${size.tenders + 1}"
        result.write_formula(row, 2, f"=SUMPRODUCT(Means!$B$1:${last}$1,Means!B{line}:{last}{line})/{TOP}")
        result.write_formula(row, 3, f"=C{line}+{PRICE // 100}*MIN({prices})/B{line}")
        result.write_formula(row, 4, f"=RANK(D{line},{totals})")
    book.close()


def convert(book: Path, folder: Path) -> Path:
    """Have LibreOffice load and recalculate the workbook and write its first sheet as CSV; return that file."""
    profile = folder / "libreoffice"
    settings = profile / "user" / "registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
    program = shutil.which("soffice") or "soffice"
    # Field 44, text 34, UTF-8, and the last but one: numbers as they are, not as they are shown.
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false", "--outdir", str(folder), str(book),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - a program of this machine on a file of ours
    return folder / f"{book.stem}.csv"


def read_back(path: Path) -> dict[str, tuple[int, float]]:
    """Return rank and total of every supplier."""
    with path.open(newline="", encoding="utf-8") as source:
        return {row[0]: (int(row[4]), float(row[3])) for row in csv.reader(source) if row[0]}
