"""`evenhand export`: of a workbook, of a folder, and of a live evaluation once quality is locked."""

import json
from pathlib import Path

import openpyxl
import pytest

from app.__main__ import main
from app.services.demo.scripts import sample_workbook

CSV = {
    "Evaluation": "key,value\nreference,R-1\ntitle,Respite\nprice formula,F1\ntie break,quality\n",
    "Scale": "scale,value\nS,0\nS,1\nS,2\nS,3\nS,4\nS,5\n",
    "Criteria": "code,title,weight,type\nQ1,Care,60,quality\nP,Price,40,price\n",
    "Suppliers": "id,name\nA,Alder\nB,Birch\n",
    "Tenders": "supplier,price,stated total\nA,100,77.0\nB,200,80\n",
    "Agreed": "supplier,question,score\nA,Q1,3\nB,Q1,5\n",
    "Responses": "supplier,question,file\nA,Q1,plans/a.pdf\nB,Q1,b.pdf\n",
}
SAID = (
    "The workbook is written to {path}. Its sheets Result… work the ranking out again by formulas; the sheet Result "
    "says whether the spreadsheet agrees with the exact calculation.\n"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    (folder / "plans").mkdir(parents=True)
    for name, text in CSV.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "plans" / "a.pdf").write_bytes(b"A")
    (folder / "b.pdf").write_bytes(b"B")
    return folder


def ranking(capsys: pytest.CaptureFixture[str], workbook: Path) -> object:
    capsys.readouterr()
    main(["rank", str(workbook), "--json"])
    return json.loads(capsys.readouterr().out)


def test_an_exported_workbook_ranks_alike_and_shows_its_working(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "it.xlsx"
    out.parent.mkdir()
    code = main(["export", str(source), "--out", str(out)])

    assert (code, capsys.readouterr().out) == (0, SAID.format(path=out))
    assert ranking(capsys, out) == ranking(capsys, source)
    assert (out.parent / "plans" / "a.pdf").read_bytes() == b"A"
    sheet = openpyxl.load_workbook(out, data_only=True)["Result"]
    shown = [row[:5] + row[8:12] for row in sheet.iter_rows(min_row=16, max_row=17, values_only=True)]
    assert shown == [
        ("Birch", "B", "awarded", 1, "80.00", 1, 80, "awarded", "yes"),
        ("Alder", "A", "not awarded", 2, "76.00", 2, 76, "not awarded", "yes"),
    ]
    assert sheet["A18"].value == "Alder: the source states the total as 77; it is 76."


def test_the_sample_is_exported_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "it.xlsx"
    assert main(["export", str(sample_workbook()), "--out", str(out)]) == 0

    assert ranking(capsys, out) == ranking(capsys, sample_workbook())


def test_a_workbook_with_problems_is_refused_with_all_of_them(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (source / "Agreed.csv").write_text("supplier,question,score\nA,Q1,9\nX,Q1,5\n", encoding="utf-8")
    code = main(["export", str(source), "--out", str(tmp_path / "it.xlsx")])

    assert code == 1
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["source"]


def test_nothing_is_overwritten_unless_that_was_asked(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "it.xlsx"
    out.write_bytes(b"mine")
    assert main(["export", str(source), "--out", str(out)]) == 1
    assert out.read_bytes() == b"mine"
    assert main(["export", str(source), "--out", str(out), "--replace"]) == 0
    assert main(["export", str(out), "--out", str(out), "--replace"]) == 1

    assert "the very workbook that would be exported" in capsys.readouterr().err


def test_a_response_file_of_another_content_is_not_overwritten(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.pdf").write_bytes(b"other")
    code = main(["export", str(source), "--out", str(tmp_path / "it.xlsx")])

    assert (code, (tmp_path / "b.pdf").read_bytes()) == (1, b"other")
    assert f"{tmp_path / 'b.pdf'} exists already" in capsys.readouterr().err
    assert not (tmp_path / "it.xlsx").exists()
    assert not (tmp_path / "plans").exists()


def test_response_files_that_lie_there_already_are_left(source: Path) -> None:
    assert main(["export", str(source), "--out", str(source / "it.xlsx")]) == 0


def test_a_folder_for_response_files_that_cannot_be_made_is_told(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plans").write_bytes(b"a file")
    code = main(["export", str(source), "--out", str(tmp_path / "it.xlsx")])

    assert code == 1
    assert "could not be written" in capsys.readouterr().err


@pytest.mark.parametrize("given", [["x.xlsx", "--case", "R-1"], ["--replace"], ["x.xlsx", "--home", "here"]])
def test_a_workbook_and_a_live_evaluation_are_not_mixed(given: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["export", *given, "--out", "it.xlsx"])

    assert caught.value.code == 2


def test_a_live_evaluation_is_exported_once_quality_is_locked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "demo"
    numbers = ["--suppliers", "3", "--questions", "3", "--seats", "2", "--lots", "1", "--seed", "7"]
    assert main(["demo", str(folder), *numbers]) == 0
    home = folder / "people" / "LEAD"
    entrance = ["--home", str(home), "--passphrase-file", str(home / "passphrase.txt")]
    capsys.readouterr()
    code = main(["export", *entrance, "--out", str(tmp_path / "it.xlsx")])

    assert (code, capsys.readouterr().out) == (0, SAID.format(path=tmp_path / "it.xlsx"))
    assert ranking(capsys, tmp_path / "it.xlsx") == ranking(capsys, folder / "evaluation.xlsx")
    book = openpyxl.load_workbook(tmp_path / "it.xlsx", data_only=True)
    assert [book["Result"][f"B{row}"].value for row in range(9, 13)] == ["yes"] * 4
