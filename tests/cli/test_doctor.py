"""`evenhand doctor`: what it prints, and its exit codes."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path

from app.cli import doctor
from app.cli.console import Console
from app.security.secret_store import NoStore

NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
EARLY = datetime(2020, 1, 1, tzinfo=UTC)


def ask(home: Path, now: datetime, *, as_json: bool = False) -> tuple[int, str, str]:
    console = Console(out=io.StringIO(), err=io.StringIO())
    code = doctor.run(console, home, NoStore(), now=now, as_json=as_json)
    assert isinstance(console.out, io.StringIO)
    assert isinstance(console.err, io.StringIO)
    return code, console.out.getvalue(), console.err.getvalue()


def test_a_sound_machine_exits_with_0(tmp_path: Path) -> None:
    code, out, err = ask(tmp_path / "home", NOW)

    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "Everything that Evenhand needs is here."
    assert "note     This computer has no keyring in which secrets could be kept." in out


def test_something_lacking_exits_with_1_and_says_what_to_do(tmp_path: Path) -> None:
    code, out, _ = ask(tmp_path / "home", EARLY)

    assert code == 1
    assert "MISSING  The clock says 1 January 2020, 00:00, which is before this version of Evenhand was made" in out


def test_json_is_one_object(tmp_path: Path) -> None:
    code, out, err = ask(tmp_path / "home", EARLY, as_json=True)
    found = json.loads(out)

    assert (code, err, found["ok"]) == (1, "", False)
    assert {finding["severity"] for finding in found["findings"]} == {"ok", "note", "lacking"}
    assert all(set(finding) == {"code", "severity", "facts", "words"} for finding in found["findings"])
