"""Taking back what a file brought: in one step, by an entry more, and never once something rests on it (DESIGN §5)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import AppError
from app.exchange.workbook_out import write_set_up
from app.services import intake, interests, meetings, outcomes, records, returns, scores, set_ups
from app.services.desk import Desk
from app.services.intake import Outcome
from app.services.profiles import case_key
from app.services.scores import RecordScore
from app.storage import case_file
from app.storage.snapshots import snapshot_folder, snapshots
from tests.services.crafted import digest, last_taken, refused
from tests.services.panels import E1, LEAD, MOD, Panel, evaluation


def newest_pack(desk: Desk) -> str:
    return last_taken(desk, "pack")


def test_before_each_file_is_taken_in_a_snapshot_is_made_that_opens(issued: Panel) -> None:
    desk = issued.desk(E1)
    issued.score(E1)
    before = digest(desk)
    issued.issue(E1)
    made = snapshots(desk.case.path, snapshot_folder(desk.case.path))[-1]
    copied = Desk(desk.profile, case_file.open_case(made.path, case_key(desk.profile, desk.about.case)), issued.clock)

    assert digest(copied) == before
    copied.close()


def test_a_file_that_is_here_already_or_is_refused_pushes_no_snapshot_out(returned: Panel) -> None:
    desk = returned.desk(MOD)
    path = next(returned.folder.glob("files/*E1-scores.evreturn"))
    folder = snapshot_folder(desk.case.path)
    kept = snapshots(desk.case.path, folder)
    intake.take_in(desk, path)
    with pytest.raises(AppError):
        intake.take_in(returned.desk(LEAD), path)

    assert snapshots(desk.case.path, folder) == kept
    assert kept != ()


def test_a_second_pack_is_undone_in_one_step_and_the_first_stands(issued: Panel) -> None:
    desk = issued.desk(E1)
    with desk.read() as unit:
        before = desk.plan(unit)
    workbook = issued.folder / "clarified.xlsx"
    _clarify(issued, workbook)
    issued.issue(E1)
    changed = scores.response_to(desk, scores.sheet(desk).lines[0].duty)
    intake.undo(desk, newest_pack(desk), reason="Sent by mistake.")
    restored = scores.response_to(desk, scores.sheet(desk).lines[0].duty)

    assert changed is not None
    assert restored is not None
    assert (changed.text, restored.text) == ("A answers Q1 at greater length.", "A answers Q1.")
    with desk.read() as unit:
        assert desk.plan(unit) == before


def _clarify(panel: Panel, workbook: Path) -> None:
    data = evaluation()
    first = replace(data.responses[0], text="A answers Q1 at greater length.")
    write_set_up(replace(data, responses=(first, *data.responses[1:])), workbook)
    set_ups.clarify(panel.desk(LEAD), workbook)


@pytest.mark.parametrize("back", [0, 5])
def test_a_pack_on_which_scores_rest_stays_even_if_the_clock_was_set_back(issued: Panel, back: int) -> None:
    desk = issued.desk(E1)
    issued.issue(E1)
    issued.clock.now -= timedelta(days=back)
    scores.record_score(desk, RecordScore(duty=scores.sheet(desk).lines[0].duty, reason="Begun."))

    assert refused(lambda: intake.undo(desk, newest_pack(desk), reason="Why not?")) == "undo-too-late"


def test_a_pack_on_which_a_declaration_rests_stays(enrolled: Panel) -> None:
    enrolled.issue(E1)
    enrolled.declare(E1)
    desk = enrolled.desk(E1)

    assert refused(lambda: intake.undo(desk, newest_pack(desk), reason="Why not?")) == "undo-too-late"


def test_a_moderators_pack_by_which_returns_were_judged_stays(returned: Panel) -> None:
    desk = returned.desk(MOD)

    assert refused(lambda: intake.undo(desk, newest_pack(desk), reason="Why not?")) == "undo-too-late"


def test_an_earlier_pack_cannot_be_undone_from_under_a_later_one(enrolled: Panel) -> None:
    desk = enrolled.desk(E1)
    enrolled.issue(E1)
    first = newest_pack(desk)
    enrolled.issue(E1)

    assert refused(lambda: intake.undo(desk, first, reason="Why not?")) == "message-superseded"
    intake.undo(desk, newest_pack(desk), reason="Both.")
    intake.undo(desk, first, reason="Both.")
    assert refused(lambda: interests.suppliers_to_declare(desk) or scores.sheet(desk)) == "not-in-sight-tenders"


def test_a_pack_undone_before_any_work_leaves_nothing_in_force(enrolled: Panel) -> None:
    desk = enrolled.desk(E1)
    taken = enrolled.issue(E1)[0]
    intake.undo(desk, taken.message, reason="Not ours.")

    assert interests.suppliers_to_declare(desk) == ()
    assert refused(lambda: interests.declare(desk, [], path=enrolled.path("d.evreturn"))) == "no-pack-yet"
    path = next((enrolled.folder / "files").rglob("*E1-1.evpack"))
    assert intake.take_in(desk, path).outcome is Outcome.REDONE
    assert len(interests.suppliers_to_declare(desk)) == 3


def test_a_return_is_undone_until_the_reveal_and_then_no_more(returned: Panel) -> None:
    desk = returned.desk(MOD)
    message = returns.arrivals(desk)[0].message or ""
    intake.undo(desk, message, reason="The wrong file.")
    assert refused(lambda: meetings.reveal(desk)) == "returns-missing"
    intake.take_in(desk, min((returned.folder / "files").glob("*E1-scores.evreturn")))
    meetings.reveal(desk)

    assert refused(lambda: intake.undo(desk, message, reason="Too late.")) == "undo-too-late"


def test_a_permission_that_was_used_stays_even_without_a_changed_score(issued: Panel) -> None:
    issued.score(E1)
    intake.take_in(issued.desk(MOD), issued.lock(E1))
    permission = issued.path("open.evreopen")
    returns.permit_reopening(issued.desk(MOD), E1, reason="A page was missed.", path=permission)
    desk = issued.desk(E1)
    message = intake.take_in(desk, permission).message
    intake.undo(desk, message, reason="Not yet.")
    assert refused(lambda: issued.score(E1)) == "seat-locked"
    intake.take_in(desk, permission)
    issued.lock(E1)

    assert refused(lambda: intake.undo(desk, message, reason="Too late.")) == "undo-too-late"


def test_a_moderation_is_undone_until_something_was_made_of_it(locked: Panel) -> None:
    lead = locked.desk(LEAD)
    path = next((locked.folder / "files").glob("*moderation.evreturn"))
    message = intake.take_in(lead, path).message
    intake.undo(lead, message, reason="To be looked at again.")
    assert refused(lambda: outcomes.after_lock(lead)) == "not-in-sight-totals"
    intake.take_in(lead, path)
    locked.clock.now -= timedelta(days=3)
    outcomes.open_prices(lead, locked.folder / "prices.xlsx")

    assert refused(lambda: intake.undo(lead, message, reason="Too late.")) == "undo-too-late"


def test_undoing_needs_a_reason_and_a_file_that_is_here(issued: Panel) -> None:
    desk = issued.desk(E1)
    taken = issued.issue(E1)[0].message

    assert refused(lambda: intake.undo(desk, taken, reason=" ")) == "undo-without-reason"
    assert refused(lambda: intake.undo(desk, "nothing", reason="Why not?")) == "no-such-message"
    intake.undo(desk, taken, reason="Once.")
    assert refused(lambda: intake.undo(desk, taken, reason="Twice.")) == "no-such-message"


def test_undoing_adds_to_the_record_and_takes_nothing_from_it(issued: Panel) -> None:
    desk = issued.desk(E1)
    taken = issued.issue(E1)[0].message
    before = records.trail(desk)
    intake.undo(desk, taken, reason="Once.")
    after = records.trail(desk)

    assert after[: len(before)] == before
    assert [one.action for one in after[len(before) :]] == ["import-undone"]
    assert records.check(desk).broken is None
