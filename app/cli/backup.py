"""`evenhand backup`: a checked copy of a case file, and the way back from one."""

from pathlib import Path

from app.cli import exits
from app.cli.console import Console
from app.services import backups
from app.services.desk import Clock, Desk
from app.services.profiles import OpenProfile
from app.text import record as words


def run(console: Console, desk: Desk, out: Path) -> int:
    """Write the copy and say where it is."""
    backups.back_up(desk, out)
    console.say(words.backed_up(desk.about.reference, desk.seat, str(out)))
    return exits.GOOD


def run_restore(console: Console, profile: OpenProfile, backup: Path, *, clock: Clock) -> int:
    """Put the copy back as the case file that it is a copy of."""
    restored = backups.restore(profile, backup, clock=clock)
    console.say(words.restored(str(backup), str(restored)))
    return exits.GOOD
