"""No change of a single byte goes unnoticed in a report with a timestamp, but for those that are named here."""

from functools import cache

from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.reports.verification import verify
from tests.reports.authorities import Authority, root, timestamped
from tests.reports.signatories import signed

BYTES = st.integers(min_value=1, max_value=255)
SHARES = st.floats(min_value=0, max_value=1, exclude_max=True)

RSA_ENCRYPTION = "300D06092A864886F70D0101010500"


@cache
def stamped() -> bytes:
    return timestamped(signed(), Authority(others=()))


@cache
def token() -> tuple[int, int]:
    """Return where the hexadecimal digits of the token stand, brackets included."""
    end = stamped().rindex(b">\n/ByteRange") + 1
    return stamped().rindex(b"<", 0, end), end


@cache
def name_of_rsa() -> int:
    """Return where the digit stands that parts RSA from RSA with SHA-256 in the token's last algorithm."""
    return stamped().rindex(RSA_ENCRYPTION.encode(), 0, token()[1]) + RSA_ENCRYPTION.rindex("10500")


def flipped(position: int, mask: int) -> bytes:
    changed = bytearray(stamped())
    changed[position] ^= mask
    return bytes(changed)


def is_told(position: int, mask: int) -> bool:
    return verify(flipped(position, mask)).exit_code == 1


@settings(max_examples=60)
@given(share=SHARES, mask=BYTES)
@example(share=0.0, mask=0x20)
def test_a_byte_changed_in_the_signed_part_is_told(share: float, mask: int) -> None:
    assert is_told(int(share * len(signed())), mask)


@settings(max_examples=60)
@given(share=SHARES, mask=BYTES)
@example(share=0.9999999, mask=0x2A)
def test_a_byte_changed_in_the_update_of_the_timestamp_is_told(share: float, mask: int) -> None:
    position = len(signed()) + int(share * (len(stamped()) - len(signed())))

    assert position == name_of_rsa() or is_told(position, mask)


@settings(max_examples=100)
@given(share=SHARES, mask=BYTES | st.just(0x20))
def test_a_byte_changed_in_the_token_is_told(share: float, mask: int) -> None:
    begin, end = token()
    position = begin + int(share * (end - begin))

    assert position == name_of_rsa() or is_told(position, mask)


def test_the_name_that_rsa_goes_by_is_all_that_a_token_leaves_open() -> None:
    """Both names mean the same here, authorities use both, and nothing signed says which one it was."""
    others = [digit for digit in b"023456789ABCDEF" if not is_told(name_of_rsa(), digit ^ ord("1"))]

    assert others == [ord("B")]


def test_a_certificate_that_another_vouches_for_is_covered() -> None:
    pdf = timestamped(signed(), Authority(others=[root()]))
    place = pdf.rindex(root().signature.hex().upper().encode())

    assert verify(pdf).exit_code == 0
    assert verify(pdf[:place] + (b"1" if pdf[place : place + 1] != b"1" else b"2") + pdf[place + 1 :]).exit_code == 1


def test_the_outermost_of_several_certificates_is_open_where_it_names_another_issuer() -> None:
    """So it comes from authorities that leave out their root; nothing in the verdict is taken from it."""
    pdf = timestamped(signed(), Authority(others=[root()]))
    name = b"Time root".hex().upper().encode()
    place = pdf.index(name, pdf.index(root().public_bytes(Encoding.DER).hex().upper().encode()))

    renamed = pdf[:place] + b"Tide root".hex().upper().encode() + pdf[place + len(name) :]

    assert verify(renamed) == verify(pdf)


@settings(max_examples=40)
@given(share=SHARES, count=st.integers(min_value=1, max_value=40), more=st.binary(max_size=20))
def test_bytes_taken_out_or_put_in_are_told(share: float, count: int, more: bytes) -> None:
    place = int(share * len(stamped()))
    changed = stamped()[:place] + more + stamped()[place + count :]

    assert changed == stamped() or verify(changed).exit_code == 1
