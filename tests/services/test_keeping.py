"""Kept, checked, restored and destroyed: the record of a case, its backups, its end, and clocks that go back."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from app.scoring.duties import Duty
from app.services import backups, cases, handovers, intake, meetings, outbox, outcomes, records, returns, scores
from app.services.cases import path_of
from app.services.intake import Outcome
from app.services.profiles import case_key
from app.services.scores import RecordScore
from app.storage import attachments, responses
from tests.services import panels
from tests.services.crafted import digest, last_sent, opened, refusal, refused
from tests.services.panels import E1, E2, LEAD, MOD, Q3, SCORERS, A, Panel


def test_everybodys_record_holds_and_contains_every_head_that_others_hold(locked: Panel) -> None:
    checked = {seat: records.check(locked.desk(seat)) for seat in (LEAD, MOD, *SCORERS)}

    assert {seat: found.broken for seat, found in checked.items()} == dict.fromkeys(checked)
    assert checked[LEAD].held >= 1
    assert all(found.head.size == len(records.trail(locked.desk(seat))) for seat, found in checked.items())


def test_the_trail_is_searched_by_what_it_says(issued: Panel) -> None:
    issued.score(E1)
    desk = issued.desk(E1)

    assert len(records.trail(desk, search="score-saved")) == 6
    assert len(records.trail(desk, search="SCORE-saved", limit=2)) == 2
    assert [one.number for one in records.trail(desk, after=2, limit=2)] == [3, 4]


def test_no_command_leaves_the_record_without_a_line(issued: Panel) -> None:
    desk = issued.desk(E1)
    before = len(records.trail(desk))
    scores.record_score(desk, RecordScore(duty=scores.sheet(desk).lines[0].duty, reason="Begun."))
    refused(lambda: scores.record_score(desk, RecordScore(duty=Duty(question=Q3, supplier=A, lot=None))))

    assert [one.action for one in records.trail(desk)[before:]] == ["score-saved"]


# backups


def test_a_restored_backup_shows_that_others_hold_a_later_head(issued: Panel) -> None:
    desk, profile = issued.desk(E1), issued.profiles[E1]
    backup = issued.path("backup.evcase")
    backups.back_up(desk, backup)
    issued.score(E1)
    intake.take_in(issued.desk(MOD), issued.lock(E1))
    case = desk.about.case
    issued.leaves(E1)
    path_of(profile, case).unlink()
    restored = backups.restore(profile, backup, clock=issued.clock)
    again = issued.desk(E1)
    assert restored == path_of(profile, case)
    assert records.check(again).broken is None  # nothing has come yet that tells
    permission = issued.path("open.evreopen")
    returns.permit_reopening(issued.desk(MOD), E1, reason="The laptop broke.", path=permission)
    intake.take_in(again, permission)
    found = records.check(again)

    assert found.broken is None  # nobody can prove that what is not here was ever there
    assert [(one.holder, one.head.size > found.head.size) for one in found.claimed] == [(MOD, True)]


def test_a_restored_seat_that_locks_other_scores_is_told_apart_from_a_revision(issued: Panel) -> None:
    desk, profile = issued.desk(E1), issued.profiles[E1]
    backup = issued.path("backup.evcase")
    issued.score(E1)
    backups.back_up(desk, backup)
    intake.take_in(issued.desk(MOD), issued.lock(E1))
    case = desk.about.case
    issued.leaves(E1)
    path_of(profile, case).unlink()
    backups.restore(profile, backup, clock=issued.clock)
    issued.score(E1, 1)

    assert refusal(issued.desk(MOD), issued.lock(E1)) == "file-forked"


def test_a_restored_case_file_says_in_its_record_where_the_backup_ended(issued: Panel) -> None:
    desk, profile = issued.desk(E1), issued.profiles[E1]
    backup = issued.path("backup.evcase")
    head = records.check(desk).head
    backups.back_up(desk, backup)
    case = desk.about.case
    issued.leaves(E1)
    path_of(profile, case).unlink()
    backups.restore(profile, backup, clock=issued.clock)
    last = records.trail(issued.desk(E1))[-1]

    assert (last.action, dict(last.facts)) == ("restored", {"size": head.size, "hash": head.hash})


def test_a_backup_that_is_not_there_is_said_to_be_missing(issued: Panel) -> None:
    gone = issued.path("gone.evcase")

    assert refused(lambda: backups.restore(issued.profiles[E1], gone, clock=issued.clock)) == "no-such-file"


def test_a_backup_is_restored_only_where_it_belongs_and_nothing_is_lost(issued: Panel) -> None:
    desk, backup = issued.desk(E1), issued.path("backup.evcase")
    backups.back_up(desk, backup)
    mode = backup.stat().st_mode & 0o777

    assert mode == 0o600
    assert refused(lambda: backups.back_up(desk, backup)) == "case-exists"
    assert refused(lambda: backups.restore(issued.profiles[E2], backup, clock=issued.clock)) == "backup-of-another"
    assert refused(lambda: backups.restore(issued.profiles[E1], backup, clock=issued.clock)) == "case-exists"


# the end


def test_a_destroyed_case_leaves_a_certificate_and_no_key(issued: Panel) -> None:
    issued.issue(E1)
    desk, profile = issued.desk(E1), issued.profiles[E1]
    case, path, head = desk.about.case, desk.case.path, records.check(desk).head
    assert (
        refused(lambda: handovers.destroy_case(profile, case, clock=issued.clock, even_if_running="Another seat."))
        == "case-in-use"
    )
    issued.leaves(E1)
    certificate = handovers.destroy_case(profile, case, clock=issued.clock, even_if_running="Another seat.")

    assert (certificate.case, certificate.seat, certificate.head) == (case, E1, head)
    assert (certificate.by, certificate.snapshots) == ("Holder of E1", 2)
    assert not path.exists()
    assert list(path.parent.glob(f"{case}*")) == []
    assert refused(lambda: case_key(profile, case)) == "case-key-missing"
    assert refused(lambda: cases.open_desk(profile, case, issued.clock)) in {"case-key-missing", "no-such-file"}
    assert [one for one in cases.list_cases(profile) if one.about is not None] == []


def test_destroying_one_case_leaves_the_persons_others(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    panel = panels.set_up(tmp_path_factory.mktemp("panels") / "two")
    panel.profiles[MOD] = panel.profiles[E1]
    try:
        for seat in (E1, MOD):
            panel.enrol(seat)
        case = panel.desk(E1).about.case
        panel.leaves(E1)
        handovers.destroy_case(panel.profiles[E1], case, clock=panel.clock, even_if_running="A test.")

        assert [one.about.seat for one in cases.list_cases(panel.profiles[E1]) if one.about] == [MOD]
    finally:
        panel.close()


# files written again


def test_a_return_that_could_not_be_written_is_written_again_with_the_same_manifest(issued: Panel) -> None:
    issued.score(E1)
    desk, nowhere = issued.desk(E1), issued.folder / "missing" / "x.evreturn"
    assert refused(lambda: returns.lock(desk, nowhere)) == "file-not-written"
    assert refused(lambda: returns.lock(desk, nowhere)) == "seat-locked"
    message = last_sent(desk, "return")
    first, second = issued.path("a.evreturn"), issued.path("b.evreturn")
    for path in (first, second):
        outbox.save_again(desk, message, path)
    profile = issued.profiles[E1]

    assert [opened(path, profile, profile)[0] for path in (first, second)] == [opened(first, profile, profile)[0]] * 2
    assert intake.take_in(issued.desk(MOD), first).outcome is Outcome.NEW
    assert intake.take_in(issued.desk(MOD), second).outcome is Outcome.KNOWN
    assert refused(lambda: outbox.save_again(desk, "nothing", first)) == "no-such-message"


def test_a_receipt_comes_back_to_the_sender_for_what_is_in_force(issued: Panel) -> None:
    issued.score(E1)
    taken = intake.take_in(issued.desk(MOD), issued.lock(E1))
    path = issued.path("r.evreceipt")
    returns.write_receipt(issued.desk(MOD), taken.message, path)
    came = intake.take_in(issued.desk(E1), path)
    intake.undo(issued.desk(MOD), taken.message, reason="The wrong file.")

    assert (came.changes["message"], came.changes["kind"]) == (taken.message, "return")
    assert refused(lambda: returns.write_receipt(issued.desk(MOD), taken.message, path)) == "no-such-message"
    assert refused(lambda: returns.write_receipt(issued.desk(MOD), "nothing", path)) == "no-such-message"


# clocks


def test_a_clock_set_back_is_recorded_and_breaks_nothing(issued: Panel) -> None:
    issued.clock.now -= timedelta(days=400)
    panels.locked(panels.returned(issued))
    lead = issued.desk(LEAD)
    outcomes.open_prices(lead, issued.folder / "prices.xlsx")
    report = issued.path("report.pdf")
    outcomes.write_case_report(lead, report)
    told = {
        seat: [one.facts["seconds"] for one in records.trail(issued.desk(seat)) if one.action == "clock-set-back"]
        for seat in (LEAD, MOD, E1)
    }

    assert {seat: len(found) for seat, found in told.items()} == {LEAD: 1, MOD: 1, E1: 1}
    assert all(int(str(found[0])) > 399 * 86_400 for found in told.values())
    assert all(records.check(issued.desk(seat)).broken is None for seat in told)
    moderator = issued.desk(MOD)
    assert refused(lambda: outcomes.sign_case_report(moderator, report)) == "identity-not-yet-valid"
    issued.clock.now += timedelta(days=401)  # put right
    outcomes.sign_case_report(moderator, report)


# reports of another record


@pytest.fixture
def priced(locked: Panel) -> Panel:
    outcomes.open_prices(locked.desk(LEAD), locked.folder / "prices.xlsx")
    return locked


def test_a_report_is_signed_only_by_moderator_and_lead(priced: Panel) -> None:
    report = priced.path("report.pdf")
    outcomes.write_case_report(priced.desk(LEAD), report)
    before = report.read_bytes()

    assert refused(lambda: outcomes.sign_case_report(priced.desk(E1), report)) == "not-your-part"
    assert report.read_bytes() == before


def test_a_moderator_signs_no_report_that_says_otherwise_than_their_record(
    priced: Panel, returned_once: Panel, copy_of: Callable[[Panel], Panel]
) -> None:
    """A lead who has another history of the same panel: everything was agreed one mark lower there."""
    other = copy_of(returned_once)
    meetings.reveal(other.desk(MOD))
    meetings.agree(
        other.desk(MOD),
        [panels.agreed_on(other.desk(MOD), duty, Fraction(2), "Two.") for duty in meetings.duties(other.desk(MOD))],
    )
    path = other.path("moderation.evreturn")
    meetings.lock_quality(other.desk(MOD), path)
    intake.take_in(other.desk(LEAD), path)
    outcomes.open_prices(other.desk(LEAD), other.folder / "prices.xlsx")
    report = other.path("report.pdf")
    outcomes.write_case_report(other.desk(LEAD), report)
    before, record = report.read_bytes(), digest(priced.desk(MOD))

    assert refused(lambda: outcomes.sign_case_report(priced.desk(MOD), report)) == "report-of-another-record"
    assert (report.read_bytes(), digest(priced.desk(MOD))) == (before, record)
    outcomes.sign_case_report(other.desk(MOD), report)


def test_what_was_signed_while_the_record_went_on_is_not_kept(priced: Panel) -> None:
    """Another program at the same case file: the moderator exports while the signature is being made."""
    report, profile, desk = priced.path("report.pdf"), priced.profiles[MOD], priced.desk(MOD)
    outcomes.write_case_report(priced.desk(LEAD), report)
    before, other = report.read_bytes(), cases.open_desk(profile, desk.about.case, priced.clock)

    def meddled() -> datetime:
        outcomes.export_workbook(other, priced.path("meanwhile.xlsx"))
        return priced.clock()

    desk.clock = meddled
    code = refused(lambda: outcomes.sign_case_report(desk, report))
    desk.clock = priced.clock
    other.close()

    assert (code, report.read_bytes()) == ("record-changed", before)
    outcomes.sign_case_report(desk, report)


def test_nobody_signs_a_report_before_they_may_see_totals(priced: Panel, returned: Panel) -> None:
    report = priced.path("report.pdf")
    outcomes.write_case_report(priced.desk(LEAD), report)

    assert [
        refused(lambda: outcomes.sign_case_report(returned.desk(MOD), report)),
        refused(lambda: outcomes.sign_case_report(returned.desk(LEAD), report)),
    ] == ["not-in-sight-totals"] * 2


def test_an_export_is_written_again_beside_the_first(priced: Panel) -> None:
    lead = priced.desk(LEAD)
    first, second = priced.path("a.xlsx"), priced.path("b.xlsx")
    outcomes.export_workbook(lead, first)
    outcomes.export_workbook(lead, second)

    assert refused(lambda: outcomes.export_workbook(lead, first)) == "file-exists"
    assert second.exists()


def test_an_export_writes_nothing_where_another_file_has_the_name_of_a_response(priced: Panel) -> None:
    lead, folder = priced.desk(LEAD), priced.path("export")
    folder.mkdir()
    contents = {"one.pdf": b"one", "two.pdf": b"two" * 1_000_000}
    with lead.write() as unit:
        for name, content in contents.items():
            sha256 = hashlib.sha256(content).hexdigest()
            sink = attachments.begin(unit, sha256, len(content), "application/pdf")
            sink.write(content)
            sink.close()
            responses.name_files(unit, {name: sha256})
    (folder / "two.pdf").write_bytes(b"something else")
    before = digest(lead)

    assert refused(lambda: outcomes.export_workbook(lead, folder / "out.xlsx")) == "export-in-the-way"
    assert (sorted(one.name for one in folder.iterdir()), digest(lead)) == (["two.pdf"], before)
    (folder / "two.pdf").unlink()
    outcomes.export_workbook(lead, folder / "out.xlsx")
    assert {name: (folder / name).read_bytes() for name in contents} == contents
