"""What somebody claims of other people’s records is kept apart, never passed on, and stops nobody (DESIGN §5)."""

from app.domain.audit import Flaw, Head
from app.domain.codes import SeatCode
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import MOST_HEADS, SeenHead
from app.services import intake, interests, outcomes, records
from app.storage import heads
from tests.services import panels
from tests.services.crafted import again, opened
from tests.services.panels import E1, E2, LEAD, MOD, Panel

FALSE = "ab" * 32


def declared_with(panel: Panel, **changed: object) -> None:
    """Let E1 send the lead a declaration whose manifest says something else than E1's program would."""
    path = panel.path("declaration.evreturn")
    interests.declare(panel.desk(E1), [], path=path)
    manifest, parts = opened(path, panel.profiles[LEAD], panel.profiles[E1])
    assert manifest.kind is Kind.DECLARATION
    altered = again(manifest, parts, panel.path("altered.evreturn"), by=panel.profiles[E1], **changed)
    intake.take_in(panel.desk(LEAD), altered)


def claim(panel: Panel, seat: SeatCode, size: int) -> object:
    """Return the claim that a seat's chain has this many entries and ends in an invented hash."""
    return SeenHead(seat=seat, key=panel.profiles[seat].card.key, size=size, hash=FALSE)


def test_a_claim_beyond_the_end_of_the_record_is_told_apart_and_breaks_nothing(issued: Panel) -> None:
    declared_with(issued, heads=(claim(issued, LEAD, 10_000_000),))
    checked = records.check(issued.desk(LEAD))

    assert checked.broken is None
    assert [(one.holder, one.head) for one in checked.claimed] == [(E1, Head(size=10_000_000, hash=FALSE))]


def test_a_claim_within_the_record_that_says_otherwise_is_a_mismatch(issued: Panel) -> None:
    declared_with(issued, heads=(claim(issued, LEAD, 2),))
    broken = records.check(issued.desk(LEAD)).broken

    assert broken is not None
    assert (broken.flaw, broken.number, broken.holder) == (Flaw.HEAD, 2, E1)


def test_what_a_seat_claims_of_others_reaches_nobody_and_stops_no_signature(issued: Panel) -> None:
    declared_with(issued, heads=(claim(issued, MOD, 10_000_000), claim(issued, E2, 1)))
    with issued.desk(LEAD).read() as unit:
        seen = heads.seen(unit, LEAD)
    panels.locked(panels.returned(issued))
    lead = issued.desk(LEAD)
    outcomes.open_prices(lead, issued.folder / "prices.xlsx")
    report = issued.path("report.pdf")
    outcomes.write_case_report(lead, report)
    for seat in (MOD, LEAD):
        outcomes.sign_case_report(issued.desk(seat), report)

    assert FALSE not in {head.hash for head in seen.values()}
    assert records.check(issued.desk(MOD)).claimed == ()


def test_a_flood_of_claims_does_not_keep_the_lead_from_sending(issued: Panel) -> None:
    for batch in range(2):
        flood = tuple(
            SeenHead(seat=SeatCode(f"S{batch}-{number}"), key=f"{batch * 1000 + number:064x}", size=1, hash=FALSE)
            for number in range(MOST_HEADS)
        )
        declared_with(issued, heads=flood)

    assert len(issued.issue()) == 4
