"""One byte is enough: no change of a single byte anywhere in a signed report goes unnoticed."""

from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.reports.verification import verify
from tests.reports.signatories import signed

BYTES = st.integers(min_value=1, max_value=255)
SHARES = st.floats(min_value=0, max_value=1, exclude_max=True)


@cache
def last_contents() -> tuple[int, int]:
    """Return where the hexadecimal digits of the last signature stand, brackets included."""
    end = signed().rindex(b">\n/ByteRange") + 1
    return signed().rindex(b"<", 0, end), end


def flipped(position: int, mask: int) -> bytes:
    changed = bytearray(signed())
    changed[position] ^= mask
    return bytes(changed)


@settings(max_examples=80)
@given(share=SHARES, mask=BYTES)
@example(share=0.0, mask=0x20)
@example(share=0.9999999, mask=0x2A)
def test_a_byte_changed_anywhere_is_told(share: float, mask: int) -> None:
    assert verify(flipped(int(share * len(signed())), mask)).exit_code == 1


@settings(max_examples=80)
@given(share=SHARES, mask=BYTES | st.just(0x20))
def test_a_byte_changed_in_the_last_envelope_is_told(share: float, mask: int) -> None:
    begin, end = last_contents()

    assert verify(flipped(begin + int(share * (end - begin)), mask)).exit_code == 1


@settings(max_examples=60)
@given(share=SHARES, count=st.integers(min_value=1, max_value=40), more=st.binary(max_size=20))
def test_bytes_taken_out_or_put_in_are_told(share: float, count: int, more: bytes) -> None:
    place = int(share * len(signed()))
    changed = signed()[:place] + more + signed()[place + count :]

    assert changed == signed() or verify(changed).exit_code == 1


@settings(max_examples=60)
@given(st.binary(max_size=400).map(lambda tail: b"%PDF-1.7\n" + tail) | st.binary(max_size=400))
def test_random_bytes_are_no_report(content: bytes) -> None:
    assert verify(content).exit_code == 1
