"""`evenhand record`: the audit trail of a case file, searched and checked."""

from app.cli import exits
from app.cli.console import Console
from app.domain.times import stamp
from app.services import records
from app.services.desk import Desk
from app.text import record as words


def run(console: Console, desk: Desk, *, search: str, as_json: bool) -> int:
    """Print the entries and what the check of the whole chain found; 0 if it holds, else 1."""
    entries = records.trail(desk, search=search)
    checked = records.check(desk)
    if as_json:
        console.json(
            {
                "format": 1,
                "head": {"size": checked.head.size, "hash": checked.head.hash},
                "held": checked.held,
                "broken": None
                if checked.broken is None
                else {
                    "flaw": checked.broken.flaw.value,
                    "number": checked.broken.number,
                    "holder": checked.broken.holder,
                },
                "claimed": [
                    {"holder": one.holder, "size": one.head.size, "hash": one.head.hash} for one in checked.claimed
                ],
                "entries": [
                    {
                        "number": entry.number,
                        "at": stamp(entry.at),
                        "seat": entry.seat,
                        "action": entry.action,
                        "facts": dict(entry.facts),
                        "hash": entry.hash,
                    }
                    for entry in entries
                ],
            }
        )
    else:
        console.say(words.heading(desk.about.reference, desk.seat))
        console.say(*(words.line(one.number, one.at, one.seat, one.action, one.facts) for one in entries))
        broken = checked.broken
        flaw = None if broken is None else (broken.flaw.value, broken.number, broken.holder or "")
        console.say("", *words.verdict(checked.head.size, checked.head.hash, checked.held, flaw))
        console.say(*(words.claim(one.holder, one.head.size, checked.head.size) for one in checked.claimed))
    return exits.GOOD if checked.broken is None else exits.NOT_GOOD
