"""`evenhand standstill --regime R --date D [--sent electronic|other] [--json]`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.cli import exits
from app.cli.console import Console
from app.services.standstills import Regime, Sent, find_standstill


def run(
    console: Console,
    regime: str,
    on: date,
    sent: str,
    *,
    calendars: Sequence[Path],
    rules: Path | None,
    as_json: bool,
) -> int:
    """Print the last day of the standstill and the first for a contract, how they were counted, and every doubt."""
    answer = find_standstill(Regime(regime), on, Sent(sent), own_calendars=calendars, own_rules=rules)
    if as_json:
        console.json(answer.as_json())
        return exits.GOOD
    parts = [answer.lines(), answer.counting, [f"! {note}" for note in answer.notes]]
    for number, lines in enumerate(part for part in parts if part):
        console.say(*([""] if number else []), *lines)
    return exits.GOOD
