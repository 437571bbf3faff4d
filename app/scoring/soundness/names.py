"""Codes and ids that stand twice: they match exactly, and two that differ only in case are duplicates (WORKBOOK §1)."""

from collections.abc import Iterator, Sequence

from app.scoring.findings import Finding, Kind


def repeated(kind: Kind, codes: Sequence[str], field: str) -> Iterator[Finding]:
    """Yield a finding for every code that an earlier one of the same kind equals, upper and lower case alike."""
    seen: dict[str, str] = {}
    for index, code in enumerate(codes):
        earlier = seen.get(code.casefold())
        if earlier is None:
            seen[code.casefold()] = code
            continue
        facts = {"value": code, "earlier": earlier}
        yield Finding(kind=kind, code="duplicate", index=index, field=field, facts=facts)
