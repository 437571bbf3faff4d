"""The keyring: a real one keeps secrets, a locked or missing one says so, and one that stores in clear is none."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends import SecretService, chainer, fail, null

from app.errors import AppError
from app.security.secret_store import KeyringStore, NoStore
from tests.security.plain_keyring import PlainKeyring
from tests.security.secret_service import away_from_home, secret_service, told

SECRET = bytes(range(32))


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with secret_service(tmp_path_factory.mktemp("keyring")) as address:
        yield address


@pytest.fixture
def store(bus: str, monkeypatch: pytest.MonkeyPatch) -> KeyringStore:
    """Return the store of this account, which for this test has a real keyring of its own."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    use(monkeypatch, SecretService.Keyring)
    return KeyringStore()


def use(monkeypatch: pytest.MonkeyPatch, backend: type) -> None:
    """Let the library find this keyring, as a setting of the computer would."""
    monkeypatch.setattr("keyring.core._keyring_backend", backend())


def refusal(store: KeyringStore) -> str:
    with pytest.raises(AppError) as caught:
        store.load("x")
    assert caught.value.facts == {}
    return caught.value.code


def test_a_secret_is_kept_found_again_replaced_and_forgotten(store: KeyringStore) -> None:
    assert (store.unusable(), store.name(), store.load("ada")) == (None, "Secret Service", None)

    store.save("ada", SECRET)
    store.save("bob", SECRET[::-1])
    assert (KeyringStore().load("ada"), store.load("bob")) == (SECRET, SECRET[::-1])

    store.save("ada", bytes(32))
    assert store.load("ada") == bytes(32)

    store.remove("ada")
    store.remove("ada")
    assert (store.load("ada"), store.load("bob")) == (None, SECRET[::-1])


def test_secrets_of_another_service_are_not_touched(store: KeyringStore) -> None:
    store.save("one", SECRET)

    assert KeyringStore("another").load("one") is None


def test_the_keyring_holds_64_digits_and_nothing_else(store: KeyringStore) -> None:
    store.save("digits", SECRET)

    assert keyring.get_keyring().get_password("evenhand", "digits") == SECRET.hex()
    with pytest.raises(ValueError, match="32 bytes"):
        store.save("digits", b"short")


@pytest.mark.parametrize("entry", ["", "abcd", "xyz", SECRET.hex().upper(), SECRET.hex() + "00"])
def test_an_entry_that_is_no_secret_of_ours_is_damaged(store: KeyringStore, entry: str) -> None:
    keyring.get_keyring().set_password("evenhand", "x", entry)

    assert refusal(store) == "keyring-entry-damaged"


def test_among_several_keyrings_the_systems_own_is_asked(
    store: KeyringStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    kinds: list[type] = [PlainKeyring, SecretService.Keyring, fail.Keyring]
    several = [kind() for kind in kinds]
    monkeypatch.setattr("app.security.secret_store.get_all_keyring", lambda: several)
    use(monkeypatch, chainer.ChainerBackend)

    store.save("several", SECRET)

    assert (store.load("several"), store.name()) == (SECRET, "Secret Service")
    assert list(tmp_path.iterdir()) == []


def test_a_keyring_that_stores_in_clear_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    use(monkeypatch, PlainKeyring)

    assert (KeyringStore().unusable(), refusal(KeyringStore())) == ("keyring-not-trusted", "keyring-not-trusted")
    with pytest.raises(AppError, match="keyring-not-trusted"):
        KeyringStore().save("x", SECRET)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring])
def test_a_keyring_that_keeps_nothing_is_none(monkeypatch: pytest.MonkeyPatch, backend: type) -> None:
    use(monkeypatch, backend)

    assert KeyringStore().unusable() == "keyring-none"


def test_a_keyring_that_has_gone_fails_with_a_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'gone'}")
    use(monkeypatch, SecretService.Keyring)

    assert KeyringStore().unusable() == "keyring-failed"


def test_no_store_keeps_nothing() -> None:
    store = NoStore()

    assert (store.unusable(), store.load("x")) == ("keyring-none", None)
    store.remove("x")
    with pytest.raises(AppError, match="keyring-none"):
        store.save("x", SECRET)


ASKED = """
import warnings
warnings.simplefilter("ignore", ResourceWarning)
from app.security.secret_store import KeyringStore
from app.errors import AppError
store = KeyringStore()
print(store.unusable())
try:
    store.save("x", bytes(32))
    print("saved", store.name())
except AppError as refusal:
    print(refusal.code, dict(refusal.facts))
"""


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("tests.security.plain_keyring.PlainKeyring", "keyring-not-trusted"),
        ("keyring.backends.null.Keyring", "keyring-none"),
        ("keyring.backends.fail.Keyring", "keyring-none"),
        ("", "keyring-none"),
        ("no.such.Keyring", "keyring-misconfigured"),
        ("keyring.backends.fail.NoSuch", "keyring-misconfigured"),
        ("keyring.backends.SecretService.Keyring", "keyring-misconfigured"),
        ("nonsense", "keyring-misconfigured"),
    ],
)
def test_whatever_keyring_a_computer_is_told_to_use_ends_in_a_code(tmp_path: Path, setting: str, code: str) -> None:
    environment = away_from_home(tmp_path, PYTHON_KEYRING_BACKEND=setting)

    assert told(ASKED, environment) == [code, f"{code} {{}}"]
    assert list((tmp_path / "home").iterdir()) == []


def test_a_computer_without_any_keyring_says_so(tmp_path: Path) -> None:
    assert told(ASKED, away_from_home(tmp_path)) == ["keyring-none", "keyring-none {}"]


@pytest.mark.parametrize("setting", [{}, {"PYTHON_KEYRING_BACKEND": ""}])
def test_the_systems_keyring_is_found_without_being_told(tmp_path: Path, bus: str, setting: dict[str, str]) -> None:
    environment = away_from_home(tmp_path, DBUS_SESSION_BUS_ADDRESS=bus, **setting)

    assert told(ASKED, environment) == ["None", "saved Secret Service"]


LOCKED = f"""
import secretstorage
bus = secretstorage.dbus_init()
secretstorage.get_default_collection(bus).lock()
bus.close()
{ASKED}
"""


def test_a_locked_keyring_that_nobody_unlocks_says_so(tmp_path: Path) -> None:
    with secret_service(tmp_path / "service") as bus:
        environment = away_from_home(tmp_path, DBUS_SESSION_BUS_ADDRESS=bus)

        assert told(LOCKED, environment) == ["keyring-locked", "keyring-locked {}"]
