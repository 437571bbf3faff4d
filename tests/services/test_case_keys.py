"""Keys of case files: kept under the profile's key, given away, and forgotten for good."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.errors import AppError
from app.security.secret_store import NoStore
from app.services.case_keys import adopt_case_key, case_key, cases_folder, cases_of, forget_case_key
from app.services.erasing import erase
from app.services.profiles import OpenProfile, create_profile
from app.text.sentences import sentence
from tests.services.secret_stores import quick

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CASE = "6f0c5b9e-3d0e-4b57-9a57-0f8d6d0f4b11"
KEY = bytes(range(32))


def profile_of(home: Path, name: str) -> OpenProfile:
    return create_profile(home, name, store=NoStore(), passphrase=None, at=AT, fresh=quick).profile


@pytest.fixture
def ada(tmp_path: Path) -> OpenProfile:
    return profile_of(tmp_path, "Ada")


def refusal(profile: OpenProfile, case: str = CASE, *, new: bool = False) -> str:
    with pytest.raises(AppError) as caught:
        case_key(profile, case, new=new)
    assert sentence(caught.value.code, caught.value.facts)
    return caught.value.code


def place(profile: OpenProfile, case: str = CASE) -> Path:
    return profile.about.folder / "keys" / f"{case}.evkey"


def test_a_new_key_is_kept_and_found_again(ada: OpenProfile) -> None:
    made = case_key(ada, CASE, new=True)

    assert (len(made), case_key(ada, CASE), made in place(ada).read_bytes()) == (32, made, False)
    assert case_key(ada, "other", new=True) != made


def test_a_key_that_is_there_is_not_replaced(ada: OpenProfile) -> None:
    made = case_key(ada, CASE, new=True)

    assert refusal(ada, new=True) == "case-key-exists"
    with pytest.raises(AppError, match="case-key-exists"):
        adopt_case_key(ada, CASE, KEY)
    assert case_key(ada, CASE) == made


def test_a_case_is_handed_over_by_its_key(tmp_path: Path, ada: OpenProfile) -> None:
    bob = profile_of(tmp_path, "Bob")

    adopt_case_key(bob, CASE, case_key(ada, CASE, new=True))

    assert case_key(bob, CASE) == case_key(ada, CASE)
    assert place(bob).read_bytes() != place(ada).read_bytes()
    with pytest.raises(ValueError, match="32 bytes"):
        adopt_case_key(bob, "other", b"short")


def test_a_forgotten_key_is_gone(ada: OpenProfile) -> None:
    adopt_case_key(ada, CASE, KEY)
    linked = place(ada).with_name("kept")
    linked.hardlink_to(place(ada))
    before = linked.read_bytes()

    forget_case_key(ada, CASE)
    forget_case_key(ada, CASE)

    assert refusal(ada) == "case-key-missing"
    # What was in the file is overwritten, and not its name alone taken away.
    assert (len(linked.read_bytes()), linked.read_bytes() == before) == (len(before), False)


def test_a_key_that_is_not_there_damaged_or_another_cases_is_refused(tmp_path: Path, ada: OpenProfile) -> None:
    assert refusal(ada) == "case-key-missing"
    adopt_case_key(ada, CASE, KEY)
    content = place(ada).read_bytes()
    bob = profile_of(tmp_path, "Bob")
    adopt_case_key(bob, "other", KEY)

    place(ada, "other").write_bytes(content)
    place(bob).write_bytes(content)
    assert (refusal(ada, "other"), refusal(bob)) == ("case-key-damaged", "case-key-damaged")
    for damaged in (b"", content[:-1], content + b"x", b"x" * 5000):
        place(ada).write_bytes(damaged)
        assert refusal(ada) == "case-key-damaged"


@pytest.mark.parametrize("case", ["", "..", "../profile", "a/b", "a\\b", "x" * 101, "-x", "a\n", "ä"])
def test_an_id_that_would_lead_elsewhere_is_refused(ada: OpenProfile, case: str) -> None:
    assert refusal(ada, case) == "case-id-unusable"
    assert refusal(ada, case, new=True) == "case-id-unusable"
    with pytest.raises(AppError, match="case-id-unusable"):
        forget_case_key(ada, case)


def test_cases_have_a_private_folder_and_are_counted_with_their_keys(ada: OpenProfile) -> None:
    folder = cases_folder(ada)

    assert (folder.parent, folder.stat().st_mode & 0o777) == (ada.about.folder, 0o700)
    assert cases_of(ada.about.folder) == ()
    adopt_case_key(ada, CASE, KEY)
    (folder / f"{CASE}.evcase").touch()
    (folder / "other.evcase").touch()
    assert cases_of(ada.about.folder) == (CASE, "other")


def test_what_cannot_be_erased_is_told(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="file-not-written"):
        erase(tmp_path)
    erase(tmp_path / "none")
