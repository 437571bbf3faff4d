"""From a home folder to an open desk: which profile, which case, and what opens them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.errors import AppError
from app.security.secret_store import SecretStore
from app.services.cases import list_cases, open_desk
from app.services.desk import Clock, Desk
from app.services.profiles import OpenProfile, ProfileAbout, open_profile, profiles_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where to look, and what opens it: `passphrase` is asked only where the profile needs one."""

    home: Path
    store: SecretStore
    clock: Clock
    passphrase: Callable[[ProfileAbout], str]


def enter_profile(door: Door, wanted: str | None) -> OpenProfile:
    """Open the profile of that name or id, or the only one.

    Raises AppError `no-profile`, `several-profiles`, and as `open_profile` does.
    """
    found = profiles_in(door.home)
    chosen = [about for about in found if wanted is None or wanted in {about.id, about.name}]
    if not chosen:
        raise AppError("no-profile", home=str(door.home))
    if len(chosen) > 1:
        raise AppError("several-profiles", names=[about.name for about in chosen])
    about = chosen[0]
    return open_profile(about, store=door.store, passphrase=lambda: door.passphrase(about))


def enter_case(door: Door, profile: str | None, wanted: str | None) -> Desk:
    """Open the case file of that reference, seat or id, or the only one; raises AppError `no-case`, `several-cases`."""
    opened = enter_profile(door, profile)
    found = [listed.about for listed in list_cases(opened) if listed.about is not None]
    chosen = [about for about in found if wanted is None or wanted in {about.case, about.reference, about.seat}]
    if not chosen:
        raise AppError("no-case", home=str(door.home))
    if len(chosen) > 1:
        raise AppError("several-cases", names=sorted([f"{about.reference} {about.seat}" for about in chosen]))
    return open_desk(opened, chosen[0].case, door.clock)
