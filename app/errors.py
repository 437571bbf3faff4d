"""Refusals as codes and facts; the words for them live in `app.text`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Fact = str | int | Sequence[str] | None


def facts_of(**facts: Fact) -> "Mapping[str, Fact]":
    """Return the facts as a read-only mapping."""
    return MappingProxyType(facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with what was read: where, as its user sees it, and what.

    `row` is numbered as spreadsheets number it; any of the places is None where there is none.
    """

    code: str
    facts: "Mapping[str, Fact]" = field(default_factory=lambda: MappingProxyType({}))
    sheet: str | None = None
    row: int | None = None
    column: str | None = None


class AppError(Exception):
    """An expected refusal; `code` selects the sentence and `facts` fill it."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts_of(**facts)


class Refused(AppError):
    """Something was read and refused whole; `problems` names every reason at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("refused")
        self.problems = tuple(problems)
