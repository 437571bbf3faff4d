"""`evenhand export [WORKBOOK] --out FILE.xlsx`: of a workbook, or of a live evaluation once quality is locked."""

from pathlib import Path

from app.cli import exits, refused
from app.cli.console import Console
from app.errors import Refused
from app.services import exports
from app.text import commands


def run(console: Console, workbook: Path, out: Path, *, replace: bool) -> int:
    """Write the workbook with its ranking in formulas and say where it is, or print every problem of the source."""
    try:
        exports.export_workbook(workbook, out, replace=replace)
    except Refused as refusal:
        return refused.show(console, refusal)
    console.say(commands.workbook_exported(str(out)))
    return exits.GOOD
