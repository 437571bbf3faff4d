"""Sheet Result weights: what every criterion is worth in every lot, worked out from Criteria and Scale (DR-10)."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.codes import Consequence, CriterionCode, LotCode, WeightBasis
from app.domain.evaluation import Criterion, Minimum
from app.exchange.layout import SheetName
from app.exchange.results.cells import Formula, ResultCell, ResultSheet, at, headers, runs
from app.exchange.results.ground import Ground, LotGround
from app.scoring.stages import needed_points
from app.scoring.tree import ancestry
from app.text import results as words
from app.text.catalogue import _

TITLE = "Result weights"
_POINTS, _TOP, _MINIMUM = 4, 5, 6


@dataclass(frozen=True, kw_only=True)
class Weights:
    """The sheet, and where on it each criterion of each lot stands; None stands for all quality, and for everything."""

    sheet: ResultSheet
    rows: dict[tuple[LotCode, CriterionCode | None], int]
    wholes: dict[LotCode, int]

    def points(self, lot: LotCode, code: CriterionCode | None) -> str:
        """Return how a formula names the points of a criterion; None: of all quality."""
        return at(_POINTS, self.rows[lot, code], TITLE)

    def whole(self, lot: LotCode) -> str:
        """Return how a formula names all points of a lot."""
        return at(_POINTS, self.wholes[lot], TITLE)

    def top(self, lot: LotCode, code: CriterionCode) -> str:
        """Return how a formula names the highest score of a question."""
        return at(_TOP, self.rows[lot, code], TITLE)

    def minimum(self, lot: LotCode, code: CriterionCode) -> str:
        """Return how a formula names the minimum of a question or section."""
        return at(_MINIMUM, self.rows[lot, code], TITLE)


def weights_of(ground: Ground) -> Weights:
    """Return the sheet: in each lot its sections, questions and price rows in sheet order, then what they add up to."""
    places: dict[tuple[LotCode, CriterionCode | None], int] = {}
    wholes: dict[LotCode, int] = {}
    row = 2
    for lot in ground.lots:
        for criterion in _here(ground, lot):
            places[lot.lot.code, criterion.code] = row
            row += 1
        places[lot.lot.code, None] = row
        wholes[lot.lot.code] = row + 1
        row += 2
    rows = [headers([_(name) for name in words.WEIGHTS])]
    for lot in ground.lots:
        rows += [_row(ground, lot, criterion, places) for criterion in _here(ground, lot)]
        rows += _sums(lot, places)
    sheet = ResultSheet(title=TITLE, rows=tuple(rows), widths=(12, 14, 42, 16, 16, 16, 18), frozen=(1, 2))
    return Weights(sheet=sheet, rows=places, wholes=wholes)


def minimum_points(ground: Ground, sheet: SheetName, place: tuple[int, str], minimum: Minimum, whole: str) -> str:
    """Return how a formula reads a minimum in points: as it is, or as a share of the points there."""
    name = ground.inputs.number(sheet, *place)
    return f"{name}*{whole}" if minimum.share else name


def _here(ground: Ground, lot: LotGround) -> list[Criterion]:
    counted = {row.code for row in (*lot.tree.sections, *lot.tree.questions, *lot.tree.prices)}
    return [row for row in ground.data.criteria if row.code in counted]


def _row(
    ground: Ground, lot: LotGround, criterion: Criterion, places: dict[tuple[LotCode, CriterionCode | None], int]
) -> tuple[ResultCell, ...]:
    tree, code = lot.tree, criterion.code
    question = code in {row.code for row in tree.questions}
    scored = question or code in tree.questions_under
    effect = criterion.consequence or Consequence.REJECT
    minimum = criterion.minimum if scored else None
    return (
        lot.lot.code,
        code,
        criterion.title,
        Formula("=" + _points(ground, lot, criterion, places), tree.points[code]),
        _top(ground, criterion) if question else None,
        None if minimum is None else _minimum(ground, lot, criterion, minimum, places),
        None if minimum is None else effect.value,
    )


def _points(
    ground: Ground, lot: LotGround, criterion: Criterion, places: dict[tuple[LotCode, CriterionCode | None], int]
) -> str:
    tree = lot.tree
    if ground.data.method.weight_basis is WeightBasis.LOCAL:
        by_code = {code: row for code, (_index, row) in ground.criteria.items()}
        path = [_weight(ground, step.code) for step in ancestry(criterion, by_code)]
        return "100*" + "*".join(f"{weight}/100" for weight in reversed(path))
    if criterion.code not in tree.questions_under:
        return _weight(ground, criterion.code)
    by_code = {code: row for code, (_index, row) in ground.criteria.items()}
    leaves = [
        row.code
        for row in (*tree.questions, *tree.prices)
        if criterion.code in {step.code for step in ancestry(row, by_code)}
    ]
    return f"SUM({runs([places[lot.lot.code, leaf] for leaf in leaves], _POINTS)})" if leaves else "0"


def _weight(ground: Ground, code: CriterionCode) -> str:
    index, _row = ground.criteria[code]
    return ground.inputs.number(SheetName.CRITERIA, index, "weight")


def _top(ground: Ground, question: Criterion) -> ResultCell:
    scale = ground.book.scale(question)
    first = sum(len(other.levels) for other in ground.data.scales[: ground.data.scales.index(scale)])
    levels = range(first, first + len(scale.levels))
    if any(ground.inputs.is_text(SheetName.SCALE, index, "value") for index in levels):
        return scale.top
    return Formula(f"=MAX({ground.inputs.column(SheetName.SCALE, 'value', levels[0], levels[-1])})", scale.top)


def _minimum(
    ground: Ground,
    lot: LotGround,
    criterion: Criterion,
    minimum: Minimum,
    places: dict[tuple[LotCode, CriterionCode | None], int],
) -> ResultCell:
    index, _row = ground.criteria[criterion.code]
    place = (index, "minimum")
    under = lot.tree.questions_under.get(criterion.code)
    if under is None:  # of a question: a raw score
        return Formula("=" + ground.inputs.number(SheetName.CRITERIA, *place), minimum.value)
    rows = [places[lot.lot.code, code] for code in under]
    whole = sum((lot.tree.points[code] for code in under), Fraction(0))
    text = minimum_points(ground, SheetName.CRITERIA, place, minimum, f"SUM({runs(rows, _POINTS)})")
    return Formula(f"={text}", needed_points(minimum, whole))


def _sums(lot: LotGround, places: dict[tuple[LotCode, CriterionCode | None], int]) -> list[tuple[ResultCell, ...]]:
    code, tree = lot.lot.code, lot.tree
    quality = runs([places[code, row.code] for row in tree.questions], _POINTS)
    everything = runs([places[code, row.code] for row in (*tree.questions, *tree.prices)], _POINTS)
    whole = tree.quality_points + sum((tree.points[row.code] for row in tree.prices), Fraction(0))
    return [
        (code, None, _(words.ALL_QUALITY), Formula(f"=SUM({quality})" if quality else "=0", tree.quality_points)),
        (code, None, _(words.EVERYTHING), Formula(f"=SUM({everything})" if everything else "=0", whole)),
    ]
