"""Sheet Criteria: the tree of award criteria with gates and price rows (WORKBOOK §2, Criteria)."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from app.domain.codes import Consequence, CriterionCode, CriterionType, LotCode, PriceFormula, ScaleCode
from app.domain.evaluation import Criterion
from app.exchange import numbers
from app.exchange.problems import Problems
from app.exchange.records.placed import Placed, placed
from app.exchange.rows import RowReader
from app.exchange.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaRows:
    """The criteria, and the codes whose type could not be read: their columns in Tenders are let be."""

    criteria: Placed[Criterion]
    untyped: frozenset[CriterionCode] = frozenset()

    def of_type(self, wanted: CriterionType) -> tuple[CriterionCode, ...]:
        """Return the codes of a type, each once, where the type could be read."""
        return tuple(
            dict.fromkeys(
                criterion.code
                for criterion in self.criteria.records
                if criterion.type is wanted and criterion.code not in self.untyped
            )
        )


def read_criteria(sheet: Sheet, problems: Problems) -> CriteriaRows:
    """Return the criteria; whether weights, minima and parents fit together is for the soundness checks."""
    untyped: set[CriterionCode] = set()
    pairs = [(reader, _criterion(reader, untyped)) for reader in _readers(sheet, problems)]
    return CriteriaRows(
        criteria=placed((reader.number, criterion) for reader, criterion in pairs if criterion is not None),
        untyped=frozenset(untyped),
    )


def _readers(sheet: Sheet, problems: Problems) -> Iterator[RowReader]:
    return (RowReader(sheet, row, problems) for row in sheet.rows)


def _criterion(reader: RowReader, untyped: set[CriterionCode]) -> Criterion | None:
    code, parent, scale = reader.needed_code("code"), reader.code("parent"), reader.code("scale")
    reader.need("title")
    reader.need("type")
    read_type = reader.word("type", CriterionType)
    if code is not None and read_type is None:
        untyped.add(CriterionCode(code))
    kind = read_type or _likeliest(reader.text("type"))
    weight = reader.quantity("weight", numbers.weight)
    consequence = reader.word("consequence", Consequence)
    minimum, lots = reader.minimum("minimum"), reader.codes("lots")
    formula, parameters = reader.word("formula", PriceFormula), reader.parameters("formula parameters")
    if code is None:
        return None
    return Criterion(
        code=CriterionCode(code),
        title=reader.text("title"),
        type=kind,
        parent=CriterionCode(parent) if parent else None,
        weight=weight,
        scale=ScaleCode(scale) if scale else None,
        minimum=minimum,
        consequence=consequence,
        guidance=reader.text("guidance"),
        plain_title=reader.text("plain title"),
        plain_guidance=reader.text("plain guidance"),
        lots=tuple(LotCode(lot) for lot in lots),
        formula=formula,
        parameters=parameters,
    )


def _likeliest(written: str) -> CriterionType:
    """Return the type that a misspelt one most likely means, so that the rest can be checked."""
    close = get_close_matches(written.casefold()[:20], [kind.value for kind in CriterionType], n=1)
    return CriterionType(close[0]) if close else CriterionType.QUALITY
