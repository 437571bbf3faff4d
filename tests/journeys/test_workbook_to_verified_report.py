"""The main job from end to end: a workbook becomes a report, two people sign it, anybody verifies it."""

import json
import re
from pathlib import Path

import pikepdf
import pytest

from app.__main__ import main
from app.domain.canonical import decode
from app.exchange.ranking_json import ranking_json
from app.reports.reading import printed_ranking
from app.scoring.ranking import rank
from app.services.demo.scripts import sample_workbook


def identity(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> tuple[Path, Path, str]:
    """Make an identity as a person would; return its file, a file with its passphrase, and its fingerprint."""
    kept = folder / f"{name}.p12"
    assert main(["identity", name, "--out", str(kept)]) == 0
    printed = capsys.readouterr().out
    passphrase = folder / f"{name}.txt"
    passphrase.write_text(printed.split("shown only now: ")[1].splitlines()[0], encoding="utf-8")
    return kept, passphrase, printed.split("notices: ")[1].strip()


def test_a_workbook_becomes_a_signed_report_that_verifies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moderator = identity(tmp_path, "A Moderator", capsys)
    lead = identity(tmp_path, "A Lead", capsys)
    report = tmp_path / "report.pdf"

    assert (
        main(["report", str(sample_workbook()), "--out", str(report), "--moderator", moderator[2], "--lead", lead[2]])
        == 0
    )
    assert "It stays a draft" in capsys.readouterr().out
    assert main(["verify", str(report)]) == 1
    assert "have not signed" in capsys.readouterr().out
    for role, (kept, passphrase, fingerprint) in (("moderator", moderator), ("lead", lead)):
        signing = ["sign", str(report), "--as", role, "--identity", str(kept), "--passphrase-file", str(passphrase)]
        assert main(signing) == 0
        assert fingerprint in capsys.readouterr().out
    assert main(["verify", str(report)]) == 0
    assert "Signers: not compared." in capsys.readouterr().out
    assert main(["verify", str(report), "--signers", f"{lead[2]},{moderator[2]}"]) == 0
    assert "Signers: as expected." in capsys.readouterr().out
    assert main(["verify", str(report), "--signers", lead[2]]) == 1
    assert "Signers: other." in capsys.readouterr().out
    assert main(["verify", str(report), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unchanged"] == {"answer": "yes", "problems": []}


def test_pdf_json_and_attachment_hold_the_same_ranking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.pdf"
    assert main(["rank", str(sample_workbook()), "--json"]) == 0
    of_workbook = json.loads(capsys.readouterr().out)
    assert main(["report", str(sample_workbook()), "--out", str(report)]) == 0
    with pikepdf.open(report) as pdf:
        attached = decode(pdf.attachments["evaluation.json"].get_file().read_bytes())

    assert json.loads(json.dumps(ranking_json(rank(attached)))) == of_workbook
    printed = printed_ranking(report.read_bytes())
    assert [(lot.lot, [row.supplier for row in lot.rows]) for lot in printed.lots] == [
        (lot["lot"], [tender["supplier"] for tender in lot["ranking"]]) for lot in of_workbook["lots"]
    ]


def test_no_young_persons_name_reaches_the_report(tmp_path: Path) -> None:
    named = tmp_path / "book"
    named.mkdir()
    for sheet in sample_workbook().glob("*.csv"):
        (named / sheet.name).write_bytes(sheet.read_bytes())
    panel = named / "Panel.csv"
    text = panel.read_text(encoding="utf-8")
    panel.write_text(re.sub("(?m)^Y1,[^,]*,", "Y1,Xanthippe,", text), encoding="utf-8")
    report = tmp_path / "report.pdf"

    assert main(["report", str(named), "--out", str(report)]) == 0
    with pikepdf.open(report) as pdf:
        assert b"Xanthippe" not in pdf.attachments["evaluation.json"].get_file().read_bytes()
