"""Recovery: what stands on the sheet brings the profile back, with its cases where they are still there."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.errors import AppError
from app.security.secret_store import NoStore
from app.services import profiles
from app.services.profiles import Lock, OpenProfile
from app.services.recovery import RecoverySheetWritten, recovery_text, restore_profile, write_recovery_sheet
from app.text.sentences import sentence
from tests.services.secret_stores import MemoryStore, quick, typing

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
OWN = "correct horse battery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A profile with a case, and the sheet that was made of it."""

    home: Path
    profile: OpenProfile
    case_key: bytes
    sheet: RecoverySheetWritten


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    home = tmp_path_factory.mktemp("home")
    ada = profiles.create_profile(home, "Siân Tŷ-Mawr", store=NoStore(), passphrase=OWN, at=AT, fresh=quick).profile
    key = profiles.case_key(ada, "one", new=True)
    sheet = write_recovery_sheet(ada, home / "sheet.pdf", at=AT)
    return Kept(home=home, profile=ada, case_key=key, sheet=sheet)


def test_a_sheet_is_written_for_its_owner_alone_and_says_nothing_of_its_words(kept: Kept) -> None:
    content = kept.sheet.path.read_bytes()

    assert (content[:5], kept.sheet.path.stat().st_mode & 0o777) == (b"%PDF-", 0o600)
    assert len(kept.sheet.passphrase.split()) == 6
    assert kept.sheet.passphrase not in kept.sheet.text
    assert kept.sheet.passphrase not in repr(kept.sheet)
    with pytest.raises(AppError, match="file-exists"):
        write_recovery_sheet(kept.profile, kept.sheet.path, at=AT)


def test_on_another_computer_the_same_person_comes_back(kept: Kept, tmp_path: Path) -> None:
    store = MemoryStore()

    restored = restore_profile(tmp_path, kept.sheet.text, kept.sheet.passphrase, store=store, at=AT)

    assert (restored.passphrase, restored.profile.about.lock) == (None, Lock.KEYRING)
    assert (restored.profile.card, restored.profile.receiving) == (kept.profile.card, kept.profile.receiving)
    (about,) = profiles.profiles_in(tmp_path)
    again = profiles.open_profile(about, store=store, passphrase=None)
    assert (again.about.id, again.key) == (kept.profile.about.id, kept.profile.key)


def test_where_the_cases_are_still_there_they_open_again(tmp_path: Path) -> None:
    store = MemoryStore()
    ada = profiles.create_profile(tmp_path, "Ada", store=store, passphrase=None, at=AT).profile
    key = profiles.case_key(ada, "one", new=True)
    text, words = recovery_text(ada)
    store.held.clear()
    (ada.about.folder / "identity.sealed").write_bytes(b"")
    with pytest.raises(AppError, match="keyring-lost"):
        profiles.open_profile(ada.about, store=store, passphrase=None)

    # Lower case, numbered, and with the words as somebody types them.
    typed = "\n".join(f"{number} {line}" for number, line in enumerate(text.lower().splitlines(), 1))
    restored = restore_profile(tmp_path, typed, f" {words.upper()}\n", store=store, at=AT).profile

    assert profiles.case_key(restored, "one") == key
    again = profiles.open_profile(profiles.profiles_in(tmp_path)[0], store=store, passphrase=None)
    assert (again.card, again.about.lock) == (ada.card, Lock.KEYRING)


def test_without_a_keyring_a_restored_profile_has_a_passphrase_of_its_own(kept: Kept, tmp_path: Path) -> None:
    given = (kept.sheet.text, kept.sheet.passphrase)

    drawn = restore_profile(tmp_path / "one", *given, store=NoStore(), at=AT, fresh=quick)
    chosen = restore_profile(tmp_path / "two", *given, store=NoStore(), at=AT, new_passphrase=OWN, fresh=quick)

    assert drawn.passphrase not in {None, kept.sheet.passphrase}
    assert chosen.passphrase is None
    for new, passphrase in ((drawn, drawn.passphrase), (chosen, OWN)):
        opened = profiles.open_profile(new.profile.about, store=NoStore(), passphrase=typing(passphrase))
        assert opened.key == kept.profile.key


def test_beside_other_profiles_a_restored_one_has_a_passphrase(kept: Kept, tmp_path: Path) -> None:
    store = MemoryStore()
    profiles.create_profile(tmp_path, "Bob", store=store, passphrase=None, at=AT)

    restored = restore_profile(tmp_path, kept.sheet.text, kept.sheet.passphrase, store=store, at=AT, fresh=quick)

    assert (restored.profile.about.lock, restored.passphrase is None) == (Lock.KEYRING_AND_PASSPHRASE, False)


def test_what_does_not_open_restores_nothing(kept: Kept, tmp_path: Path) -> None:
    text, words = kept.sheet.text, kept.sheet.passphrase
    wrong = text[:200] + ("A" if text[200] != "A" else "C") + text[201:]
    for given, passphrase, code in (
        (text, "amber kettle robin tulip canoe plover", "recovery-passphrase-wrong"),
        (wrong, words, "typed-line-wrong"),
        (text[: text.rindex("\n", 0, -1)], words, "typed-lines-missing"),
        ("Dear all", words, "typed-lines-unreadable"),
    ):
        with pytest.raises(AppError) as caught:
            restore_profile(tmp_path / "home", given, passphrase, store=MemoryStore(), at=AT)
        assert (caught.value.code, bool(sentence(caught.value.code, caught.value.facts))) == (code, True)
    with pytest.raises(AppError, match="folder-synced"):
        restore_profile(tmp_path / "Dropbox", text, words, store=MemoryStore(), at=AT)
    assert list(tmp_path.iterdir()) == []
