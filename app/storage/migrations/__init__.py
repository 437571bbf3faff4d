"""The scripts that bring a case file from one format to the next, in their order; each names the format it makes."""

from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One step: SQL that makes format `number` of the format before it."""

    number: int
    sql: str


def scripts() -> tuple[Script, ...]:
    """Return every script, from the empty file to today's format."""
    found = [
        Script(number=int(entry.name[:4]), sql=entry.read_text(encoding="utf-8"))
        for entry in files(__name__).iterdir()
        if entry.name.endswith(".sql")
    ]
    return tuple(sorted(found, key=lambda script: script.number))
