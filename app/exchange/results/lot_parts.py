"""What the parts of one lot's sheet have in common."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from app.domain.codes import CriterionCode, LotCode, PriceFormula, ResultKind, SupplierId
from app.exchange.layout import SheetName
from app.exchange.results.frame import Frame, Line
from app.exchange.results.ground import Ground, LotGround
from app.exchange.results.scores import ScoreLines
from app.exchange.results.weights import Weights
from app.scoring.price import PENCE
from app.scoring.price_method import PriceMethod, price_method
from app.scoring.results import TenderResult
from app.scoring.settle import Totalled

RANKED = "ranked total"  # the column of totals that are ranked


@dataclass(frozen=True, kw_only=True)
class LotParts:
    """One lot, where its inputs and points stand, and the sheet that is made."""

    ground: Ground
    lot: LotGround
    weights: Weights
    lines: ScoreLines
    frame: Frame

    @property
    def code(self) -> LotCode:
        """The lot."""
        return self.lot.lot.code

    @property
    def admits(self) -> bool:
        """Whether all who pass are admitted, and none is ranked."""
        return self.ground.data.method.result is ResultKind.ADMIT

    @cached_property
    def results(self) -> dict[SupplierId, TenderResult]:
        """The exact results."""
        return {tender.supplier: tender for tender in self.lot.result.tenders}

    @property
    def price_rows(self) -> tuple[tuple[CriterionCode, PriceMethod], ...]:
        """The price rows that count, with their formulas."""
        if self.admits:
            return ()
        return tuple((row.code, price_method(self.ground.data.method, row)) for row in self.lot.tree.prices)

    @property
    def fixed_prices(self) -> tuple[tuple[CriterionCode, Fraction], ...]:
        """The price rows that take one price alone, with it; they do so, too, where all who pass are admitted."""
        methods = ((row.code, price_method(self.ground.data.method, row)) for row in self.lot.tree.prices)
        return tuple(
            (code, Fraction(method.parameters.fixed or 0, PENCE))
            for code, method in methods
            if method.formula is PriceFormula.F10
        )

    def totalled(self, line: Line) -> Totalled | None:
        """Return the total of a tender that reached stage 7."""
        return self.lot.settled.totals.get(line.entry)

    def tender(self, line: Line, field: str) -> str:
        """Return how a formula names a tender's cell on Tenders."""
        return self.ground.inputs.cell(SheetName.TENDERS, line.entry.order, field)

    def tenders_number(self, line: Line, field: str) -> str:
        """Return how a formula reads a tender's number that may be missing."""
        return self.ground.inputs.present(SheetName.TENDERS, line.entry.order, field)

    def tenders_value(self, line: Line, field: str) -> str:
        """Return how a formula reads a tender's number that is there."""
        return self.ground.inputs.number(SheetName.TENDERS, line.entry.order, field)

    def score_rows(self, line: Line, codes: tuple[CriterionCode, ...] | None = None) -> list[int]:
        """Return the lines of a tender on Result scores, of some questions or of all."""
        found = self.lines.rows.get((self.code, line.entry.tender.supplier), {})
        return [row for code, row in found.items() if codes is None or code in codes]

    def minimum(self, field: str) -> str:
        """Return how a formula reads a number of the lot on Lots."""
        return self.ground.inputs.number(SheetName.LOTS, self.ground.lot_index(self.code), field)

    def single_price(self) -> str | None:
        """Return the column of the one price that limits and tie-breaks look at; None where there are several."""
        rows = self.lot.tree.prices
        if not rows:
            return "price"
        return f"price {rows[0].code}" if len(rows) == 1 else None


def flag(found: bool) -> int:  # noqa: FBT001 - the value itself is what is written
    """Return a truth value as the sheets show it."""
    return int(found)


def whole_points(parts: LotParts) -> Fraction:
    """Return all points of the lot."""
    tree = parts.lot.tree
    return tree.quality_points + sum((tree.points[row.code] for row in tree.prices), Fraction(0))
