"""What a process does that is going to be killed: real services, which tell what they acknowledged.

A fork server imports once what they need, so that fifty deaths cost seconds; where there is none, each starts anew.
"""

import json
from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from itertools import count
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from pathlib import Path

from app.security.secret_store import NoStore
from app.services import intake, packs, returns, scores
from app.services.cases import list_cases, open_desk
from app.services.desk import Desk
from app.services.profiles import open_profile, profiles_in
from app.services.scores import RecordScore
from tests.services.panels import PASSPHRASE, Clock

READY = b"ready"
DONE = b"done"
_FORKS = "forkserver" in get_all_start_methods()
_CONTEXT = get_context("forkserver") if _FORKS else get_context("spawn")
if _FORKS:
    _CONTEXT.set_forkserver_preload([__name__])


def desk_at(home: Path, now: datetime) -> Desk:
    """Return the desk of the only case on a laptop."""
    profile = open_profile(profiles_in(home)[0], store=NoStore(), passphrase=lambda: PASSPHRASE)
    about = list_cases(profile)[0].about
    assert about is not None, "the case file does not open"
    return open_desk(profile, about.case, Clock(now))


def keep_saving(tell: Callable[[bytes], None], home: Path, now: datetime) -> None:
    """Save scores for ever, and tell of each once it is acknowledged."""
    desk = desk_at(home, now)
    duties = [line.duty for line in scores.sheet(desk).lines]
    tell(READY)
    for number in count():
        duty = duties[number % len(duties)]
        ask = RecordScore(duty=duty, value=Fraction(number % 6), reason=f"{number}" + " words" * (number % 40))
        saved = scores.record_score(desk, ask)
        tell(json.dumps([duty.question, duty.supplier, saved.version, str(ask.value), ask.reason]).encode())


def take_in(tell: Callable[[bytes], None], home: Path, now: datetime, path: Path) -> None:
    """Take a file in."""
    desk = desk_at(home, now)
    tell(READY)
    intake.take_in(desk, path)
    tell(DONE)


def lock(tell: Callable[[bytes], None], home: Path, now: datetime, path: Path) -> None:
    """Lock, sign and write the return."""
    desk = desk_at(home, now)
    tell(READY)
    returns.lock(desk, path)
    tell(DONE)


def issue(tell: Callable[[bytes], None], home: Path, now: datetime, folder: Path) -> None:
    """Issue packs to everybody."""
    desk = desk_at(home, now)
    tell(READY)
    packs.issue(desk, folder)
    tell(DONE)


Deed = Callable[..., None]


def _begin(deed: Deed, told: Connection, arguments: tuple[object, ...]) -> None:
    deed(told.send_bytes, *arguments)


def killed(deed: Deed, *arguments: object, after: float) -> list[bytes]:
    """Begin the deed in a process, kill it so many seconds after it is ready, and return what it had told by then."""
    here, there = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_begin, args=(deed, there, arguments))
    process.start()
    there.close()
    assert here.recv_bytes() == READY
    process.join(after)  # an early end of its own is as good
    process.kill()
    process.join()
    told = _told(here)
    here.close()
    process.close()
    return told


def _told(here: Connection) -> list[bytes]:
    found: list[bytes] = []
    while True:
        try:
            found.append(here.recv_bytes())
        except (EOFError, OSError):  # nothing more, or half a word
            return found
