"""Findings of the soundness checks, named as sheet, row and column; and the order in which problems are shown."""

from collections.abc import Iterable, Mapping

from app.errors import Problem
from app.exchange.layout import SheetName
from app.exchange.loading import Loaded, Places
from app.exchange.records.evaluation import KEY, VALUE
from app.scoring.findings import Finding, Kind

_SHEETS: Mapping[Kind, SheetName] = {
    Kind.EVALUATION: SheetName.EVALUATION,
    Kind.SCALES: SheetName.SCALE,
    Kind.CRITERIA: SheetName.CRITERIA,
    Kind.LOTS: SheetName.LOTS,
    Kind.SUPPLIERS: SheetName.SUPPLIERS,
    Kind.TENDERS: SheetName.TENDERS,
    Kind.SEATS: SheetName.PANEL,
    Kind.SCORES: SheetName.SCORES,
    Kind.AGREED: SheetName.AGREED,
    Kind.RESPONSES: SheetName.RESPONSES,
}
_ORDER: Mapping[SheetName, int] = {title: index for index, title in enumerate(SheetName)}


def in_order(loaded: Loaded, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Return all problems by sheet, row and column; findings at cells that could not be read are left out."""
    places = loaded.places
    cells = {
        (problem.sheet, problem.row, problem.column) for problem in loaded.problems if problem.row and problem.column
    }
    absent = {(problem.sheet, problem.column) for problem in loaded.problems if problem.code == "missing-column"}
    found = [
        problem
        for problem in (placed(finding, places) for finding in findings)
        if (problem.sheet, problem.row, problem.column) not in cells and (problem.sheet, problem.column) not in absent
    ]
    return tuple(sorted((*loaded.problems, *found), key=lambda problem: _rank(problem, places)))


def placed(finding: Finding, places: Places) -> Problem:
    """Return the finding as a problem at the cell, row or sheet it is about."""
    title = _SHEETS[finding.kind]
    sheet = places.sheets[title]
    row, column = _spot(finding, places)
    return Problem(code=finding.code, facts=finding.facts, sheet=sheet.name, row=row, column=column)


def _spot(finding: Finding, places: Places) -> tuple[int | None, str | None]:
    sheet = places.sheets[_SHEETS[finding.kind]]
    if finding.field is None:
        return _row(finding, places), None
    if finding.kind is Kind.EVALUATION:
        row = places.keys.get(finding.field)
        return row, sheet.column(KEY if row is None else VALUE)
    field = places.tender_columns.field_of(finding.field) if finding.kind is Kind.TENDERS else finding.field
    return _row(finding, places), sheet.headers.of(field) or finding.field


def _row(finding: Finding, places: Places) -> int | None:
    if finding.index is None:
        return None
    if finding.kind is Kind.SCALES and finding.level is not None:
        return places.levels[finding.index][finding.level]
    rows = places.rows.get(_SHEETS[finding.kind], ())
    return rows[finding.index] if finding.index < len(rows) else None


def _rank(problem: Problem, places: Places) -> tuple[int, str, int, int, str]:
    """Return what problems are sorted by: the file itself, the sheets of WORKBOOK §2, then sheets unknown to it."""
    if problem.sheet is None:
        return (-1, "", 0, 0, "")
    title = next((title for title, sheet in places.sheets.items() if sheet.name == problem.sheet), None)
    if title is None:
        return (len(_ORDER), problem.sheet, problem.row or 0, 0, problem.column or "")
    written = places.sheets[title].headers.written
    column = next((number for number, header in written.items() if header == problem.column), len(written))
    return (_ORDER[title], "", problem.row or 0, column if problem.column else 0, problem.column or "")
