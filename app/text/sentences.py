"""The words for every code: one lookup for problems, refusals and warnings."""

from collections.abc import Mapping, Sequence

from app.text import (
    catalogue,
    doctor,
    exchange,
    messages,
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


def _shown(fact: Fact) -> str:
    if fact is None:
        return ""
    if isinstance(fact, str):
        return fact
    if isinstance(fact, int):
        return str(fact)
    return ", ".join(fact)
