"""Fixed values, codes and lists in cells (WORKBOOK §1–2)."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar

from app.errors import AppError
from app.exchange.names import matching, shown
from app.exchange.sources import limits

Word = TypeVar("Word", bound=StrEnum)
_BREAKS = frozenset("\n\r\t")
_ANSWERS = {"yes": True, "no": False}


def code(text: str) -> str:
    """Return a code or id as it is written; it stands on one line."""
    if not _BREAKS.isdisjoint(text):
        raise AppError("broken-code", found=shown(text))
    return text


def one_of(words: type[Word]) -> Callable[[str], Word]:
    """Return the reader of a fixed value."""
    by_matching = {matching(word.value): word for word in words}

    def read(text: str) -> Word:
        found = by_matching.get(matching(text))
        if found is None or not _BREAKS.isdisjoint(text):
            raise AppError("unknown-value", found=shown(text), allowed=[word.value for word in words])
        return found

    return read


def yes_or_no(text: str) -> bool:
    """Return a yes as True, a no as False."""
    answer = _ANSWERS.get(matching(text))
    if answer is None or not _BREAKS.isdisjoint(text):
        raise AppError("unknown-value", found=shown(text), allowed=list(_ANSWERS))
    return answer


def items(text: str) -> tuple[str, ...]:
    """Return the parts of a list in their order; empty ones are left out."""
    if text.count(";") > limits.LIST_ITEMS:
        raise AppError("list-too-long", most=limits.LIST_ITEMS)
    return tuple(item for item in (part.strip() for part in text.split(";")) if item)


def codes(text: str) -> tuple[str, ...]:
    """Return a list of codes; naming one twice is a mistake."""
    found = tuple(code(item) for item in items(text))
    refuse_repeated(found)
    return found


def refuse_repeated(found: Iterable[str]) -> None:
    """Raise AppError for the first item that stands in a list twice."""
    seen: set[str] = set()
    for item in found:
        if item in seen:
            raise AppError("repeated-in-list", found=shown(item))
        seen.add(item)
