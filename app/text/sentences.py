"""The words for every code: one lookup for problems, refusals and warnings."""

from collections.abc import Mapping, Sequence

from app.errors import AppError, Refused
from app.text import (
    catalogue,
    doctor,
    exchange,
    messages,
    opening,
    panel,
    profiles,
    record,
    refusals,
    rehearsal,
    report,
    report_record,
    set_up,
    signing,
    soundness,
    standstill,
    storage,
    verification,
    workbook,
)
from app.text.commands import place
from app.text.screens import documents

Fact = str | int | Sequence[str] | None

_TABLES: tuple[Mapping[str, str], ...] = (
    refusals.SENTENCES,
    soundness.SENTENCES,
    workbook.SENTENCES,
    signing.SENTENCES,
    verification.SENTENCES,
    report.SENTENCES,
    report_record.SENTENCES,
    standstill.SENTENCES,
    panel.SENTENCES,
    record.SENTENCES,
    exchange.SENTENCES,
    messages.SENTENCES,
    storage.SENTENCES,
    set_up.SENTENCES,
    profiles.SENTENCES,
    doctor.SENTENCES,
    rehearsal.SENTENCES,
    opening.SENTENCES,
    documents.SENTENCES,
)


def codes() -> frozenset[str]:
    """Return every code that has words."""
    return frozenset(code for table in _TABLES for code in table)


def sentence(code: str, facts: Mapping[str, Fact]) -> str:
    """Return the sentence of a code with its facts filled in, lists joined by commas.

    Raises KeyError for a code or fact without words: that is a mistake of ours, found by the house test.
    """
    shown = {name: _shown(fact) for name, fact in facts.items()}
    for table in _TABLES:
        if code in table:
            return catalogue._(table[code]).format_map(shown)
    raise KeyError(code)


def words_of(error: AppError) -> str:
    """Return what a refusal says, with every problem of what was refused on a line of its own."""
    if isinstance(error, Refused):
        return "\n".join(
            ": ".join(part for part in (place(one.sheet, one.row, one.column), sentence(one.code, one.facts)) if part)
            for one in error.problems
        )
    return sentence(error.code, error.facts)


def _shown(fact: Fact) -> str:
    if fact is None:
        return ""
    if isinstance(fact, str):
        return fact
    if isinstance(fact, int):
        return str(fact)
    return ", ".join(fact)
