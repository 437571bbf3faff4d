"""What `verify` answers: its questions are never rolled into one (DESIGN §2.8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.provenance import Provenance
from app.errors import Fact, Problem
from app.reports.proof.provenance_json import provenance_json

GOOD, NOT_GOOD, COULD_NOT_TELL = 0, 1, 2


class Answer(StrEnum):
    """An answer to *unchanged*, to *recomputes* and to *every page as this version prints it*."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"


class Comparison(StrEnum):
    """How the signers compare with the fingerprints that were expected; `not compared` is never good by itself."""

    NOT_COMPARED = "not compared"
    AS_EXPECTED = "as expected"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A signature that is intact: who made it as what, by which certificate, and the time the signer claims.

    `expired_when_signed` (or not yet valid) and `expired_now` are reported apart and decide nothing; the latter is
    None without a clock. `own_certificate`: nobody but the signer vouches for the name; only the fingerprint does.
    """

    role: str
    name: str
    fingerprint: str
    claimed: datetime
    valid_until: datetime
    expired_when_signed: bool
    expired_now: bool | None
    own_certificate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Timestamp:
    """A timestamp that is intact: the authority named in its certificate, and the time it states.

    Whether the authority is what its name says, and to be trusted, is never compared: offline, nothing tells.
    """

    authority: str
    fingerprint: str
    time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answers, what each rests on, and what was found.

    `missing` are the roles that have not signed; `beyond` is what stands in the way of telling (too large, a newer
    format), None otherwise; `expected` are the fingerprints compared with. `provenance` is what the report says of the
    record it was made from, None where it says nothing, or nothing that can be read.
    """

    unchanged: Answer
    recomputes: Answer
    pages: Answer
    signers: Comparison
    changes: tuple[Problem, ...]
    differences: tuple[Problem, ...]
    page_problems: tuple[Problem, ...]
    signatures: tuple[Found, ...]
    timestamps: tuple[Timestamp, ...]
    missing: tuple[str, ...]
    attachment_sha256: str | None
    provenance: Provenance | None
    provenance_sha256: str | None
    expected: tuple[str, ...]
    beyond: Problem | None

    @property
    def is_complete(self) -> bool:
        """Whether everyone who has to sign has signed."""
        return not self.missing

    @property
    def exit_code(self) -> int:
        """Return 0 for good, 1 for not good, 2 for could not tell, which never stands for a file found changed."""
        if Answer.NO in {self.unchanged, self.recomputes, self.pages} or self.signers is Comparison.OTHER:
            return NOT_GOOD
        if self.beyond is not None:
            return COULD_NOT_TELL
        if self.unchanged is Answer.YES and self.recomputes is Answer.YES and self.is_complete:
            return GOOD
        return NOT_GOOD


def verdict_json(verdict: Verdict) -> dict[str, object]:
    """Return the verdict for `--json`, format 1: codes, facts, hexadecimal fingerprints, times in ISO 8601 UTC."""
    return {
        "format": 1,
        "exit": verdict.exit_code,
        "unchanged": {"answer": verdict.unchanged.value, "problems": [_problem(one) for one in verdict.changes]},
        "recomputes": {"answer": verdict.recomputes.value, "problems": [_problem(one) for one in verdict.differences]},
        "pages": {"answer": verdict.pages.value, "problems": [_problem(one) for one in verdict.page_problems]},
        "signers": {"answer": verdict.signers.value, "expected": list(verdict.expected)},
        "missing": list(verdict.missing),
        "signatures": [_signature(found) for found in verdict.signatures],
        "timestamps": [_timestamp(found) for found in verdict.timestamps],
        "attachment_sha256": verdict.attachment_sha256,
        "provenance": None if verdict.provenance is None else provenance_json(verdict.provenance),
        "provenance_sha256": verdict.provenance_sha256,
        "could_not_tell": None if verdict.beyond is None else _problem(verdict.beyond),
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "facts": _facts(problem.facts)}


def _facts(facts: Mapping[str, Fact]) -> dict[str, object]:
    return {name: fact if fact is None or isinstance(fact, str | int) else list(fact) for name, fact in facts.items()}


def _signature(found: Found) -> dict[str, object]:
    return {
        "role": found.role,
        "name": found.name,
        "fingerprint": found.fingerprint,
        "claimed": found.claimed.isoformat(),
        "valid_until": found.valid_until.isoformat(),
        "expired_when_signed": found.expired_when_signed,
        "expired_now": found.expired_now,
        "own_certificate": found.own_certificate,
    }


def _timestamp(found: Timestamp) -> dict[str, object]:
    return {
        "authority": found.authority,
        "fingerprint": found.fingerprint,
        "time": found.time.isoformat(),
        "answer": Comparison.NOT_COMPARED.value,
    }
