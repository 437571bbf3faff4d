"""Whatever dies: what the page said was saved is there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.services import scores
from tests.services.panels import E1, Panel


@pytest.mark.parametrize("lines", [1, 7, 20])
def test_a_killed_page_loses_nothing_that_it_said_was_saved(issued: Panel, root: Path, lines: int) -> None:
    home = issued.folder / "people" / E1
    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "tests.ui.score.dying", str(home)],
        cwd=root,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(lines)][-1]
    process.kill()
    process.wait()
    process.stdout.close()

    kept = {(line.duty.question, line.duty.supplier): line.score for line in scores.sheet(issued.desk(E1)).lines}
    found = {}
    for question, supplier, _reason in json.loads(told):
        score = kept[question, supplier]
        found[question, supplier] = "" if score is None else score.reason
    assert json.loads(told) != []
    assert [
        (question, supplier)
        for question, supplier, reason in json.loads(told)
        if not found[question, supplier].startswith(reason)
    ] == []
