"""Small workbooks for the tests: a sound evaluation as plain rows, written as .xlsx or as a folder of .csv."""

import csv
import zipfile
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path

import xlsxwriter

from app.errors import Problem, Refused
from app.exchange.workbook import load_workbook, read_evaluation
from app.text.sentences import sentence

Cell = str | int | float
Rows = list[list[Cell]]
Sheets = dict[str, Rows]
Spot = tuple[str | None, int | None, str | None, str]

_SOUND: Sheets = {
    "Evaluation": [["key", "value"], ["reference", "REF-1"], ["format", "1"], ["price formula", "F1"]],
    "Scale": [["scale", "value", "label"], ["S", "0", "None"], ["S", "2.5", "Half"], ["S", "5", "Full"]],
    "Criteria": [
        ["code", "title", "weight", "type", "parent", "scale", "minimum", "consequence", "lots"],
        ["QUAL", "Quality", "70", "quality"],
        ["Q1", "Safety", "60", "quality", "QUAL", "S", "2.5"],
        ["Q2", "Voice", "40", "quality", "QUAL", "S"],
        ["P", "Price", "30", "price"],
        ["INS", "Insurance", "", "gate", "", "", "", "reject"],
    ],
    "Suppliers": [["id", "name", "kind"], ["A", "Alder Ltd", "company"], ["B", "Birch", "charity"]],
    "Tenders": [["supplier", "price", "INS"], ["A", "1000", "pass"], ["B", "1200.50", ""]],
    "Panel": [["seat", "role"], ["P1", "evaluator"], ["P2", "group"]],
    "Scores": [["seat", "supplier", "question", "score", "reason"], ["P1", "A", "Q1", "5", "Good"]],
    "Agreed": [
        ["supplier", "question", "score", "reason"],
        ["A", "Q1", "5", "Good"],
        ["A", "Q2", "2.5", "Fair"],
        ["B", "Q1", "5", "Good"],
        ["B", "Q2", "", ""],
    ],
    "Responses": [["supplier", "question", "text"], ["A", "Q1", "We check everybody."]],
}


def sound() -> Sheets:
    """Return a sound evaluation to spoil."""
    return deepcopy(_SOUND)


def write_csv(folder: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> Path:
    """Write one .csv a sheet into the folder and return it."""
    folder.mkdir(exist_ok=True)
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
    return folder


def write_xlsx(path: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> Path:
    """Write the sheets as they are, numbers as numbers and texts as texts."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if isinstance(value, str) and value:
                        sheet.write_string(row, column, value)
                    elif not isinstance(value, str):
                        sheet.write_number(row, column, value)
    return path


def replace_part(path: Path, part: str, content: bytes, target: Path) -> Path:
    """Write a copy of the workbook in which one part is replaced or added."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != part:
                new.writestr(entry.filename, old.read(entry))
        new.writestr(part, content)
    return target


def edit_part(path: Path, part: str, old: str, new: str) -> Path:
    """Change a text in one part of a workbook, which must be there."""
    with zipfile.ZipFile(path) as book:
        text = book.read(part).decode()
    assert old in text
    return replace_part(path, part, text.replace(old, new).encode(), path.with_name(f"edited-{path.name}"))


def spots(problems: Sequence[Problem]) -> list[Spot]:
    """Return where the problems are and what they are; each has words that its facts fill."""
    assert all(sentence(problem.code, problem.facts) for problem in problems)
    return [(problem.sheet, problem.row, problem.column, problem.code) for problem in problems]


def load_problems(path: Path) -> list[Spot]:
    """Return the problems of cells, headers and keys, before contradictions are looked for, as found."""
    try:
        return spots(load_workbook(path).problems)
    except Refused as refused:
        return spots(refused.problems)


def refusal(path: Path) -> list[Spot]:
    """Return every problem of a refused workbook in the order shown."""
    try:
        read_evaluation(path)
    except Refused as refused:
        return spots(refused.problems)
    return []
