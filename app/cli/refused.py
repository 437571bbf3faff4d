"""How every command tells that a workbook was refused (WORKBOOK §6)."""

from app.cli import exits
from app.cli.console import Console
from app.errors import Refused
from app.services.evaluations import problems_json


def show(console: Console, refused: Refused, *, as_json: bool = False) -> int:
    """Print every problem, for people or as one JSON object, and return the exit code."""
    if as_json:
        console.json(problems_json(refused.problems))
    else:
        console.problems(refused.problems)
    return exits.REFUSED
