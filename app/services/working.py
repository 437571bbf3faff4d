"""Why a number is what it is: from a total down to the sentence that a seat's score cites (DESIGN §2.5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.domain.codes import CriterionCode, LotCode, PriceFormula, SupplierId
from app.domain.evaluation import Score
from app.errors import AppError
from app.reports.rows import status_of
from app.reports.sections.ranking import tie_words
from app.reports.view import View, minimal
from app.reports.workings import Step, StepKind, sections_of, steps
from app.scoring.results import Best, Cell, LotResult, PriceLine, TenderResult
from app.services.desk import Desk
from app.services.outcomes import ranked_with_words
from app.text import numbers, report, report_method
from app.text import working as words


class Part(StrEnum):
    """What a node of the working is about."""

    RANK = "rank"
    TOTAL = "total"
    QUALITY = "quality"
    SECTION = "section"
    QUESTION = "question"
    SCORE = "score"
    SEAT = "seat"
    PRICE = "price"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One number with what it is made of: `figure` as printed, `words` how it comes about, `quote` what it cites.

    `value` is the exact number where there is one, in points for whatever adds up to the total.
    """

    part: Part
    what: str
    figure: str
    words: str = ""
    quote: str = ""
    value: Fraction | None = None
    children: tuple["Node", ...] = ()


def working_of(desk: Desk, lot: LotCode, supplier: SupplierId) -> Node:
    """Return the working of one tender in one lot; raises as `outcomes.ranked` does, and `no-such-tender`."""
    return _of(desk, lot, supplier).whole()


def rank_of(desk: Desk, lot: LotCode, supplier: SupplierId) -> Node:
    """Return why a tender stands where it stands, above its working; raises as `working_of` does."""
    return _of(desk, lot, supplier).rank()


def _of(desk: Desk, lot: LotCode, supplier: SupplierId) -> "_Working":
    found = ranked_with_words(desk)
    view = View(data=found.data, ranking=found.ranking, data_hash="")
    for result in found.ranking.lots:
        for tender in result.tenders:
            if (result.lot, tender.supplier) == (lot, supplier):
                return _Working(view, result, tender)
    raise AppError("no-such-tender", supplier=supplier, lot=lot)


class _Working:
    """Builds the tree of one tender from the steps that the report prints."""

    def __init__(self, view: View, lot: LotResult, tender: TenderResult) -> None:
        self.view = view
        self.lot = lot
        self.tender = tender
        self.steps = {(step.kind, step.code): step for step in steps(view, lot, tender)}
        self.cells = {cell.question: cell for cell in tender.cells}

    def whole(self) -> Node:
        """Return the total with all it is made of; quality alone where tenders are admitted."""
        quality = self._quality()
        if self.view.admitting:
            return quality
        prices = tuple(self._price(line) for line in self.tender.prices if line.points is not None)
        total = self.steps.get((StepKind.TOTAL, None))
        if total is None:
            outcome = status_of(self.view, self.lot, self.tender).lower()
            return Node(
                part=Part.TOTAL,
                what=report_method.total_name(),
                figure=report.NOTHING,
                words=report_method.not_ranked_because(outcome),
                children=(quality, *prices),
            )
        return _node(Part.TOTAL, total, self._formula(total), (quality, *prices))

    def rank(self) -> Node:
        """Return the rank: the totals in order with what parted equal ones, above the working of this one's own."""
        if self.tender.rank is None:
            return self.whole()
        placed = [other for other in self.lot.tenders if other.rank is not None]
        tie = next((tie for tie in self.lot.ties if self.tender.supplier in tie.suppliers), None)
        told = words.rank_order(highest=self.lot.best is Best.HIGHEST)
        return Node(
            part=Part.RANK,
            what=words.rank(),
            figure=words.rank_among(self.tender.rank, len(placed)),
            words=told if tie is None else f"{told} {tie_words(self.view, self.lot, tie)}",
            children=(
                self.whole(),
                *(
                    _figure(f"{other.rank}. {self.view.name(other.supplier)}", self.view.total(self.lot, other) or "")
                    for other in placed
                ),
            ),
        )

    def _formula(self, total: Step) -> str:
        """Return the formula of a total that is no sum, before its figures."""
        own = self.view.own_total(self.lot.lot)
        return total.working if own is None else words.by_formula(report_method.formula(own), total.working)

    def _quality(self) -> Node:
        """Return quality: sections that are summed up hold what stands under them, other questions stand beside."""
        step = self.steps[StepKind.QUALITY, None]
        children = tuple(self._under(None))
        told = step.working or report_method.sum_working([child.figure for child in children])
        return _node(Part.QUALITY, step, told, children)

    def _under(self, section: CriterionCode | None) -> Iterator[Node]:
        """Yield what stands directly under a section, or under quality, in sheet order."""
        tree = self.view.trees[self.lot.lot]
        summed = frozenset(sections_of(self.view, self.lot, self.tender))
        parents = {code: self._summed_above(code, summed) for code in (*self.cells, *summed)}
        for row in self.view.data.criteria:
            if row.code in parents and parents[row.code] == section:
                if row.code in summed and tree.questions_under.get(row.code):
                    yield self._section(row.code)
                elif row.code in self.cells:
                    yield self._question(self.cells[row.code])

    def _summed_above(self, code: CriterionCode, summed: frozenset[CriterionCode]) -> CriterionCode | None:
        parent = self.view.criteria[code].parent
        while parent is not None and parent not in summed:
            parent = self.view.criteria[parent].parent
        return parent

    def _section(self, code: CriterionCode) -> Node:
        step = self.steps[StepKind.SECTION, code]
        children = tuple(self._under(code))
        return _node(Part.SECTION, step, report_method.sum_working([child.figure for child in children]), children)

    def _question(self, cell: Cell) -> Node:
        step = self.steps[StepKind.QUESTION, cell.question]
        told = words.weight_score_top(step.working)
        return _node(Part.QUESTION, step, told, (self._score(cell),))

    def _score(self, cell: Cell) -> Node:
        """Return the score that counts: what the panel agreed with its reason, else what was merged from seats."""
        view, supplier = self.view, self.tender.supplier
        places = (None, self.lot.lot)
        seats = tuple(
            self._seat(score) for place in places for score in view.scores.get((supplier, cell.question, place), ())
        )
        agreed = next(
            (found for place in reversed(places) if (found := view.agreed.get((supplier, cell.question, place)))), None
        )
        if cell.score is None:
            return Node(part=Part.SCORE, what=report.panel_seat(), figure=report.NOTHING,
                        words=report.no_agreed_score(), children=seats)  # fmt: skip
        merged = not cell.agreed
        rule = view.data.method.merge_rule
        told = (
            report.n_of_m(cell.scored, cell.assigned)
            if merged
            else (agreed.reason if agreed is not None and agreed.reason.strip() else report.no_reason())
        )
        return Node(
            part=Part.SCORE,
            what=report.merged_seat(rule) if merged else report.panel_seat(),
            figure=self._level(cell.question, cell.score),
            words=told,
            value=cell.score,
            children=seats,
        )

    def _seat(self, score: Score) -> Node:
        what = words.seat(self.view.seat_code(score.seat))
        if score.value is None:
            return Node(part=Part.SEAT, what=what, figure=report.NOTHING, words=report.no_score())
        return Node(
            part=Part.SEAT,
            what=what,
            figure=self._level(score.question, score.value),
            words=score.reason.strip() or report.no_reason(),
            quote=score.evidence.strip(),
            value=score.value,
        )

    def _level(self, question: CriterionCode, value: Fraction) -> str:
        """Return a score with the label of its level."""
        scale = self.view.scale_of(question)
        label = next((level.label for level in scale.levels if level.value == value), "") if scale else ""
        return f"{minimal(value)}  {label}".strip()

    def _price(self, line: PriceLine) -> Node:
        step = self.steps[StepKind.PRICE, line.row]
        formula = PriceFormula.GIVEN if line.share is None else line.formula
        children = []
        if line.amount is not None:
            children.append(_figure(words.tender_price(), numbers.money(line.amount)))
        if line.reference is not None:
            at = line.reference
            children += [
                _figure(words.compared(at.count), ""),
                _figure(words.lowest(), numbers.money(at.lowest)),
                _figure(words.highest(), numbers.money(at.highest)),
            ]
        told = words.price(report_method.formula(formula), step.working)
        return _node(Part.PRICE, step, told, tuple(children), quote=report_method.formula_words(formula))


def _figure(what: str, figure: str) -> Node:
    return Node(part=Part.FIGURE, what=what, figure=figure)


def _node(part: Part, step: Step, told: str, children: tuple[Node, ...], quote: str = "") -> Node:
    return Node(
        part=part, what=step.what, figure=step.result, words=told, value=step.value, children=children, quote=quote
    )
