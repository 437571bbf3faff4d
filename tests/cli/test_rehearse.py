"""`evenhand rehearse`: what it prints where, its exit codes, its JSON, and how it is stopped."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from tests.exchange.books import write_csv

QUIET = {
    "Evaluation": [
        ["key", "value"],
        ["reference", "R-1"],
        ["title", "Respite"],
        ["price formula", "F5"],
        ["formula parameters", "B=100000; zero=0.01"],
        ["tie break", "quality; draw"],
    ],
    "Scale": [["scale", "value", "label"], *(["S", str(level), f"level {level}"] for level in range(6))],
    "Criteria": [
        ["code", "title", "weight", "type"],
        ["Q1", "Care", "36", "quality"],
        ["Q2", "Staff", "24", "quality"],
        ["P", "Price", "40", "price"],
    ],
}
RELATIVE = QUIET | {
    "Evaluation": [["key", "value"], ["reference", "R-1"], ["price formula", "F1"], ["formula parameters", "zero=0.01"]]
}


def book(folder: Path, sheets: dict[str, list[list[str]]]) -> str:
    return str(write_csv(folder, sheets))


def test_a_method_without_a_doubt_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["rehearse", book(tmp_path, QUIET), "--contests", "20"])
    printed = capsys.readouterr()

    assert code == 0
    assert printed.out.splitlines()[:5] == [
        "R-1  Respite",
        "",
        "The method as it would be published: nothing to think again about was found.",
        "",
        "Rehearsed with invented tenders: 20 contests of 5 tenders (seed 1)",
    ]
    assert printed.out.splitlines()[-1].startswith("Nothing was found. The tenders are invented to try the method")
    assert printed.err.splitlines()[0] == "2 of 20 contests played"
    assert printed.err.splitlines()[-1] == "20 of 20 contests played"


def test_what_is_found_is_told_with_an_example_and_its_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["rehearse", book(tmp_path, RELATIVE), "--contests", "40", "--tenders", "4", "--seed", "3"])
    lines = capsys.readouterr().out.splitlines()

    assert code == 3
    assert lines[2] == "The method as it would be published: 3 things to think again about before it is"
    at = next(number for number, line in enumerate(lines) if line.startswith("  ! The price formula measures tenders"))
    assert lines[at + 1 : at + 3] == [
        "    For example, with invented tenders:",
        "    Rank  Tender     Price  Quality  Price points  Total",
    ]
    assert lines[at + 6] == "    Had C never tendered:"
    assert any(line.startswith("  ! Leaving out one tender made two others change places: ") for line in lines)
    assert any(line.startswith("    First in contest ") for line in lines)


def test_a_workbook_s_own_tenders_are_shown_by_name_and_lot_by_lot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheets = RELATIVE | {
        "Evaluation": [*RELATIVE["Evaluation"][:2], ["price formula", "F2"], ["lots per supplier", "1"],
                       ["lot mechanism", "highest sum"]],
        "Lots": [["code", "title", "places"], ["N", "North", "1"], ["S", "South", "unlimited"]],
        "Suppliers": [["id", "name"], ["A", "Alder"], ["B", "Birch"], ["C", "Cedar"]],
        "Tenders": [["supplier", "lot", "price"], ["A", "N", "150"], ["B", "N", "180"], ["C", "N", "100"]],
        "Agreed": [["supplier", "question", "score"], ["A", "Q1", "3"], ["A", "Q2", "4"], ["B", "Q1", "5"],
                   ["B", "Q2", "3"], ["C", "Q1", "0"], ["C", "Q2", "0"]],
    }  # fmt: skip
    # By hand, F2. With C (lowest £100): A 21.6 + 19.2 + 20 = 60.8, B 36 + 14.4 + 8 = 58.4.
    # Without it (lowest £150): A 40.8 + 40 = 80.8, B 50.4 + 32 = 82.4.
    code = main(["rehearse", book(tmp_path, sheets), "--contests", "30"])
    lines = capsys.readouterr().out.splitlines()

    assert code == 3
    at = lines.index("    Lot N: In this evaluation's own tenders:")
    assert [" ".join(line.split()) for line in lines[at + 1 : at + 9]] == [
        "Rank Tender Price Quality Price points Total",
        "1 Alder £150 40.80 20.00 60.80",
        "2 Birch £180 50.40 8.00 58.40",
        "3 Cedar £100 0.00 40.00 40.00",
        "Had Cedar never tendered:",
        "Rank Tender Price Quality Price points Total",
        "1 Birch £180 50.40 32.00 82.40",
        "2 Alder £150 40.80 40.00 80.80",
    ]
    assert "    Lot S: For example, with invented tenders:" in lines
    assert any(line.startswith("  ! Lot N: Places are limited") for line in lines)


def test_json_is_one_object_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", book(tmp_path, RELATIVE), "--contests", "40", "--json"]) == 3
    told = json.loads(capsys.readouterr().out)

    assert {name: told[name] for name in ("format", "reference", "seed", "contests", "tenders")} == {
        "format": 1, "reference": "R-1", "seed": 1, "contests": 40, "tenders": 5,
    }  # fmt: skip
    assert [remark["doubt"] for remark in told["remarks"]] == [
        "reversal-possible", "unequal-pounds", "tie-break-missing",
    ]  # fmt: skip
    assert set(told["remarks"][0]["swap"]) == {"ahead", "behind", "without", "invented", "now", "then"}
    assert told["remarks"][1]["facts"] == {"first": "40/11", "last": "20/19"}
    (lot,) = told["lots"]
    assert set(lot) == {"lot", "contests", "awarding", "open", "price_decided", "quality_decided", "met"}
    order = next(met for met in lot["met"] if met["meeting"] == "order-reversal")
    assert set(order["example"]) == {"contest", "tenders", "without", "then"}
    assert set(order["example"]["tenders"][0]) == {
        "supplier", "prices", "quality", "price_score", "total", "rank", "status",
    }  # fmt: skip


def test_problems_of_the_method_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = QUIET | {"Criteria": [["code", "title", "weight", "type"], ["Q1", "Care", "50", "quality"]]}

    assert main(["rehearse", book(tmp_path, wrong)]) == 1
    assert "column “weight”: The weights of Q1 add up to 50, not 100" in capsys.readouterr().out


def test_numbers_out_of_range_are_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", book(tmp_path, QUIET), "--tenders", "1"]) == 2
    assert capsys.readouterr().err == "A rehearsal has 2 to 50 tenders, not 1. Choose a number between them.\n"


def test_it_can_be_stopped_on_the_way(tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "app", "rehearse", book(tmp_path, QUIET), "--contests", "100000"]
    with subprocess.Popen(  # noqa: S603 - our own program
        asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as running:
        assert running.stderr is not None
        assert running.stdout is not None
        begun = running.stderr.readline()
        os.kill(running.pid, signal.SIGINT)
        said = running.stderr.read()

        assert begun.endswith(" of 100000 contests played\n")
        assert said.endswith("Stopped. Every file that was written is whole; what was not reached is not there.\n")
        assert running.stdout.read() == ""
    assert running.returncode == 130
