"""Records as canonical JSON: the attachment of the report, the bodies of messages, and what hashes are taken of.

The form is RFC 8785 (JCS): members sorted, no white space, UTF-8. Its two hard parts don't arise here: member names
are the ASCII names of our fields, and numbers are integers below 2**53 (fractions and moments travel as strings, bytes
as base64). A field at its default is left out, so that a field added later leaves the bytes of older evaluations as
they were.
"""

import base64
import dataclasses
import json
import re
import types
import typing
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from functools import cache, partial
from typing import Any

from app.domain.evaluation import EvaluationData
from app.domain.times import moment_of, stamp
from app.errors import AppError
from app.text.numbers import exact

Record = typing.TypeVar("Record")
Reader = Callable[[object], object]

FORMAT = 1
LARGEST_INTEGER = 2**53 - 1
_FRACTION = re.compile(r"-?[0-9]{1,200}(\.[0-9]{1,200}|/[0-9]{1,200})?")


def encode(data: EvaluationData) -> bytes:
    """Return the one canonical form of the evaluation, UTF-8.

    Raises AppError `not-encodable` for text that is not Unicode or an integer beyond 2**53.
    """
    return _written({"evaluation": _plain(data), "format": FORMAT})


def encode_record(record: object) -> bytes:
    """Return the one canonical form of any of the domain's frozen records, UTF-8; raises AppError `not-encodable`."""
    return _written(_plain(record))


def record_of(value: object, kind: type[Record]) -> Record:
    """Return the record that parsed JSON stands for, read strictly; raises AppError `record-damaged`."""
    try:
        found = _reader(typing.cast("Any", kind))(value)
    except _Damaged as error:
        raise AppError("record-damaged", kind=kind.__name__) from error
    return typing.cast("Record", found)


def decode(source: bytes) -> EvaluationData:
    """Return the evaluation of its canonical form, read strictly; the caller limits the size.

    Raises AppError: `attachment-newer` for a later format, `attachment-damaged` for anything else than `encode` writes.
    """
    try:
        document = json.loads(
            source.decode(), object_pairs_hook=_once, parse_float=_refuse_number, parse_constant=_refuse_number
        )
    except (ValueError, RecursionError) as error:
        raise AppError("attachment-damaged") from error
    if not isinstance(document, dict):
        raise AppError("attachment-damaged")
    version = document.get("format")
    if type(version) is int and version > FORMAT:
        raise AppError("attachment-newer", found=version, known=FORMAT)
    if set(document) != {"evaluation", "format"} or type(version) is not int or version != FORMAT:
        raise AppError("attachment-damaged")
    try:
        data = typing.cast("EvaluationData", _reader(EvaluationData)(document["evaluation"]))
    except _Damaged as error:
        raise AppError("attachment-damaged") from error
    if encode(data) != source:
        raise AppError("attachment-damaged")
    return data


class _Damaged(Exception):  # never leaves this module
    """Something is not what a record's field declares."""


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _written(document: object) -> bytes:
    try:
        return _ENCODER.encode(document).encode()
    except UnicodeEncodeError as error:
        raise AppError("not-encodable") from error


def _exact(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else exact(value)


_AS_TEXT: dict[type[Any], Callable[[Any], str]] = {
    Fraction: _exact,
    bytes: lambda content: base64.b64encode(content).decode("ascii"),
    datetime: stamp,
}


def _plain(value: Any) -> object:  # noqa: ANN401 - any value of a record's field
    if value is None or isinstance(value, str | bool):
        return value
    written = _AS_TEXT.get(value.__class__)
    if written is not None:
        return written(value)
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise AppError("not-encodable")
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return {
        name: _plain(found)
        for name, default in _fields(value.__class__)
        if (found := getattr(value, name)) is not default and (default is dataclasses.MISSING or found != default)
    }


@cache
def _fields(kind: type[Any]) -> tuple[tuple[str, object], ...]:
    described = []
    for field in dataclasses.fields(kind):
        default = field.default if field.default_factory is dataclasses.MISSING else field.default_factory()
        described.append((field.name, default))
    return tuple(described)


@cache
def _reader(kind: Any) -> Reader:  # noqa: ANN401 - any type a field declares
    """Return what reads a value as the type that a record's field declares: those that occur there, no others."""
    if isinstance(kind, typing.NewType):
        return _reader(kind.__supertype__)
    origin = typing.get_origin(kind)
    if origin in {types.UnionType, typing.Union}:  # the second where a NewType takes part
        (inner,) = (part for part in typing.get_args(kind) if part is not type(None))
        return partial(_optional, _reader(inner))
    if origin is tuple:
        kinds = typing.get_args(kind)
        if kinds[-1] is Ellipsis:
            return partial(_sequence, _reader(kinds[0]))
        return partial(_fixed, tuple(map(_reader, kinds)))
    if dataclasses.is_dataclass(kind):
        record: Any = kind
        hints: dict[str, Any] = typing.get_type_hints(record)
        readers = {name: _reader(hint) for name, hint in hints.items()}
        needed = frozenset(name for name, default in _fields(record) if default is dataclasses.MISSING)
        return partial(_record, record, readers, needed)
    from_text = _FROM_TEXT.get(kind) or (kind if issubclass(kind, StrEnum) else None)
    return partial(_scalar, kind) if from_text is None else partial(_text, from_text)


def _optional(inner: Reader, value: object) -> object:
    return None if value is None else inner(value)


def _scalar(kind: object, value: object) -> object:
    if type(value) is not kind:
        raise _Damaged
    return value


def _text(read: Callable[[str], object], value: object) -> object:
    if not isinstance(value, str):
        raise _Damaged
    try:
        return read(value)
    except (ValueError, ZeroDivisionError, AppError) as error:
        raise _Damaged from error


def _fraction(text: str) -> Fraction:
    if not _FRACTION.fullmatch(text):
        raise _Damaged
    return Fraction(int(text)) if text.isdecimal() else Fraction(text)


_FROM_TEXT: dict[object, Callable[[str], object]] = {
    Fraction: _fraction,
    bytes: lambda text: base64.b64decode(text, validate=True),
    datetime: moment_of,
}


def _record(kind: Callable[..., object], readers: dict[str, Reader], needed: frozenset[str], value: object) -> object:
    if not isinstance(value, dict) or not value.keys() <= readers.keys() or not needed <= value.keys():
        raise _Damaged
    return kind(**{name: readers[name](found) for name, found in value.items()})


def _sequence(reader: Reader, value: object) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise _Damaged
    return tuple([reader(item) for item in value])


def _fixed(readers: tuple[Reader, ...], value: object) -> tuple[object, ...]:
    if not isinstance(value, list) or len(value) != len(readers):
        raise _Damaged
    return tuple([reader(item) for reader, item in zip(readers, value, strict=True)])


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member stands twice")
    return members


def _refuse_number(text: str) -> object:
    raise ValueError(text)
