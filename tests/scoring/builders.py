"""Small evaluations for tests, written as a method would be published."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from app.domain.codes import (
    CriterionCode,
    CriterionType,
    LotCode,
    PriceFormula,
    ScaleCode,
    SupplierId,
)
from app.domain.evaluation import (
    AgreedScore,
    Criterion,
    EvaluationData,
    Level,
    Lot,
    Method,
    PriceEntry,
    PriceParameters,
    Rounding,
    Scale,
    Supplier,
    Tender,
)

LOT = LotCode("1")
PRICE = CriterionCode("P")


def scale(*levels: int, code: str = "S") -> Scale:
    """Return a scale of whole levels, 0 to 5 unless others are given."""
    return Scale(
        code=ScaleCode(code), levels=tuple(Level(value=Fraction(level)) for level in levels or (0, 1, 2, 3, 4, 5))
    )


def question(code: str, weight: int | str | Fraction, **more: object) -> Criterion:
    """Return a question; its weight as it stands on the sheet."""
    return Criterion(
        code=CriterionCode(code),
        title=f"Question {code}",
        type=CriterionType.QUALITY,
        weight=int(Fraction(weight) * 100),
        **more,  # type: ignore[arg-type]
    )


def price_row(weight: int | str, code: str = "P", **more: object) -> Criterion:
    """Return a price row; its weight as it stands on the sheet."""
    return Criterion(
        code=CriterionCode(code),
        title="Price",
        type=CriterionType.PRICE,
        weight=int(Fraction(weight) * 100),
        **more,  # type: ignore[arg-type]
    )


def priced(  # noqa: PLR0917 - the parts of one small evaluation
    formula: PriceFormula | None,
    criteria: Sequence[Criterion],
    prices: Mapping[str, int | None],
    scores: Mapping[str, Sequence[int | str | Fraction | None]],
    parameters: PriceParameters | None = None,
    rounding: Rounding | None = None,
    **method: object,
) -> EvaluationData:
    """Return a one-lot evaluation; prices in pounds by supplier, agreed scores in the order of the questions."""
    questions = [row for row in criteria if row.type is CriterionType.QUALITY]
    has_price = any(row.type is CriterionType.PRICE for row in criteria)
    return EvaluationData(
        reference="T-1",
        method=Method(
            price_formula=formula,
            price_parameters=parameters or PriceParameters(),
            rounding=rounding or Rounding(),
            **method,  # type: ignore[arg-type]
        ),
        scales=(scale(),),
        criteria=tuple(criteria),
        lots=(Lot(code=LOT, places=1),),
        suppliers=tuple(Supplier(id=SupplierId(name), name=f"Supplier {name}") for name in prices),
        tenders=tuple(
            Tender(
                supplier=SupplierId(name),
                lot=LOT,
                prices=() if pounds is None else (PriceEntry(row=PRICE if has_price else None, amount=pounds * 100),),
            )
            for name, pounds in prices.items()
        ),
        agreed=tuple(
            AgreedScore(
                supplier=SupplierId(name),
                lot=None,
                question=asked.code,
                value=None if value is None else Fraction(value),
            )
            for name, row in scores.items()
            for asked, value in zip(questions, row, strict=True)
        ),
    )
