"""The doctor: what it finds on a sound machine, and what it says of each thing that is amiss."""

import json
import os
import shutil
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlcipher3 import dbapi2

from app.security.secret_store import NoStore, SecretStore
from app.services import doctor
from app.services.doctor import Finding, Severity, examine, findings_json, findings_lines, nothing_lacking
from app.services.folders import private_folder
from app.services.profiles import create_profile, profiles_in
from app.text.doctor import PROBLEMS
from tests.services.secret_stores import MemoryStore, quick

NOW = datetime.now(UTC)  # noqa: TID251 - compared with when the files of this very test are written


class Room(NamedTuple):
    """What the system says of a disk, in bytes."""

    total: int
    used: int
    free: int


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return private_folder(tmp_path / "home")


def found(
    home: Path, store: SecretStore | None = None, *, now: datetime = NOW, environ: Mapping[str, str] | None = None
) -> dict[str, Finding]:
    """Return the findings by their codes; each has a sentence."""
    findings = examine(home, store or MemoryStore(), now=now, environ=environ or {})
    assert all(finding.words for finding in findings)
    return {finding.code: finding for finding in findings}


def severity(findings: Mapping[str, Finding], code: str) -> Severity:
    return findings[code].severity


def profile(home: Path, name: str, store: SecretStore) -> Path:
    return create_profile(home, name, store=store, passphrase=None, at=NOW, fresh=quick).profile.about.folder


def test_nothing_is_missing_on_a_sound_machine(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Room(0, 0, 10**11))
    store = MemoryStore()
    profile(home, "Ada", store)

    findings = found(home, store)

    assert [(code, finding.severity) for code, finding in findings.items()] == [
        (code, Severity.OK)
        for code in (
            "doctor-python-fine",
            "doctor-cipher-fine",
            "doctor-keyring-fine",
            "doctor-home-fine",
            "doctor-space-fine",
            "doctor-clock-fine",
            "doctor-profiles",
            "doctor-fonts-fine",
        )
    ]
    cipher = findings["doctor-cipher-fine"].facts
    assert (str(cipher["cipher"])[:2], cipher["sqlite"]) == ("4.", dbapi2.sqlite_version)
    assert nothing_lacking(tuple(findings.values()))


def test_nothing_is_changed(tmp_path: Path) -> None:
    found(tmp_path / "home")

    assert list(tmp_path.iterdir()) == []


def test_a_home_that_is_not_there_yet_is_no_fault(tmp_path: Path) -> None:
    assert severity(found(tmp_path / "one" / "two"), "doctor-home-missing") is Severity.OK


def test_a_home_that_others_may_look_into_is_noted(home: Path) -> None:
    home.chmod(0o755)

    assert severity(found(home), "doctor-home-open") is Severity.NOTE


def test_a_synchronised_home_is_lacking(home: Path) -> None:
    assert severity(found(home, environ={"OneDrive": str(home)}), "doctor-home-synced") is Severity.LACKING


def test_a_home_in_which_nothing_can_be_written_is_lacking(tmp_path: Path) -> None:
    (tmp_path / "home").touch()

    findings = found(tmp_path / "home")

    assert findings["doctor-home-unwritable"].facts["reason"] == "Not a directory"
    assert severity(findings, "doctor-home-unwritable") is Severity.LACKING


@pytest.mark.parametrize(
    ("megabytes", "code", "expected"),
    [
        (2048, "doctor-space-fine", Severity.OK),
        (2047, "doctor-space-low", Severity.NOTE),
        (256, "doctor-space-low", Severity.NOTE),
        (255, "doctor-space-low", Severity.LACKING),
    ],
)
def test_the_room_on_the_disk_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, megabytes: int, code: str, expected: Severity
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Room(0, 0, megabytes * 1024 * 1024))

    assert severity(found(home), code) is expected


def test_a_clock_before_this_version_was_made_is_lacking(home: Path) -> None:
    early = datetime(2020, 1, 1, tzinfo=UTC)

    assert severity(found(home, now=early), "doctor-clock-early") is Severity.LACKING


def test_a_clock_behind_the_last_use_of_a_profile_is_lacking(home: Path) -> None:
    store = MemoryStore()
    path = profile(home, "Ada", store) / "profile.json"
    for ahead, code in ((timedelta(hours=23), "doctor-clock-fine"), (timedelta(hours=25), "doctor-clock-behind")):
        later = (NOW + ahead).timestamp()
        os.utime(path, (later, later))
        assert code in found(home, store)
    assert severity(found(home, store), "doctor-clock-behind") is Severity.LACKING


def test_without_a_keyring_a_passphrase_will_do(home: Path) -> None:
    profile(home, "Ada", NoStore())

    assert severity(found(home, NoStore()), "keyring-none") is Severity.NOTE


@pytest.mark.parametrize("reason", ["keyring-none", "keyring-locked", "keyring-not-trusted", "keyring-misconfigured"])
def test_a_keyring_that_a_profile_relies_on_is_lacking_when_it_refuses(home: Path, reason: str) -> None:
    store = MemoryStore()
    profile(home, "Ada", store)
    store.reason = reason

    assert severity(found(home, store), reason) is Severity.LACKING


def test_an_entry_that_the_keyring_lost_is_lacking(home: Path) -> None:
    store = MemoryStore()
    profile(home, "Ada", store)
    store.held.clear()

    assert severity(found(home, store), "doctor-keyring-lost") is Severity.LACKING


def test_a_profile_that_cannot_be_read_is_lacking(home: Path) -> None:
    folder = profile(home, "Ada", NoStore())
    for content, problem in (("", "profile-damaged"), ('{"format": 2}', "profile-newer")):
        (folder / "profile.json").write_text(content)
        findings = found(home, NoStore())
        assert findings["doctor-profile-problem"].facts["problem"] == PROBLEMS[problem]
        assert severity(findings, "doctor-profile-problem") is Severity.LACKING


def test_the_one_of_several_profiles_that_has_no_passphrase_is_noted(home: Path) -> None:
    store = MemoryStore()
    profile(home, "Ada", store)
    assert "doctor-profile-shared" not in found(home, store)
    profile(home, "Bob", store)

    findings = found(home, store)

    assert findings["doctor-profile-shared"].facts == {"name": "Ada"}
    assert severity(findings, "doctor-profile-shared") is Severity.NOTE
    assert findings["doctor-profiles"].words == "Profiles: Ada, Bob."
    assert len(profiles_in(home)) == 2


def test_a_python_that_is_too_old_or_too_new_is_lacking(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ((3, 10, 4), (3, 14, 0)):
        monkeypatch.setattr(sys, "version_info", version)
        findings = found(home)
        monkeypatch.undo()
        assert severity(findings, "doctor-python-other") is Severity.LACKING


def test_a_missing_cipher_is_lacking_and_the_rest_is_told_all_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "app.storage.cipher", None)

    findings = found(home)

    assert severity(findings, "doctor-cipher-lacking") is Severity.LACKING
    assert "doctor-fonts-fine" in findings


def test_a_font_that_cannot_be_read_is_lacking(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "unreadable_fonts", lambda: ("EvenhandText", "EvenhandText-Bold"))

    findings = found(home)

    assert severity(findings, "doctor-fonts-lacking") is Severity.LACKING
    assert "EvenhandText, EvenhandText-Bold" in findings["doctor-fonts-lacking"].words


def test_the_findings_are_told_to_people_and_programs_alike(home: Path) -> None:
    profile(home, "Ada", NoStore())
    profile(home, "Bob", NoStore())
    findings = examine(home, NoStore(), now=NOW, environ={"OneDrive": str(home)})

    told = json.loads(json.dumps(findings_json(findings)))
    lines = findings_lines(findings)

    assert told["ok"] is False
    assert [found["words"] for found in told["findings"]] == [line[9:] for line in lines[: len(findings)]]
    assert {found["code"]: found["facts"] for found in told["findings"]}["doctor-profiles"] == {"names": ["Ada", "Bob"]}
    assert lines[-1] == "One thing is missing. What to do about it stands beside it."
    assert lines[-2] == "No other program is needed: no office suite, no encryption tool, no connection."
    both = examine(home, NoStore(), now=datetime(2020, 1, 1, tzinfo=UTC), environ={"OneDrive": str(home)})
    assert findings_lines(both)[-1] == "2 things are missing. What to do about each stands beside it."
