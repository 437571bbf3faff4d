"""The JSON of a refused workbook, as WORKBOOK §6 describes it."""

from collections.abc import Sequence

from app.errors import Problem
from app.text.sentences import sentence

FORMAT = 1


def problems_json(problems: Sequence[Problem]) -> dict[str, object]:
    """Return every problem with its place and its sentence."""
    return {
        "format": FORMAT,
        "problems": [
            {
                "sheet": problem.sheet,
                "row": problem.row,
                "column": problem.column,
                "message": sentence(problem.code, problem.facts),
            }
            for problem in problems
        ],
    }
