"""The ranking tables as they are printed: written by the report, expected by its reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from app.domain.evaluation import EvaluationData
from app.reports import printed
from app.reports.layout.fonts import visible
from app.reports.printed import Status
from app.reports.view import View
from app.scoring.results import LotResult, Outcome, Ranking, Rule, TenderResult
from app.text import numbers

TABLE_NAME = "ranking-"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRow:
    """One row of a ranking table, every field as it is printed; `tier` is empty where the lot has no tiers."""

    rank: str
    supplier: str
    name: str
    quality: str
    price_score: str
    total: str
    status: str
    tier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLot:
    """The ranking table of one lot under its heading."""

    heading: str
    rows: tuple[PrintedRow, ...]

    @property
    def lot(self) -> str:
        """The code that the heading names, up to its colon."""
        return self.heading.partition(" ")[2].partition(":")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRanking:
    """All ranking tables, in the order of the lots; a lot without tenders has none."""

    lots: tuple[PrintedLot, ...]


def expected_rows(data: EvaluationData, ranking: Ranking) -> PrintedRanking:
    """Return what a report of this ranking prints in its ranking tables."""
    view = View(data=data, ranking=ranking, data_hash="")
    return PrintedRanking(
        lots=tuple(
            PrintedLot(heading=one_line(view.lot_heading(lot.lot)), rows=tuple(rows_of(view, lot)))
            for lot in ranking.lots
            if lot.tenders
        )
    )


def rows_of(view: View, lot: LotResult) -> Iterator[PrintedRow]:
    """Yield the rows of one lot."""
    places = view.places_of(lot)
    for tender in lot.tenders:
        yield PrintedRow(
            rank=str(tender.rank) if tender.rank is not None else printed.NOTHING,
            supplier=one_line(tender.supplier),
            name=one_line(view.name(tender.supplier)),
            quality=_number(tender.quality, places),
            price_score=_number(tender.price_score, places),
            total=view.total(lot, tender) or printed.NOTHING,
            status=status_of(view, lot, tender),
            tier=_tier(tender) if has_tiers(view, lot) else "",
        )


def has_tiers(view: View, lot: LotResult) -> bool:
    """Tell whether the lot's table has a column for tiers."""
    return view.lots[lot.lot].tiers is not None


def status_of(view: View, lot: LotResult, tender: TenderResult) -> Status:
    """Return the outcome of a tender as it is printed."""
    if tender.status is Outcome.EXCLUDED:
        rules = {failure.rule for failure in tender.failed}
        return Status.LATE if Rule.LATE in rules else Status.WITHDRAWN if Rule.WITHDRAWN in rules else Status.STOPPED
    if view.admitting and tender.status is Outcome.AWARDED:
        return Status.ADMITTED if lot.final else Status.ADMITTED_PROVISIONALLY
    final, provisional = _STATUSES[tender.status]
    return final if view.is_final(lot) else provisional


_STATUSES = {
    Outcome.AWARDED: (Status.AWARDED, Status.AWARDED_PROVISIONALLY),
    Outcome.RESERVE: (Status.RESERVE, Status.RESERVE_PROVISIONALLY),
    Outcome.NOT_AWARDED: (Status.NOT_AWARDED, Status.NOT_AWARDED_PROVISIONALLY),
    Outcome.TIED: (Status.TIED, Status.TIED),
    Outcome.INCOMPLETE: (Status.INCOMPLETE, Status.INCOMPLETE),
}


def one_line(text: str) -> str:
    """Return the text as a cell shows it: visible characters, single spaces."""
    return " ".join(visible(text).replace("\xa0", " ").split())


def _number(value: Fraction | None, places: int) -> str:
    return printed.NOTHING if value is None else numbers.fixed(value, places)


def _tier(tender: TenderResult) -> str:
    return printed.NOTHING if tender.tier is None else str(tender.tier)
