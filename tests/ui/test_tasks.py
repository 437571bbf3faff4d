"""Work leaves the GUI thread and its answer comes back into it."""

import subprocess
import sys
from functools import partial
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.errors import AppError
from app.ui.tasks import Lane, Tasks, Watch


@pytest.fixture
def tasks(qapp: QObject) -> Tasks:
    return Tasks(qapp)


def echo(number: int, _watch: Watch) -> int:
    return number


def test_a_job_runs_off_the_gui_thread_and_answers_in_it(qtbot: QtBot, tasks: Tasks) -> None:
    lane, here = Lane("test"), get_ident()
    answered: list[tuple[int, int]] = []

    tasks.start(
        lane, lambda _watch: get_ident(), then=lambda there: answered.append((there, get_ident())), refused=print
    )
    qtbot.waitUntil(lambda: tasks.idle)

    ((there, back),) = answered
    assert (there != here, back == here) == (True, True)
    lane.close().result()


def test_work_on_one_lane_is_done_in_the_order_in_which_it_was_given(qtbot: QtBot, tasks: Tasks) -> None:
    lane = Lane("test")
    answered: list[int] = []

    for number in range(20):
        tasks.start(lane, partial(echo, number), then=answered.append, refused=print)
    qtbot.waitUntil(lambda: tasks.idle)

    assert answered == list(range(20))
    lane.close().result()


def test_a_refusal_and_what_nobody_expected_are_told_apart(qtbot: QtBot, tasks: Tasks) -> None:
    lane = Lane("test")
    heard: list[object] = []
    tasks.failed.connect(lambda error: heard.append(type(error)))

    def refuse(_watch: Watch) -> None:
        raise AppError("seat-locked")

    def stumble(_watch: Watch) -> None:
        raise ZeroDivisionError

    tasks.start(lane, refuse, then=heard.append, refused=lambda error: heard.append(error.code))
    tasks.start(lane, stumble, then=heard.append, refused=lambda error: heard.append(error.code))
    qtbot.waitUntil(lambda: tasks.idle)

    assert heard == ["seat-locked", ZeroDivisionError]
    lane.close().result()


def test_long_work_says_so_and_can_be_cancelled(qtbot: QtBot, tasks: Tasks) -> None:
    lane, ended = Lane("test"), Event()
    steps: list[tuple[int, int]] = []
    answers: list[str] = []

    def work(watch: Watch) -> str:
        watch.progress(1, 2)
        while not watch.cancelled():
            ended.wait(0.01)
        return "ended"

    task = tasks.start(lane, work, then=answers.append, refused=print, doing="Working")
    task.progressed.connect(lambda done, total: steps.append((done, total)))
    with qtbot.waitSignal(task.is_long):
        pass
    task.watch.cancel()
    qtbot.waitUntil(lambda: tasks.idle)

    assert (steps, answers) == ([(1, 2)], ["ended"])
    lane.close().result()


def test_a_lane_ends_with_what_it_is_told_to_end_with(tasks: Tasks) -> None:
    lane = Lane("test")
    done: list[str] = []

    tasks.start(lane, lambda _watch: done.append("work"), then=lambda _none: None, refused=print)
    lane.close(last=lambda: done.append("last")).result()

    assert done == ["work", "last"]


def test_a_lane_ends_once_however_often_it_is_closed(tasks: Tasks) -> None:
    lane = Lane("test")
    done: list[str] = []

    first = lane.close(last=lambda: done.append("last"))
    second = lane.close(last=lambda: done.append("once more"))
    second.result()

    assert (first is second, done) == (True, ["last"])


def test_a_lane_that_outlives_the_interpreter_is_closed_without_a_word() -> None:
    program = """
import atexit
from app.ui.tasks import Lane
lane = Lane("test")
atexit.register(lambda: lane.close(last=lambda: print("last")).result())
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)  # noqa: S603

    assert (ended.stdout, ended.stderr) == ("last\n", "")
