"""Nobody sees another's score before their time, or a total or price before the lock (DESIGN §2.1, §2.6)."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import app.services
from app.domain.codes import Role, SeatCode
from app.domain.visibility import Sight
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.scoring.duties import Duty
from app.security import sealing
from app.services import (
    agendas,
    attachments,
    award,
    case_report,
    enrolment,
    inboxes,
    intake,
    interests,
    meetings,
    outcomes,
    overview,
    own_declarations,
    own_returns,
    panel_views,
    post_room,
    records,
    rehearsals,
    returns,
    scores,
    sensitivities,
    set_up_views,
    working,
    worksheets,
)
from app.services.desk import Desk
from app.text.sentences import sentence
from tests.services import panels
from tests.services.crafted import refusal, tables
from tests.services.panels import E1, E2, LEAD, MOD, Q1, Q3, SCORERS, Y1, A, Panel

DUTY = Duty(question=Q1, supplier=A, lot=None)
EVERYBODY = frozenset(Role)
SCORING = frozenset(role for role in Role if role.scores)
CHAIR = frozenset({Role.MODERATOR})
LEADS = frozenset({Role.LEAD})
BOTH = CHAIR | LEADS

# Every function that tells something of a case: how far one must see for it, and who may ask at all.
Query = Callable[[Desk], object]
NOTHING = 0
NO_FILE = "0" * 64


def _own(desk: Desk) -> Duty:
    return replace(DUTY, question=Q3) if desk.seat == Y1 else DUTY


def _beyond_the_ladder(ask: Query) -> Query:
    """Return a query of a file that the answer has not: what asks for it far enough up is told just that."""

    def asked(desk: Desk) -> object:
        try:
            return ask(desk)
        except AppError as refused:
            if refused.code != "not-in-this-answer":
                raise
            return refused.code

    return asked


QUERIES: dict[str, tuple[int, frozenset[Role], Query]] = {
    "attachments.content": (
        Sight.TENDERS,
        EVERYBODY,
        _beyond_the_ladder(lambda desk: attachments.content(desk, _own(desk), NO_FILE)),
    ),
    "attachments.files": (Sight.TENDERS, EVERYBODY, lambda desk: attachments.files(desk, _own(desk))),
    "attachments.text": (
        Sight.TENDERS,
        EVERYBODY,
        _beyond_the_ladder(lambda desk: attachments.text(desk, _own(desk), NO_FILE)),
    ),
    "agendas.agreed_now": (Sight.PANEL, BOTH, agendas.agreed_now),
    "agendas.items": (Sight.PANEL, BOTH, agendas.items),
    "agendas.movements": (Sight.PANEL, BOTH, agendas.movements),
    "agendas.setting": (Sight.PANEL, BOTH, agendas.setting),
    "award.award": (Sight.PRICES, LEADS, award.award),
    "award.stage": (NOTHING, EVERYBODY, award.stage),
    "case_report.signatories": (NOTHING, BOTH, case_report.signatories),
    "enrolment.words_to_compare": (
        NOTHING,
        EVERYBODY,
        lambda desk: enrolment.words_to_compare(desk, E1 if desk.role is Role.LEAD else None),
    ),
    "inboxes.inbox": (Sight.NAMES, CHAIR, inboxes.inbox),
    "inboxes.phase": (NOTHING, CHAIR, inboxes.phase),
    "interests.register": (Sight.TENDERS, LEADS, interests.register),
    "interests.state": (NOTHING, EVERYBODY, interests.state),
    "interests.suppliers_to_declare": (Sight.NAMES, EVERYBODY, interests.suppliers_to_declare),
    "meetings.agenda": (Sight.PANEL, BOTH, meetings.agenda),
    "meetings.duties": (Sight.PANEL, BOTH, meetings.duties),
    "meetings.still_to_agree": (Sight.PANEL, BOTH, meetings.still_to_agree),
    "meetings.table": (Sight.PANEL, BOTH, lambda desk: meetings.table(desk, DUTY)),
    "meetings.unanimous": (Sight.PANEL, BOTH, meetings.unanimous),
    "outcomes.after_lock": (Sight.TOTALS, BOTH, outcomes.after_lock),
    "outcomes.ranked": (Sight.PRICES, LEADS, outcomes.ranked),
    "outcomes.ranked_with_words": (Sight.PRICES, LEADS, outcomes.ranked_with_words),
    "outcomes.sensitivity": (Sight.PRICES, LEADS, outcomes.sensitivity),
    "own_declarations.own_declaration": (Sight.NAMES, EVERYBODY, own_declarations.own_declaration),
    "own_returns.own_return": (Sight.TENDERS, SCORING, own_returns.own_return),
    "overview.overview": (NOTHING, EVERYBODY, overview.overview),
    "post_room.files": (NOTHING, EVERYBODY, post_room.files),
    "panel_views.now": (Sight.TENDERS, LEADS, panel_views.now),
    "records.check": (NOTHING, EVERYBODY, records.check),
    "records.leaf": (NOTHING, EVERYBODY, records.leaf),
    "records.trail": (NOTHING, EVERYBODY, records.trail),
    "rehearsals.remarks": (Sight.TENDERS, LEADS, rehearsals.remarks),
    "returns.arrivals": (Sight.NAMES, CHAIR, returns.arrivals),
    "scores.history": (Sight.TENDERS, EVERYBODY, lambda desk: scores.history(desk, DUTY)),
    "scores.response_to": (
        Sight.TENDERS,
        EVERYBODY,
        lambda desk: scores.response_to(desk, _own(desk)),
    ),
    "scores.sheet": (Sight.TENDERS, SCORING, scores.sheet),
    "set_up_views.now": (Sight.TENDERS, LEADS, set_up_views.now),
    "worksheets.worksheet": (Sight.TENDERS, SCORING, worksheets.worksheet),
    "sensitivities.whole": (Sight.PRICES, LEADS, sensitivities.whole),
    "working.rank_of": (Sight.PRICES, LEADS, lambda desk: working.rank_of(desk, panels.NORTH, A)),
    "working.working_of": (Sight.PRICES, LEADS, lambda desk: working.working_of(desk, panels.NORTH, A)),
}
# Commands that give back what could tell of scores: the same rung as the query beside them.
TELLING: dict[str, tuple[int, frozenset[Role], Callable[[Panel, Desk], object]]] = {
    "case_report.compare": (
        Sight.TOTALS,
        BOTH,
        lambda panel, desk: case_report.compare(desk, panel.folder / "set-up.xlsx"),
    ),
    "outcomes.export_workbook": (
        Sight.TOTALS,
        BOTH,
        lambda panel, desk: outcomes.export_workbook(desk, panel.path("evaluation.xlsx")),
    ),
    "outcomes.record_ranking": (Sight.PRICES, LEADS, lambda _panel, desk: outcomes.record_ranking(desk)),
    "outcomes.write_case_report": (
        Sight.PRICES,
        LEADS,
        lambda panel, desk: outcomes.write_case_report(desk, panel.path("report.pdf")),
    ),
}
# What may be asked with an open unit is asked by the services themselves, which have asked the ladder before.
WITHIN = frozenset({
    "agendas.agreed_in", "agendas.items_in", "panel_scores.panel_rows",
    "held.moderation_came", "held.moderation_held", "held.pack_held", "held.return_held", "held.signer_of",
    "interests.refuse_undecided",
    "meetings.to_agree",
    "outcomes.need_sight",
    "outbox.kept_parts", "outbox.post", "outbox.save", "panel_scores.covered", "panel_scores.data_with",
    "panel_scores.returned_scores", "provenances.prices_in_force", "provenances.provenance_of",
    "report_comparison.differences", "returned.verified_returns", "standing.quality_was_locked",
    "panel_scores.panel_book", "panel_scores.panel_data", "panel_scores.panel_scores", "resting.done_since",
    "panel_scores.counted", "panel_scores.scores_of", "returns.refuse_not_in_charge", "returns.return_by_revoked_key",
    "set_up_checks.amended", "set_up_checks.clarified", "set_up_checks.refuse_issued", "set_up_checks.refuse_removal",
    "scores.response_in", "scores.reworded_since", "scores.sheet_in", "standing.declared", "standing.is_locked",
    "standing.open_seats", "standing.quality_locked", "standing.standing_of",
})  # fmt: skip
# Commands: they change the case and tell nothing of scores; what each refuses is shown in the other files here.
COMMANDS = frozenset({
    "attachments.save_attachment",
    "records.export",
    "backups.back_up", "closing.close", "seats.add_deputy", "enrolment.confirm_words", "enrolment.go_on_unchecked",
    "enrolment.invite", "enrolment.receive_join", "seats.replace_seat", "seats.revoke_key",
    "seats.withdraw", "handovers.hand_over", "intake.preview", "intake.take_in", "intake.undo", "interests.decide",
    "interests.declare", "meetings.agree", "meetings.lock_quality", "meetings.reveal", "outbox.save_again",
    "outcomes.open_prices", "outcomes.sign_case_report", "packs.issue", "resending.send_anew", "returns.lock",
    "returns.permit_reopening",
    "returns.write_receipt", "scores.reconfirm", "scores.record_score", "set_ups.amend", "set_ups.clarify",
    "set_up_views.changes_again", "set_up_views.changes_of_answers", "set_up_views.changes_of_wording",
    "set_ups.decide_gate", "set_ups.freeze", "set_ups.mark_tender", "set_ups.set_up_again",
})  # fmt: skip
HARMLESS = frozenset({
    "Accepted", "Changes", "Done", "FrozenVersion", "Incoming", "Joined", "None", "Path", "Saved", "SeatLock", "Sent",
    "tuple[Issued, ...]",
})  # fmt: skip

SEES: dict[str, dict[SeatCode, int]] = {
    "enrolled": {LEAD: Sight.TENDERS, MOD: Sight.NAMES, E1: Sight.NAMES, Y1: Sight.NAMES},
    "undeclared": {LEAD: Sight.TENDERS, MOD: Sight.NAMES, E1: Sight.NAMES, Y1: Sight.NAMES},
    "issued": {LEAD: Sight.TENDERS, MOD: Sight.TENDERS, E1: Sight.TENDERS, Y1: Sight.TENDERS},
    "returned": {LEAD: Sight.TENDERS, MOD: Sight.TENDERS, E1: Sight.TENDERS, Y1: Sight.TENDERS},
    "revealed": {LEAD: Sight.TENDERS, MOD: Sight.PANEL, E1: Sight.TENDERS, Y1: Sight.TENDERS},
    "locked": {LEAD: Sight.TOTALS, MOD: Sight.TOTALS, E1: Sight.TENDERS, Y1: Sight.TENDERS},
    "priced": {LEAD: Sight.PRICES, MOD: Sight.TOTALS, E1: Sight.TENDERS, Y1: Sight.TENDERS},
}
ROLES = {LEAD: Role.LEAD, MOD: Role.MODERATOR, E1: Role.EVALUATOR, Y1: Role.SERVICE_USER_REPRESENTATIVE}


@pytest.fixture
def at_stage(request: pytest.FixtureRequest, copy_of: Callable[[Panel], Panel]) -> tuple[str, Panel]:
    stage = str(request.param)
    source = {"undeclared": "enrolled", "revealed": "returned", "priced": "locked"}.get(stage, stage)
    panel = copy_of(request.getfixturevalue(f"{source}_once"))
    if stage == "undeclared":
        panel.issue()
    if stage == "revealed":
        meetings.reveal(panel.desk(MOD))
    if stage == "priced":
        outcomes.open_prices(panel.desk(LEAD), panel.folder / "prices.xlsx")
    return stage, panel


def _told(panel: Panel, desk: Desk, name: str) -> str | None:
    """Return all that a seat is told, None where it is refused as out of its sight or not its part."""
    try:
        if name in QUERIES:
            return repr(QUERIES[name][2](desk))
        return repr(TELLING[name][2](panel, desk))
    except AppError as refused:
        if not re.match("not-in-sight-|not-your-part", refused.code) or not sentence(refused.code, refused.facts):
            raise
        return None


@pytest.mark.parametrize("at_stage", SEES, indirect=True)
def test_each_seat_is_told_just_what_its_rung_shows(at_stage: tuple[str, Panel]) -> None:
    stage, panel = at_stage
    told, expected = {}, {}
    for seat, sees in SEES[stage].items():
        for name, (needs, who, _ask) in {**QUERIES, **TELLING}.items():
            if stage == "enrolled" and needs <= Sight.NAMES and not name.startswith("interests"):
                continue  # no seat but the lead's holds an evaluation yet: whatever needs one is refused
            expected[seat, name] = ROLES[seat] in who and sees >= needs
            shown = _told(panel, panel.desk(seat), name)
            told[seat, name] = shown is not None
            assert leaks(shown or "", seat, sees) == [], (seat, name)

    assert told == expected


def leaks(shown: str, seat: SeatCode, sees: int) -> list[str]:
    """Return whose scores a text gives away that one who sees so far must not see."""
    return [] if sees >= Sight.PANEL else [other for other in SCORERS if other != seat and f"{other} on " in shown]


def test_every_function_of_the_services_has_its_place_on_the_ladder() -> None:
    found = {}
    for module in pkgutil.walk_packages(app.services.__path__, "app.services."):
        if module.name.startswith(("app.services.demo", "app.services.incoming.")):
            continue
        for name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            first = next(iter(inspect.signature(function).parameters), "")
            if function.__module__ == module.name and not name.startswith("_") and first in {"desk", "unit"}:
                found[f"{module.name.removeprefix('app.services.')}.{name}"] = function

    assert set(found) <= {*QUERIES, *TELLING, *WITHIN, *COMMANDS}
    assert {*QUERIES, *TELLING, *COMMANDS} <= set(found)
    assert {
        name: told
        for name in COMMANDS
        if (told := _written(inspect.signature(found[name]).return_annotation)) not in HARMLESS
    } == {}


def _written(annotation: object) -> str:
    if annotation is None:
        return "None"
    plain = annotation.__name__ if inspect.isclass(annotation) and not hasattr(annotation, "__origin__") else ""
    return plain or re.sub(r"[\w.]+\.(\w+)", r"\1", str(annotation))


def test_a_curious_evaluators_case_file_holds_nobody_elses_score(locked: Panel) -> None:
    """The whole file, opened by another program with the exported key, row by row, to the very end of the life."""
    for seat in SCORERS:
        held = tables(locked.desk(seat))
        everything = repr(held)

        assert [other for other in (*SCORERS, MOD) if other != seat and f"{other} on " in everything] == []
        assert "So agreed." not in everything
        assert {row[1] for row in held["score_version"]} == {seat}
        assert [held[name] for name in ("returned_score", "agreed_version", "price_set", "price_entry")] == [[]] * 4


def test_a_curious_evaluators_key_opens_their_own_files_alone(locked: Panel) -> None:
    """Every file that lay in the shared folder, from the first invitation to the moderation."""
    mine = {seat: _opened_by(locked, seat) for seat in (E1, LEAD, MOD)}
    returned = {f"{seat}-scores.evreturn" for seat in SCORERS}

    assert mine[E1] == {"TEST-1-E1-1.evpack", "E1-declaration.evreturn", "E1-scores.evreturn"}
    assert mine[LEAD] & returned == set()
    assert mine[MOD] >= returned
    assert "moderation.evreturn" in mine[LEAD]


def _opened_by(panel: Panel, seat: SeatCode) -> set[str]:
    found = set()
    for path in sorted((panel.folder / "files").rglob("*.ev*")):
        if path.suffix in {".evinvite", ".evjoin"}:
            continue  # not sealed: they carry cards alone
        with path.open("rb") as source, (panel.folder / "out").open("wb") as out:
            try:
                sealing.decrypt(source, out, panel.profiles[seat].receiving.secret)
            except AppError as refused:
                if refused.code != "not-addressed-to-me":
                    raise
                continue
        found.add(re.sub(r"^\d+-", "", path.name))
    return found


def test_another_seats_files_do_not_open(returned: Panel) -> None:
    files = returned.folder / "files"
    of_another = [next(files.rglob(name)) for name in ("*E2-scores.evreturn", "*E2-1.evpack")]

    assert [refusal(returned.desk(E1), path) for path in of_another] == ["not-addressed-to-me"] * 2
    assert [refusal(returned.desk(LEAD), of_another[0])] == ["not-addressed-to-me"]


def test_the_leads_case_holds_no_score_before_the_moderation_is_taken_in(
    returned: Panel, copy_of: Callable[[Panel], Panel]
) -> None:
    meetings.reveal(returned.desk(MOD))
    returned.agree()
    path = returned.path("moderation.evreturn")
    meetings.lock_quality(returned.desk(MOD), path)
    lead = returned.desk(LEAD)
    names = ("score_version", "returned_score", "agreed_version", "price_set", "price_entry")

    assert [tables(lead)[name] for name in names] == [[]] * 5
    assert intake.preview(lead, path).changes["scores"] == 15
    assert [tables(lead)[name] for name in names] == [[]] * 5
    intake.take_in(lead, path)
    assert len(tables(lead)["returned_score"]) == 15


def test_prices_are_refused_before_the_lock_and_leave_nothing_behind(returned: Panel) -> None:
    lead = returned.desk(LEAD)

    with pytest.raises(AppError, match="not-in-sight-totals"):
        outcomes.open_prices(lead, returned.folder / "prices.xlsx")
    assert tables(lead)["price_set"] == []


# a moderator who also scores


@pytest.fixture(scope="module")
def two_hats_once(tmp_path_factory: pytest.TempPathFactory) -> Panel:
    """Return a panel whose moderator also sits on E1, with the returns of all the others already written."""
    panel = panels.set_up(tmp_path_factory.mktemp("panels") / "hats")
    panel.profiles[MOD] = panel.profiles[E1]
    for seat in (MOD, *SCORERS):
        panel.enrol(seat)
    panels.issued(panel)
    for seat in (E2, Y1):
        panel.score(seat)
        panel.lock(seat)
    panel.score(E1)
    panel.close()
    return panel


@pytest.fixture
def two_hats(two_hats_once: Panel, copy_of: Callable[[Panel], Panel]) -> Panel:
    return copy_of(two_hats_once)


def _return_of(panel: Panel, seat: SeatCode) -> Path:
    return next((panel.folder / "files").glob(f"*{seat}-scores.evreturn"))


def test_a_moderator_with_an_open_seat_opens_no_other_return(two_hats: Panel) -> None:
    moderator = two_hats.desk(MOD)

    assert [refusal(moderator, _return_of(two_hats, seat)) for seat in (E2, Y1)] == ["own-seat-open"] * 2
    with pytest.raises(AppError, match="own-seat-open"):
        meetings.reveal(moderator)


def test_locking_alone_is_not_enough_until_ones_own_return_is_in(two_hats: Panel) -> None:
    own, moderator = two_hats.lock(E1), two_hats.desk(MOD)
    assert refusal(moderator, _return_of(two_hats, E2)) == "own-seat-open"

    taken = [intake.take_in(moderator, path).kind for path in (own, *(_return_of(two_hats, s) for s in (E2, Y1)))]
    meetings.reveal(moderator)

    assert taken == [Kind.RETURN] * 3
    assert len(meetings.table(moderator, DUTY).scores) == 2


def test_a_moderators_own_seat_reopened_shuts_the_others_again(two_hats: Panel) -> None:
    own, moderator = two_hats.lock(E1), two_hats.desk(MOD)
    intake.take_in(moderator, own)
    returns.permit_reopening(moderator, E1, reason="A page was missed.", path=two_hats.path("open.evreopen"))

    assert refusal(moderator, _return_of(two_hats, E2)) == "own-seat-open"


def test_taking_back_ones_own_return_shuts_the_others_again(two_hats: Panel) -> None:
    moderator = two_hats.desk(MOD)
    message = intake.take_in(moderator, two_hats.lock(E1)).message
    intake.undo(moderator, message, reason="The wrong file.")

    assert refusal(moderator, _return_of(two_hats, E2)) == "own-seat-open"


def test_before_the_reveal_a_moderator_sees_who_returned_and_nothing_in_it(returned: Panel) -> None:
    moderator = returned.desk(MOD)
    arrived = returns.arrivals(moderator)

    assert [(one.seat, one.revision) for one in arrived] == [(E1, 1), (E2, 1), (Y1, 1)]
    assert not any(hasattr(one, "scores") for one in arrived)
    assert "on A Q1" not in repr(intake.preview(moderator, _return_of(returned, E1)))
