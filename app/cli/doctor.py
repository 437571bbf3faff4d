"""`evenhand doctor [--json]`: what this machine has and lacks, and how to mend it."""

from datetime import datetime
from pathlib import Path

from app.cli import exits
from app.cli.console import Console
from app.security.secret_store import SecretStore
from app.services.doctor import examine, findings_json, findings_lines, nothing_lacking


def run(console: Console, home: Path, store: SecretStore, *, now: datetime, as_json: bool) -> int:
    """Print every finding, and return 0 if nothing is missing, else 1."""
    findings = examine(home, store, now=now)
    if as_json:
        console.json(findings_json(findings))
    else:
        console.say(*findings_lines(findings))
    return exits.GOOD if nothing_lacking(findings) else exits.NOT_GOOD
