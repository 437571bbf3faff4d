"""`evenhand demo`, `record`, `backup` and `doctor`, as they are typed."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.domain.audit import GENESIS
from app.services.demo.scripts import sample_workbook

SMALL = ["--suppliers", "3", "--questions", "3", "--seats", "2", "--lots", "1", "--seed", "7"]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small demonstration's folder."""
    folder = tmp_path_factory.mktemp("demo") / "small"
    assert main(["demo", str(folder), *SMALL]) == 0
    return folder


def entrance(folder: Path, seat: str) -> list[str]:
    home = folder / "people" / seat
    return ["--home", str(home), "--passphrase-file", str(home / "passphrase.txt")]


def ranking(capsys: pytest.CaptureFixture[str], workbook: Path) -> object:
    capsys.readouterr()
    assert main(["rank", str(workbook), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_sample_is_played_to_a_report_that_verifies_with_its_signers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "demo"
    assert main(["demo", str(folder)]) == 0
    printed = capsys.readouterr().out.splitlines()
    check = printed[-1]
    report, signers = check.partition("verify ")[2].split(" --signers ")

    assert any(line.startswith("Signers: as expected.") for line in printed)
    assert main(["verify", report, "--signers", signers]) == 0
    assert ranking(capsys, folder / "evaluation.xlsx") == ranking(capsys, sample_workbook())


def test_a_demonstration_leaves_every_file_that_travelled(played: Path) -> None:
    kinds = {path.suffix for path in (played / "files").iterdir()}

    assert kinds == {".evinvite", ".evjoin", ".evpack", ".evreturn", ".evreceipt"}
    written = {path.name for path in played.iterdir() if path.is_file()}
    assert written >= {"award-report.pdf", "evaluation.xlsx", "set-up.xlsx", "prices.xlsx"}


def test_a_demonstration_is_replaced_by_its_own_kind_alone(
    played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("mine")

    assert main(["demo", str(played), *SMALL]) == 2
    assert main(["demo", str(other), *SMALL, "--replace"]) == 2
    assert (other / "thesis.txt").read_text() == "mine"
    assert "not empty" in capsys.readouterr().err


def test_a_number_nobody_can_play_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", str(tmp_path / "demo"), "--suppliers", "0"]) == 2
    assert not (tmp_path / "demo").exists()
    assert "suppliers" in capsys.readouterr().err


def test_a_record_is_shown_searched_and_checked(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["record", *entrance(played, "LEAD"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert main(["record", *entrance(played, "LEAD"), "--search", "prices-opened"]) == 0
    found = capsys.readouterr().out

    assert [entry["number"] for entry in told["entries"]] == list(range(1, told["head"]["size"] + 1))
    assert told["entries"][0]["action"] == "case-made"
    assert told["broken"] is None
    assert told["held"] > 0
    assert told["head"]["hash"] != GENESIS
    assert "prices opened" in found
    assert "seat invited" not in found


def test_a_backup_is_put_back_where_the_case_file_is_gone(
    played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.evcase"
    assert main(["backup", *entrance(played, "Y1"), "--out", str(copy)]) == 0
    (case,) = (played / "people" / "Y1").rglob("cases/*.evcase")
    assert main(["backup", *entrance(played, "Y1"), "--restore", str(copy)]) == 1
    case.unlink()
    assert main(["backup", *entrance(played, "Y1"), "--restore", str(copy)]) == 0
    capsys.readouterr()

    assert main(["record", *entrance(played, "Y1"), "--search", "seat-locked"]) == 0
    assert "scores locked and signed" in capsys.readouterr().out


def test_a_wrong_passphrase_and_a_missing_profile_are_told(
    played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("no such words at all")
    home = played / "people" / "E1"

    assert main(["record", "--home", str(home), "--passphrase-file", str(wrong)]) == 1
    assert main(["record", "--home", str(tmp_path / "nobody"), "--passphrase-file", str(wrong)]) == 2
    told = capsys.readouterr().err
    assert "passphrase" in told
    assert "no such profile" in told


def test_the_doctor_says_what_is_here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor", "--home", str(tmp_path / "home"), "--json"])
    told = json.loads(capsys.readouterr().out)

    assert code in {0, 1}
    assert (code == 1) == any(finding["severity"] == "lacking" for finding in told["findings"])
