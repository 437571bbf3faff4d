"""What LibreOffice was shown to work out: a hash of the formulas, their values and their inputs, case by case."""

import hashlib
import json
from pathlib import Path

from app.domain.evaluation import EvaluationData
from app.exchange.results.book import result_sheets
from app.exchange.results.cells import Formula, Words
from app.exchange.written_sheets import sheets_of
from app.scoring.ranking import rank

RECORD = Path(__file__).resolve().parents[2] / "data" / "recalculated.json"


def fingerprint(data: EvaluationData) -> str:
    """Return a hash of all that a spreadsheet program would calculate with; headings and notes are not in it."""
    sheets = sheets_of(data)
    inputs = [
        [sheet.title, sheet.headers, [[cell and cell.text for cell in row] for row in sheet.rows]] for sheet in sheets
    ]
    results = [
        (sheet.title, row, column, cell.text, str(cell.value))
        if isinstance(cell, Formula)
        else (sheet.title, row, column, str(cell))
        for number, sheet in enumerate(result_sheets(data, sheets, rank(data)))
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, Formula) or (number and cell is not None and not isinstance(cell, Words))
    ]
    return hashlib.sha256(json.dumps([inputs, results]).encode()).hexdigest()


def recorded() -> dict[str, str]:
    """Return the hashes on record by case."""
    found: dict[str, str] = json.loads(RECORD.read_text(encoding="utf-8"))["cases"]
    return found


def write_record(program: str, hashes: dict[str, str]) -> None:
    """Put on record what a program worked out."""
    RECORD.write_text(json.dumps({"program": program, "cases": hashes}, indent=2) + "\n", encoding="utf-8")
