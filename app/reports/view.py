"""The evaluation and its ranking, indexed for those who write about them."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from app.domain.codes import (
    Consequence,
    CriterionCode,
    LotCode,
    MergeRule,
    PriceFormula,
    ResultKind,
    Role,
    SeatCode,
    SupplierId,
)
from app.domain.evaluation import AgreedScore, Criterion, EvaluationData, Lot, Scale, Score, Seat, Supplier, Tender
from app.domain.provenance import Provenance
from app.reports import printed
from app.scoring.coverage import Coverage
from app.scoring.price_method import OWN_TOTAL, formula_of
from app.scoring.results import Best, Failure, LotResult, Outcome, Ranking, Rule, TenderResult, Warned
from app.scoring.tree import LotTree, lot_tree
from app.text import numbers, outcomes, report, report_record

_PRICE_RULES = frozenset({Rule.MAXIMUM_PRICE, Rule.FIXED_PRICE})
PSEUDONYMOUS = frozenset({Role.SERVICE_USER_REPRESENTATIVE, Role.GROUP})
_SHOWN_PLACES = 2
_MOST_PLACES = 12
_LONGEST_EXACT = 6  # decimal places up to which a finite decimal is written out


@dataclass(frozen=True, kw_only=True)
class View:
    """Answers by code; `data_hash` is the SHA-256 of the attachment, in hexadecimal digits.

    `provenance` is what a panel's record says of itself, None where the evaluation came from a workbook.
    """

    data: EvaluationData
    ranking: Ranking
    data_hash: str
    provenance: Provenance | None = None

    @cached_property
    def suppliers(self) -> dict[SupplierId, Supplier]:
        """The suppliers by id."""
        return {supplier.id: supplier for supplier in self.data.suppliers}

    @cached_property
    def criteria(self) -> dict[CriterionCode, Criterion]:
        """The criteria by code."""
        return {row.code: row for row in self.data.criteria}

    @cached_property
    def lots(self) -> dict[LotCode, Lot]:
        """The lots by code."""
        return {lot.code: lot for lot in self.data.lots}

    @cached_property
    def trees(self) -> dict[LotCode, LotTree]:
        """The criteria as they apply to each lot."""
        return {lot.code: lot_tree(self.data, lot.code) for lot in self.data.lots}

    @cached_property
    def scales(self) -> dict[str, Scale]:
        """The scales by code."""
        return {scale.code: scale for scale in self.data.scales}

    @cached_property
    def coverage(self) -> Coverage:
        """Where questions, tenders and seats meet."""
        return Coverage(data=self.data)

    @cached_property
    def tenders(self) -> dict[tuple[SupplierId, LotCode], Tender]:
        """The tenders by supplier and lot."""
        return {(tender.supplier, tender.lot): tender for tender in self.data.tenders}

    @cached_property
    def scoring_seats(self) -> tuple[Seat, ...]:
        """The seats that score, in sheet order."""
        return tuple(seat for seat in self.data.seats if seat.role.scores)

    @cached_property
    def scores(self) -> dict[tuple[SupplierId, CriterionCode, LotCode | None], list[Score]]:
        """The seats' scores by supplier, question and lot, in sheet order."""
        found = defaultdict(list)
        for score in self.data.scores:
            found[score.supplier, score.question, score.lot].append(score)
        return dict(found)

    @cached_property
    def agreed(self) -> dict[tuple[SupplierId, CriterionCode, LotCode | None], AgreedScore]:
        """The agreed scores by supplier, question and lot."""
        return {(score.supplier, score.question, score.lot): score for score in self.data.agreed}

    @property
    def admitting(self) -> bool:
        """Whether tenders are admitted and not ranked."""
        return self.data.method.result is ResultKind.ADMIT

    @property
    def merging(self) -> bool:
        """Whether seats' scores are merged where none was agreed."""
        return self.data.method.merge_rule is not MergeRule.CONSENSUS

    def is_final(self, lot: LotResult) -> bool:
        """Tell whether nothing keeps the lot from being final; under a limit of lots per supplier, any lot."""
        return lot.final and (self.ranking.allocation is None or self.ranking.final)

    def own_total(self, lot: LotCode) -> PriceFormula | None:
        """Return the formula that makes the lot's totals itself, where they are no sum of quality and price points."""
        rows = self.trees[lot].prices
        found = formula_of(self.data.method, rows[0]) if len(rows) == 1 else None
        return found if found in OWN_TOTAL else None

    def lots_held(self, supplier: SupplierId) -> int:
        """Return how many lots the supplier is awarded."""
        return sum(
            tender.supplier == supplier and tender.status is Outcome.AWARDED
            for lot in self.ranking.lots
            for tender in lot.tenders
        )

    def name(self, supplier: SupplierId) -> str:
        """Return the name of a supplier, its id where it has none."""
        found = self.suppliers.get(supplier)
        return found.name or supplier if found else supplier

    def title(self, code: str) -> str:
        """Return a criterion as `Q1 Safeguarding`."""
        found = self.criteria.get(CriterionCode(code))
        return f"{code} {found.title}" if found and found.title and found.title != code else code

    def lot_heading(self, code: LotCode) -> str:
        """Return a lot as its heading."""
        return printed.lot_heading(code, self.lots[code].title)

    def scale_of(self, question: CriterionCode) -> Scale | None:
        """Return the scale of a question: its own, else the only one."""
        code = self.criteria[question].scale
        if code is not None:
            return self.scales.get(code)
        return self.data.scales[0] if len(self.data.scales) == 1 else None

    def seat_name(self, seat: Seat) -> str:
        """Return the name of a seat's holder; those of service users are never printed (DOMAIN §4.5, DR-29)."""
        if seat.role in PSEUDONYMOUS:
            return report.representative()
        return seat.name or report.NOTHING

    def seat_code(self, code: SeatCode) -> str:
        """Return the code of a seat, marked where the seat was withdrawn or replaced."""
        return report_record.seat_code(code, left=code in self._left)

    @property
    def has_marked_seats(self) -> bool:
        """Whether any seat was withdrawn or replaced."""
        return bool(self._left)

    @cached_property
    def _left(self) -> frozenset[SeatCode]:
        return frozenset(note.seat for note in self.provenance.withdrawn) if self.provenance else frozenset()

    @cached_property
    def without_reason(self) -> int:
        """How many of the scores that seats gave have no reason."""
        scoring = {seat.code for seat in self.scoring_seats}
        return sum(
            score.value is not None and not score.reason.strip() for score in self.data.scores if score.seat in scoring
        )

    @property
    def has_scores(self) -> bool:
        """Whether any score is recorded."""
        scored = any(score.value is not None for score in self.data.scores)
        return scored or any(score.value is not None for score in self.data.agreed)

    def seat_counts(self, seat: Seat) -> tuple[int, int]:
        """Return how many scores the seat gave, and how many were due; a record for several lots counts once."""
        due = given = 0
        whole: set[tuple[SupplierId, CriterionCode]] = set()
        for score in self._scores_of.get(seat.code, ()):
            if score.lot is None:
                whole.add((score.supplier, score.question))
            given += score.value is not None
        counted: set[tuple[SupplierId, CriterionCode, LotCode | None]] = set()
        for supplier, lots in self.coverage.lots_tendered.items():
            for lot in lots:
                for question in self.trees[lot].questions:
                    if self.coverage.seat_covers(seat, question.code, lot):
                        shared = (supplier, question.code) in whole
                        counted.add((supplier, question.code, None if shared else lot))
        due = len(counted)
        return given, due

    @cached_property
    def _scores_of(self) -> dict[SeatCode, list[Score]]:
        found = defaultdict(list)
        for score in self.data.scores:
            found[score.seat].append(score)
        return dict(found)

    def places_of(self, lot: LotResult) -> int:
        """Return how many decimal places the lot's totals are displayed with."""
        shown = [tender.displayed for tender in lot.tenders if tender.displayed is not None]
        return max((len(text.partition(".")[2]) for text in shown), default=_SHOWN_PLACES)

    def total(self, lot: LotResult, tender: TenderResult) -> str | None:
        """Return a tender's total as it is displayed: as money where the lowest wins, which all are in pounds."""
        if tender.total is None or tender.displayed is None or lot.best is Best.HIGHEST:
            return tender.displayed
        return numbers.money_to(tender.total, self.places_of(lot))

    def margin(self, lot: LotResult, value: Fraction) -> str:
        """Return a distance between totals, with as many places as it takes to tell it from nothing."""
        places = self.places_of(lot)
        while value and places < _MOST_PLACES and not numbers.rounded(value, places):
            places += 1
        return numbers.fixed(value, places) if lot.best is Best.HIGHEST else numbers.money_to(value, places)

    def failure_words(self, failure: Failure) -> tuple[str, str, str]:
        """Return criterion, value and needed of a failure as they are printed."""
        criterion = self.title(failure.code) if failure.code else ""
        return criterion, self._measured(failure, failure.value), self._measured(failure, failure.needed)

    def failure(self, failure: Failure) -> str:
        """Return a failure in one phrase: the rule and what was found."""
        criterion, value, needed = self.failure_words(failure)
        if failure.rule is Rule.GATE:
            detail = outcomes.shortfall(criterion, "", "") + (f": {value.lower()}" if value else "")
        else:
            detail = outcomes.shortfall(criterion, value, needed, most=failure.rule is Rule.MAXIMUM_PRICE)
        return outcomes.with_detail(outcomes.rule(failure.rule), detail, named=bool(criterion))

    def stopping(self, tender: TenderResult) -> tuple[Failure, ...]:
        """Return the failures that stopped a tender."""
        return tuple(found for found in tender.failed if found.effect in {None, Consequence.REJECT})

    def _measured(self, failure: Failure, value: Fraction | str | None) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            return report.word(report.GATES, value)
        return numbers.money(value) if failure.rule in _PRICE_RULES else minimal(value)

    def warning(self, warned: Warned) -> str:
        """Return a warning in words, with names for ids."""
        return outcomes.warning(warned.code, warned.facts, self._names)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {supplier.id: self.name(supplier.id) for supplier in self.data.suppliers}

    def tie_step(self, step: str) -> str:
        """Return a step of the tie-break, such as `score Q1`, in words."""
        kind, space, code = step.partition(" ")
        return outcomes.tie_step(kind + space + (self.title(code) if code else ""))


def readable(value: Fraction, places: int = _SHOWN_PLACES) -> str:
    """Return a number with that many decimals, with more where they end soon or not at all."""
    text = numbers.exact(value)
    length = len(text.partition(".")[2])
    if "/" in text or length > _LONGEST_EXACT:
        return numbers.fixed(value, places + 2)
    return text if length > places else numbers.fixed(value, places)


def minimal(value: Fraction) -> str:
    """Return a number with no more decimals than it has, rounded where they don't end soon."""
    return readable(value, 0) if value.denominator != 1 else numbers.fixed(value, 0)
