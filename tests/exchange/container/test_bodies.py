"""JSON from strangers: what is read, what is refused, and that bounds come before parsing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import AppError
from app.exchange.container.bodies import BytesSink, LineSink, parse_json

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


SURROGATES = [b"\\ud" + digit for digit in (b"8", b"9", b"a", b"b", b"c", b"d", b"e", b"f")]


def depth_of(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max(map(depth_of, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(depth_of, value), default=0)
    return 0


def refused(content: bytes, *, most: int = 1000, depth: int = 12) -> bool:
    with pytest.raises(AppError, match="file-damaged"):
        parse_json(content, most=most, depth=depth)
    return True


@given(PLAIN, st.booleans())
def test_json_is_read_as_the_standard_says(value: object, ascii_only: bool) -> None:  # noqa: FBT001 - drawn
    content = json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    try:
        found = parse_json(content, most=10_000)
    except AppError:
        assert any(unit in content for unit in SURROGATES)
    else:
        assert found == value


@given(PLAIN, st.integers(0, 6))
def test_depth_is_counted_exactly(value: object, depth: int) -> None:
    content = json.dumps(value, ensure_ascii=False).encode()
    try:
        parse_json(content, most=10_000, depth=depth)
        shallow = True
    except AppError:
        shallow = False

    assert shallow is (depth_of(value) <= depth)


@pytest.mark.parametrize(
    "content",
    [
        *(
            b"1.5",
            b"1e3",
            b"NaN",
            b"-Infinity",
            b"9007199254740992",
            b"-9007199254740992",
            b"1" * 300,
            b"01",
            b"",
            b"[1,]",
        ),
        *(b'{"a":1,"a":1}', b'{"a":{"b":1,"b":2}}', b"'a'", b"[1] [2]", b"\xef\xbb\xbf1"),
        *(b'"\xff"', b'"\\ud800"', b'"\n"', b"[{]}" * 5, b"{" * 13),
        *(b"[" * 13 + b"]" * 13, b"[" * 900, b"]" * 900, b'{"a":' * 13 + b"1" + b"}" * 13),
    ],
)
def test_what_is_not_strict_json_within_bounds_is_refused(content: bytes) -> None:
    assert refused(content)


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (b"9007199254740991", 2**53 - 1),
        (b'"\\\\ud800"', "\\ud800"),
        (b'"\\u00e9\\n"', "é\n"),
        (b'["' + b"[{" * 50 + b'"]', ["[{" * 50]),
        (b'["\\"' + b"[" * 50 + b'\\\\"]', ['"' + "[" * 50 + "\\"]),
        (b"[" * 12 + b"]" * 12, [[[[[[[[[[[[]]]]]]]]]]]]),
    ],
)
def test_what_only_looks_out_of_bounds_is_read(content: bytes, value: object) -> None:
    assert parse_json(content, most=1000) == value


def test_size_and_number_of_values_are_bounded() -> None:
    assert parse_json(b"[1]", most=3) == [1]
    assert refused(b"[1]", most=2)
    assert refused(b"[" + b"0," * 400_000 + b"0]", most=10**6)
    assert refused(b"[" + b"[]," * 300_000 + b"0]", most=10**6)
    assert refused(b"[[]" + b',""' * 1_700_000 + b"]", most=10**7)


def test_a_member_held_in_memory_is_bounded() -> None:
    sink = BytesSink(5)
    sink.write(b"12")
    sink.write(b"345")
    sink.close()

    assert sink.content == b"12345"
    with pytest.raises(AppError, match="file-damaged"):
        sink.write(b"6")


@given(st.lists(st.text(max_size=30), max_size=8), st.integers(1, 40))
def test_lines_are_handed_on_however_they_are_cut(texts: list[str], cut: int) -> None:
    content = b"".join(json.dumps(text, ensure_ascii=False).encode() + b"\n" for text in texts)
    found: list[object] = []
    sink = LineSink(found.append, most=8)
    for start in range(0, len(content), cut):
        sink.write(content[start : start + cut])
    sink.close()

    assert found == texts


def lines(content: bytes, *, most: int = 3, longest: int = 10) -> list[object]:
    found: list[object] = []
    sink = LineSink(found.append, most=most, longest=longest)
    for start in range(0, len(content), 4):
        sink.write(content[start : start + 4])
    sink.close()
    return found


def test_lines_are_bounded_in_number_and_length_and_all_ended() -> None:
    assert lines(b"1\n2\n3\n") == [1, 2, 3]
    assert lines(b"") == []
    assert lines(b"1234567890\n") == [1234567890]
    for content in (b"1\n2\n3\n4\n", b"12345678901\n", b" " * 999, b"1\n2", b"1\n\n2\n", b"1\n{\n", b"\n"):
        with pytest.raises(AppError, match="file-damaged"):
            lines(content)
