"""A small panel at work, with real profiles, case files and files between them, built stage by stage.

Each stage is made once a session and copied for every test that starts from it; only the derivation of passphrases is
weak, so that it doesn't take a second a person.
"""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

from app.domain.codes import (
    Consequence,
    CriterionCode,
    CriterionType,
    GateStatus,
    LotCode,
    PriceFormula,
    Role,
    ScaleCode,
    SeatCode,
    SupplierId,
)
from app.domain.evaluation import (
    AgreedScore,
    Criterion,
    EvaluationData,
    GateDecision,
    Level,
    Lot,
    Method,
    Minimum,
    PriceEntry,
    Response,
    Scale,
    Score,
    Seat,
    Supplier,
    Tender,
)
from app.domain.score_record import Movement, SubReason
from app.exchange.workbook_out import write_prices, write_set_up
from app.scoring.duties import Duty
from app.security.derivation import Derivation
from app.security.secret_store import NoStore
from app.services import enrolment, intake, interests, meetings, packs, returns, scores, set_ups
from app.services.cases import list_cases, open_desk
from app.services.desk import Desk
from app.services.intake import Incoming
from app.services.meetings import Agree
from app.services.profiles import OpenProfile, create_profile
from app.services.scores import RecordScore

LEAD, MOD, E1, E2, Y1 = map(SeatCode, ("LEAD", "MOD", "E1", "E2", "Y1"))
SCORERS = (E1, E2, Y1)
Q1, Q1A, Q2, Q3, INS = map(CriterionCode, ("Q1", "Q1a", "Q2", "Q3", "INS"))
A, B, C = map(SupplierId, ("A", "B", "C"))
NORTH, SOUTH = LotCode("N"), LotCode("S")
PASSPHRASE = "a dozen and more"  # noqa: S105
BEGINNING = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

PRICES = ((A, NORTH, 900), (B, NORTH, 1000), (C, NORTH, 950), (A, SOUTH, 700), (C, SOUTH, 650))
GIVEN = {(E1, A): 4, (E2, A): 3, (E1, B): 3, (E2, B): 3, (E1, C): 5, (E2, C): 2}


class Clock:
    """A clock that goes on by a second each time somebody looks, and can be set."""

    def __init__(self, now: datetime = BEGINNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def evaluation() -> EvaluationData:
    """Return the script: three suppliers in two lots, three questions, three seats that score; whole and sound."""
    questions = (Q1, Q2, Q3)
    return EvaluationData(
        reference="TEST-1",
        title="Short breaks",
        authority="Ravensmere Council",
        method=Method(price_formula=PriceFormula.F1),
        scales=(
            Scale(
                code=ScaleCode("Quality"),
                levels=tuple(Level(value=Fraction(n), label=f"Level {n}", descriptor=f"It is {n}.") for n in range(6)),
            ),
        ),
        criteria=(
            Criterion(code=INS, title="Insurance", type=CriterionType.GATE, consequence=Consequence.REJECT),
            Criterion(code=Q1, title="Safeguarding", type=CriterionType.QUALITY, weight=4000,
                      minimum=Minimum(value=Fraction(2)), consequence=Consequence.REJECT, guidance="How safe?"),
            Criterion(code=Q1A, title="Recruitment", type=CriterionType.SUB_CRITERION, parent=Q1),
            Criterion(code=Q2, title="Workforce", type=CriterionType.QUALITY, weight=2000, guidance="Who works there?"),
            Criterion(code=Q3, title="How it feels", type=CriterionType.QUALITY, weight=1000, guidance="Would you go?"),
            Criterion(code=CriterionCode("P"), title="Price", type=CriterionType.PRICE, weight=3000),
        ),
        lots=(Lot(code=NORTH, title="North"), Lot(code=SOUTH, title="South")),
        suppliers=tuple(Supplier(id=one, name=f"Supplier {one}") for one in (A, B, C)),
        tenders=tuple(
            Tender(supplier=one, lot=lot, gates=(GateDecision(gate=INS, status=GateStatus.PASS),),
                   prices=(PriceEntry(row=CriterionCode("P"), amount=pounds * 100),))
            for one, lot, pounds in PRICES
        ),
        seats=(
            Seat(code=E1, name="Commissioner", questions=(Q1, Q2)),
            Seat(code=E2, name="Social worker", questions=(Q1, Q2)),
            Seat(code=Y1, name="Young person", role=Role.SERVICE_USER_REPRESENTATIVE, questions=(Q3,)),
            Seat(code=MOD, name="Moderator", role=Role.MODERATOR),
            Seat(code=LEAD, name="Procurement lead", role=Role.LEAD),
        ),
        scores=tuple(
            Score(seat=seat, supplier=one, lot=None, question=question, value=Fraction(GIVEN.get((seat, one), 4)),
                  reason=f"{seat} on {one} {question}", evidence="page 2")
            for seat, asked in ((E1, (Q1, Q2)), (E2, (Q1, Q2)), (Y1, (Q3,))) for one in (A, B, C) for question in asked
        ),
        agreed=tuple(
            AgreedScore(supplier=one, lot=None, question=question, reason="So agreed.",
                        value=Fraction(GIVEN.get((E1, one), 4)))
            for one in (A, B, C) for question in questions
        ),
        responses=tuple(
            Response(supplier=one, lot=None, question=question, text=f"{one} answers {question}.")
            for one in (A, B, C) for question in questions
        ),
    )  # fmt: skip


class Panel:
    """A panel's folder with everybody's open profile and desk; close it before its folder is copied."""

    def __init__(self, folder: Path, profiles: dict[SeatCode, OpenProfile], clock: Clock) -> None:
        self.folder = folder
        self.profiles = profiles
        self.clock = clock
        self._desks: dict[SeatCode, Desk] = {}
        self._made = 0

    def desk(self, seat: SeatCode) -> Desk:
        """Return the seat's desk, opened when first asked for."""
        if seat not in self._desks:
            profile = self.profiles[seat]
            case = next(one.about for one in list_cases(profile) if one.about is not None and one.about.seat == seat)
            self._desks[seat] = open_desk(profile, case.case, self.clock)
        return self._desks[seat]

    def sits(self, desk: Desk) -> None:
        """Take a desk that a service has just made."""
        self._desks[desk.seat] = desk

    def leaves(self, seat: SeatCode) -> None:
        """Close a seat's desk."""
        self._desks.pop(seat).close()

    def path(self, name: str) -> Path:
        """Return a new path for a file that travels."""
        self._made += 1
        folder = self.folder / "files"
        folder.mkdir(exist_ok=True)
        return folder / f"{self._made:03}-{name}"

    def close(self) -> None:
        """Close every desk."""
        for seat in list(self._desks):
            self.leaves(seat)

    def copied(self, folder: Path) -> "Panel":
        """Return the same panel at another place, with desks of its own."""
        shutil.copytree(self.folder, folder)
        profiles = {
            seat: replace(one, about=replace(one.about, folder=folder / one.about.folder.relative_to(self.folder)))
            for seat, one in self.profiles.items()
        }
        panel = Panel(folder, profiles, Clock(self.clock.now))
        panel._made = self._made  # its files are there already
        return panel

    # what people do

    def enrol(self, seat: SeatCode, *, confirmed: bool = True, profile: OpenProfile | None = None) -> Desk:
        """Let whoever sits on a seat join, and both sides confirm the six words."""
        lead = self.desk(LEAD)
        invitation, answer = self.path(f"{seat}.evinvite"), self.path(f"{seat}.evjoin")
        enrolment.invite(lead, seat, invitation)
        accepted = enrolment.accept(profile or self.profiles[seat], invitation, answer, clock=self.clock)
        enrolment.receive_join(lead, answer)
        self.sits(accepted.desk)
        if confirmed:
            enrolment.confirm_words(lead, seat, words=accepted.words)
            enrolment.confirm_words(accepted.desk, words=accepted.words)
        return accepted.desk

    def issue(self, *seats: SeatCode, note: str = "") -> list[Incoming]:
        """Let the lead issue packs to these seats, or to all, and the seats take them in."""
        folder = self.path("packs")
        folder.mkdir()
        issued = packs.issue(self.desk(LEAD), folder, seats=seats or None, note=note)
        return [intake.take_in(self.desk(one.seat), one.path) for one in issued]

    def declare(self, *seats: SeatCode) -> None:
        """Let these seats declare that they have no interests."""
        for seat in seats:
            interests.declare(self.desk(seat), [], path=self.path(f"{seat}-declaration.evreturn"))

    def score(self, seat: SeatCode, value: int | None = None) -> None:
        """Let a seat give the script's scores, or one value throughout."""
        scripted = {(one.seat, one.supplier, one.question): one for one in evaluation().scores}
        for line in scores.sheet(self.desk(seat)).lines:
            told = scripted.get((seat, line.duty.supplier, line.duty.question))
            given = Fraction(value) if value is not None else (told.value if told else Fraction(3))
            reason = told.reason if told else f"{seat} says so"
            scores.record_score(
                self.desk(seat), RecordScore(duty=line.duty, value=given, reason=reason, evidence="page 2")
            )

    def lock(self, seat: SeatCode) -> Path:
        """Let a seat lock, and return its return."""
        path = self.path(f"{seat}-scores.evreturn")
        returns.lock(self.desk(seat), path)
        return path

    def agree(self, duties: Sequence[Duty] | None = None) -> None:
        """Let the meeting agree on what the script says."""
        scripted = {(one.supplier, one.question): one.value for one in evaluation().agreed}
        meetings.agree(
            self.desk(MOD),
            [
                agreed_on(self.desk(MOD), duty, scripted[duty.supplier, duty.question] or Fraction(0))
                for duty in (meetings.duties(self.desk(MOD)) if duties is None else duties)
            ],
        )


def agreed_on(moderator: Desk, duty: Duty, value: Fraction, reason: str = "So agreed.") -> Agree:
    """Return what a meeting agrees with everybody there, all of whom come round to it."""
    table = meetings.table(moderator, duty)
    return Agree(
        duty=duty,
        value=value,
        reason=reason,
        sub_reasons=sub_reasons(duty),
        present=table.seats,
        moved=tuple(
            Movement(seat=score.seat, before=score.value, after=value, why="Came round.")
            for score in table.scores
            if score.value not in {None, value}
        ),
        unscored_reason="" if table.scores else "Nobody was left to score it.",
    )


def sub_reasons(duty: Duty) -> tuple[SubReason, ...]:
    """Return a reason for the sub-criterion of Q1."""
    if duty.question != Q1:
        return ()
    return (SubReason(sub_criterion=Q1A, reason="Recruitment is sound."),)


def weak() -> Derivation:
    """Return a derivation that costs next to nothing."""
    return Derivation(salt=bytes(16), memory_kib=1024, passes=1, lanes=1)


def person(folder: Path, seat: SeatCode, clock: Clock) -> OpenProfile:
    """Make somebody's profile at a laptop of their own."""
    home = folder / "people" / seat
    home.mkdir(parents=True)
    return create_profile(
        home, f"Holder of {seat}", store=NoStore(), passphrase=PASSPHRASE, at=clock(), fresh=weak
    ).profile


def set_up(folder: Path, data: EvaluationData | None = None) -> Panel:
    """Return a panel whose lead has set the evaluation up and frozen it; nobody else has joined."""
    folder.mkdir()
    clock = Clock()
    script = evaluation() if data is None else data
    write_set_up(script, folder / "set-up.xlsx")
    write_prices(script, folder / "prices.xlsx")
    panel = Panel(folder, {seat.code: person(folder, seat.code, clock) for seat in script.seats}, clock)
    panel.sits(set_ups.begin(panel.profiles[LEAD], folder / "set-up.xlsx", clock))
    set_ups.freeze(panel.desk(LEAD))
    return panel


def enrolled(folder: Path) -> Panel:
    """Return a panel in which everybody has joined, and all words were compared."""
    panel = set_up(folder)
    for seat in (MOD, *SCORERS):
        panel.enrol(seat)
    return panel


def issued(panel: Panel) -> Panel:
    """Return the panel with every pack taken in and everybody's interests declared: ready to score."""
    panel.issue()
    panel.declare(MOD, *SCORERS)
    return panel


def returned(panel: Panel) -> Panel:
    """Return the panel with every return at the moderator's, unrevealed."""
    for seat in SCORERS:
        panel.score(seat)
        intake.take_in(panel.desk(MOD), panel.lock(seat))
    return panel


def locked(panel: Panel) -> Panel:
    """Return the panel with quality locked, and the moderation at the lead's; prices are still shut."""
    meetings.reveal(panel.desk(MOD))
    panel.agree()
    path = panel.path("moderation.evreturn")
    meetings.lock_quality(panel.desk(MOD), path)
    intake.take_in(panel.desk(LEAD), path)
    return panel
