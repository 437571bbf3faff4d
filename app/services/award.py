"""A ranking as a screen shows it: every figure and sentence as the report prints them, and nothing worked out twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.codes import CriterionType, LotCode, ResultKind, SupplierId
from app.domain.milestones import Milestone
from app.reports.decision import decision
from app.reports.layout.fonts import Face
from app.reports.rows import has_tiers, rows_of
from app.reports.sections import exclusions
from app.reports.sections.award import why
from app.reports.sections.ranking import bars_of, described_in, intro, is_stacked, pictured_in, tie_words
from app.reports.view import View
from app.scoring.caveats import NOT_FINAL
from app.scoring.examining import examine
from app.scoring.low_prices import LotLowPrices, low_prices
from app.scoring.results import Best, LotResult, Outcome, TenderResult
from app.services.desk import Desk
from app.services.evaluations import Ranked
from app.services.outcomes import ranked
from app.services.provenances import prices_in_force
from app.services.standing import quality_locked
from app.storage import audit, milestones
from app.text import low_prices as low_words
from app.text import numbers, report
from app.text.outcomes import together


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How far the outcome has come; all of it dates, none of it figures.

    `priced` tells whether the ranking waits for prices; `signed` is when this seat signed the report.
    """

    quality_locked: bool
    priced: bool
    prices_opened: datetime | None
    ranked: datetime | None
    reported: datetime | None
    signed: datetime | None
    closed: datetime | None

    @property
    def can_rank(self) -> bool:
        """Whether a ranking may be seen by the lead."""
        return self.quality_locked and (not self.priced or self.prices_opened is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTender:
    """One row of a ranking, as printed; `first` tells a tender with a place, to be set off from the others."""

    supplier: SupplierId
    rank: str
    name: str
    quality: str
    price: str
    total: str
    outcome: str
    tier: str
    first: bool
    ranked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBar:
    """One bar of the picture: lengths as parts of the whole width, with the figures that stand in them."""

    name: str
    lengths: tuple[float, ...]
    figures: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStop:
    """A rule that a tender did not meet."""

    name: str
    rule: str
    found: str
    needed: str
    effect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLot:
    """One lot: its table, its picture (none where it would say nothing), and everything said about it in sentences.

    `why` are labels with their sentences: the margin, what decided; `remarks` do not stop an award, `blocking` do.
    `low_prices` are those that must be looked into, and what that means: for the panel, never for publication.
    """

    lot: LotCode
    heading: str
    intro: str
    final: bool
    provisional: str
    tiered: bool
    lowest: bool
    tenders: tuple[ShownTender, ...]
    bars: tuple[ShownBar, ...]
    stacked: bool
    picture: str
    why: tuple[tuple[str, str], ...]
    stops: tuple[ShownStop, ...]
    ties: tuple[str, ...]
    blocking: tuple[str, ...]
    remarks: tuple[str, ...]
    low_prices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A whole ranking; `allocation` are the sentences on lots for each supplier, none where there is no limit."""

    reference: str
    title: str
    admitting: bool
    final: bool
    lots: tuple[ShownLot, ...]
    allocation: tuple[str, ...]


def stage(desk: Desk) -> Stage:
    """Return how far the outcome has come."""
    with desk.read() as unit:
        reached = milestones.reached(unit)
        method = desk.plan(unit).data
        opened = prices_in_force(unit)
        signed = [entry.at for entry in audit.entries(unit) if entry.action == "report-signed"]
        locked = quality_locked(unit)
    at = {milestone: one.at for milestone, one in reached.items()}
    return Stage(
        quality_locked=locked,
        priced=method.method.result is ResultKind.RANK
        and any(row.type is CriterionType.PRICE for row in method.criteria),
        prices_opened=None if opened is None else opened.at,
        ranked=at.get(Milestone.RANKED),
        reported=at.get(Milestone.REPORTED),
        signed=signed[-1] if signed else None,
        closed=at.get(Milestone.CLOSED),
    )


def award(desk: Desk) -> Award:
    """Return the ranking of the live evaluation; raises as `outcomes.ranked` does."""
    found = ranked(desk)
    return shown(found, low={lot.lot: lot for lot in low_prices(examine(found.data).book)})


def shown(found: Ranked, *, low: Mapping[LotCode, LotLowPrices] | None = None) -> Award:
    """Return a ranking as a screen shows it; `low` only where the panel looks at it (DOMAIN §1.8)."""
    view = View(data=found.data, ranking=found.ranking, data_hash="")
    return Award(
        reference=found.ranking.reference,
        title=found.ranking.title,
        admitting=view.admitting,
        final=found.ranking.final,
        lots=tuple(_lot(view, lot, (low or {}).get(lot.lot)) for lot in found.ranking.lots),
        allocation=_allocation(view),
    )


def _lot(view: View, lot: LotResult, low: LotLowPrices | None) -> ShownLot:
    pictured = [] if view.admitting else pictured_in(lot)
    stacked = is_stacked(lot, pictured)
    final = view.is_final(lot)
    return ShownLot(
        lot=lot.lot,
        heading=view.lot_heading(lot.lot),
        intro=report.admitted_intro() if view.admitting else intro(view, lot),
        final=final,
        provisional="" if final else report.provisional_lot(admitting=view.admitting),
        tiered=has_tiers(view, lot),
        lowest=lot.best is Best.LOWEST,
        tenders=tuple(_tenders(view, lot)),
        bars=tuple(
            ShownBar(name=bar.name, lengths=bar.lengths, figures=bar.figures, total=bar.total)
            for bar in bars_of(view, lot, pictured)
        ),
        stacked=stacked,
        picture=_described(view, lot, pictured, stacked=stacked),
        why=_why(view, lot),
        stops=tuple(
            ShownStop(name=name, rule=rule, found=measured, needed=needed, effect=effect)
            for tender in lot.tenders
            for name, _code, rule, measured, needed, effect in exclusions.rows_of(view, lot, tender)
        ),
        ties=tuple(tie_words(view, lot, tie) for tie in lot.ties),
        blocking=tuple(view.warning(one) for one in lot.warnings if one.code in NOT_FINAL),
        remarks=tuple(view.warning(one) for one in lot.warnings if one.code not in NOT_FINAL),
        low_prices=() if low is None else _low_prices(view, low),
    )


def _low_prices(view: View, lot: LotLowPrices) -> tuple[str, ...]:
    names = {supplier.id: supplier.name for supplier in view.data.suppliers}
    told = [low_words.low(names[one.supplier], one.criterion, one.price, one.signs) for one in lot.prices]
    return (*told, low_words.caution()) if told else ()


def _tenders(view: View, lot: LotResult) -> list[ShownTender]:
    return [
        ShownTender(
            supplier=tender.supplier,
            rank=row.rank,
            name=row.name,
            quality=row.quality,
            price=row.price_score,
            total=row.total,
            outcome=row.status,
            tier=row.tier,
            first=tender.status is Outcome.AWARDED,
            ranked=tender.rank is not None,
        )
        for tender, row in zip(lot.tenders, rows_of(view, lot), strict=True)
    ]


def _described(view: View, lot: LotResult, pictured: list[TenderResult], *, stacked: bool) -> str:
    if not pictured:
        return ""
    return report.chart_alt([described_in(view, lot, one, stacked=stacked) for one in pictured], stacked=stacked)


def _why(view: View, lot: LotResult) -> tuple[tuple[str, str], ...]:
    """Return labels with their sentences; a sentence without a label has an empty one."""
    found: list[tuple[str, str]] = []
    label = ""
    for run in why(view, lot, decision(lot)):
        if run.face is Face.BOLD:
            label = run.text
        else:
            found.append((label, run.text.strip()))
            label = ""
    return tuple(found)


def _allocation(view: View) -> tuple[str, ...]:
    allocation, limit = view.ranking.allocation, view.data.method.lots_per_supplier
    if allocation is None or limit is None:
        return ()
    total = numbers.points(allocation.total)
    return (
        report.allocation_sentence(limit, total, len(allocation.choices), complete=allocation.complete),
        *(
            report.allocation_choice(
                [(lot, together([view.name(supplier) for supplier in suppliers])) for lot, suppliers in choice]
            )
            for choice in allocation.choices
        ),
    )
