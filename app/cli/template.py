"""`evenhand template FILE.xlsx`."""

from pathlib import Path

from app.cli import exits
from app.cli.console import Console
from app.services.templates import write_template
from app.text import commands


def run(console: Console, out: Path) -> int:
    """Write the empty workbook and say where it is."""
    write_template(out)
    console.say(commands.template_written(str(out)))
    return exits.GOOD
