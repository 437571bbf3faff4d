"""The commands as a person types them: what they print where, and with which exit code (WORKBOOK §5–6, DESIGN §7)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from app.services.demo.scripts import sample_workbook

ROOT = Path(__file__).resolve().parents[2]
CSV = {
    "Evaluation": "key,value\nreference,R-1\ntitle,Respite\nprice formula,F1\ntie break,quality\n",
    "Scale": "scale,value\nS,0\nS,1\nS,2\nS,3\nS,4\nS,5\n",
    "Criteria": "code,title,weight,type\nQ1,Care,60,quality\nP,Price,40,price\n",
    "Suppliers": "id,name\nA,Alder\nB,Birch\n",
    "Tenders": "supplier,price\nA,100\nB,200\n",
    "Agreed": "supplier,question,score\nA,Q1,3\nB,Q1,5\n",
}


def written(folder: Path, **sheets: str) -> Path:
    for name, text in (CSV | sheets).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_rank_prints_a_table_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["rank", str(written(tmp_path))])
    printed = capsys.readouterr()

    assert (code, printed.err) == (0, "")
    assert printed.out.splitlines() == [
        "R-1  Respite",
        "",
        "Lot 1",
        "  Rank  Supplier  Quality  Price  Total  Outcome",
        "     1  Birch       60.00  20.00  80.00  awarded",
        "     2  Alder       36.00  40.00  76.00  not awarded",
    ]


def test_rank_prints_one_json_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["rank", str(written(tmp_path)), "--json"])
    printed = json.loads(capsys.readouterr().out)

    assert code == 0
    assert (printed["format"], printed["reference"], printed["title"], printed["allocation"]) == (
        1,
        "R-1",
        "Respite",
        None,
    )
    (lot,) = printed["lots"]
    assert {key: lot[key] for key in ("lot", "best", "final", "ties", "warnings")} == {
        "lot": "1",
        "best": "highest",
        "final": True,
        "ties": [],
        "warnings": [],
    }
    assert lot["ranking"][0] == {
        "supplier": "B",
        "rank": 1,
        "status": "awarded",
        "tier": None,
        "quality": "60",
        "price_score": "20",
        "total": "80",
        "displayed": "80.00",
        "scored": None,
        "assigned": None,
        "failed": [],
    }


def test_an_excluded_tender_is_told_with_its_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    criteria = "code,title,weight,type,minimum\nQ1,Care,60,quality,4\nP,Price,40,price,\n"
    folder = written(tmp_path, Criteria=criteria)

    assert main(["rank", str(folder), "--json"]) == 0
    excluded = json.loads(capsys.readouterr().out)["lots"][0]["ranking"][1]
    assert (excluded["supplier"], excluded["rank"], excluded["status"]) == ("A", None, "excluded")
    assert excluded["failed"] == [
        {"rule": "question minimum", "code": "Q1", "value": "3", "needed": "4", "effect": "reject"}
    ]

    assert main(["rank", str(folder)]) == 0
    assert "  Alder: minimum score for a question, Q1: 3, needed 4" in capsys.readouterr().out.splitlines()


def test_a_ranking_that_is_not_final_exits_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, Tenders="supplier,price\nA,100\nB,\n")

    assert main(["rank", str(folder)]) == 3
    printed = capsys.readouterr().out
    assert "Lot 1 — NOT FINAL" in printed
    assert "  ! Birch is incomplete. Missing: P." in printed.splitlines()


def test_a_tie_and_an_allocation_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluation = "key,value\nreference,R-1\nprice formula,F1\nlots per supplier,1\nlot mechanism,highest sum\n"
    agreed = "supplier,lot,question,score\nA,,Q1,3\nB,,Q1,3\n"
    tenders = "supplier,lot,price\nA,X,100\nB,X,100\nA,Y,100\nB,Y,100\n"
    folder = written(tmp_path, Evaluation=evaluation, Agreed=agreed, Tenders=tenders, Lots="code\nX\nY\n")

    assert main(["rank", str(folder)]) == 3
    printed = capsys.readouterr().out.splitlines()
    assert "  Equal totals from rank 1: Alder and Birch, not parted." in printed
    assert "Lots per supplier are limited, and 2 awards do equally well; none is chosen:" in printed
    assert "  X: Alder; Y: Birch" in printed


def test_problems_are_listed_with_their_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, Agreed="supplier,question,score\nA,Q1,7\nC,Q1,5\n")

    assert main(["rank", str(folder), "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert problems["format"] == 1
    assert [(p["sheet"], p["row"], p["column"]) for p in problems["problems"]] == [
        ("Agreed", 2, "score"),
        ("Agreed", 3, "supplier"),
    ]
    assert main(["rank", str(folder)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "The workbook was refused. There are 2 problems, and nothing was written:"
    assert printed[1].startswith("  sheet Agreed, row 2, column “score”: This is no score of the scale")


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rank", str(tmp_path / "none.xlsx")]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"There is no file {tmp_path / 'none.xlsx'}. Check the name and the folder.\n"


@pytest.mark.parametrize("given", [["rank"], ["rank", "a", "b"], ["unheard-of"], ["sign", "a.pdf", "--as", "king"]])
def test_wrong_use_exits_with_2(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(given)
    assert stop.value.code == 2
    assert "usage: evenhand" in capsys.readouterr().err


def test_the_template_can_be_ranked_and_is_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new.xlsx"

    assert main(["template", str(out)]) == 0
    assert main(["rank", str(out)]) in {0, 3}
    before = out.read_bytes()
    capsys.readouterr()
    assert main(["template", str(out)]) == 1
    assert "exists already" in capsys.readouterr().err
    assert out.read_bytes() == before


def test_the_sample_has_what_its_readers_expect(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rank", str(sample_workbook()), "--json"]) == 0
    lots = json.loads(capsys.readouterr().out)["lots"]
    ranked = {lot["lot"]: lot["ranking"] for lot in lots}

    assert [len(ranking) for ranking in ranked.values()] == [7, 5, 6]
    assert [(t["supplier"], t["failed"][0]["code"]) for t in ranked["SB"] if t["status"] == "excluded"] == [
        ("S08", "Q1")
    ]
    third, fourth = ranked["SA"][2:4]
    assert (third["supplier"], fourth["supplier"], third["total"]) == ("S10", "S12", fourth["total"])
    assert [lot["ties"] for lot in lots if lot["ties"]] == [
        [{"rank": 3, "suppliers": ["S10", "S12"], "decided_by": ["score Q1"], "unresolved": []}]
    ]


def test_a_report_is_not_written_over_another_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = tmp_path / "report.pdf"
    taken.write_text("mine")

    assert main(["report", str(written(tmp_path)), "--out", str(taken)]) == 1
    assert "exists already" in capsys.readouterr().err
    assert taken.read_text() == "mine"


def test_nothing_is_written_for_a_bad_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, Agreed="supplier,question,score\nA,Q1,7\n")
    out = tmp_path / "report.pdf"

    assert main(["report", str(folder), "--out", str(out)]) == 1
    assert "There is 1 problem" in capsys.readouterr().out
    assert not out.exists()


def test_signing_needs_a_passphrase_from_somewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("\n")
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"\xff\xfe\xfa")
    begun = ["sign", str(tmp_path / "r.pdf"), "--as", "lead", "--identity", str(tmp_path / "i.p12")]

    assert main(begun) == 1
    assert "--passphrase-file" in capsys.readouterr().err
    assert main([*begun, "--passphrase-file", str(empty)]) == 1
    assert "no passphrase on its first line" in capsys.readouterr().err
    assert main([*begun, "--passphrase-file", str(latin)]) == 1
    assert "is not a text file" in capsys.readouterr().err
    assert main([*begun, "--passphrase-file", str(tmp_path)]) == 1
    assert "could not be read" in capsys.readouterr().err


def test_output_that_nobody_reads_on_ends_quietly(tmp_path: Path) -> None:
    given = [sys.executable, "-m", "app", "rank", str(written(tmp_path)), "--json"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(given, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False)  # noqa: S603
    os.close(writer)

    assert (done.returncode, done.stderr) == (141, b"")


def test_an_interrupted_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_given: object, **_more: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.rank.run", interrupted)

    assert main(["rank", str(written(tmp_path))]) == 130
    assert capsys.readouterr().err.startswith("Stopped.")
