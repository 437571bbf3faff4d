"""`EvaluationData` as canonical JSON: the attachment of the report, and what hashes are taken of.

The form is RFC 8785 (JCS): members sorted, no white space, UTF-8. Its two hard parts don't arise here: member names
are the ASCII names of our fields, and numbers are integers below 2**53 (fractions travel as strings). A field at its
default is left out, so that a field added later leaves the bytes of older evaluations as they were.
"""

import dataclasses
import json
import re
import types
import typing
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any

from app.domain.evaluation import EvaluationData
from app.errors import AppError
from app.text.numbers import exact

FORMAT = 1
LARGEST_INTEGER = 2**53 - 1
_FRACTION = re.compile(r"-?[0-9]{1,200}(\.[0-9]{1,200}|/[0-9]{1,200})?")


def encode(data: EvaluationData) -> bytes:
    """Return the one canonical form of the evaluation, UTF-8.

    Raises AppError `not-encodable` for text that is not Unicode or an integer beyond 2**53.
    """
    document = {"evaluation": _plain(data), "format": FORMAT}
    try:
        return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    except UnicodeEncodeError as error:
        raise AppError("not-encodable") from error


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
    data = typing.cast("EvaluationData", _typed(document["evaluation"], EvaluationData))
    if encode(data) != source:
        raise AppError("attachment-damaged")
    return data


def _plain(value: Any) -> object:  # noqa: ANN401 - any value of a record's field
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise AppError("not-encodable")
        return value
    if isinstance(value, Fraction):
        return exact(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return {
        name: _plain(found) for name, default in _fields(value.__class__) if (found := getattr(value, name)) != default
    }


@cache
def _fields(kind: type[Any]) -> tuple[tuple[str, object], ...]:
    described = []
    for field in dataclasses.fields(kind):
        default = field.default if field.default_factory is dataclasses.MISSING else field.default_factory()
        described.append((field.name, default))
    return tuple(described)


@cache
def _hints(kind: type[Any]) -> dict[str, object]:
    return typing.get_type_hints(kind)


def _typed(value: object, kind: Any) -> object:  # noqa: ANN401 - any type a field declares
    """Return the value as the type that a record's field declares: those that occur in `evaluation.py`, no others."""
    if isinstance(kind, typing.NewType):
        return _typed(value, kind.__supertype__)
    origin = typing.get_origin(kind)
    if origin in {types.UnionType, typing.Union}:  # the second where a NewType takes part
        (inner,) = (part for part in typing.get_args(kind) if part is not type(None))
        return None if value is None else _typed(value, inner)
    if origin is tuple:
        return _sequence(value, typing.get_args(kind))
    if dataclasses.is_dataclass(kind):
        return _record(value, kind)
    return _scalar(value, kind)


def _scalar(value: object, kind: Any) -> object:  # noqa: ANN401
    try:
        if kind is Fraction and isinstance(value, str) and _FRACTION.fullmatch(value):
            return Fraction(value)
        if issubclass(kind, StrEnum) and isinstance(value, str):
            return kind(value)
    except (ValueError, ZeroDivisionError) as error:
        raise AppError("attachment-damaged") from error
    if type(value) is not kind:
        raise AppError("attachment-damaged")
    return value


def _record(value: object, kind: Any) -> object:  # noqa: ANN401
    hints = _hints(kind)
    if not isinstance(value, dict) or not value.keys() <= hints.keys():
        raise AppError("attachment-damaged")
    needed = {name for name, default in _fields(kind) if default is dataclasses.MISSING}
    if not needed <= value.keys():
        raise AppError("attachment-damaged")
    return kind(**{name: _typed(found, hints[name]) for name, found in value.items()})


def _sequence(value: object, kinds: tuple[object, ...]) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise AppError("attachment-damaged")
    if kinds[-1] is Ellipsis:
        return tuple(_typed(item, kinds[0]) for item in value)
    if len(value) != len(kinds):
        raise AppError("attachment-damaged")
    return tuple(_typed(item, kind) for item, kind in zip(value, kinds, strict=True))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member stands twice")
    return members


def _refuse_number(text: str) -> object:
    raise ValueError(text)
