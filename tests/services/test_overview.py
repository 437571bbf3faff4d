"""Home says what to do next, at every stage and to everybody, without telling anybody's score."""

from dataclasses import replace
from pathlib import Path

from app.domain.codes import SeatCode
from app.domain.declarations import Interest
from app.exchange.workbook_out import write_set_up
from app.services import intake, interests, meetings, outcomes, returns, set_ups
from app.services.cases import path_of
from app.services.overview import NextStep, overview, overviews
from tests.services import panels
from tests.services.panels import E1, E2, LEAD, MOD, SCORERS, Y1, A, Panel


def steps(panel: Panel) -> dict[str, str]:
    return {seat: step(panel, seat) for seat in (LEAD, MOD, *SCORERS)}


def step(panel: Panel, seat: SeatCode) -> str:
    found = overview(panel.desk(seat))
    numbers = {name: fact for name, fact in found.facts.items() if name in {"left", "of", "here", "count"}}
    shown = " ".join(f"{name}={fact}" for name, fact in numbers.items())
    return f"{found.step} {shown}".strip()


def test_whoever_was_invited_compares_words_and_waits_for_the_pack(tmp_path: Path) -> None:
    panel = panels.set_up(tmp_path / "panel")
    panel.enrol(E1, confirmed=False)

    assert (step(panel, LEAD), step(panel, E1)) == ("compare-seats count=1", "compare-words")
    panel.close()


def test_the_lead_freezes_invites_and_waits_for_answers(tmp_path: Path) -> None:
    panel = panels.set_up(tmp_path / "panel")
    before = step(panel, LEAD)
    panel.enrol(E1)

    assert (before, step(panel, LEAD), step(panel, E1)) == (
        "invite-seats count=4",
        "invite-seats count=3",
        "wait-for-pack",
    )
    panel.close()


def test_once_all_are_enrolled_the_packs_are_issued(enrolled: Panel) -> None:
    assert steps(enrolled) == {LEAD: "issue-packs count=4"} | dict.fromkeys((MOD, *SCORERS), "wait-for-pack")


def test_once_packs_came_interests_are_declared(enrolled: Panel) -> None:
    enrolled.issue()

    assert steps(enrolled) == {LEAD: "wait-for-moderation"} | dict.fromkeys((MOD, *SCORERS), "declare")


def test_an_interest_waits_for_the_lead_and_then_for_a_pack_with_the_decision(enrolled: Panel) -> None:
    enrolled.issue()
    path = enrolled.path("declaration.evreturn")
    interests.declare(enrolled.desk(E1), [Interest(supplier=A, nature="A friend works there.")], path=path)
    intake.take_in(enrolled.desk(LEAD), path)
    told = [(step(enrolled, LEAD), step(enrolled, E1))]
    interests.decide(enrolled.desk(LEAD), E1, recused_lots=[], reason="Too far off.")
    told.append((step(enrolled, LEAD), step(enrolled, E1)))
    enrolled.issue(E1)
    told.append((step(enrolled, LEAD), step(enrolled, E1)))

    assert told == [
        ("decide-interests count=1", "wait-for-decision"),
        ("issue-packs count=1", "wait-for-decision"),
        ("wait-for-moderation", "score left=6 of=6"),
    ]


def test_scoring_counts_down_to_the_lock_and_the_receipt_ends_it(issued: Panel) -> None:
    before = steps(issued)
    issued.score(E1)
    ready = step(issued, E1)
    taken = intake.take_in(issued.desk(MOD), issued.lock(E1))
    sent = step(issued, E1)
    receipt = issued.path("receipt.evreceipt")
    returns.write_receipt(issued.desk(MOD), taken.message, receipt)
    intake.take_in(issued.desk(E1), receipt)

    assert before == {
        LEAD: "wait-for-moderation",
        MOD: "wait-for-returns here=0 of=3",
        E1: "score left=6 of=6",
        E2: "score left=6 of=6",
        Y1: "score left=3 of=3",
    }
    assert (ready, sent, step(issued, E1), step(issued, MOD)) == (
        "lock of=6",
        "wait-for-receipt",
        "done",
        "wait-for-returns here=1 of=3",
    )


def test_the_moderator_reveals_agrees_locks_and_signs(returned: Panel) -> None:
    told = [step(returned, MOD)]
    meetings.reveal(returned.desk(MOD))
    told.append(step(returned, MOD))
    returned.agree()
    told.append(step(returned, MOD))
    meetings.lock_quality(returned.desk(MOD), returned.path("moderation.evreturn"))
    told.append(step(returned, MOD))

    assert told == ["reveal of=3", "moderate left=9", "lock-quality", "sign-report"]


def test_the_lead_goes_from_prices_to_the_end(locked: Panel) -> None:
    lead, mod = locked.desk(LEAD), locked.desk(MOD)
    report = locked.path("report.pdf")
    told = [step(locked, LEAD)]
    outcomes.open_prices(lead, locked.folder / "prices.xlsx")
    told.append(step(locked, LEAD))
    outcomes.record_ranking(lead)
    told.append(step(locked, LEAD))
    outcomes.write_case_report(lead, report)
    told.append(step(locked, LEAD))
    outcomes.sign_case_report(mod, report)
    outcomes.sign_case_report(lead, report)
    told += [step(locked, LEAD), step(locked, MOD)]

    assert told == ["open-prices", "rank", "report", "sign-report", "close", "done"]


def test_an_amended_wording_asks_its_authors_to_look_again(issued: Panel) -> None:
    issued.score(E1)
    data = panels.evaluation()
    reworded = tuple(
        replace(row, guidance="How safe, truly?") if row.code == panels.Q1 else row for row in data.criteria
    )
    workbook = issued.path("amended.xlsx")
    write_set_up(replace(data, criteria=reworded), workbook)
    set_ups.amend(issued.desk(LEAD), workbook, reason="A slip.", approver="Head of procurement")
    issued.issue(E1)

    assert step(issued, E1) == "reconfirm left=3 of=6"


def test_all_evaluations_of_a_profile_are_told_also_while_one_is_open(issued: Panel) -> None:
    desk = issued.desk(E1)

    found = overviews(issued.profiles[E1], issued.clock)

    assert [(one.case, one.reference, one.title, one.seat, one.step) for one in found] == [
        (desk.about.case, "TEST-1", "Short breaks", E1, NextStep.SCORE)
    ]


def test_a_case_that_cannot_be_opened_says_why(issued: Panel) -> None:
    case = issued.desk(E1).about.case
    issued.leaves(E1)
    path_of(issued.profiles[E1], case).write_bytes(b"nothing" * 1000)

    (found,) = overviews(issued.profiles[E1], issued.clock)

    assert (found.case, found.step, found.trouble) == (case, None, "case-key-wrong")
