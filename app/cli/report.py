"""`evenhand report WORKBOOK --out FILE.pdf`."""

from pathlib import Path

from app.cli import exits, refused
from app.cli.console import Console
from app.cli.rank import show
from app.errors import Refused
from app.services.reports import write_report
from app.text import commands


def run(console: Console, workbook: Path, out: Path, *, signers: dict[str, str | None], replace: bool) -> int:
    """Write the unsigned report, print the ranking in it and what to do next."""
    named = {role: fingerprint for role, fingerprint in signers.items() if fingerprint is not None}
    try:
        ranked = write_report(workbook, out, signers=named, replace=replace)
    except Refused as refusal:
        return refused.show(console, refusal)
    show(console, ranked)
    console.say("", commands.report_written(str(out)))
    return exits.FINAL if ranked.ranking.final else exits.NOT_FINAL
