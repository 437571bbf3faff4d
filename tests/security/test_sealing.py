"""Sealing with age: what comes back, what is refused, and the library's habits that must not become ours."""

from collections.abc import Callable
from io import BytesIO, UnsupportedOperation

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import AppError
from app.security import sealing
from app.security.sealing import ReceivingKey

KEY = sealing.generate()
SIZES = [0, 1, 100, 5_000, 9_000, 70_000, 200_000]  # below and above each of the library's buffers


def sealed(content: bytes, *keys: ReceivingKey) -> bytes:
    out = BytesIO()
    sealing.encrypt(BytesIO(content), out, [key.recipient for key in keys or (KEY,)])
    return out.getvalue()


def opened(content: bytes, key: ReceivingKey = KEY) -> bytes:
    out = BytesIO()
    sealing.decrypt(BytesIO(content), out, key.secret)
    return out.getvalue()


def refusal(content: bytes, key: ReceivingKey = KEY) -> str:
    with pytest.raises(AppError) as caught:
        opened(content, key)
    return caught.value.code


class Failing:
    """A file that fails once a number of bytes has passed."""

    def __init__(self, error: BaseException, after: int, content: bytes = b"") -> None:
        self.error = error
        self.left = after
        self.content = BytesIO(content)

    def write(self, chunk: bytes) -> int:
        self.left -= len(chunk)
        if self.left < 0:
            raise self.error
        return len(chunk)

    def read(self, size: int = -1, /) -> bytes:
        chunk = self.content.read(size)
        self.left -= len(chunk)
        if self.left < 0:
            raise self.error
        return chunk


class Narrow:
    """An unbuffered file that takes few bytes at a time."""

    def __init__(self) -> None:
        self.taken = bytearray()

    def write(self, chunk: bytes) -> int:
        self.taken += chunk[:1000]
        return len(chunk[:1000])


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_comes_back_to_each_recipient(size: int) -> None:
    other = sealing.generate()
    content = bytes(range(256)) * (size // 256 + 1)

    file = sealed(content[:size], KEY, other, KEY)

    assert opened(file) == opened(file, other) == content[:size]
    assert file[: file.index(b"\n--- ")].count(b"-> X25519 ") == 2


@given(st.binary(max_size=300))
def test_any_bytes_come_back(content: bytes) -> None:
    assert opened(sealed(content)) == content


def test_an_unbuffered_file_gets_every_byte() -> None:
    narrow = Narrow()
    sealing.encrypt(BytesIO(b"x" * 5000), narrow, [KEY.recipient])

    assert opened(bytes(narrow.taken)) == b"x" * 5000


def test_a_key_comes_back_from_its_secret_and_does_not_show_it() -> None:
    assert sealing.from_secret(KEY.secret) == KEY
    assert KEY.secret not in repr(KEY)
    assert sealing.generate() != KEY


@pytest.mark.parametrize(
    "secret",
    ["", "AGE-SECRET-KEY-1", KEY.recipient, KEY.secret + "\n"],
    ids=["nothing", "cut short", "a recipient", "a line end"],  # keys are new each time, and names must not be
)
def test_a_secret_that_is_none_is_refused_without_quoting_it(secret: str) -> None:
    with pytest.raises(AppError, match="receiving-key-unreadable") as caught:
        sealing.from_secret(secret)
    with pytest.raises(AppError, match="receiving-key-unreadable"):
        opened(sealed(b""), ReceivingKey(secret=secret, recipient=""))

    assert (caught.value.__cause__, dict(caught.value.facts)) == (None, {})


@pytest.mark.parametrize("recipients", [[], ["age1"], [KEY.recipient, KEY.recipient.upper()], [KEY.secret]])
def test_nothing_is_sealed_to_a_recipient_that_is_none(recipients: list[str]) -> None:
    out = BytesIO()
    with pytest.raises(AppError, match="recipient-unusable"):
        sealing.encrypt(BytesIO(b"x"), out, recipients)

    assert out.getvalue() == b""


def test_a_stranger_opens_nothing() -> None:
    assert refusal(sealed(b"scores"), sealing.generate()) == "not-addressed-to-me"
    assert refusal(pyrage.passphrase.encrypt(b"scores", "six words")) == "not-addressed-to-me"


def test_damage_in_the_header_and_damage_after_it_are_told_alike() -> None:
    file = bytearray(sealed(b"x" * 200_000))
    first, last = bytearray(file), bytearray(file)
    first[-200_000] ^= 1
    last[-1] ^= 1

    assert refusal(bytes(first)) == refusal(bytes(last)) == "file-damaged"
    assert refusal(b"age-encryption.org/v2" + file[21:]) == "file-damaged"
    assert refusal(bytes(file[:-1])) == refusal(bytes(file[:100])) == refusal(b"") == "file-damaged"
    assert refusal(bytes(file) + b"x") == "file-damaged"


def test_the_text_form_of_age_is_not_taken() -> None:
    recipient = pyrage.x25519.Recipient.from_str(KEY.recipient)
    armoured = pyrage.encrypt(b"scores", [recipient], armored=True)

    assert pyrage.decrypt(armoured, [pyrage.x25519.Identity.from_str(KEY.secret)]) == b"scores"
    assert refusal(armoured) == "file-damaged"


@pytest.mark.parametrize(
    "header",
    [
        b"-> x\n\n" * 5_000,
        b"-> X25519 " + b"A" * 43 + b"\n" + (b"A" * 64 + b"\n") * 600,
        b"-> x" + b" a" * 20_000 + b"\n\n",
    ],
)
def test_a_header_too_large_is_refused_before_the_library_sees_it(header: bytes) -> None:
    assert refusal(sealing.MAGIC + header + b"--- " + b"A" * 43 + b"\n" + b"0" * 99) == "file-damaged"


def test_two_hundred_people_and_the_sender_fit_into_a_header() -> None:
    keys = [sealing.generate() for _person in range(201)]

    assert opened(sealed(b"scores", *keys), keys[200]) == b"scores"


ERRORS: list[Callable[[], BaseException]] = [
    lambda: OSError(28, "No space left on device"),
    lambda: ValueError("ours"),
    lambda: AppError("cancelled"),
    KeyboardInterrupt,
    UnsupportedOperation,
]


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("after", [-1, 0, 100, 66_000])
@pytest.mark.parametrize("size", SIZES)
def test_what_a_file_raises_while_sealing_is_raised_as_it_was(
    size: int, after: int, error: Callable[[], BaseException]
) -> None:
    raised = error()
    content = b"x" * size
    if size + 150 > after:  # more is written than that
        with pytest.raises(type(raised)) as caught:
            sealing.encrypt(BytesIO(content), Failing(raised, after), [KEY.recipient])
        assert caught.value is raised
    if size > after:
        with pytest.raises(type(raised)) as caught:
            sealing.encrypt(Failing(raised, after, content), BytesIO(), [KEY.recipient])
        assert caught.value is raised


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("after", [-1, 0, 66_000])
@pytest.mark.parametrize("size", SIZES)
def test_what_a_file_raises_while_opening_is_raised_as_it_was(
    size: int, after: int, error: Callable[[], BaseException]
) -> None:
    raised = error()
    file = sealed(b"x" * size)
    if size > max(after, 0):
        with pytest.raises(type(raised)) as caught:
            sealing.decrypt(BytesIO(file), Failing(raised, after), KEY.secret)
        assert caught.value is raised
    if len(file) > after:
        with pytest.raises(type(raised)) as caught:
            sealing.decrypt(Failing(raised, after, file), BytesIO(), KEY.secret)
        assert caught.value is raised


def test_the_library_itself_still_swallows_a_full_disk() -> None:
    """If this fails, `_Watched` has become simpler to write: the library's habit is why it is there."""
    full = Failing(OSError(28, "No space left on device"), 0)
    full.flush = lambda: None  # type: ignore[attr-defined]

    pyrage.encrypt_io(BytesIO(b"x" * 100), full, [pyrage.x25519.Recipient.from_str(KEY.recipient)])

    assert full.left < -100
