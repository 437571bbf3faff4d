"""`evenhand moderate`: what it prints where, before and after the lock (WORKBOOK §6, DESIGN §7)."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.services.demo.scripts import sample_workbook
from tests.exchange.books import write_csv

SHEETS = {
    "Evaluation": [["key", "value"], ["reference", "R-1"], ["title", "Respite"]],
    "Scale": [["scale", "value"], *(["S", str(level)] for level in range(6))],
    "Criteria": [["code", "title", "weight", "type", "minimum"], ["Q1", "Care", "100", "quality", "3"]],
    "Suppliers": [["id", "name"], ["A", "Alder"], ["B", "Birch"], ["C", "Cedar"]],
    "Tenders": [["supplier"], ["A"], ["B"], ["C"]],
    "Panel": [["seat", "role"], ["E1", "evaluator"], ["E2", ""], ["Y1", "service user representative"]],
    "Scores": [
        ["seat", "supplier", "question", "score", "reason", "evidence"],
        ["E1", "A", "Q1", "2", "Thin", "page 1"],
        ["E2", "A", "Q1", "4", "Good", ""],
        ["Y1", "A", "Q1", "3", "Kind", ""],
        ["E1", "B", "Q1", "5", "", "page 2"],
        ["E2", "B", "Q1", "5", "Full", "page 3"],
        ["Y1", "B", "Q1", "5", "Lovely", ""],
        ["E1", "C", "Q1", "", "", ""],
    ],
}


def book(folder: Path, **sheets: list[list[str]]) -> str:
    return str(write_csv(folder, SHEETS | sheets))


def lots(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["lots"]
    return found


def test_before_the_lock_a_table_says_what_to_look_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["moderate", book(tmp_path)])
    printed = capsys.readouterr()

    assert (code, printed.err) == (0, "")
    assert printed.out.splitlines() == [
        "R-1  Respite",
        "Before the lock: ranges and gaps only. Totals, ranks and thresholds stay hidden until quality is locked.",
        "",
        "Lot 1",
        "  1 of 3 cells differ so much that they must be talked about.",
        "  Question  Supplier  Range  Scores  To look at",
        "  Q1        Alder         2  3 of 3  talk about it; no evidence: E2",
        "  Q1        Birch         0  3 of 3  unanimous; no reason: E1",
        "  Q1        Cedar         –  0 of 3  no score: E2 and Y1; not sure yet: E1",
    ]


def test_after_the_lock_thresholds_and_agreement_are_told_in_plain_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["moderate", book(tmp_path), "--after-lock"]) == 0
    printed = capsys.readouterr().out.splitlines()

    assert printed[1] == "After the lock. These figures describe how the panel scored; no score is changed by them."
    alder = "  Q1        Alder         2  3 of 3  talk about it; on both sides of the minimum of 3; no evidence: E2"
    assert alder in printed
    heading = "  Question  Seats  Tenders  Exact  Adjacent   AC2  Alpha  ICC(2,1)  ICC(2,k)     W"
    assert printed[printed.index("  Agreement between seats") + 1] == heading
    figures = printed[printed.index(heading) + 1].split()
    # Alder 2, 4, 3: no equal pair, two of three adjacent; Birch 5, 5, 5: all.
    assert figures[:7] == ["Q1", "3", "2", "50", "%", "83", "%"]
    assert any(line.startswith("W (Kendall, corrected for ties): ") for line in printed)
    assert "Lot 1: what could change the award to" in "\n".join(printed)
    assert printed[-1].startswith("For quality assurance, not for publication.")


def test_a_statistic_that_cannot_be_had_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scores = [SHEETS["Scores"][0], *SHEETS["Scores"][4:7]]

    assert main(["moderate", book(tmp_path, Scores=scores), "--after-lock"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert "  Q1: no Alpha, because all scores are equal, which this statistic cannot judge." in printed
    reason = "fewer than two tenders were scored by every one of two or more seats"
    assert f"  Q1: no ICC(2,1), ICC(2,k) and W, because {reason}." in printed


def test_a_large_panel_shows_who_stands_alone_and_where_it_is_split(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seats = [f"E{number}" for number in range(1, 7)]
    scores = [["seat", "supplier", "question", "score", "reason", "evidence"]] + [
        [seat, "A", "Q1", "1" if seat == "E4" else "5", "So", "page 1"] for seat in seats
    ]
    folder = book(tmp_path, Panel=[["seat"], *([seat] for seat in seats)], Scores=scores)

    assert main(["moderate", folder, "--after-lock"]) == 0
    notes = "talk about it; on both sides of the minimum of 3; E4 stands alone"
    row = f"  Q1        Alder         4  6 of 6  {notes}; the panel is split (r_wg 0.09, below 0.7)"
    assert row in capsys.readouterr().out.splitlines()


def test_json_before_the_lock_holds_cells_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["moderate", book(tmp_path), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)

    assert {key: printed[key] for key in ("format", "reference", "title", "after_lock")} == {
        "format": 1,
        "reference": "R-1",
        "title": "Respite",
        "after_lock": False,
    }
    (lot,) = printed["lots"]
    assert (lot["lot"], lot["questions"], len(lot["cells"])) == ("1", [], 3)
    assert lot["cells"][0] == {
        "question": "Q1",
        "supplier": "A",
        "lot": "1",
        "range": 2,
        "unanimous": False,
        "flag": True,
        "scored": 3,
        "assigned": 3,
        "not_sure": [],
        "missing": [],
        "missing_evidence": ["E2"],
        "missing_reason": [],
    }
    assert lot["cells"][2]["range"] is None


def test_json_after_the_lock_adds_statistics_as_numbers_or_null(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["moderate", book(tmp_path), "--after-lock", "--json"]) == 0
    (lot,) = lots(capsys)

    (found,) = lot["questions"]
    assert {"question", "exact", "adjacent", "alpha", "icc_2_1", "icc_2_k", "w", "ac2"} <= set(found)
    assert (found["question"], found["exact"], found["undefined"]) == ("Q1", 0.5, {})
    assert (found["seats"], found["tenders"], found["complete"]) == (3, 2, 2)
    told = {key: lot["cells"][0][key] for key in ("straddles", "lone_dissenter", "r_wg", "split")}
    assert told == {"straddles": 3, "lone_dissenter": None, "r_wg": None, "split": False}


PRICED = {
    "Evaluation": [*SHEETS["Evaluation"], ["price formula", "F1"]],
    "Criteria": [
        ["code", "title", "weight", "type"],
        ["Q1", "Care", "60", "quality"],
        ["P", "Price", "40", "price"],
    ],
    "Tenders": [["supplier", "price"], ["A", "700"], ["B", "1000"], ["C", "1100"]],
}


def test_prices_to_be_looked_into_are_named_after_the_lock_and_never_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = book(tmp_path, **PRICED)
    assert main(["moderate", folder]) == 0
    before = capsys.readouterr().out
    assert main(["moderate", folder, "--after-lock"]) == 0
    after = capsys.readouterr().out.splitlines()
    title = "Lot 1: this many prices are so low beside the others that they must be looked into: 1"
    place = after.index(title)

    assert "£" not in before
    assert after[place + 1] == (
        "  Alder, P: £700 is less than 80 % of the mean of the others, £1,050, less than 85 % of the median, £1,000 "
        "and more than 10 % below the second lowest, £1,000"
    )
    assert after[place + 2].startswith("A low price is a reason to ask, never to reject")


def test_json_names_prices_to_be_looked_into(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["moderate", book(tmp_path, **PRICED), "--after-lock", "--json"]) == 0
    below = {"mean of the others": "1050", "median": "1000", "second lowest": "1000"}

    assert json.loads(capsys.readouterr().out)["low_prices"] == [
        {
            "lot": "1",
            "compared": True,
            "prices": [{"supplier": "A", "criterion": "P", "price": "700", "below": below}],
        }
    ]


def test_where_there_is_nothing_low_or_to_compare_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    near = [["supplier", "price"], ["A", "1000"], ["B", "1000"], ["C", "1100"]]
    said = []
    for folder in (book(tmp_path / "near", **{**PRICED, "Tenders": near}), book(tmp_path / "none")):
        assert main(["moderate", folder, "--after-lock"]) == 0
        said += [line for line in capsys.readouterr().out.splitlines() if line.startswith("Lot 1: ")]

    assert [line for line in said if "price" in line] == [
        "Lot 1: no price is so low beside the others that it must be looked into.",
        "Lot 1: there are no two prices to compare.",
    ]


def test_json_names_the_reason_for_a_null(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["moderate", book(tmp_path, Scores=SHEETS["Scores"][:2]), "--after-lock", "--json"]) == 0
    ((found,),) = (lot["questions"] for lot in lots(capsys))

    assert {found[name] for name in ("exact", "adjacent", "alpha", "icc_2_1", "icc_2_k", "w", "ac2")} == {None}
    assert (found["undefined"]["alpha"], found["undefined"]["w"]) == ("no-pair", "too-few-complete")


def test_a_workbook_without_a_panel_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheets = {name: rows for name, rows in SHEETS.items() if name not in {"Panel", "Scores"}}

    assert main(["moderate", str(write_csv(tmp_path, sheets))]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "  No seat scores anything here: the workbook names no panel for it."


@pytest.mark.parametrize("lock", [[], ["--after-lock"]])
def test_a_refused_workbook_lists_its_problems(
    tmp_path: Path, lock: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = book(tmp_path, Scores=[*SHEETS["Scores"], ["E9", "A", "Q1", "3", "", ""]])

    assert main(["moderate", folder, "--json", *lock]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["sheet"], problem["row"], problem["column"]) == ("Scores", 9, "seat")
    assert main(["moderate", folder, *lock]) == 1
    assert capsys.readouterr().out.startswith("The workbook was refused. There is 1 problem")


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["moderate", str(tmp_path / "none.xlsx")]) == 2
    assert "There is no file" in capsys.readouterr().err


def test_the_sample_can_be_moderated(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["moderate", str(sample_workbook()), "--after-lock", "--json"]) == 0
    found = lots(capsys)

    assert [(lot["lot"], len(lot["questions"]), len(lot["cells"])) for lot in found] == [
        ("SB", 8, 56),
        ("CHN", 8, 40),
        ("SA", 8, 48),
    ]
    assert [sum(cell["flag"] for cell in lot["cells"]) for lot in found] == [7, 7, 6]
