"""Profiles in a real Secret Service: kept and opened again by another process, locked, lost, and two of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.security.secret_service import away_from_home, secret_service, told

# Each line of the argument is a step; what it comes to is printed. Nothing but the keyring and the files is shared.
STEPS = """
import sys, warnings
from datetime import UTC, datetime
from pathlib import Path
warnings.simplefilter("ignore", ResourceWarning)
from app.errors import AppError
from app.security.secret_store import KeyringStore
from app.services import profiles
from tests.services.secret_stores import quick, typing

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
home, store = Path(sys.argv[1]), KeyringStore()

def make(name, passphrase=None):
    new = profiles.create_profile(home, name, store=store, passphrase=passphrase, at=AT, fresh=quick)
    print(new.profile.about.lock, new.passphrase is None)

def open(name, passphrase=None):
    about = next(about for about in profiles.profiles_in(home) if about.name == name)
    opened = profiles.open_profile(about, store=store, passphrase=passphrase and typing(passphrase))
    print(opened.card.name, opened.about.fingerprint == opened.identity.fingerprint)
    return opened

def remove(name, passphrase=None):
    print(profiles.remove_profile(open(name, passphrase), store=store, at=AT)[:22])

def lose():
    for about in profiles.profiles_in(home):
        store.remove(about.id)

def lock():
    import secretstorage
    bus = secretstorage.dbus_init()
    secretstorage.get_default_collection(bus).lock()
    bus.close()

for step in sys.argv[2:]:
    try:
        exec(step)
    except AppError as refusal:
        print(refusal.code)
"""


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with secret_service(tmp_path_factory.mktemp("keyring")) as address:
        yield address


def played(folder: Path, bus: str, *steps: str) -> list[str]:
    environment = away_from_home(folder / "account", DBUS_SESSION_BUS_ADDRESS=bus)
    return told(STEPS, environment, str(folder / "home"), *steps)


def test_a_profile_is_opened_by_the_keyring_in_another_process(tmp_path: Path, bus: str) -> None:
    assert played(tmp_path, bus, "make('Ada')") == ["keyring True"]
    assert played(tmp_path, bus, "open('Ada')") == ["Ada True"]


def test_of_two_profiles_the_second_has_a_passphrase_and_the_first_still_opens(tmp_path: Path, bus: str) -> None:
    assert played(tmp_path, bus, "make('Ada')", "make('Bob', '314159')", "make('Cyd')") == [
        "keyring True",
        "keyring-and-passphrase True",
        "keyring-and-passphrase False",
    ]
    assert played(tmp_path, bus, "open('Ada')", "open('Bob')", "open('Bob', '271828')", "open('Bob', '314159')") == [
        "Ada True",
        "passphrase-needed",
        "passphrase-wrong",
        "Bob True",
    ]


def test_a_lost_entry_is_told(tmp_path: Path, bus: str) -> None:
    assert played(tmp_path, bus, "make('Ada')", "lose()", "open('Ada')") == ["keyring True", "keyring-lost"]


def test_a_removed_profile_leaves_no_entry(tmp_path: Path, bus: str) -> None:
    counted = "print(len(list(home.rglob('*.json'))), store.load(id_))"
    steps = ("make('Ada')", "id_ = profiles.profiles_in(home)[0].id", "remove('Ada')", counted)

    assert played(tmp_path, bus, *steps) == ["keyring True", "Ada True", "The profile of Ada was", "0 None"]


def test_a_locked_keyring_is_told_and_a_new_profile_then_has_a_passphrase(tmp_path: Path) -> None:
    with secret_service(tmp_path / "service") as bus:
        assert played(tmp_path, bus, "make('Ada')", "lock()", "open('Ada')", "make('Bob')") == [
            "keyring True",
            "keyring-locked",
            "passphrase False",
        ]


def test_nothing_but_the_keyring_itself_and_the_home_is_written(tmp_path: Path, bus: str) -> None:
    played(tmp_path, bus, "make('Ada')", "open('Ada')")

    assert [path for path in (tmp_path / "account").rglob("*") if path.is_file()] == []


def test_with_a_keyring_in_clear_a_profile_has_a_passphrase(tmp_path: Path) -> None:
    environment = away_from_home(
        tmp_path / "account", PYTHON_KEYRING_BACKEND="tests.security.plain_keyring.PlainKeyring"
    )

    assert told(STEPS, environment, str(tmp_path / "home"), "make('Ada')") == ["passphrase False"]
    assert [path for path in (tmp_path / "account").rglob("*") if path.is_file()] == []
