"""The audit chain: each entry carries the hash of the one before it, and heads shared with others pin it (DESIGN §5).

The promise is exactly this: a change made after a head was shared can be detected by anyone holding that head.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.domain.codes import SeatCode
from app.domain.times import stamp

GENESIS = "0" * 64
Facts = Mapping[str, str | int | bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The end of a chain: how many entries it has, and the hash of the last."""

    size: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """What was done, by which seat, when by its laptop's clock; `facts` are codes and hashes, never scores or names."""

    number: int
    at: datetime
    seat: SeatCode
    action: str
    facts: Facts
    previous: str
    hash: str


class Flaw(StrEnum):
    """What may be wrong with a chain."""

    NUMBER = "number"
    LINK = "link"
    HASH = "hash"
    SHORT = "short"
    HEAD = "head"


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """The first entry at which a chain does not hold, or a shared head that it does not contain."""

    flaw: Flaw
    number: int
    holder: SeatCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldHead:
    """A head of this chain that another seat holds."""

    holder: SeatCode
    head: Head


def entry(previous: Head, *, at: datetime, seat: SeatCode, action: str, facts: Facts) -> AuditEntry:
    """Return the entry that follows a head."""
    unsealed = AuditEntry(
        number=previous.size + 1, at=at, seat=seat, action=action, facts=dict(facts), previous=previous.hash, hash=""
    )
    return replace(unsealed, hash=_digest(unsealed))


def check(entries: Iterable[AuditEntry], held: Iterable[HeldHead] = ()) -> Broken | None:
    """Return where the chain, read from its first entry, does not hold, or which head it lacks; None if it holds."""
    wanted: dict[int, list[HeldHead]] = {}
    for one in held:
        wanted.setdefault(one.head.size, []).append(one)
    head = Head(size=0, hash=GENESIS)
    if (other := _others(wanted, head)) is not None:
        return other
    for found in entries:
        flaw = _flaw(found, head)
        if flaw is not None:
            return Broken(flaw=flaw, number=head.size + 1)
        head = Head(size=found.number, hash=found.hash)
        if (other := _others(wanted, head)) is not None:
            return other
    beyond = next((one for size in sorted(wanted) for one in wanted[size]), None)
    return None if beyond is None else Broken(flaw=Flaw.SHORT, number=beyond.head.size, holder=beyond.holder)


def _others(wanted: dict[int, list[HeldHead]], head: Head) -> Broken | None:
    """Return the first shared head of this size that is another than the chain's own; those of the size are done."""
    lacking = next((one for one in wanted.pop(head.size, ()) if one.head.hash != head.hash), None)
    return None if lacking is None else Broken(flaw=Flaw.HEAD, number=head.size, holder=lacking.holder)


def facts_json(facts: Facts) -> str:
    """Return the facts as they are hashed and stored."""
    return json.dumps(dict(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _flaw(found: AuditEntry, head: Head) -> Flaw | None:
    if found.number != head.size + 1:
        return Flaw.NUMBER
    if found.previous != head.hash:
        return Flaw.LINK
    return None if _digest(found) == found.hash else Flaw.HASH


def _digest(of: AuditEntry) -> str:
    # A list in JSON: no two different entries are written alike.
    parts = [of.previous, of.number, stamp(of.at), of.seat, of.action, facts_json(of.facts)]
    source = json.dumps(parts, ensure_ascii=False)
    return hashlib.sha256(source.encode()).hexdigest()
