"""A moderation that comes in: as the seats signed it, on what the lead has, sound, and final once seen (DR-19)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from app.domain.codes import SeatCode
from app.domain.declarations import Interest
from app.domain.evaluation import Seat
from app.exchange.container.parts import Part, of_bytes
from app.exchange.messages import moderation
from app.exchange.messages.moderation import ModerationBody
from app.exchange.workbook_out import write_set_up
from app.services import intake, interests, meetings, outcomes, packs, records, seats, set_ups
from app.services.intake import Outcome
from app.services.panel_scores import panel_data
from app.services.reports import provenance_in
from tests.services import panels
from tests.services.crafted import again, last_taken, opened, refusal, refused
from tests.services.panels import E1, E2, LEAD, MOD, NORTH, Q1, Q2, SCORERS, Y1, A, B, Panel, evaluation


@pytest.fixture
def agreed(returned: Panel) -> Panel:
    meetings.reveal(returned.desk(MOD))
    returned.agree()
    return returned


def lock_quality(panel: Panel) -> Path:
    """Let the moderator lock quality; the lead has not taken it in."""
    path = panel.path("moderation.evreturn")
    meetings.lock_quality(panel.desk(MOD), path)
    return path


def altered(panel: Panel, path: Path, change: Callable[[ModerationBody], ModerationBody]) -> Path:
    """Return the moderation as a moderator with another program could write it."""
    manifest, parts = opened(path, panel.profiles[LEAD], panel.profiles[MOD])
    reader = moderation.reader()
    for part in parts:
        sink = reader.begin(part.member)
        with part.open() as source:
            sink.write(source.read())
        sink.close()
    made = held(moderation.parts(change(reader.body())))
    new = panel.path("altered.evreturn")
    return again(manifest, made, new, by=panel.profiles[MOD], members=tuple(part.member for part in made))


def held(parts: Sequence[Part]) -> tuple[Part, ...]:
    found = []
    for part in parts:
        with part.open() as source:
            found.append(of_bytes(part.name, part.type, source.read()))
    return tuple(found)


def amended(panel: Panel) -> Path:
    """Return a workbook in which the guidance of Q2 is worded otherwise."""
    data = evaluation()
    rows = tuple(replace(row, guidance="Otherwise.") if row.code == Q2 else row for row in data.criteria)
    path = panel.path("amended.xlsx")
    write_set_up(replace(data, criteria=rows), path)
    return path


def clarified(panel: Panel) -> Path:
    """Return a workbook in which A answers Q1 otherwise."""
    data = evaluation()
    rows = tuple(
        replace(one, text="Clarified.") if (one.supplier, one.question) == (A, Q1) else one for one in data.responses
    )
    path = panel.path("clarified.xlsx")
    write_set_up(replace(data, responses=rows), path)
    return path


# what the seats signed


def test_a_moderator_cannot_rewrite_a_score_that_a_seat_signed(agreed: Panel) -> None:
    path = altered(
        agreed,
        lock_quality(agreed),
        lambda body: replace(
            body,
            scores=tuple(
                replace(one, value=Fraction(0), reason="Never said.") if one.seat == E1 else one for one in body.scores
            ),
        ),
    )

    assert refusal(agreed.desk(LEAD), path) == "moderation-not-as-returned"


def test_a_moderator_cannot_leave_out_a_score_a_signature_or_a_seat(agreed: Panel) -> None:
    path = lock_quality(agreed)

    def without_seat(body: ModerationBody) -> ModerationBody:
        return replace(
            body,
            rests_on=tuple(one for one in body.rests_on if one.seat != E2),
            returns=tuple(one for one in body.returns if one.seat != E2),
            scores=tuple(one for one in body.scores if one.seat != E2),
        )

    def exchanged(body: ModerationBody) -> ModerationBody:
        one, other, *rest = body.returns
        return replace(
            body, returns=(replace(one, envelope=other.envelope), replace(other, envelope=one.envelope), *rest)
        )

    changes: list[Callable[[ModerationBody], ModerationBody]] = [
        lambda body: replace(body, scores=body.scores[1:]),
        lambda body: replace(body, returns=body.returns[1:]),
        exchanged,
        without_seat,
    ]

    assert [refusal(agreed.desk(LEAD), altered(agreed, path, change)) for change in changes] == [
        "moderation-not-as-returned",
        "moderation-not-as-returned",
        "moderation-not-as-returned",
        "moderation-without-seats",
    ]


def test_a_moderation_as_it_was_locked_is_taken_in_though_a_seat_has_a_new_laptop(agreed: Panel) -> None:
    path = lock_quality(agreed)
    seats.revoke_key(agreed.desk(LEAD), E1, reason="Lost.")

    assert intake.take_in(agreed.desk(LEAD), path).outcome is Outcome.NEW


def test_a_moderation_that_could_not_be_ranked_is_refused_in_the_words_of_what_is_wrong(agreed: Panel) -> None:
    path = altered(
        agreed,
        lock_quality(agreed),
        lambda body: replace(body, agreed=tuple(replace(one, value=Fraction(99)) for one in body.agreed)),
    )

    assert refusal(agreed.desk(LEAD), path) == "moderation-unsound"


# what changed at the lead's meanwhile


def test_an_amendment_between_lock_and_arrival_is_amended_back(agreed: Panel) -> None:
    lead, path = agreed.desk(LEAD), lock_quality(agreed)
    set_ups.amend(lead, amended(agreed), reason="A slip.", approver="Head of service")

    assert refusal(lead, path) == "moderation-of-earlier-wording"
    set_ups.amend(lead, agreed.folder / "set-up.xlsx", reason="Quality is locked.", approver="Head of service")
    assert intake.take_in(lead, path).outcome is Outcome.NEW


def test_a_clarification_between_lock_and_arrival_is_clarified_back(agreed: Panel) -> None:
    lead, path = agreed.desk(LEAD), lock_quality(agreed)
    set_ups.clarify(lead, clarified(agreed))

    assert refusal(lead, path) == "moderation-of-earlier-responses"
    set_ups.clarify(lead, agreed.folder / "set-up.xlsx")
    assert intake.take_in(lead, path).outcome is Outcome.NEW


def test_a_seat_that_joined_after_the_reveal_is_withdrawn_before_the_moderation_comes_in(agreed: Panel) -> None:
    lead, path, new = agreed.desk(LEAD), lock_quality(agreed), SeatCode("E9")
    seats.replace_seat(lead, E1, Seat(code=new, name="New", questions=(Q1, Q2)), reason="Ill.")

    assert refusal(lead, path) == "moderation-without-seats"
    seats.withdraw(lead, new, reason="Too late.")
    assert intake.take_in(lead, path).outcome is Outcome.NEW


# final once it was seen


def test_once_a_moderation_was_here_nothing_it_rests_on_changes_though_it_is_taken_back(locked: Panel) -> None:
    lead = locked.desk(LEAD)
    message = last_taken(lead, "moderation")
    intake.undo(lead, message, reason="To look at it.")

    assert [
        refused(lambda: set_ups.amend(lead, amended(locked), reason="A slip.", approver="Head of service")),
        refused(lambda: set_ups.clarify(lead, clarified(locked))),
        refused(lambda: seats.replace_seat(lead, E1, Seat(code=SeatCode("E9")), reason="Ill.")),
    ] == ["quality-is-locked", "quality-is-locked", "already-revealed"]
    path = next((locked.folder / "files").glob("*moderation.evreturn"))
    assert intake.take_in(lead, path).outcome is Outcome.REDONE


def test_a_file_put_in_force_again_is_judged_as_it_was_the_first_time(issued: Panel) -> None:
    issued.score(E1)
    first, moderator = issued.lock(E1), issued.desk(MOD)
    taken = intake.take_in(moderator, first)
    intake.undo(moderator, taken.message, reason="The wrong one.")
    seats.withdraw(issued.desk(LEAD), E1, reason="Ill.")
    issued.issue(MOD)

    assert refusal(moderator, first) == "seat-withdrawn"


# a recusal after the return


def recuse(panel: Panel) -> None:
    """Let E1 declare an interest in B after its return, and be recused from the North."""
    path = panel.path("declaration.evreturn")
    interests.declare(panel.desk(E1), [Interest(supplier=B, nature="An aunt works there.")], path=path)
    intake.take_in(panel.desk(LEAD), path)
    interests.decide(panel.desk(LEAD), E1, recused_lots=[NORTH], reason="Close kin.")


def test_a_seat_recused_after_its_return_is_left_out_where_it_may_not_score_at_both_desks(returned: Panel) -> None:
    recuse(returned)
    returned.issue(MOD)
    panels.locked(returned)
    lead = returned.desk(LEAD)
    outcomes.open_prices(lead, returned.folder / "prices.xlsx")
    report = returned.path("report.pdf")
    outcomes.write_case_report(lead, report)
    for seat in (MOD, LEAD):
        outcomes.sign_case_report(returned.desk(seat), report)
    given = {}
    for seat in (MOD, LEAD):
        with returned.desk(seat).read() as unit:
            given[seat] = {(one.seat, one.supplier) for one in panel_data(unit).scores}

    assert given[MOD] == given[LEAD]
    assert {place for place in given[LEAD] if place[0] in {E1, Y1} and place[1] == B} == {(Y1, B)}


def test_a_recusal_after_the_lock_leaves_scores_out_and_the_moderator_accepts_it_by_name(locked: Panel) -> None:
    recuse(locked)
    lead, moderator = locked.desk(LEAD), locked.desk(MOD)
    outcomes.open_prices(lead, locked.folder / "prices.xlsx")
    report = locked.path("report.pdf")
    outcomes.write_case_report(lead, report)

    assert refused(lambda: outcomes.sign_case_report(moderator, report)) == "report-differs-in-tenders"
    outcomes.sign_case_report(moderator, report, acknowledged=["E1 * > S"])
    outcomes.sign_case_report(lead, report)


def test_packs_are_still_refused_to_a_moderator_who_has_locked(agreed: Panel) -> None:
    lock_quality(agreed)
    folder = agreed.path("packs")
    folder.mkdir()
    pack = packs.issue(agreed.desk(LEAD), folder, seats=[MOD])[0].path

    assert refusal(agreed.desk(MOD), pack) == "quality-is-locked"


def test_the_report_pins_each_seats_chain_where_its_signed_return_did(locked: Panel) -> None:
    report = locked.path("report.pdf")
    outcomes.open_prices(locked.desk(LEAD), locked.folder / "prices.xlsx")
    outcomes.write_case_report(locked.desk(LEAD), report)
    record = provenance_in(report.read_bytes())

    assert record is not None
    heads = {one.seat: one.head for one in record.heads}
    for seat in SCORERS:
        trail = records.trail(locked.desk(seat))
        locking = next(entry.number for entry in trail if entry.action == "seat-locked")
        assert heads[seat].size >= locking
        assert trail[heads[seat].size - 1].hash == heads[seat].hash
