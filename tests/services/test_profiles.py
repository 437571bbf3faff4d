"""Profiles: how they are locked and opened, what keeps several apart, and what becomes of damaged ones."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.errors import AppError
from app.security import passphrases, sealing
from app.security.derivation import Derivation
from app.security.secret_store import NoStore, SecretStore
from app.services import profile_files, profiles
from app.services.profiles import Lock, NewProfile, OpenProfile, ProfileAbout
from app.text.sentences import sentence
from tests.services.secret_stores import ForgetfulStore, MemoryStore, quick, typing

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
OWN = "correct horse battery"


def made(home: Path, name: str, store: SecretStore, passphrase: str | None = None) -> NewProfile:
    return profiles.create_profile(home, name, store=store, passphrase=passphrase, at=AT, fresh=quick)


def opened(home: Path, name: str, store: SecretStore, passphrase: str | None = None) -> OpenProfile:
    about = next(about for about in profiles.profiles_in(home) if about.name == name)
    return profiles.open_profile(about, store=store, passphrase=None if passphrase is None else typing(passphrase))


def refusal(home: Path, name: str, store: SecretStore, passphrase: str | None = None) -> str:
    with pytest.raises(AppError) as caught:
        opened(home, name, store, passphrase)
    assert sentence(caught.value.code, caught.value.facts)
    return caught.value.code


def same(one: OpenProfile, other: OpenProfile) -> bool:
    return (one.about, one.card, one.key, one.receiving) == (other.about, other.card, other.key, other.receiving)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_there_are_no_profiles_before_the_first_is_made(home: Path) -> None:
    assert profiles.profiles_in(home) == ()


def test_the_keyring_alone_opens_the_only_profile(home: Path) -> None:
    store = MemoryStore()

    ada = made(home, " Ada  Lovelace ", store)

    assert (ada.passphrase, ada.profile.about.lock, ada.profile.about.name) == (None, Lock.KEYRING, "Ada Lovelace")
    assert profiles.profiles_in(home) == (ada.profile.about,)
    assert same(opened(home, "Ada Lovelace", store), ada.profile)
    assert [len(secret) for secret in store.held.values()] == [32]


def test_a_profile_has_a_card_for_others_and_shows_no_secret(home: Path) -> None:
    ada = made(home, "Ada", MemoryStore()).profile

    assert (ada.card.name, ada.card.recipient) == ("Ada", ada.receiving.recipient)
    assert sealing.from_secret(ada.receiving.secret) == ada.receiving
    assert ada.about.fingerprint == ada.identity.fingerprint
    shown = repr(ada)
    assert not any(secret in shown for secret in (ada.receiving.secret, repr(ada.key), "PrivateKey"))


def test_without_a_keyring_six_words_are_drawn(home: Path) -> None:
    ada = made(home, "Ada", NoStore())

    assert ada.passphrase is not None
    assert set(ada.passphrase.split()) <= set(passphrases.wordlist())
    assert (len(ada.passphrase.split()), ada.profile.about.lock) == (6, Lock.PASSPHRASE)
    assert same(opened(home, "Ada", NoStore(), f"  {ada.passphrase.replace(' ', '  ')}\n"), ada.profile)
    assert ada.passphrase not in repr(ada)


def test_a_keyring_that_keeps_nothing_counts_as_none(home: Path) -> None:
    ada = made(home, "Ada", ForgetfulStore())

    assert (ada.profile.about.lock, ada.passphrase is None) == (Lock.PASSPHRASE, False)


def test_the_full_strength_is_what_a_profile_gets_by_default(home: Path) -> None:
    ada = profiles.create_profile(home, "Ada", store=NoStore(), passphrase=OWN, at=AT)

    written = json.loads((ada.profile.about.folder / "profile.json").read_text())
    assert {name: written["derivation"][name] for name in ("memory_kib", "passes", "lanes")} == {
        "memory_kib": 65536,
        "passes": 3,
        "lanes": 4,
    }
    assert same(opened(home, "Ada", NoStore(), OWN), ada.profile)


def test_a_passphrase_of_ones_own_is_not_shown_again(home: Path) -> None:
    store = MemoryStore()

    ada = made(home, "Ada", store, OWN)

    assert (ada.passphrase, ada.profile.about.lock) == (None, Lock.KEYRING_AND_PASSPHRASE)
    assert same(opened(home, "Ada", store, OWN), ada.profile)


@pytest.mark.parametrize(("store", "short"), [(NoStore(), "elevenchars"), (MemoryStore(), "12345")])
def test_a_short_passphrase_is_refused_and_nothing_is_left(home: Path, store: SecretStore, short: str) -> None:
    with pytest.raises(AppError, match="passphrase-too-short"):
        made(home, "Ada", store, short)

    assert profiles.profiles_in(home) == ()
    assert list((home / "profiles").iterdir()) == []
    made(home, "Ada", store, short + "6")


def test_a_second_profile_has_a_passphrase_besides_the_keyring(home: Path) -> None:
    store = MemoryStore()
    ada = made(home, "Ada", store)

    bob = made(home, "Bob", store)
    cyd = made(home, "Cyd", store, "314159")

    assert [new.profile.about.lock for new in (ada, bob, cyd)] == [
        Lock.KEYRING,
        Lock.KEYRING_AND_PASSPHRASE,
        Lock.KEYRING_AND_PASSPHRASE,
    ]
    assert (bob.passphrase is None, cyd.passphrase) == (False, None)
    assert same(opened(home, "Ada", store), ada.profile)
    assert same(opened(home, "Bob", store, bob.passphrase), bob.profile)
    assert same(opened(home, "Cyd", store, "314159"), cyd.profile)
    assert [about.name for about in profiles.profiles_in(home)] == ["Ada", "Bob", "Cyd"]


def test_neither_the_keyring_nor_the_passphrase_alone_opens_a_profile_that_has_both(home: Path) -> None:
    store = MemoryStore()
    made(home, "Ada", store, OWN)

    assert refusal(home, "Ada", store) == "passphrase-needed"
    assert refusal(home, "Ada", store, "correct horse batteri") == "passphrase-wrong"
    assert refusal(home, "Ada", MemoryStore(), OWN) == "keyring-lost"
    other = MemoryStore()
    other.held = dict.fromkeys(store.held, bytes(32))
    assert refusal(home, "Ada", other, OWN) == "passphrase-wrong"


def test_a_passphrase_is_asked_for_only_where_one_is_needed(home: Path) -> None:
    store = MemoryStore()
    made(home, "Ada", store)
    about = profiles.profiles_in(home)[0]

    def asked() -> str:
        raise AssertionError

    assert profiles.open_profile(about, store=store, passphrase=asked).about == about


@pytest.mark.parametrize("reason", ["keyring-locked", "keyring-failed", "keyring-not-trusted", "keyring-none"])
def test_a_keyring_that_refuses_is_told_as_it_is(home: Path, reason: str) -> None:
    store = MemoryStore()
    made(home, "Ada", store)
    store.reason = reason

    assert refusal(home, "Ada", store) == reason


def test_an_entry_that_is_gone_or_another_is_told_apart(home: Path) -> None:
    store = MemoryStore()
    ada = made(home, "Ada", store).profile

    store.held[ada.about.id] = bytes(32)
    assert refusal(home, "Ada", store) == "keyring-other"
    store.held.clear()
    assert refusal(home, "Ada", store) == "keyring-lost"
    assert refusal(home, "Ada", NoStore()) == "keyring-none"


def test_two_profiles_never_bear_one_name(home: Path) -> None:
    made(home, "Ada", NoStore())

    with pytest.raises(AppError, match="profile-name-taken"):
        made(home, " ADA ", NoStore())


@pytest.mark.parametrize(("name", "code"), [(" ", "identity-name-empty"), ("ŵ" * 40, "identity-name-too-long")])
def test_a_name_that_no_certificate_carries_is_refused(home: Path, name: str, code: str) -> None:
    with pytest.raises(AppError) as caught:
        made(home, name, NoStore())

    assert (caught.value.code, home.exists()) == (code, False)


def test_no_profile_is_made_in_a_synchronised_folder(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="folder-synced"):
        made(tmp_path / "OneDrive - Anytown Council", "Ada", NoStore())

    assert list(tmp_path.iterdir()) == []


def test_a_profile_whose_folder_is_synchronised_since_is_not_opened(home: Path) -> None:
    ada = made(home, "Ada", NoStore(), OWN).profile
    (home / ".stfolder").mkdir()

    assert refusal(home, "Ada", NoStore(), OWN) == "folder-synced"
    (home / ".stfolder").rmdir()
    assert same(opened(home, "Ada", NoStore(), OWN), ada)


def test_everything_is_its_owners_alone(home: Path) -> None:
    ada = made(home, "Ada", NoStore()).profile
    profiles.case_key(ada, "one", new=True)
    profiles.cases_folder(ada)

    modes = {str(path.relative_to(ada.about.folder)): path.stat().st_mode & 0o777 for path in files(ada)}
    assert modes == {
        ".": 0o700,
        "profile.json": 0o600,
        "identity.sealed": 0o600,
        "keys": 0o700,
        "keys/one.evkey": 0o600,
        "cases": 0o700,
    }


def files(profile: OpenProfile) -> Iterator[Path]:
    yield profile.about.folder
    yield from profile.about.folder.rglob("*")


def test_no_file_holds_a_secret_in_clear(home: Path) -> None:
    ada = made(home, "Ada", NoStore(), OWN).profile
    key = profiles.case_key(ada, "one", new=True)
    number = ada.identity.key.private_numbers()
    assert hasattr(number, "private_value")

    held = b"".join(path.read_bytes() for path in files(ada) if path.is_file())
    for secret in (ada.key, key, ada.receiving.secret.encode(), OWN.encode(), number.private_value.to_bytes(32, "big")):
        assert secret not in held


def test_nothing_is_left_where_a_profile_cannot_be_written(home: Path) -> None:
    (home / "profiles").mkdir(parents=True)
    store = MemoryStore()

    def full() -> Derivation:
        (home / "profiles").rmdir()  # the place goes while the passphrase is derived
        return quick()

    with pytest.raises(AppError, match="file-not-written"):
        profiles.create_profile(home, "Ada", store=store, passphrase=OWN, at=AT, fresh=full)

    assert (list(home.iterdir()), store.held) == ([], {})


# ---------------------------------------------------------------- changing and removing


def test_a_new_passphrase_opens_the_profile_and_the_old_one_no_longer(home: Path) -> None:
    store = MemoryStore()
    ada = made(home, "Ada", store, OWN).profile
    key = profiles.case_key(ada, "one", new=True)

    changed = profiles.change_passphrase(ada, "another one altogether", store=store, fresh=quick)

    assert changed.passphrase is None
    assert refusal(home, "Ada", store, OWN) == "passphrase-wrong"
    again = opened(home, "Ada", store, "another one altogether")
    assert same(again, changed.profile)
    assert profiles.case_key(again, "one") == key


def test_a_passphrase_is_given_to_a_profile_that_had_none_and_taken_away_again(home: Path) -> None:
    store = MemoryStore()
    ada = made(home, "Ada", store).profile

    assert profiles.change_passphrase(ada, OWN, store=store, fresh=quick).profile.about.lock == (
        Lock.KEYRING_AND_PASSPHRASE
    )
    again = opened(home, "Ada", store, OWN)
    assert profiles.change_passphrase(again, None, store=store, fresh=quick).profile.about.lock == Lock.KEYRING
    assert same(opened(home, "Ada", store), ada)


def test_among_several_profiles_a_passphrase_cannot_be_taken_away(home: Path) -> None:
    store = MemoryStore()
    made(home, "Ada", store)
    bob = made(home, "Bob", store, OWN).profile

    changed = profiles.change_passphrase(bob, None, store=store, fresh=quick)

    assert (changed.profile.about.lock, changed.passphrase is None) == (Lock.KEYRING_AND_PASSPHRASE, False)
    assert same(opened(home, "Bob", store, changed.passphrase), changed.profile)


def test_a_profile_moves_to_a_passphrase_when_the_keyring_goes_and_back(home: Path) -> None:
    store = MemoryStore()
    ada = made(home, "Ada", store).profile

    moved = profiles.change_passphrase(ada, OWN, store=NoStore(), fresh=quick).profile
    assert (moved.about.lock, same(opened(home, "Ada", NoStore(), OWN), moved)) == (Lock.PASSPHRASE, True)

    profiles.change_passphrase(moved, None, store=store, fresh=quick)
    assert same(opened(home, "Ada", store), ada)


def test_a_short_new_passphrase_changes_nothing(home: Path) -> None:
    store = MemoryStore()
    ada = made(home, "Ada", store, OWN).profile

    with pytest.raises(AppError, match="passphrase-too-short"):
        profiles.change_passphrase(ada, "short", store=store, fresh=quick)

    assert same(opened(home, "Ada", store, OWN), ada)


@pytest.mark.parametrize("store", [MemoryStore(), NoStore()])
def test_a_removed_profile_leaves_nothing_behind_but_a_note(home: Path, store: SecretStore) -> None:
    ada = made(home, "Ada", store).profile
    profiles.cases_folder(ada)

    note = profiles.remove_profile(ada, store=store, at=AT)

    assert note == (
        "The profile of Ada was removed from this computer on 22 November 2026, 09:30 UTC by its clock: its keys, its "
        f"files and its entry in the keyring. Its certificate was {ada.about.fingerprint}."
    )
    assert list((home / "profiles").iterdir()) == []
    assert store.load(ada.about.id) is None


def test_a_profile_with_cases_is_not_removed(home: Path) -> None:
    store = MemoryStore()
    ada = made(home, "Ada", store).profile
    profiles.case_key(ada, "one", new=True)
    (profiles.cases_folder(ada) / "one.evcase").touch()
    (profiles.cases_folder(ada) / "two.evcase").touch()

    with pytest.raises(AppError) as caught:
        profiles.remove_profile(ada, store=store, at=AT)

    assert (caught.value.code, caught.value.facts["count"]) == ("profile-has-cases", 2)
    assert same(opened(home, "Ada", store), ada)


def test_a_profile_is_not_removed_while_the_keyring_is_locked(home: Path) -> None:
    store = MemoryStore()
    ada = made(home, "Ada", store).profile
    store.reason = "keyring-locked"

    with pytest.raises(AppError, match="keyring-locked"):
        profiles.remove_profile(ada, store=store, at=AT)

    store.reason = None
    assert same(opened(home, "Ada", store), ada)


# ---------------------------------------------------------------- damaged, foreign and newer files


def problem(home: Path, store: SecretStore) -> str:
    """Return what opening the only profile is refused with; the list of profiles shows it all the same."""
    (about,) = profiles.profiles_in(home)
    with pytest.raises(AppError) as caught:
        profiles.open_profile(about, store=store, passphrase=typing(OWN))
    assert about.problem in {None, caught.value.code}
    assert sentence(caught.value.code, caught.value.facts)
    return caught.value.code


def test_every_changed_byte_of_the_public_file_is_known_as_damage(home: Path) -> None:
    ada = made(home, "Ada", NoStore(), OWN).profile
    path = ada.about.folder / "profile.json"
    content = path.read_bytes()

    told = set()
    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] ^= 1
        path.write_bytes(bytes(changed))
        (about,) = profiles.profiles_in(home)
        told.add(about.problem)
        if about.problem is None:  # a line break that became a space or the like: it says the same
            assert opened(home, "Ada", NoStore(), OWN).key == ada.key

    assert told <= {"profile-damaged", "profile-newer", None}
    assert "profile-damaged" in told


def test_every_truncation_of_the_public_file_is_known_as_damage(home: Path) -> None:
    ada = made(home, "Ada", NoStore(), OWN).profile
    path = ada.about.folder / "profile.json"
    content = path.read_bytes()

    for length in range(0, len(content) - 2, 7):
        path.write_bytes(content[:length])
        assert profiles.profiles_in(home) == (
            ProfileAbout(
                id=ada.about.id,
                name=ada.about.id,
                folder=ada.about.folder,
                lock=Lock.UNKNOWN,
                fingerprint="",
                problem="profile-damaged",
            ),
        )


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"null", b"{}", b'{"format": 1}', b'{"format": 1, "format": 1}', b"[" * 50_000, b"\xff\xfe"]
)
def test_a_foreign_public_file_is_known_as_damage(home: Path, content: bytes) -> None:
    ada = made(home, "Ada", NoStore(), OWN).profile
    (ada.about.folder / "profile.json").write_bytes(content)

    assert problem(home, NoStore()) == "profile-damaged"


@pytest.mark.parametrize(
    "change",
    [
        {"lock": "keyring"},
        {"lock": "unknown"},
        {"lock": "none"},
        {"derivation": None},
        {"derivation": {"algorithm": "argon2id", "salt": "A" * 24, "memory_kib": 2**30, "passes": 3, "lanes": 4}},
        {"id": "../elsewhere"},
        {"id": "6f0c5b9e-3d0e-4b57-9a57-0f8d6d0f4b11"},
        {"id": 7},
        {"fingerprint": "00"},
        {"created": "yesterday"},
        {"key": "not base64"},
        {"key": ""},
        {"name": "Eve"},
        {"format": True},
        {"format": 0},
        {"more": 1},
    ],
)
def test_a_public_file_that_somebody_made_up_opens_nothing(home: Path, change: dict[str, object]) -> None:
    path = made(home, "Ada", NoStore(), OWN).profile.about.folder / "profile.json"
    document = {**json.loads(path.read_text()), **change}
    del document["sum"]
    path.write_text(json.dumps({**document, "sum": profile_files._sum(document)}))

    assert problem(home, NoStore()) == ("passphrase-wrong" if change == {"key": ""} else "profile-damaged")


def test_a_lock_that_somebody_took_away_opens_nothing(home: Path) -> None:
    store = MemoryStore()
    path = made(home, "Ada", store, OWN).profile.about.folder / "profile.json"
    document = {**json.loads(path.read_text()), "lock": "keyring", "derivation": None}
    del document["sum"]
    path.write_text(json.dumps({**document, "sum": profile_files._sum(document)}))

    assert problem(home, store) == "keyring-other"


def test_a_newer_profile_is_refused_as_such(home: Path) -> None:
    ada = made(home, "Ada", NoStore(), OWN).profile
    (ada.about.folder / "profile.json").write_text('{"format": 2, "anything": []}')

    assert problem(home, NoStore()) == "profile-newer"
    assert profiles.profiles_in(home)[0].problem == "profile-newer"


def test_missing_files_are_known_as_damage(home: Path) -> None:
    ada = made(home, "Ada", NoStore(), OWN).profile
    (ada.about.folder / "identity.sealed").unlink()
    assert problem(home, NoStore()) == "profile-damaged"
    (ada.about.folder / "profile.json").unlink()
    assert problem(home, NoStore()) == "profile-damaged"


def test_damaged_keys_are_known_as_damage(home: Path) -> None:
    ada = made(home, "Ada", NoStore(), OWN).profile
    path = ada.about.folder / "identity.sealed"
    content = path.read_bytes()

    for changed in (b"", content[:-1], content[:40] + bytes([content[40] ^ 1]) + content[41:], content + b"x"):
        path.write_bytes(changed)
        assert problem(home, NoStore()) == "profile-damaged"


def test_files_of_one_profile_are_refused_in_the_folder_of_another(home: Path) -> None:
    ada, bob = (made(home, name, NoStore(), OWN).profile for name in ("Ada", "Bob"))
    for file in ("identity.sealed", "profile.json"):
        (ada.about.folder / file).write_bytes((bob.about.folder / file).read_bytes())
        with pytest.raises(AppError, match="profile-damaged"):
            profiles.open_profile(ada.about, store=NoStore(), passphrase=typing(OWN))


def test_a_damaged_profile_counts_as_one_of_the_account(home: Path) -> None:
    store = MemoryStore()
    ada = made(home, "Ada", store).profile
    (ada.about.folder / "profile.json").write_text("")

    assert made(home, "Bob", store).profile.about.lock == Lock.KEYRING_AND_PASSPHRASE


def test_a_file_or_an_unfinished_folder_among_the_profiles_is_none(home: Path) -> None:
    made(home, "Ada", NoStore())
    (home / "profiles" / "note.txt").touch()
    (home / "profiles" / ".new-abc").mkdir()

    assert [about.name for about in profiles.profiles_in(home)] == ["Ada"]


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "profiles").touch()

    with pytest.raises(AppError, match="file-not-read"):
        profiles.profiles_in(tmp_path / "home")
