"""`evenhand export --out FILE.xlsx` of a live evaluation."""

from pathlib import Path

from app.cli import exits
from app.cli.console import Console
from app.services import outcomes
from app.services.desk import Desk
from app.text import commands


def run(console: Console, desk: Desk, out: Path) -> int:
    """Write the whole evaluation as a workbook and say where it is; refused until quality is locked."""
    outcomes.export_workbook(desk, out)
    console.say(commands.workbook_exported(str(out)))
    return exits.GOOD
