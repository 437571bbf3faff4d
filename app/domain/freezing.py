"""What is frozen when the first pack is issued, its hash, and what may still be amended (DESIGN §2.3, DR-3)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import TypeVar

from app.domain.canonical import encode
from app.domain.codes import CriterionCode, CriterionType, ScaleCode
from app.domain.evaluation import Criterion, EvaluationData, Lot, Scale

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenVersion:
    """One frozen evaluation; an amendment names the hash it replaces, its reason and who approved it."""

    number: int
    hash: str
    supersedes: str | None = None
    reason: str = ""
    approver: str = ""
    frozen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What differs between two frozen evaluations.

    `substance` names parts that decide scores or ranks and may not change once tenders are open; `questions` those
    whose scores must be reconfirmed because their wording or their scale's changed.
    """

    substance: tuple[str, ...]
    questions: tuple[CriterionCode, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing differs that a score rests on."""
        return not self.substance and not self.questions


def frozen_part(data: EvaluationData) -> EvaluationData:
    """Return what is frozen: everything published, without suppliers, tenders, seats, scores and responses."""
    return replace(data, suppliers=(), tenders=(), seats=(), scores=(), agreed=(), responses=())


def frozen_hash(data: EvaluationData) -> str:
    """Return the SHA-256 of the frozen part's canonical form, 64 lowercase hexadecimal digits."""
    return hashlib.sha256(encode(frozen_part(data))).hexdigest()


def amendment(old: EvaluationData, new: EvaluationData) -> Amendment:
    """Return what differs between two evaluations' frozen parts (s.31, DOMAIN §1.2)."""
    substance = [
        field.name
        for field in fields(EvaluationData)
        if getattr(_bare(old), field.name) != getattr(_bare(new), field.name)
    ]
    scales = {scale.code for scale in new.scales} & _differing(
        {scale.code: scale for scale in old.scales}, {scale.code: scale for scale in new.scales}
    )
    reworded = _differing(_told(old), _told(new))
    sections = _sections(new)
    questions = tuple(
        row.code
        for row in new.criteria
        if row.type is CriterionType.QUALITY
        and (_under(row, new) & reworded or _scale_of(row, new) in scales)
        and row.code not in sections
    )
    return Amendment(substance=tuple(substance), questions=questions)


def _sections(data: EvaluationData) -> set[CriterionCode | None]:
    """Return the codes under which something scored or priced stands, or information under a mere heading."""
    headings = {row.code for row in data.criteria if not row.weight}
    return {
        row.parent
        for row in data.criteria
        if row.type in {CriterionType.QUALITY, CriterionType.PRICE}
        or (row.type is CriterionType.INFORMATION and row.parent in headings)
    }


def _bare(data: EvaluationData) -> EvaluationData:
    """Return the frozen part without words that explain: what is left decides scores and ranks."""
    return replace(
        frozen_part(data),
        title="",
        criteria=tuple(replace(row, title="", guidance="", plain_title="", plain_guidance="") for row in data.criteria),
        scales=tuple(_bare_scale(scale) for scale in data.scales),
        lots=tuple(_bare_lot(lot) for lot in data.lots),
    )


def _bare_scale(scale: Scale) -> Scale:
    return replace(scale, levels=tuple(replace(level, label="", descriptor="") for level in scale.levels))


def _bare_lot(lot: Lot) -> Lot:
    return replace(lot, title="")


def _told(data: EvaluationData) -> Mapping[CriterionCode, Criterion]:
    return {row.code: row for row in data.criteria}


def _differing(old: Mapping[Key, object], new: Mapping[Key, object]) -> set[Key]:
    return {code for code in old.keys() | new.keys() if old.get(code) != new.get(code)}


def _under(row: Criterion, data: EvaluationData) -> set[CriterionCode]:
    """Return the codes whose wording a question's scorer reads: its own, its sections' and its sub-criteria's."""
    by_code = _told(data)
    codes = {row.code} | {other.code for other in data.criteria if other.parent == row.code}
    step: Criterion | None = row
    while step is not None and step.parent is not None and step.parent not in codes:
        codes.add(step.parent)
        step = by_code.get(step.parent)
    return codes


def _scale_of(row: Criterion, data: EvaluationData) -> ScaleCode | None:
    return row.scale if row.scale is not None else (data.scales[0].code if len(data.scales) == 1 else None)
