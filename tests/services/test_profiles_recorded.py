"""A profile and a recovery text of format 1, recorded: every later version opens them (tests/data/README.md)."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.security.secret_store import NoStore
from app.services import profiles
from app.services.profiles import Lock
from app.services.recovery import restore_profile
from tests.services.secret_stores import quick, typing

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CASE = "6f0c5b9e-3d0e-4b57-9a57-0f8d6d0f4b11"


@pytest.fixture
def recorded(root: Path, tmp_path: Path) -> Path:
    """Return a copy of the recorded home."""
    return Path(shutil.copytree(root / "tests" / "data" / "profile-format-1", tmp_path / "home"))


def expected(home: Path) -> dict[str, str]:
    lines = (home / "expected.txt").read_text(encoding="ascii").splitlines()
    return dict(line.split(": ") for line in lines)


def test_a_profile_of_format_1_opens_with_its_keys(recorded: Path) -> None:
    facts = expected(recorded)
    (about,) = profiles.profiles_in(recorded)

    opened = profiles.open_profile(about, store=NoStore(), passphrase=typing(facts["passphrase"]))

    assert (about.name, about.lock, about.fingerprint) == ("Siân Tŷ-Mawr", Lock.PASSPHRASE, facts["fingerprint"])
    assert (opened.identity.fingerprint, opened.receiving.recipient) == (facts["fingerprint"], facts["recipient"])
    assert profiles.case_key(opened, CASE).hex() == facts["case key"]


def test_a_recovery_text_of_version_1_restores_it(recorded: Path) -> None:
    facts = expected(recorded)
    text = (recorded / "recovery.txt").read_text(encoding="ascii")

    restored = restore_profile(recorded, text, facts["recovery"], store=NoStore(), at=AT, fresh=quick).profile

    assert (restored.about.fingerprint, restored.receiving.recipient) == (facts["fingerprint"], facts["recipient"])
    assert profiles.case_key(restored, CASE).hex() == facts["case key"]
