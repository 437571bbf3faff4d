"""Wrapped secrets open with their key, for their purpose, unchanged, and in no other way."""

import pytest

from app.errors import AppError
from app.security import wrapping
from app.security.wrapping import MAGIC, combined, new_key, unwrap, wrap

KEY = bytes(range(32))


def refused(wrapped: bytes, key: bytes = KEY, purpose: str = "a") -> bool:
    with pytest.raises(AppError) as caught:
        unwrap(wrapped, key, purpose=purpose)
    return caught.value.code == "unwrap-failed"


@pytest.mark.parametrize("content", [b"", b"x", b"secret" * 1000])
def test_what_was_wrapped_comes_back(content: bytes) -> None:
    wrapped = wrap(content, KEY, purpose="a")

    assert unwrap(wrapped, KEY, purpose="a") == content
    assert (wrapped[: len(MAGIC)], len(wrapped)) == (MAGIC, len(MAGIC) + 12 + len(content) + 16)


def test_the_same_content_is_never_wrapped_alike() -> None:
    assert len({wrap(b"x", KEY, purpose="a") for _ in range(50)}) == 50


def test_another_key_or_purpose_opens_nothing() -> None:
    wrapped = wrap(b"secret", KEY, purpose="a")

    assert refused(wrapped, new_key())
    assert refused(wrapped, purpose="b")


def test_every_changed_byte_and_every_shorter_file_is_refused() -> None:
    wrapped = wrap(b"secret", KEY, purpose="a")

    for place in range(len(wrapped)):
        changed = bytearray(wrapped)
        changed[place] ^= 1
        assert refused(bytes(changed))
        assert refused(wrapped[:place])
    assert refused(wrapped + b"\0")


def test_a_key_of_another_length_is_a_mistake_of_ours() -> None:
    for key in (b"", bytes(16), bytes(33)):
        with pytest.raises(ValueError, match="32 bytes"):
            wrap(b"x", key, purpose="a")
        with pytest.raises(ValueError, match="32 bytes"):
            combined(KEY, key, purpose="a")


def test_keys_combine_to_another_for_each_part_order_and_purpose() -> None:
    other = new_key()
    made = [
        combined(KEY, purpose="a"),
        combined(KEY, purpose="b"),
        combined(KEY, other, purpose="a"),
        combined(other, KEY, purpose="a"),
    ]

    assert len(set(made)) == len(made)
    assert {len(key) for key in made} == {wrapping.KEY_BYTES}
    assert combined(KEY, other, purpose="a") == made[2]
