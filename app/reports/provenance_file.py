"""What a panel's record says of itself, as the second file that a report carries, and whether it fits the first.

Canonical as the evaluation is: one spelling only, so that its hash, printed in the report, stands for every fact in it.
"""

import json
import re
from dataclasses import dataclass
from itertools import pairwise

from app.domain.canonical import encode_record, record_of
from app.domain.evaluation import EvaluationData
from app.domain.freezing import frozen_hash
from app.domain.provenance import Provenance
from app.errors import AppError

FORMAT = 1
LARGEST = 1024 * 1024
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    format: int
    provenance: Provenance


def encode(provenance: Provenance) -> bytes:
    """Return the one canonical form, UTF-8; raises AppError `not-encodable`."""
    return encode_record(_File(format=FORMAT, provenance=provenance))


def decode(source: bytes) -> Provenance:
    """Return what the canonical form says, read strictly.

    Raises AppError: `provenance-newer` for a later format, `provenance-damaged` for anything else than `encode` writes,
    for more than 1 MB, and for hashes that are none.
    """
    if len(source) > LARGEST:
        raise AppError("provenance-damaged")
    try:
        document = json.loads(source.decode())
    except (ValueError, RecursionError) as error:
        raise AppError("provenance-damaged") from error
    version = document.get("format") if isinstance(document, dict) else None
    if type(version) is int and version > FORMAT:
        raise AppError("provenance-newer", found=version, known=FORMAT)
    try:
        found = record_of(document, _File)
        again = encode_record(found)
    except AppError as error:
        raise AppError("provenance-damaged") from error
    if again != source or found.format != FORMAT or not _is_whole(found.provenance):
        raise AppError("provenance-damaged")
    return found.provenance


def refuse_contradiction(data: EvaluationData, provenance: Provenance) -> None:
    """Raise AppError unless the record's frozen rules are those of the evaluation (DESIGN §2.3).

    Codes: `frozen-chain-broken` where an amendment doesn't name the version before it, `frozen-hash-differs` where the
    last version is not what the evaluation's rules hash to.
    """
    versions = provenance.frozen
    chained = all(new.supersedes == old.hash for old, new in pairwise(versions))
    if not chained or versions[0].supersedes is not None:
        raise AppError("frozen-chain-broken")
    found = frozen_hash(data)
    if versions[-1].hash != found:
        raise AppError("frozen-hash-differs", named=versions[-1].hash, found=found)


def _is_whole(provenance: Provenance) -> bool:
    hashes = [version.hash for version in provenance.frozen]
    hashes += [one.manifest for one in provenance.returns]
    hashes += [one.head.hash for one in provenance.heads]
    hashes += [provenance.prices] if provenance.prices else []
    sizes = [one.head.size for one in provenance.heads]
    return bool(provenance.frozen) and all(map(_DIGEST.fullmatch, hashes)) and all(size >= 0 for size in sizes)
