"""Meetings and outcomes by each published method: consensus or mean, by lot, admission, other certificates (DR-20)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from app.domain.codes import CriterionType, MergeRule, ResultKind, Role, SeatCode
from app.domain.evaluation import EvaluationData, Response
from app.domain.score_record import Dissent, Movement, SubReason
from app.exchange.workbook import read_evaluation
from app.scoring.duties import Duty
from app.scoring.ranking import rank
from app.security import identities, identity_files
from app.security.identities import Identity
from app.services import intake, meetings, outcomes, scores
from app.services.meetings import Agree
from app.services.profiles import import_signing_identity
from app.services.reports import verify_report
from tests.security.test_identities import issued as certificate
from tests.services import panels
from tests.services.crafted import refused
from tests.services.panels import (
    BEGINNING,
    E1,
    E2,
    LEAD,
    MOD,
    NORTH,
    Q1,
    Q1A,
    Q2,
    SCORERS,
    SOUTH,
    Y1,
    A,
    Panel,
    evaluation,
)

DUTY = Duty(question=Q1, supplier=A, lot=None)
Make = Callable[[EvaluationData], Panel]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Make]:
    """Return how to bring a panel with another method to the point where all returns are in."""
    panels_made: list[Panel] = []

    def make(data: EvaluationData) -> Panel:
        panel = panels.set_up(tmp_path / f"panel-{len(panels_made)}", data)
        panels_made.append(panel)
        for seat in (MOD, *SCORERS):
            panel.enrol(seat)
        return panels.returned(panels.issued(panel))

    yield make
    for panel in panels_made:
        panel.close()


# the meeting


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"reason": " "}, "agreed-without-reason"),
        ({"value": Fraction(7, 2)}, "score-no-level"),
        ({"value": Fraction(6)}, "score-no-level"),
        ({"sub_reasons": ()}, "sub-criterion-without-reason"),
        ({"sub_reasons": (SubReason(sub_criterion=Q1A, reason=""),)}, "sub-criterion-without-reason"),
        ({"duty": replace(DUTY, lot=NORTH)}, "not-a-duty"),
        ({"duty": replace(DUTY, question=Q1A)}, "not-a-duty"),
        ({"present": ()}, "nobody-present"),
        (
            {
                "reason": "x" * 20_000,
                "moved": (Movement(seat=E2, before=Fraction(3), after=Fraction(4), why="y" * 20_000),),
            },
            "text-too-long",
        ),
        ({"unmoved": ()}, "difference-unexplained"),
        ({"dissent": (Dissent(seat=E2, words=" "),)}, "dissent-without-words"),
        ({"unmoved": (SeatCode("E9"),)}, "not-on-the-panel"),
        ({"present": (SeatCode("E9"),)}, "not-on-the-panel"),
        ({"dissent": (Dissent(seat=SeatCode("E9"), words="No."),)}, "not-on-the-panel"),
        ({"moved": (Movement(seat=E2, before=Fraction(3), after=Fraction(4), why=" "),)}, "movement-without-reason"),
        (
            {"moved": (Movement(seat=E2, before=Fraction(5), after=Fraction(4), why="x"),)},
            "movement-not-from-its-score",
        ),
        (
            {"moved": (Movement(seat=Y1, before=Fraction(4), after=Fraction(4), why="x"),)},
            "movement-not-from-its-score",
        ),
    ],
)
def test_what_a_meeting_cannot_agree_is_refused(returned: Panel, changed: dict[str, object], code: str) -> None:
    meetings.reveal(returned.desk(MOD))
    sound = Agree(
        duty=DUTY,
        value=Fraction(4),
        reason="So agreed.",
        sub_reasons=panels.sub_reasons(DUTY),
        unmoved=(E2,),
        present=(E1, E2),
    )
    wrong = replace(sound, **changed)  # type: ignore[arg-type]

    assert refused(lambda: meetings.agree(returned.desk(MOD), [sound, wrong])) == code
    assert meetings.table(returned.desk(MOD), DUTY).agreed == ()


def test_agreeing_again_adds_a_version_with_who_moved_and_who_dissents(returned: Panel) -> None:
    moderator = returned.desk(MOD)
    meetings.reveal(moderator)
    first = panels.agreed_on(moderator, DUTY, Fraction(3), "Thin.")
    moved = Movement(seat=E2, before=Fraction(3), after=Fraction(4), why="Page 9 was overlooked.")
    dissent = Dissent(seat=E1, words="I should have given five.")
    second = replace(first, value=Fraction(4), reason="Page 9.", present=(E1, E2), moved=(moved,), dissent=(dissent,))
    meetings.agree(moderator, [first])
    meetings.agree(moderator, [second])
    found = meetings.table(moderator, DUTY)

    assert [(one.version, one.value, one.reason) for one in found.agreed] == [(1, 3, "Thin."), (2, 4, "Page 9.")]
    assert (found.agreed[1].moved, found.agreed[1].dissent, found.agreed[1].present) == ((moved,), (dissent,), (E1, E2))
    assert {(score.seat, score.value) for score in found.scores} == {(E1, 4), (E2, 3)}


def test_before_the_reveal_nothing_is_agreed_and_after_the_lock_no_more(returned: Panel) -> None:
    moderator = returned.desk(MOD)
    ask = Agree(
        duty=DUTY,
        value=Fraction(4),
        reason="So agreed.",
        sub_reasons=panels.sub_reasons(DUTY),
        unmoved=(E2,),
        present=(E1, E2),
    )
    path = returned.path("moderation.evreturn")
    assert refused(lambda: meetings.agree(moderator, [ask])) == "not-in-sight-panel"
    assert refused(lambda: meetings.lock_quality(moderator, path)) == "not-in-sight-panel"
    meetings.reveal(moderator)
    assert refused(lambda: meetings.lock_quality(moderator, path)) == "not-all-agreed"
    returned.agree()
    meetings.lock_quality(moderator, path)

    assert refused(lambda: meetings.agree(moderator, [ask])) == "quality-is-locked"
    assert refused(lambda: meetings.lock_quality(moderator, path)) == "quality-is-locked"
    assert refused(lambda: meetings.reveal(moderator)) == "already-revealed"


# methods


def test_with_the_mean_only_flagged_cells_need_the_meeting(made: Make) -> None:
    data = evaluation()
    data = replace(data, method=replace(data.method, merge_rule=MergeRule.MEAN, off_scale_scores=True), agreed=())
    panel = made(data)
    moderator = panel.desk(MOD)
    meetings.reveal(moderator)
    left = meetings.still_to_agree(moderator)
    meetings.agree(
        moderator,
        [panels.agreed_on(moderator, duty, Fraction(7, 2)) for duty in left],
    )
    path = panel.path("moderation.evreturn")
    meetings.lock_quality(moderator, path)
    intake.take_in(panel.desk(LEAD), path)
    outcomes.open_prices(panel.desk(LEAD), panel.folder / "prices.xlsx")
    cells = {
        cell.question: cell.score
        for tender in outcomes.ranked(panel.desk(LEAD)).ranking.lots[0].tenders
        for cell in tender.cells
        if tender.supplier == A
    }

    assert {(duty.question, duty.supplier) for duty in left} == {(Q1, panels.C), (Q2, panels.C)}
    assert cells[Q1] == Fraction(7, 2)


def test_where_all_who_pass_are_admitted_no_price_is_needed(made: Make) -> None:
    data = evaluation()
    rows = tuple(row for row in data.criteria if row.type is not CriterionType.PRICE)
    rows = tuple(replace(row, weight=7000) if row.code == Q1 else row for row in rows)
    data = replace(
        data,
        method=replace(data.method, result=ResultKind.ADMIT, price_formula=None),
        criteria=rows,
        tenders=tuple(replace(one, prices=()) for one in data.tenders),
    )
    panel = made(data)
    panels.locked(panel)
    lead, report = panel.desk(LEAD), panel.path("report.pdf")
    found = outcomes.record_ranking(lead)
    outcomes.write_case_report(lead, report)
    for seat in (MOD, LEAD):
        outcomes.sign_case_report(panel.desk(seat), report)
    signers = [panel.profiles[seat].about.fingerprint for seat in (MOD, LEAD)]

    assert {tender.status.value for lot in found.ranking.lots for tender in lot.tenders} == {"awarded"}
    assert verify_report(report, signers=signers, now=panel.clock()).exit_code == 0
    message = intake.take_in(lead, min((panel.folder / "files").glob("*moderation.evreturn"))).message
    assert refused(lambda: intake.undo(lead, message, reason="Too late.")) == "undo-too-late"


def test_a_question_answered_for_each_lot_apart_is_scored_so(made: Make) -> None:
    data = evaluation()
    apart = tuple(Response(supplier=A, lot=lot, question=Q1, text=f"In {lot}.") for lot in (NORTH, SOUTH))
    data = replace(data, responses=(*data.responses[1:], *apart))
    script = {(one.supplier, one.question): one.value for one in data.agreed}
    panel = made(data)
    moderator = panel.desk(MOD)
    meetings.reveal(moderator)
    duties = meetings.duties(moderator)
    meetings.agree(
        moderator,
        [
            panels.agreed_on(
                moderator,
                duty,
                Fraction(2) if duty.lot == SOUTH else script[duty.supplier, duty.question] or Fraction(0),
            )
            for duty in duties
        ],
    )
    path, workbook = panel.path("moderation.evreturn"), panel.path("evaluation.xlsx")
    meetings.lock_quality(moderator, path)
    lead = panel.desk(LEAD)
    intake.take_in(lead, path)
    outcomes.open_prices(lead, panel.folder / "prices.xlsx")
    outcomes.export_workbook(lead, workbook)
    ranking = outcomes.ranked(lead).ranking
    given = {
        (lot.lot, cell.score)
        for lot in ranking.lots
        for tender in lot.tenders
        for cell in tender.cells
        if (tender.supplier, cell.question) == (A, Q1)
    }

    assert {duty.lot for duty in duties if (duty.supplier, duty.question) == (A, Q1)} == {NORTH, SOUTH}
    assert {line.duty.lot for line in scores.sheet(panel.desk(Y1)).lines} == {None}
    assert given == {(NORTH, 4), (SOUTH, 2)}
    assert rank(read_evaluation(workbook)) == ranking


def test_a_councils_certificate_signs_the_report_in_the_leads_place(locked: Panel) -> None:
    lead, report = locked.desk(LEAD), locked.path("report.pdf")
    p12, words = locked.path("council.p12"), "amber kettle robin tulip canoe plover"
    authority_key = identities.create("x", at=BEGINNING).key
    assert not isinstance(authority_key, rsa.RSAPrivateKey)
    key = rsa.generate_private_key(65537, 2048)
    authority = certificate("Council CA", authority_key, "Council CA", authority_key, authority=True)
    council = Identity(key=key, certificate=certificate("Lead", key, "Council CA", authority_key), chain=(authority,))
    p12.write_bytes(identity_files.sealed(council, words))
    import_signing_identity(lead.profile, p12, words, at=locked.clock())
    outcomes.open_prices(lead, locked.folder / "prices.xlsx")
    outcomes.write_case_report(lead, report, signers={Role.LEAD: council.fingerprint})
    outcomes.sign_case_report(locked.desk(MOD), report)
    outcomes.sign_case_report(lead, report)
    own, theirs = (locked.profiles[seat].about.fingerprint for seat in (MOD, LEAD))

    assert verify_report(report, signers=[own, council.fingerprint], now=locked.clock()).exit_code == 0
    assert verify_report(report, signers=[own, theirs], now=locked.clock()).exit_code == 1


def test_one_person_in_both_chairs_leaves_the_report_a_draft(tmp_path: Path) -> None:
    panel = panels.set_up(tmp_path / "panel")
    panel.profiles[MOD] = panel.profiles[LEAD]
    try:
        for seat in (MOD, *SCORERS):
            panel.enrol(seat)
        panels.locked(panels.returned(panels.issued(panel)))
        lead, report = panel.desk(LEAD), panel.path("report.pdf")
        outcomes.open_prices(lead, panel.folder / "prices.xlsx")
        outcomes.write_case_report(lead, report)
        outcomes.sign_case_report(panel.desk(MOD), report)
        again = refused(lambda: outcomes.sign_case_report(lead, report))
        signers = [panel.profiles[LEAD].about.fingerprint]

        assert again == "signing-certificate-used"
        assert verify_report(report, signers=signers, now=panel.clock()).exit_code == 1
    finally:
        panel.close()
