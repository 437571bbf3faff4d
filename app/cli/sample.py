"""`evenhand sample`: the main job on the sample evaluation."""

from datetime import datetime
from pathlib import Path

from app.cli.console import Console
from app.cli.rank import show
from app.services.reports import verdict_lines
from app.services.sample import play
from app.text import commands


def run(console: Console, folder: Path, *, at: datetime) -> int:
    """Print the sample's ranking, the verdict on its report and where the report is."""
    console.tell(commands.sample_begins())
    played = play(folder, at=at)
    show(console, played.ranked)
    console.say("", *verdict_lines(played.verdict), "", commands.sample_report(str(played.report)))
    return played.verdict.exit_code
