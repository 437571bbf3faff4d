"""What this machine has and lacks for Evenhand: looked at, and nothing changed."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from app.errors import AppError, Fact
from app.reports.font_check import unreadable_fonts
from app.reports.layout.fonts import font_names
from app.security.secret_store import KeyringStore, SecretStore
from app.services.folders import synced_by
from app.services.profiles import Lock, ProfileAbout, profiles_in
from app.text import doctor as words
from app.text.numbers import day
from app.text.sentences import sentence

MADE: Final = datetime(2026, 11, 22, tzinfo=UTC)  # this version, at the earliest; raised with each release
_PYTHONS: Final = ((3, 11), (3, 13))
_MEGABYTE: Final = 1024 * 1024
_ROOM: Final = 2048  # an evaluation with 500 MB of attachments, its packs and a backup
_LITTLE_ROOM: Final = 256
_AMISS: Final = timedelta(days=1)


class Severity(StrEnum):
    """How much a finding matters: `note` is to be read, `lacking` is to be mended."""

    OK = "ok"
    NOTE = "note"
    LACKING = "lacking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at; the sentence of its code says what was found and how to mend it."""

    code: str
    severity: Severity = Severity.OK
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The finding as a sentence."""
        return sentence(self.code, self.facts)


def examine(
    home: Path, store: SecretStore, *, now: datetime, environ: Mapping[str, str] | None = None
) -> tuple[Finding, ...]:
    """Return everything that was looked at, in the order in which it matters, with its severity.

    The keyring may ask to be unlocked. Raises nothing for what it finds.
    """
    settings = os.environ if environ is None else environ
    try:
        profiles = profiles_in(home)
    except AppError:  # the finding on the folder says so
        profiles = ()
    return (
        _python(),
        _cipher(),
        *_keyring(store, profiles),
        *_home(home, settings),
        _space(home),
        _clock(home, now),
        *_profiles(profiles),
        _fonts(),
    )


def nothing_lacking(findings: Sequence[Finding]) -> bool:
    """Return whether nothing has to be mended."""
    return all(found.severity is not Severity.LACKING for found in findings)


def findings_json(findings: Sequence[Finding]) -> dict[str, object]:
    """Return the findings as the object of `--json`."""
    return {
        "ok": nothing_lacking(findings),
        "findings": [
            {
                "code": found.code,
                "severity": found.severity.value,
                "facts": {name: list(fact) if isinstance(fact, tuple) else fact for name, fact in found.facts.items()},
                "words": found.words,
            }
            for found in findings
        ],
    }


def findings_lines(findings: Sequence[Finding]) -> list[str]:
    """Return the findings for people, each with its mark, and what follows from them."""
    marks = {severity: words.mark(severity.value) for severity in Severity}
    widest = max(len(mark) for mark in marks.values())
    lines = [f"{marks[found.severity]:<{widest}}  {found.words}" for found in findings]
    lacking = sum(found.severity is Severity.LACKING for found in findings)
    return [*lines, "", words.nothing_else_needed(), words.some_lacking(lacking) if lacking else words.all_fine()]


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    if _PYTHONS[0] <= sys.version_info[:2] <= _PYTHONS[1]:
        return Finding(code="doctor-python-fine", facts={"version": version})
    return Finding(code="doctor-python-other", severity=Severity.LACKING, facts={"version": version})


def _cipher() -> Finding:
    try:
        # That it can't be loaded is a finding, and no reason to find nothing else.
        from app.storage.cipher import versions  # noqa: PLC0415
    except ImportError:
        found = None
    else:
        found = versions()
    if found is None:
        return Finding(code="doctor-cipher-lacking", severity=Severity.LACKING)
    return Finding(code="doctor-cipher-fine", facts={"cipher": found[0], "sqlite": found[1]})


def _keyring(store: SecretStore, profiles: Sequence[ProfileAbout]) -> Iterator[Finding]:
    """Yield whether the keyring keeps anything, and which profiles it no longer opens.

    Without one each profile has a passphrase, so that is a note, unless a profile relies on it.
    """
    relying = [about for about in profiles if about.lock.by_keyring]
    reason = store.unusable()
    if reason is not None:
        yield Finding(code=reason, severity=Severity.LACKING if relying else Severity.NOTE)
        return
    name = store.name() if isinstance(store, KeyringStore) else ""
    yield Finding(code="doctor-keyring-fine", facts={"name": name})
    for about in relying:
        try:
            lost = store.load(about.id) is None
        except AppError:
            lost = True
        if lost:
            yield Finding(code="doctor-keyring-lost", severity=Severity.LACKING, facts={"name": about.name})


def _home(home: Path, settings: Mapping[str, str]) -> Iterator[Finding]:
    program = synced_by(home, settings)
    facts: dict[str, Fact] = {"folder": str(home)}
    if program is not None:
        yield Finding(code="doctor-home-synced", severity=Severity.LACKING, facts={**facts, "program": program})
    try:
        with TemporaryFile(dir=_standing(home)):  # the one way to know, on every system, whether one may write
            pass
    except OSError as error:
        reason = error.strerror or str(error)
        yield Finding(code="doctor-home-unwritable", severity=Severity.LACKING, facts={**facts, "reason": reason})
        return
    if not home.exists():
        yield Finding(code="doctor-home-missing", facts=facts)
        return
    yield Finding(code="doctor-home-fine", facts=facts)
    if os.name == "posix" and home.stat().st_mode & 0o077:
        yield Finding(code="doctor-home-open", severity=Severity.NOTE, facts=facts)


def _space(home: Path) -> Finding:
    free = shutil.disk_usage(_standing(home)).free // _MEGABYTE
    facts: dict[str, Fact] = {"folder": str(home), "free": free}
    if free >= _ROOM:
        return Finding(code="doctor-space-fine", facts=facts)
    severity = Severity.NOTE if free >= _LITTLE_ROOM else Severity.LACKING
    return Finding(code="doctor-space-low", severity=severity, facts={**facts, "needed": _ROOM})


def _clock(home: Path, now: datetime) -> Finding:
    shown = f"{day(now)}, {now:%H:%M}"
    if now < MADE:
        facts = {"now": shown, "made": day(MADE)}
        return Finding(code="doctor-clock-early", severity=Severity.LACKING, facts=facts)
    last = max(_written(home), default=now)
    if last > now + _AMISS:
        return Finding(code="doctor-clock-behind", severity=Severity.LACKING, facts={"now": shown, "last": day(last)})
    return Finding(code="doctor-clock-fine", facts={"now": shown})


def _profiles(profiles: Sequence[ProfileAbout]) -> Iterator[Finding]:
    if profiles:
        yield Finding(code="doctor-profiles", facts={"names": tuple(about.name for about in profiles)})
    for about in profiles:
        if about.problem is not None:
            facts = {"folder": str(about.folder), "problem": words.problem(about.problem)}
            yield Finding(code="doctor-profile-problem", severity=Severity.LACKING, facts=facts)
        if about.lock is Lock.KEYRING and len(profiles) > 1:
            yield Finding(code="doctor-profile-shared", severity=Severity.NOTE, facts={"name": about.name})


def _fonts() -> Finding:
    unreadable = unreadable_fonts()
    if unreadable:
        return Finding(code="doctor-fonts-lacking", severity=Severity.LACKING, facts={"fonts": unreadable})
    return Finding(code="doctor-fonts-fine", facts={"count": len(font_names())})


def _standing(home: Path) -> Path:
    """Return the folder itself, or the nearest one above it that is there."""
    return next(place for place in (home, *home.absolute().parents) if place.exists())


def _written(home: Path) -> Iterator[datetime]:
    """Yield when each file of the home was last written."""
    for path in home.rglob("*"):
        with suppress(OSError):  # gone meanwhile: an open case file comes with some that do
            yield datetime.fromtimestamp(path.stat().st_mtime_ns // 10**9, UTC)
