"""The award criteria as rows and as a tree (WORKBOOK §2, DR-7, DR-10)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.codes import CriterionCode, CriterionType
from app.domain.evaluation import Criterion, EvaluationData
from app.scoring.findings import Finding, Kind
from app.scoring.soundness.names import repeated
from app.scoring.tree import section_codes

T = CriterionType


def shape(data: EvaluationData) -> Iterator[Finding]:
    """Yield what keeps the rows from being a tree: double codes, and unknown, unfit or circular parents."""
    yield from repeated(Kind.CRITERIA, [row.code for row in data.criteria], "code")
    by_code = {row.code: row for row in data.criteria}
    sections = section_codes(data.criteria)
    for index, row in enumerate(data.criteria):
        code = _wrong_parent(row, by_code, sections)
        if code:
            yield _finding(code, index, "parent", row, parent=row.parent or "")


def pruned(data: EvaluationData, found: Sequence[Finding]) -> EvaluationData:
    """Return the evaluation without the criteria that findings of `shape` name, and what stands under them."""
    named = {finding.index for finding in found}
    rows = [row for index, row in enumerate(data.criteria) if index not in named]
    while True:
        codes = {row.code for row in rows}
        kept = [row for row in rows if row.parent is None or row.parent in codes]
        if len(kept) == len(rows):
            return replace(data, criteria=tuple(rows))
        rows = kept


def _wrong_parent(
    row: Criterion, by_code: dict[CriterionCode, Criterion], sections: frozenset[CriterionCode]
) -> str | None:
    if row.parent is None:
        return "sub-criterion-without-question" if row.type is T.SUB_CRITERION else None
    if row.type is T.GATE:
        return "gate-with-parent"
    parent = by_code.get(row.parent)
    if parent is None:
        return "unknown-parent"
    if parent.type is not T.QUALITY:
        return "parent-is-no-section"
    if row.type is T.SUB_CRITERION and parent.code in sections:
        return "sub-criterion-under-section"
    return "circular-parents" if _circular(row, by_code) else None


def _circular(row: Criterion, by_code: dict[CriterionCode, Criterion]) -> bool:
    seen = {row.code}
    step = row
    while step.parent is not None and step.parent in by_code:
        step = by_code[step.parent]
        if step.code in seen:
            return True
        seen.add(step.code)
    return False


def rows(data: EvaluationData) -> Iterator[Finding]:
    """Yield what is wrong with single rows: scales, minima, consequences, columns that the type has no use for."""
    sections = section_codes(data.criteria)
    scales = {scale.code for scale in data.scales}
    lots = {lot.code for lot in data.lots}
    for index, row in enumerate(data.criteria):
        is_question = row.type is T.QUALITY and row.code not in sections
        if row.scale is not None and row.scale not in scales:
            yield _finding("unknown-scale", index, "scale", row, scale=row.scale)
        elif is_question and row.scale is None and len(scales) != 1:
            yield _finding("scale-needed", index, "scale", row)
        if row.minimum is not None and row.type is not T.QUALITY:
            yield _finding("minimum-not-possible", index, "minimum", row, type=row.type.value)
        elif row.minimum is not None and is_question and row.minimum.share:
            yield _finding("question-minimum-in-percent", index, "minimum", row)
        if row.type is T.GATE and row.consequence is None:
            yield _finding("consequence-needed", index, "consequence", row)
        if row.type is not T.PRICE and row.formula is not None:
            yield _finding("formula-without-price", index, "formula", row)
        if row.type is not T.PRICE and row.parameters is not None:
            yield _finding("formula-without-price", index, "formula parameters", row)
        for lot in row.lots:
            if lot not in lots:
                yield _finding("unknown-lot", index, "lots", row, lot=lot)
    yield from _scales(data)


def _scales(data: EvaluationData) -> Iterator[Finding]:
    yield from repeated(Kind.SCALES, [scale.code for scale in data.scales], "scale")
    for index, scale in enumerate(data.scales):
        seen = set()
        for place, level in enumerate(scale.levels):
            if level.value in seen:
                yield Finding(
                    kind=Kind.SCALES,
                    code="level-twice",
                    index=index,
                    level=place,
                    field="value",
                    facts={"scale": scale.code},
                )
            seen.add(level.value)
        if scale.top <= 0:
            yield Finding(
                kind=Kind.SCALES, code="scale-without-top", index=index, field="value", facts={"scale": scale.code}
            )


def _finding(code: str, index: int, field: str, row: Criterion, **facts: str) -> Finding:
    return Finding(kind=Kind.CRITERIA, code=code, index=index, field=field, facts={"criterion": row.code, **facts})
