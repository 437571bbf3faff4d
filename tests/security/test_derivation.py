"""A passphrase gives the same key again however it is typed, and a file can't ask for more than it may cost."""

import json
import unicodedata

import pytest

from app.errors import AppError
from app.security.derivation import Derivation, fresh, of_json

SALT = bytes(range(16))


def quick(*, memory_kib: int = 64, passes: int = 1, lanes: int = 4) -> Derivation:
    return Derivation(salt=SALT, memory_kib=memory_kib, passes=passes, lanes=lanes)


def test_the_key_is_the_one_that_argon2id_gives() -> None:
    derivation = Derivation(salt=b"somesaltsomesalt", memory_kib=65536, passes=2, lanes=1)

    # Computed by the reference implementation (argon2-cffi 25.1).
    assert derivation.derive("password").hex() == "fc33b78139231d34b71626bd6245c1d72efa190ad605c3d8166a72adcedfa2c2"


def test_todays_strength_is_the_one_that_was_measured() -> None:
    made = fresh()

    assert (made.memory_kib, made.passes, made.lanes, len(made.salt)) == (64 * 1024, 3, 4, 16)
    assert made.salt != fresh().salt


def test_accents_and_spaces_may_be_typed_in_any_way() -> None:
    typed = "Siân  ŵy\tkettle "

    assert quick().derive(unicodedata.normalize("NFD", typed)) == quick().derive("Siân ŵy kettle")
    assert quick().derive("siân ŵy kettle") != quick().derive("Siân ŵy kettle")


def test_salt_and_costs_make_another_key() -> None:
    derivations = [quick(), quick(passes=2), quick(lanes=2), quick(memory_kib=72)]
    other = Derivation(salt=SALT[::-1], memory_kib=64, passes=1, lanes=4)

    assert len({derivation.derive("amber") for derivation in (*derivations, other)}) == 5


def test_what_a_file_says_comes_back_with_everything_spelt_out() -> None:
    made = fresh()

    written = json.loads(json.dumps(made.as_json()))

    assert set(written) == {"algorithm", "salt", "memory_kib", "passes", "lanes"}
    assert of_json(written) == made


@pytest.mark.parametrize(
    "change",
    [
        {"memory_kib": 2 * 1024 * 1024},
        {"memory_kib": 2**62},
        {"memory_kib": 31},
        {"memory_kib": 65536.0},
        {"passes": 11},
        {"passes": 0},
        {"passes": True},
        {"lanes": 17},
        {"lanes": 0},
        {"lanes": "4"},
        {"salt": "AAAA"},
        {"salt": "not base64"},
        {"salt": 7},
        {"salt": "A" * 400},
        {"algorithm": "md5"},
        {"more": 1},
    ],
)
def test_a_hostile_or_damaged_file_is_refused_before_anything_is_derived(change: dict[str, object]) -> None:
    with pytest.raises(AppError) as caught:
        of_json({**fresh().as_json(), **change})
    assert caught.value.code == "derivation-unusable"


@pytest.mark.parametrize("found", [None, [], "x", {}, {"algorithm": "argon2id"}])
def test_what_is_no_derivation_is_refused(found: object) -> None:
    with pytest.raises(AppError, match="derivation-unusable"):
        of_json(found)
