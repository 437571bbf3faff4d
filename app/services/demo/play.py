"""The whole life of an evaluation, played between separate profiles with real files (DESIGN §7, `evenhand demo`).

The script is a finished evaluation: who scores what, what is agreed and what is asked are taken from it; everything
else happens, with the very services that screens use. Whoever ranks the exported workbook gets the report's ranking.
"""

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.domain.codes import CriterionCode, CriterionType, LotCode, Role, SeatCode, SupplierId
from app.domain.evaluation import EvaluationData, Score
from app.domain.score_record import Movement
from app.errors import AppError
from app.exchange.workbook_out import write_prices, write_set_up
from app.reports.proof.verdict import Verdict
from app.scoring.duties import Duty
from app.services import enrolment, intake, interests, meetings, outcomes, packs, records, returns, scores, set_ups
from app.services.demo.people import Person, person
from app.services.demo.wording import parted
from app.services.desk import Clock, Desk
from app.services.evaluations import Ranked
from app.services.files import write_whole
from app.services.meetings import Agree
from app.services.reports import verify_report
from app.services.scores import RecordScore

Telling = Callable[[str], None]

REPORT = "award-report.pdf"
WORKBOOK = "evaluation.xlsx"
MARK = "demonstration.txt"
ALONE = "The demonstration was asked for a panel of one."
UNSCORED = "The workbook that is played holds an agreed score and no seat's own."
MOVED = "Having heard the others, this seat goes with the panel's reading of the response."


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What playing made: the ranking, the report with its verdict and signers, and where everything is."""

    folder: Path
    found: Ranked
    report: Path
    workbook: Path | None
    verdict: Verdict
    signers: tuple[str, ...]
    people: tuple[Person, ...]
    files: tuple[Path, ...]


def clear(folder: Path) -> None:
    """Remove an earlier demonstration; raises AppError `folder-not-empty` where the folder holds anything else."""
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not (folder / MARK).is_file():
        raise AppError("folder-not-empty", path=str(folder))
    shutil.rmtree(folder)


class Stage:
    """The folders and desks of a demonstration while it is played."""

    def __init__(
        self,
        folder: Path,
        script: EvaluationData,
        source: Path,
        clock: Clock,
        tell: Telling,
        *,
        people: Mapping[SeatCode, Person] | None = None,
    ) -> None:
        self.folder = folder
        self.script = script
        self.source = source
        self.clock = clock
        self.tell = tell
        self.files = folder / "files"
        self.people = dict(people or {})
        self.desks: dict[SeatCode, Desk] = {}

    def close(self) -> None:
        """Close every desk."""
        for desk in self.desks.values():
            desk.close()

    def file(self, name: str) -> Path:
        """Return where a file that travels lies: the shared folder between the laptops."""
        return self.files / name


def play(
    folder: Path,
    script: EvaluationData,
    *,
    source: Path,
    clock: Clock,
    tell: Telling,
    people: Mapping[SeatCode, Person] | None = None,
) -> Played:
    """Play the script into an empty folder; response files are looked for under `source`.

    Who sits where is given, or made. Raises AppError `folder-not-empty`, `file-not-written`, and whatever a service
    refuses.
    """
    if folder.exists() and any(folder.iterdir()):
        raise AppError("folder-not-empty", path=str(folder))
    stage = Stage(folder, script, source, clock, tell, people=people)
    stage.files.mkdir(parents=True)
    write_whole(folder / MARK, b"Made by `evenhand demo`, which may remove this folder.\n")
    with closing(stage):
        issue_packs(stage)
        _score(stage)
        _moderate(stage)
        return _award(stage)


def issue_packs(stage: Stage) -> None:
    """Play up to where everybody has a pack and has declared that they have no interest."""
    _set_up(stage)
    _enrol(stage)
    _issue(stage)


def _set_up(stage: Stage) -> None:
    stage.tell("set-up")
    script = stage.script
    for seat in script.seats:
        if seat.code not in stage.people:
            stage.people[seat.code] = person(stage.folder / "people", seat, stage.clock)
    lead = _only(script, Role.LEAD)
    write_set_up(script, stage.folder / "set-up.xlsx")
    write_prices(script, stage.folder / "prices.xlsx")
    stage.desks[lead] = set_ups.begin(stage.people[lead].profile, stage.folder / "set-up.xlsx", stage.clock)
    set_ups.freeze(stage.desks[lead])


def _enrol(stage: Stage) -> None:
    stage.tell("enrolment")
    lead = _lead(stage)
    for code, someone in stage.people.items():
        if code == lead.seat:
            continue
        invitation, answer = stage.file(f"{code}.evinvite"), stage.file(f"{code}.evjoin")
        enrolment.invite(lead, code, invitation)
        accepted = enrolment.accept(someone.profile, invitation, answer, clock=stage.clock)
        joined = enrolment.receive_join(lead, answer)
        if joined.words != accepted.words:  # what two people do by voice
            raise AppError("words-differ", seat=code)
        enrolment.confirm_words(lead, code, words=joined.words)
        enrolment.confirm_words(accepted.desk, words=accepted.words)
        stage.desks[code] = accepted.desk


def _issue(stage: Stage) -> None:
    stage.tell("packs")
    lead = _lead(stage)
    for issued in packs.issue(lead, stage.files):
        intake.take_in(stage.desks[issued.seat], issued.path)
    for code, desk in stage.desks.items():
        if code != lead.seat:
            path = stage.file(f"{code}-declaration.evreturn")
            interests.declare(desk, [], path=path)
            intake.take_in(lead, path)


def _score(stage: Stage) -> None:
    moderator = stage.desks[_only(stage.script, Role.MODERATOR)]
    for seat in stage.script.seats:
        if not seat.role.scores:
            continue
        stage.tell("scores " + seat.code)
        desk = stage.desks[seat.code]
        score_some(stage, seat.code)
        path = stage.file(f"{seat.code}-scores.evreturn")
        returns.lock(desk, path)
        taken = intake.take_in(moderator, path)
        receipt = stage.file(f"{seat.code}.evreceipt")
        returns.write_receipt(moderator, taken.message, receipt)
        intake.take_in(desk, receipt)


def score_some(stage: Stage, seat: SeatCode, *, leaving: int = 0) -> None:
    """Save a seat's scores as the script has them, but for as many of the last as are to be left."""
    desk = stage.desks[seat]
    given = {(one.question, one.supplier, one.lot): one for one in stage.script.scores if one.seat == seat}
    lines = scores.sheet(desk).lines
    for line in lines[: max(0, len(lines) - leaving)]:
        _save(desk, line.duty, _scripted(given, line.duty))


def _save(desk: Desk, duty: Duty, score: Score) -> None:
    """Save a score as somebody at work does: the level first, the reason when it is written."""
    if score.value is not None:
        scores.record_score(desk, RecordScore(duty=duty, value=score.value))
    scores.record_score(
        desk,
        RecordScore(
            duty=duty,
            value=score.value,
            reason=score.reason,
            evidence=score.evidence,
            not_sure=score.value is None,
        ),
    )


def _moderate(stage: Stage) -> None:
    stage.tell("moderation")
    moderator = stage.desks[_only(stage.script, Role.MODERATOR)]
    alone = sum(seat.role.scores for seat in stage.script.seats) < meetings.SMALLEST_PANEL
    meetings.reveal(moderator, go_on=ALONE if alone else "")
    agreed = {(one.question, one.supplier, one.lot): one for one in stage.script.agreed}
    asks = []
    for duty in meetings.duties(moderator):
        found = agreed.get((duty.question, duty.supplier, duty.lot)) or agreed.get((duty.question, duty.supplier, None))
        if found is None or found.value is None:
            continue
        table = meetings.table(moderator, duty)
        subs = [
            row
            for row in stage.script.criteria
            if row.type is CriterionType.SUB_CRITERION and row.parent == duty.question
        ]
        reason, sub_reasons = parted(found.reason, subs)
        moved = tuple(
            Movement(seat=score.seat, before=score.value, after=found.value, why=MOVED)
            for score in table.scores
            if score.value != found.value
        )
        asks.append(
            Agree(
                duty=duty,
                value=found.value,
                reason=reason,
                sub_reasons=sub_reasons,
                present=table.seats,
                moved=moved,
                unscored_reason="" if table.scores else UNSCORED,
            )
        )
    meetings.agree(moderator, asks)
    path = stage.file("moderation.evreturn")
    meetings.lock_quality(moderator, path)
    intake.take_in(_lead(stage), path)


def _award(stage: Stage) -> Played:
    stage.tell("award")
    lead, moderator = _lead(stage), stage.desks[_only(stage.script, Role.MODERATOR)]
    report = stage.folder / REPORT
    outcomes.open_prices(lead, stage.folder / "prices.xlsx")
    found = outcomes.record_ranking(lead)
    outcomes.write_case_report(lead, report)
    outcomes.sign_case_report(moderator, report)
    outcomes.sign_case_report(lead, report)
    signers = tuple(desk.profile.about.fingerprint for desk in (moderator, lead))
    for desk in stage.desks.values():
        if records.check(desk).broken is not None:
            raise AppError("record-broken", seat=desk.seat)
    return Played(
        folder=stage.folder,
        found=found,
        report=report,
        workbook=_exported(lead, stage.folder / WORKBOOK),
        verdict=verify_report(report, signers=signers, now=stage.clock()),
        signers=signers,
        people=tuple(stage.people.values()),
        files=tuple(sorted(stage.files.iterdir())),
    )


def _exported(lead: Desk, path: Path) -> Path | None:
    """Write the workbook, unless the evaluation is larger than spreadsheets are."""
    try:
        outcomes.export_workbook(lead, path)
    except AppError as refusal:
        if refusal.code != "workbook-out-too-large":
            raise
        return None
    return path


def _scripted(given: dict[tuple[CriterionCode, SupplierId, LotCode | None], Score], duty: Duty) -> Score:
    found = given.get((duty.question, duty.supplier, duty.lot)) or given.get((duty.question, duty.supplier, None))
    if found is None:
        raise AppError("script-lacks-score", question=duty.question, supplier=duty.supplier)
    return found


def _lead(stage: Stage) -> Desk:
    return stage.desks[_only(stage.script, Role.LEAD)]


def _only(script: EvaluationData, role: Role) -> SeatCode:
    return next(seat.code for seat in script.seats if seat.role is role)
