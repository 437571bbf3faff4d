"""How far each laptop may see, reckoned by the model alone from what was said (DESIGN §2.1, §2.6)."""

from app.domain.codes import CriterionCode, Role, SeatCode, SupplierId
from app.domain.visibility import Sight
from app.exchange.container.kinds import Kind
from tests.services.lives.life import Life
from tests.services.lives.told import Declared, Laptop, Parcel, Row


def may_see(life: Life, laptop: Laptop) -> Sight:
    """Return the highest rung that the laptop's holder may stand on."""
    if laptop.role is Role.LEAD:
        if not any(life.standing(laptop, Kind.MODERATION)):
            return Sight.TENDERS
        return Sight.PRICES if laptop.prices_opened else Sight.TOTALS
    if not is_cleared(life, laptop):
        return Sight.NAMES
    if laptop.role is not Role.MODERATOR or not laptop.revealed or own_open(life, laptop):
        return Sight.TENDERS
    return Sight.TOTALS if laptop.quality_locked else Sight.PANEL


def is_cleared(life: Life, laptop: Laptop) -> bool:
    """Tell whether the newest declaration names no interest, or a pack brought what was decided on that very one."""
    if not laptop.declared:
        return False
    newest = laptop.declared[-1]
    return not newest.interest or any(
        parcel.decided is not None and parcel.decided.on == newest for parcel in life.standing(laptop, Kind.PACK)
    )


def is_locked(life: Life, laptop: Laptop) -> bool:
    """Tell whether a scorer's laptop has its scores locked."""
    opened = {parcel.number for parcel in life.standing(laptop, Kind.REOPEN)}
    return laptop.locks > 0 and laptop.locks not in opened


def arrived_locked(life: Life, moderator: Laptop, seat: SeatCode) -> bool:
    """Tell whether the moderator holds a seat's lock that was not opened again."""
    numbers = [parcel.number for parcel in life.standing(moderator, Kind.RETURN) if parcel.seat == seat]
    return bool(numbers) and (seat, max(numbers)) not in moderator.reopened


def own_open(life: Life, moderator: Laptop) -> list[SeatCode]:
    """Return the moderator's own scoring seats whose locked return is not here."""
    listing = life.known(moderator)
    own = [one.name for one in life.laptops.values() if one.person == moderator.person]
    return [
        code
        for code in ([] if listing is None else listing.scoring())
        if listing is not None and listing.chairs[code].holder in own and not arrived_locked(life, moderator, code)
    ]


def may_save(life: Life, laptop: Laptop, question: CriterionCode, supplier: SupplierId) -> bool:
    """Tell whether the laptop may save a score now."""
    owed = (question, supplier) in life.duties(laptop)
    return may_see(life, laptop) >= Sight.TENDERS and not is_locked(life, laptop) and owed


def may_lock(life: Life, laptop: Laptop) -> bool:
    """Tell whether everything that the seat owes has a score with a reason, or the wish to talk about it."""
    newest = laptop.newest()
    version = life.version(laptop)
    rows = [newest.get(duty) for duty in life.duties(laptop)]
    complete = all(row is not None and lockable(life, row, version) for row in rows)
    return may_see(life, laptop) >= Sight.TENDERS and not is_locked(life, laptop) and complete


def lockable(life: Life, row: Row, version: int) -> bool:
    """Tell whether a score may be locked under a frozen version."""
    told = row.not_sure or (row.value is not None and bool(row.reason.strip()))
    return told and row.question not in life.touched(row.frozen, version)


def waiting(life: Life, seat: SeatCode) -> Declared | None:
    """Return the seat's newest declaration at the lead's, if it names an interest."""
    found = [parcel.declared for parcel in life.standing(life.lead, Kind.DECLARATION) if parcel.seat == seat]
    newest = found[-1] if found else None
    return newest if newest is not None and newest.interest else None


def may_undo(life: Life, laptop: Laptop, parcel: Parcel) -> bool:
    """Tell whether nothing rests on what a file brought: whatever the clock says, only what came after it counts."""
    then = laptop.then.get(parcel.message)
    if then is None or not laptop.taken[parcel.message]:
        return False
    if parcel.kind is Kind.PACK:
        return then == (len(laptop.rows), len(laptop.declared))
    if parcel.kind is Kind.REOPEN:
        return then[0] == len(laptop.rows)
    if parcel.kind is Kind.DECLARATION:
        return all(one.on != parcel.declared for one in life.decided)
    return not (laptop.revealed if parcel.kind is Kind.RETURN else laptop.prices_opened)
