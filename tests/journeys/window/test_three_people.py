"""Three people go the whole way from set-up to a report that verifies, each at a window of their own, by keyboard."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.__main__ import main
from app.domain.codes import SeatCode
from app.domain.evaluation import EvaluationData, Score
from app.exchange.workbook_out import write_prices, write_set_up
from app.scoring.duties import Duty
from app.scoring.results import Ranking
from app.services.demo.play import play
from app.services.outcomes import ranked
from app.services.scores import sheet
from app.ui.pages.meeting.presenter import MeetingPresenter
from app.ui.pages.score.presenter import ScorePresenter
from tests.journeys.window.dying import LEVEL, reason, unlock
from tests.journeys.window.laptops import Laptop, laptop
from tests.journeys.window.watchdog import Watchdog
from tests.services.panels import E1, LEAD, MOD, NORTH, Q1, Y1, A, B, Clock, evaluation

PASSPHRASE = "seven grey herons wade"  # noqa: S105

SAVED = 2  # how many scores were acknowledged when the process is killed


def script() -> EvaluationData:
    """Return the whole story: one lot, two suppliers, three questions, one who scores, a moderator, a lead."""
    told = evaluation()
    here = {A, B}
    return replace(
        told,
        lots=tuple(lot for lot in told.lots if lot.code == NORTH),
        suppliers=tuple(one for one in told.suppliers if one.id in here),
        tenders=tuple(one for one in told.tenders if one.supplier in here and one.lot == NORTH),
        seats=tuple(
            replace(seat, questions=()) if seat.code == E1 else seat
            for seat in told.seats
            if seat.code in {E1, MOD, LEAD}
        ),
        scores=tuple(replace(one, seat=E1) for one in told.scores if one.supplier in here and one.seat in {E1, Y1}),
        agreed=tuple(one for one in told.agreed if one.supplier in here),
        responses=tuple(one for one in told.responses if one.supplier in here),
    )


@pytest.fixture
def watchdog(qapp: QObject) -> Iterator[Watchdog]:
    """Watch the GUI thread while the journey is under way."""
    dog = Watchdog(qapp)
    yield dog
    dog.stop()


@pytest.fixture
def laptops(qtbot: QtBot, tmp_path: Path) -> dict[SeatCode, Laptop]:
    clock = Clock()
    return {seat: laptop(qtbot, tmp_path / str(seat), clock) for seat in (LEAD, MOD, E1)}


def make_profile(one: Laptop, name: str) -> None:
    hands = one.use()
    hands.rest()
    hands.fill("Your name", name)
    hands.choose("Six words*", "A passphrase of your own")
    hands.fill("Your passphrase", PASSPHRASE)
    hands.press("Make my profile")
    hands.until(lambda: one.reception.lobby.profile is not None)
    hands.rest()


def begin_evaluation(lead: Laptop, workbook: Path) -> None:
    """The lead reads the workbook, makes the evaluation, and freezes it."""
    hands = lead.use()
    hands.key(Qt.Key.Key_N, ctrl=True)
    lead.chooser.paths.append(workbook)
    hands.press("Choose a workbook")
    hands.press("Make the evaluation")
    hands.press("Check and freeze")
    hands.press("Freeze it")
    hands.press("On to the panel")


def invite(lead: Laptop, seat: SeatCode, file: Path) -> None:
    """The lead writes the invitation of a seat."""
    hands = lead.use()
    choose_seat(lead, seat)
    lead.chooser.paths.append(file)
    hands.press("Write an invitation")


def accept(one: Laptop, invitation: Path, answer: Path) -> str:
    """Somebody opens an invitation and answers it; returns the six words on the screen."""
    hands = one.use()
    open_file(one, invitation)
    one.chooser.paths.append(answer)
    hands.press("Accept and save my answer")
    return hands.six_words()


def compare(lead: Laptop, one: Laptop, answer: Path, words: str) -> None:
    """The lead takes the answer in; both read the same words and say so."""
    hands = lead.use()
    open_file(lead, answer)
    hands.press("Take in, and compare words")
    assert hands.six_words() == words
    hands.press("All six are the same")
    there = one.use()
    there.press("All six are the same")
    assert there.front() is one.window


def choose_seat(lead: Laptop, seat: SeatCode) -> None:
    hands = lead.hands
    hands.tab_to("Seats of the panel")
    hands.key(Qt.Key.Key_Home, ctrl=True)
    hands.until_row(str(seat))


def open_file(one: Laptop, file: Path) -> None:
    """Open a file with the keys of the menu."""
    hands = one.use()
    one.chooser.paths.append(file)
    hands.key(Qt.Key.Key_O, ctrl=True)
    hands.rest()


def issue_packs(lead: Laptop, folder: Path) -> None:
    folder.mkdir()
    hands = lead.use()
    hands.press("Issue packs")
    lead.chooser.paths.append(folder)
    hands.press("Choose a folder and issue")
    hands.press("Close")


def take_in(one: Laptop) -> None:
    """Take in the file whose preview is on the screen."""
    one.hands.press("Take it in")
    one.hands.press("Close")


def declare(one: Laptop, pack: Path, file: Path) -> None:
    """Somebody takes the pack in and declares that they have no interest in anybody."""
    hands = one.use()
    open_file(one, pack)
    take_in(one)
    hands.press("None with any of them")
    one.chooser.paths.append(file)
    hands.press("Make my declaration")


def key(duty: Duty) -> tuple[str, str]:
    """Return question and supplier."""
    return str(duty.question), str(duty.supplier)


def score_until_killed(home: Path) -> set[tuple[str, str]]:
    """Score in a process of its own, which is killed; return question and supplier of what it said was saved."""
    command = [sys.executable, "-m", "tests.journeys.window.dying", str(home), PASSPHRASE]
    saved = set()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as dying:  # noqa: S603 - this very Python
        assert dying.stdout is not None
        for line in dying.stdout:
            question, _space, supplier = line.strip().partition(" ")
            saved.add((question, supplier))
            if len(saved) == SAVED:
                break
        dying.kill()
    assert dying.returncode == -signal.SIGKILL
    assert len(saved) == SAVED
    return saved


def left_after(one: Laptop, told: EvaluationData, before: set[tuple[str, str]]) -> dict[tuple[str, str], Score]:
    """Return what is left to score, once everything that was acknowledged was found again."""
    workplace = one.reception.workplace
    assert workplace is not None
    kept = [line for line in sheet(workplace._desk).lines if line.score is not None]
    assert {
        key(line.duty): (line.score.value, line.score.reason)
        for line in kept
        if line.score is not None and key(line.duty) in before
    } == {one: (int(LEVEL), reason(*one)) for one in before}
    done = {key(line.duty) for line in kept if line.complete}
    return {
        (str(score.question), str(score.supplier)): score
        for score in told.scores
        if (score.question, score.supplier) not in done
    }


def score_everything(one: Laptop, scripted: dict[tuple[str, str], Score]) -> None:
    """Score in the order in which the window asks, as the script says."""
    hands = one.use()
    hands.rest()
    for left in reversed(range(len(scripted))):
        front = one.reception._front
        assert isinstance(front, ScorePresenter)
        assert front.now is not None
        score = scripted[key(front.now)]
        hands.tab_to("0 – Level 0*")
        hands.write(str(score.value))
        hands.rest()
        hands.fill("Your reasons", score.reason)
        hands.fill("Where you found it", score.evidence)
        hands.press("Next left to do" if left else "All done: go and finish")


def finish(one: Laptop, file: Path) -> None:
    hands = one.use()
    one.chooser.paths.append(file)
    hands.press("Lock and save my scores")


def take_in_return(moderator: Laptop, file: Path) -> None:
    """The moderator takes the return in and reveals the scores, for a reason: one person alone has scored."""
    hands = moderator.use()
    open_file(moderator, file)
    take_in(moderator)
    hands.key(Qt.Key.Key_2, alt=True)
    hands.press("Reveal the scores")
    hands.press("Reveal them")
    hands.fill("Reason", "The panel of this journey is one person.")
    hands.press("Record and reveal")


def own_scores(evaluator: Laptop) -> dict[tuple[str, str], Fraction | None]:
    """Return what the evaluator gave."""
    workplace = evaluator.reception.workplace
    assert workplace is not None
    return {key(line.duty): line.score.value for line in sheet(workplace._desk).lines if line.score is not None}


def agree_on_everything(moderator: Laptop, told: EvaluationData, own: dict[tuple[str, str], Fraction | None]) -> None:
    """The moderator agrees, score by score, on what the script says."""
    hands = moderator.use()
    hands.press("Open the first on this list")
    agreed = {(str(one.question), str(one.supplier)): one.value for one in told.agreed}
    for left in reversed(range(len(agreed))):
        front = moderator.reception._front
        assert isinstance(front, MeetingPresenter)
        duty = front._duty
        assert duty is not None
        value = agreed.pop(key(duty))
        hands.tab_to("5 *")
        hands.write(str(value))
        hands.fill("The panel’s reason", "The panel read it together.")
        if duty.question == Q1:
            hands.fill("Reason for Q1a Recruitment", "References are checked.")
        if len(agreed) == len(own) - 1:
            hands.press("Tick all who score")
        if own[key(duty)] != value:
            hands.choose(f"E1 now goes with {value}", f"E1 now goes with {value}")
            hands.fill("Why E1 moved", "Having heard the others.")
        hands.press("Save and next")
        assert len(agreed) == left


def lock_quality(moderator: Laptop, file: Path) -> None:
    hands = moderator.use()
    hands.tab_to("Agenda")
    hands.key(*[Qt.Key.Key_Right] * 3)
    hands.press("Lock quality")
    moderator.chooser.paths.append(file)
    hands.press("Lock it and save the file")


def award(lead: Laptop, moderation: Path, prices: Path) -> None:
    """The lead takes the moderation in, opens the prices, and has the ranking recorded."""
    hands = lead.use()
    open_file(lead, moderation)
    take_in(lead)
    lead.chooser.paths.append(prices)
    hands.press("Open prices")
    hands.press("Record this ranking")


def write_report(lead: Laptop, report: Path) -> None:
    hands = lead.use()
    hands.key(Qt.Key.Key_4, alt=True)
    lead.chooser.paths.append(report)
    hands.press("Write the report")


def sign(one: Laptop, report: Path, *, step: Qt.Key, role: str) -> None:
    """Open the report in the room that this key leads to, and sign it."""
    hands = one.use()
    hands.key(step, alt=True)
    one.chooser.paths.append(report)
    hands.press("Open a report")
    hands.press(f"Sign as {role}")


def check(lead: Laptop, report: Path, signers: list[str]) -> None:
    """Open the report as anybody would who was sent it, and read that it is as it was signed."""
    open_file(lead, report)
    hands = lead.hands
    hands.fill("Fingerprints of the signers, if you have them", ", ".join(signers))
    hands.press("Compare the signers")
    hands.until(lambda: answers(lead) == [3, 1, 0])


def answers(one: Laptop) -> list[int]:
    """Return how many answers on the screen say yes, as expected, and no."""
    said = [label.text() for label in one.window.findChildren(QLabel) if label.isVisible()]
    return [said.count(word) for word in ("Yes", "As expected", "No")]


def fingerprints(*people: Laptop) -> list[str]:
    return [one.reception.lobby.profile.about.fingerprint for one in people if one.reception.lobby.profile is not None]


def ranking_in(lead: Laptop) -> Ranking:
    """Return what the lead's own case file ranks."""
    workplace = lead.reception.workplace
    assert workplace is not None
    return ranked(workplace._desk).ranking


def played(folder: Path, told: EvaluationData) -> Ranking:
    """Return what the demonstration of the same story ranks."""
    return play(folder, told, source=folder, clock=Clock(), tell=lambda _step: None).found.ranking


def test_three_people_get_from_a_workbook_to_a_report_that_verifies(
    qtbot: QtBot, laptops: dict[SeatCode, Laptop], tmp_path: Path, watchdog: Watchdog
) -> None:
    told = script()
    write_set_up(told, tmp_path / "set-up.xlsx")
    write_prices(told, tmp_path / "prices.xlsx")
    for one in laptops.values():
        one.hands.tell = partial(setattr, watchdog, "doing")
    watchdog.start()
    lead, moderator, evaluator = laptops[LEAD], laptops[MOD], laptops[E1]
    for seat, name in ((LEAD, "Procurement lead"), (MOD, "Moderator"), (E1, "Commissioner")):
        make_profile(laptops[seat], name)
    begin_evaluation(lead, tmp_path / "set-up.xlsx")
    for seat in (MOD, E1):
        invitation, answer = tmp_path / f"{seat}.evinvite", tmp_path / f"{seat}.evjoin"
        invite(lead, seat, invitation)
        words = accept(laptops[seat], invitation, answer)
        compare(lead, laptops[seat], answer, words)

    issue_packs(lead, tmp_path / "packs")
    for seat in (MOD, E1):
        (pack,) = (tmp_path / "packs").glob(f"*{seat}*")
        declare(laptops[seat], pack, tmp_path / f"{seat}-declaration.evreturn")
    with watchdog.off_duty():
        evaluator.close()
        survived = score_until_killed(tmp_path / str(E1))
        evaluator = laptops[E1] = laptop(qtbot, tmp_path / str(E1), Clock())
        evaluator.hands.tell = partial(setattr, watchdog, "doing")
    unlock(evaluator, PASSPHRASE)
    evaluator.hands.press("Go on scoring*")
    with watchdog.off_duty():
        left = left_after(evaluator, told, survived)
    score_everything(evaluator, left)
    finish(evaluator, tmp_path / "scores.evreturn")

    take_in_return(moderator, tmp_path / "scores.evreturn")
    with watchdog.off_duty():
        own = own_scores(evaluator)
    agree_on_everything(moderator, told, own)
    lock_quality(moderator, tmp_path / "moderation.evreturn")
    award(lead, tmp_path / "moderation.evreturn", tmp_path / "prices.xlsx")
    report = tmp_path / "award-report.pdf"
    write_report(lead, report)
    sign(moderator, report, step=Qt.Key.Key_5, role="moderator")
    sign(lead, report, step=Qt.Key.Key_4, role="procurement lead")
    signers = fingerprints(moderator, lead)
    check(lead, report, signers)

    watchdog.stop()
    assert watchdog.told() == ""
    assert main(["verify", str(report), "--signers", ",".join(signers)]) == 0
    assert ranking_in(lead) == played(tmp_path / "played", told)

    for one in laptops.values():
        one.close()
