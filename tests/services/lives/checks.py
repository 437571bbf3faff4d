"""What must hold after every step of a life, looked up in the case files themselves, below all services."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.audit import HeldHead
from app.domain.codes import CriterionCode, LotCode, SupplierId
from app.domain.visibility import Sight
from app.errors import AppError, Refused
from app.exchange.container.kinds import Kind
from app.scoring.duties import Duty
from app.scoring.moderation import Moderation
from app.scoring.results import Ranking
from app.services import meetings, outcomes, records, scores
from app.services.desk import Desk
from app.storage import audit, heads
from app.storage.unit import Unit
from app.text.numbers import exact
from app.text.sentences import sentence
from tests.services.lives.life import TENDERED, Life
from tests.services.lives.sights import may_see
from tests.services.lives.told import Given, Laptop, Listing

DUTY = Duty(question=CriterionCode("Q1"), supplier=SupplierId("A"), lot=None)
MARK = re.compile(rb"<([A-Z0-9+]+)#\d+>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that a case file holds: the digest of every row, and whose marks stand anywhere in it."""

    digest: str
    marks: frozenset[str]


def content_of(desk: Desk) -> Content:
    """Read every row of every table."""
    digest, marks = hashlib.sha256(), set()
    with desk.read() as unit:
        for table in tables(unit):
            for row in unit.run(f'SELECT * FROM "{table}"'):  # noqa: S608 - the file's own names
                held = repr(row).encode()
                digest.update(held)
                marks |= set(MARK.findall(held))
    return Content(digest=digest.hexdigest(), marks=frozenset(mark.decode() for mark in marks))


def tables(unit: Unit) -> list[str]:
    """Return the names of all tables."""
    return [name for (name,) in unit.run("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]


def contents(life: Life) -> dict[str, Content]:
    """Return what every case file holds."""
    return {name: content_of(life.desk(laptop)) for name, laptop in life.laptops.items()}


def marks_expected(life: Life, laptop: Laptop) -> set[str]:
    """Return whose scores a case file may hold at all: one's own, and what was taken in, even if it was taken back."""
    found = {laptop.name for row in laptop.rows if row.reason}
    for parcel in life.parcels:
        if parcel.message in laptop.taken and parcel.kind in {Kind.RETURN, Kind.MODERATION}:
            found |= {parcel.sender} if parcel.kind is Kind.RETURN else authors(life, parcel.scores)
        if parcel.message in laptop.taken and parcel.kind is Kind.MODERATION and life.moderator.agreed:
            found.add("MOD")
    return found | ({"MOD"} if laptop.agreed else set())


def authors(life: Life, given: tuple[Given, ...]) -> set[str]:
    """Return the laptops that scores were given on."""
    return {
        one.name
        for one in life.scorers()
        for parcel in life.parcels
        if parcel.kind is Kind.RETURN and parcel.sender == one.name and set(parcel.scores) & set(given)
    }


def check_acknowledged(life: Life) -> None:
    """Every acknowledged version is in its author's history, in its order, and none else."""
    for laptop in life.laptops.values():
        with life.desk(laptop).read() as unit:
            rows = unit.run(
                "SELECT seat, question, supplier, version, value, reason, not_sure FROM score_version ORDER BY number"
            ).fetchall()
        assert rows == [
            (laptop.seat, one.question, one.supplier, one.version, told(one.value), one.reason, int(one.not_sure))
            for one in laptop.rows
        ], laptop.name


def told(value: Fraction | None) -> str | None:
    """Return a level as the case file holds it."""
    return None if value is None else exact(value)


def check_chains(life: Life) -> None:
    """Every chain holds, against every head of it that any other laptop holds."""
    for name, laptop in life.laptops.items():
        assert records.check(life.desk(laptop)).broken is None, name
        with life.desk(laptop).read() as unit:
            held = [one for other in life.laptops.values() for one in held_by(life, other, laptop)]
            assert audit.check(unit, held) is None, name


def held_by(life: Life, other: Laptop, laptop: Laptop) -> tuple[HeldHead, ...]:
    """Return what another laptop holds of a laptop's chain."""
    with life.desk(other).read() as unit:
        return heads.held_of(unit, laptop.seat, life.desk(laptop).card.key)


def check_leaks(life: Life, found: dict[str, Content]) -> None:
    """No case file holds anybody's score whose file was not taken in."""
    for name, laptop in life.laptops.items():
        assert found[name].marks <= marks_expected(life, laptop), name
        if laptop.role.scores:
            with life.desk(laptop).read() as unit:
                assert unit.first("SELECT count(*) FROM returned_score") == (0,), name


def check_sights(life: Life) -> None:
    """Nobody's services answer beyond the rung that the model allows, nor refuse below it."""
    for name, laptop in life.laptops.items():
        allowed = may_see(life, laptop)
        assert {sight: answers(life.desk(laptop), sight) for sight in ASKING} == {
            sight: allowed >= sight for sight in ASKING
        }, f"{name} may see {allowed.name}"


ASKING: Mapping[Sight, Callable[[Desk], object]] = {
    Sight.TENDERS: lambda desk: scores.history(desk, DUTY),
    Sight.PANEL: meetings.agenda,
    Sight.TOTALS: outcomes.after_lock,
    Sight.PRICES: outcomes.ranked,
}


def answers(desk: Desk, sight: Sight) -> bool:
    """Tell whether the services answer what needs this rung."""
    code = refusal(lambda: ASKING[sight](desk))
    assert code is None or code.startswith("not-in-sight-"), code
    return code is None


def refusal(deed: Callable[[], object]) -> str | None:
    """Do it, and return the code of its refusal, which has a sentence; None if it was done."""
    try:
        deed()
    except AppError as error:
        return error.code if sentence(error.code, error.facts) else ""
    except Refused as error:
        return ",".join(problem.code for problem in error.problems)
    return None


def check_counts(life: Life) -> None:
    """Every total and every cell says over how many seats it is, of how many (DESIGN §2.5)."""
    lead, moderator = life.lead, life.moderator
    moderations = list(life.standing(lead, Kind.MODERATION))
    if moderations and lead.prices_opened:
        expect_ranked(outcomes.ranked(life.desk(lead)).ranking, life.listing, moderations[-1].scores)
    listing = life.known(moderator)
    if listing is not None and may_see(life, moderator) >= Sight.PANEL:
        used = [parcel for seat, parcel in life.returns(moderator).items() if not listing.chairs[seat].replaced]
        given = tuple(one for parcel in used for one in parcel.scores)
        expect_agenda(meetings.agenda(life.desk(moderator)), listing, given)


def expect_ranked(found: Ranking, listing: Listing, given: tuple[Given, ...]) -> None:
    """Compare a ranking's counts with the model's."""
    for lot in found.lots:
        for tender in lot.tenders:
            counts = {cell.question: (cell.scored, cell.assigned) for cell in tender.cells}
            assert counts == {
                cell.question: counted(listing, given, cell.question, tender.supplier, lot.lot) for cell in tender.cells
            }
            scored, assigned = (sum(pair[place] for pair in counts.values()) for place in (0, 1))
            assert (tender.scored, tender.assigned) == (scored, assigned)


def expect_agenda(found: Moderation, listing: Listing, given: tuple[Given, ...]) -> None:
    """Compare the agenda's counts with the model's."""
    for lot in found.lots:
        assert {(cell.question, cell.supplier): (cell.scored, cell.assigned) for cell in lot.cells} == {
            (cell.question, cell.supplier): counted(listing, given, cell.question, cell.supplier, lot.lot)
            for cell in lot.cells
        }


def counted(
    listing: Listing, given: tuple[Given, ...], question: CriterionCode, supplier: SupplierId, lot: LotCode
) -> tuple[int, int]:
    """Return how many seats scored a cell, of how many that owe it: active ones, and those that left scores behind."""
    left = {one.seat for one in given}
    seats = {
        code
        for code, chair in listing.chairs.items()
        if (chair.active or code in left) and chair.covers(question, lot) and lot in TENDERED[supplier]
    }
    had = {
        one.seat
        for one in given
        if (one.question, one.supplier) == (question, supplier) and one.value is not None and one.seat in seats
    }
    return len(had), len(seats)
