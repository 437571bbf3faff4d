"""The people of a demonstration: a profile, a folder and a passphrase each, and nothing in the machine's keyring."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.codes import SeatCode
from app.domain.evaluation import Seat
from app.security.secret_store import NoStore
from app.services.desk import Clock
from app.services.files import write_whole
from app.services.profiles import OpenProfile, create_profile

PASSPHRASE = "passphrase.txt"  # noqa: S105 - a file's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person at a laptop of their own, as far as a folder can be one."""

    seat: SeatCode
    home: Path
    profile: OpenProfile
    passphrase: str


def person(folder: Path, seat: Seat, clock: Clock) -> Person:
    """Make the profile of whoever sits on a seat, opened by a drawn passphrase that is written beside it."""
    home = folder / seat.code
    home.mkdir(parents=True)
    made = create_profile(home, seat.name or seat.code, store=NoStore(), passphrase=None, at=clock())
    passphrase = made.passphrase or ""
    write_whole(home / PASSPHRASE, f"{passphrase}\n".encode(), private=True)
    return Person(seat=seat.code, home=home, profile=made.profile, passphrase=passphrase)
