"""A life: a panel's real laptops and files, and beside them the model of what everybody was told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

from app.domain.codes import CriterionCode, LotCode, Role, SeatCode, SupplierId
from app.domain.evaluation import EvaluationData, Seat
from app.exchange.container.kinds import Kind
from app.services.cases import open_desk
from app.services.desk import Desk
from app.storage import messages
from tests.services.lives.told import Chair, Decided, Given, Laptop, Listing, Parcel
from tests.services.panels import NORTH, PRICES, SOUTH, Clock

TENDERED: dict[SupplierId, tuple[LotCode, ...]] = {
    supplier: tuple(lot for one, lot, _pounds in PRICES if one == supplier) for supplier, _lot, _pounds in PRICES
}
LOTS = (NORTH, SOUTH)


class Life:
    """The panel's folder, everybody's laptops, the files between them, and what the lead's list says."""

    def __init__(self, folder: Path, data: EvaluationData, clock: Clock) -> None:
        self.folder = folder
        self.data = data
        self.clock = clock
        self.laptops: dict[str, Laptop] = {}
        self.parcels: list[Parcel] = []
        self.listing = Listing(revision=0, chairs={})
        self.decided: list[Decided] = []
        self.reworded: list[CriterionCode | None] = [None]  # by frozen version, from 1: what it says anew
        self.made = 0
        self._desks: dict[str, Desk] = {}

    def copied(self, folder: Path) -> "Life":
        """Return the same life at another place, to be lived differently."""
        self.close()
        copytree(self.folder, folder)
        other = Life(folder, self.data, Clock(self.clock.now))
        for name, one in self.laptops.items():
            at = folder / one.profile.about.folder.relative_to(self.folder)
            profile = replace(one.profile, about=replace(one.profile.about, folder=at))
            other.laptops[name] = replace(
                one,
                profile=profile,
                rows=[*one.rows],
                declared=[*one.declared],
                reopened=[*one.reopened],
                taken={**one.taken},
                then={**one.then},
                agreed=[*one.agreed],
            )
        other.parcels = [*self.parcels]
        other.listing, other.made = self.listing, self.made
        other.reworded, other.decided = [*self.reworded], [*self.decided]
        return other

    def desk(self, laptop: Laptop) -> Desk:
        """Return the laptop's desk, opened when first asked for."""
        if laptop.name not in self._desks:
            self._desks[laptop.name] = open_desk(laptop.profile, laptop.case, self.clock)
        return self._desks[laptop.name]

    def sits(self, laptop: Laptop, desk: Desk) -> None:
        """Take a laptop that a service has just made a case file on."""
        self.laptops[laptop.name] = laptop
        self._desks[laptop.name] = desk

    def leave(self, laptop: Laptop) -> None:
        """Close a laptop's case file."""
        if laptop.name in self._desks:
            self._desks.pop(laptop.name).close()

    def close(self) -> None:
        """Close every case file."""
        for laptop in self.laptops.values():
            self.leave(laptop)

    def path(self, name: str) -> Path:
        """Return a new path for a file that travels."""
        self.made += 1
        folder = self.folder / "files"
        folder.mkdir(exist_ok=True)
        return folder / f"{self.made:03}-{name}"

    def later(self, seconds: int) -> None:
        """Set every clock forward, or back."""
        self.clock.now += timedelta(seconds=seconds)

    @property
    def lead(self) -> Laptop:
        """The lead's laptop."""
        return self.laptops["LEAD"]

    @property
    def moderator(self) -> Laptop:
        """The moderator's laptop."""
        return self.laptops["MOD"]

    def scorers(self) -> list[Laptop]:
        """Return the laptops of seats that score."""
        return [one for one in self.laptops.values() if one.role.scores]

    # what the model says

    def list_chair(self, code: SeatCode, chair: Chair) -> None:
        """Let the lead's list have a new revision."""
        self.listing = Listing(revision=self.listing.revision + 1, chairs={**self.listing.chairs, code: chair})

    def add_chair(self, seat: Seat) -> Chair:
        """Return a seat as the list begins with it."""
        return Chair(role=seat.role, questions=seat.questions)

    def sent(self, laptop: Laptop) -> list[str]:
        """Return the ids of the messages that the laptop has recorded for others, in their order."""
        with self.desk(laptop).read() as unit:
            return [one.id for one in messages.all(unit) if one.direction == "out"]

    def post(
        self,
        laptop: Laptop,
        name: str,
        kind: Kind,
        to: frozenset[str],
        *,
        message: str | None = None,
        seat: SeatCode | None = None,
        **told: Any,  # noqa: ANN401 - what a parcel of this kind tells
    ) -> None:
        """Note a message that the laptop recorded, the last one unless told; `seat` is whom it is about."""
        parcel = Parcel(
            name=name,
            kind=kind,
            message=message or self.sent(laptop)[-1],
            sender=laptop.name,
            seat=seat or laptop.seat,
            to=to | {laptop.person},
            **told,
        )
        self.parcels.append(parcel)

    def standing(self, laptop: Laptop, kind: Kind) -> Iterator[Parcel]:
        """Yield what the laptop took in of a kind and did not take back, in the order in which it was made."""
        seen = set()
        for parcel in self.parcels:
            if parcel.kind is kind and laptop.taken.get(parcel.message) and parcel.message not in seen:
                seen.add(parcel.message)
                yield parcel

    def known(self, laptop: Laptop) -> Listing | None:
        """Return the newest list that the laptop has."""
        if laptop.role is Role.LEAD:
            return self.listing
        found = [parcel.listing for parcel in self.standing(laptop, Kind.PACK) if parcel.listing]
        return max(found, key=lambda one: one.revision, default=None)

    def version(self, laptop: Laptop) -> int:
        """Return the newest frozen version that the laptop has, 0 before any."""
        if laptop.role is Role.LEAD:
            return len(self.reworded)
        return max((parcel.version for parcel in self.standing(laptop, Kind.PACK)), default=0)

    def returns(self, laptop: Laptop) -> dict[SeatCode, Parcel]:
        """Return, by seat, the return that counts at the moderator's."""
        return {parcel.seat: parcel for parcel in self.standing(laptop, Kind.RETURN)}

    def touched(self, since: int, until: int) -> set[CriterionCode]:
        """Return the questions whose wording changed after one frozen version, up to another."""
        return {code for code in self.reworded[since:until] if code is not None}

    def duties(self, laptop: Laptop) -> list[tuple[CriterionCode, SupplierId]]:
        """Return what the laptop's seat owes, as far as it knows."""
        listing = self.known(laptop)
        chair = None if listing is None else listing.chairs.get(laptop.seat)
        if chair is None:
            return []
        return [
            (question, supplier)
            for question in chair.questions
            for supplier, lots in TENDERED.items()
            if any(chair.covers(question, lot) for lot in lots)
        ]

    def given(self, laptop: Laptop) -> tuple[Given, ...]:
        """Return what a lock of the laptop's seat signs."""
        newest = laptop.newest()
        return tuple(Given(laptop.seat, *duty, newest[duty].value, newest[duty].frozen) for duty in self.duties(laptop))
