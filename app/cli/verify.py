"""`evenhand verify FILE.pdf [--signers …] [--json]`."""

from datetime import datetime
from pathlib import Path

from app.cli.console import Console
from app.services.reports import verdict_json, verdict_lines, verify_report


def run(console: Console, pdf: Path, *, signers: str | None, as_json: bool, now: datetime) -> int:
    """Print the three answers and return the exit code of DESIGN §7."""
    expected = None if signers is None else [one for one in signers.split(",") if one.strip()]
    verdict = verify_report(pdf, signers=expected, now=now)
    if as_json:
        console.json(verdict_json(verdict))
    else:
        console.say(*verdict_lines(verdict))
    return verdict.exit_code
