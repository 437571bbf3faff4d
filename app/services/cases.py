"""Case files of a profile: made, listed, opened, handed over and destroyed (DESIGN §5)."""

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from app.domain.codes import Role, SeatCode
from app.errors import AppError
from app.services.desk import Clock, Desk
from app.services.profiles import OpenProfile, case_key, cases_folder, forget_case_key
from app.storage import case_file
from app.storage.case_file import CaseAbout
from app.storage.destruction import destroy

EXTENSION = ".evcase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A case file as Home lists it; `about` is None where it cannot be opened, and `trouble` says why by its code."""

    path: Path
    about: CaseAbout | None
    trouble: str | None = None


def new_case(
    profile: OpenProfile, *, evaluation: str, reference: str, title: str, seat: SeatCode, role: Role, clock: Clock
) -> Desk:
    """Make the case file of one evaluation and seat, with a key of its own; raises AppError `case-exists-for-seat`."""
    if _known(profile, evaluation, seat) is not None:
        raise AppError("case-exists-for-seat", reference=reference, seat=seat)
    case = str(uuid4())
    key = case_key(profile, case, new=True)
    about = CaseAbout(
        case=case,
        evaluation=evaluation,
        reference=reference,
        title=title,
        seat=seat,
        role=role,
        key=cards_key(profile),
        created_at=clock(),
    )
    try:
        made = case_file.create(path_of(profile, case), key, about)
    except BaseException:
        forget_case_key(profile, case)
        raise
    desk = Desk(profile, made, clock)
    with desk.write() as unit:
        desk.log(unit, "case-made", evaluation=evaluation, role=role.value)
    return desk


def list_cases(profile: OpenProfile) -> tuple[Listed, ...]:
    """Return every case file of the profile by name, also those that cannot be opened."""
    return tuple(_listed(profile, path) for path in sorted(cases_folder(profile).glob(f"*{EXTENSION}")))


def open_desk(profile: OpenProfile, case: str, clock: Clock) -> Desk:
    """Open a case file; raises AppError as `case_file.open_case` does."""
    return Desk(profile, case_file.open_case(path_of(profile, case), case_key(profile, case)), clock)


def case_of(profile: OpenProfile, evaluation: str, seat: SeatCode, clock: Clock) -> Desk | None:
    """Open the case file that the profile has for a seat of an evaluation; None where there is none."""
    about = _known(profile, evaluation, seat)
    return None if about is None else open_desk(profile, about.case, clock)


def discard(profile: OpenProfile, case: str, clock: Clock) -> None:
    """Destroy a case file on which nothing rests, with its key; raises AppError `case-in-use` while it is open."""
    destroy(path_of(profile, case), key=case_key(profile, case), at=clock(), by=profile.about.name)
    forget_case_key(profile, case)


def path_of(profile: OpenProfile, case: str) -> Path:
    """Return where a case file of the profile is."""
    return cases_folder(profile) / f"{case}{EXTENSION}"


def cards_key(profile: OpenProfile) -> str:
    """Return the SHA-256 of the profile's signing key, by which rosters name its holder."""
    return profile.card.key


def _known(profile: OpenProfile, evaluation: str, seat: SeatCode) -> CaseAbout | None:
    found = (listed.about for listed in list_cases(profile))
    return next((one for one in found if one is not None and (one.evaluation, one.seat) == (evaluation, seat)), None)


def _listed(profile: OpenProfile, path: Path) -> Listed:
    try:
        with_case = case_file.open_case(path, case_key(profile, path.stem))
    except AppError as error:
        return Listed(path=path, about=None, trouble=error.code)
    try:
        return Listed(path=path, about=with_case.about)
    finally:
        with_case.close()
