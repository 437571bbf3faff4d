"""Setting up a live evaluation from a workbook: everything published, tenders and responses, no score and no price.

What a finished evaluation holds beyond that is a problem here, at its cell (WORKBOOK, opening).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.codes import CriterionType, Role
from app.domain.evaluation import EvaluationData, Tender
from app.errors import Problem, Refused
from app.exchange.layout import SheetName
from app.exchange.loading import Loaded, load
from app.exchange.placing import in_order
from app.exchange.response_files import file_under
from app.exchange.sheets import Row
from app.exchange.sources.cells import Book
from app.exchange.workbook import with_problems
from app.exchange.workbook_digest import with_digest
from app.scoring.examining import all_findings
from app.scoring.findings import Finding, Kind

_STATED = ("stated quality", "stated price score", "stated total", "stated rank")
_SCORED: Mapping[SheetName, tuple[str, ...]] = {
    SheetName.SCORES: ("score", "reason", "evidence"),
    SheetName.AGREED: ("score", "reason"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """An evaluation as it is set up; `files` are the files that responses name, where they lie.

    `digest` is the SHA-256 of the workbook, `source` the name it had.
    """

    data: EvaluationData
    files: Mapping[str, Path]
    digest: str
    source: str


def read_set_up(path: Path) -> SetUp:
    """Return the evaluation that a workbook sets up.

    Raises Refused with every problem at once: those of any workbook, each score, agreed score, price and stated result,
    and a panel that could not score, moderate or lead. AppError `workbook-changed` where it was saved meanwhile.
    """
    (data, files), digest = with_digest(path, lambda it: with_problems(it, _set_up))
    return SetUp(data=data, files=files, digest=digest, source=path.name)


def _set_up(book: Book, folder: Path) -> tuple[EvaluationData, Mapping[str, Path]]:
    loaded = load(book, folder)
    bare = without_outcome(loaded.data)
    more = (*_filled(loaded), *loaded.problems)
    problems = in_order(replace(loaded, data=bare, problems=more), (*all_findings(bare), *_lacking(bare)))
    if problems:
        raise Refused(problems)
    names = dict.fromkeys(name for response in bare.responses for name in response.files)
    found = {name: file_under(folder, name) for name in names}
    return bare, {name: file for name, file in found.items() if file is not None}


def without_outcome(data: EvaluationData) -> EvaluationData:
    """Return the evaluation without scores, agreed scores, prices and stated results."""
    return replace(data, tenders=tuple(_bare(tender) for tender in data.tenders), scores=(), agreed=())


def _bare(tender: Tender) -> Tender:
    return replace(tender, prices=(), stated_quality=None, stated_price_score=None, stated_total=None, stated_rank=None)


def _filled(loaded: Loaded) -> Iterator[Problem]:
    """Yield every cell that says what nobody may know yet: of a row of scores the first that does."""
    places = loaded.places
    known = {(problem.sheet, problem.row, problem.column) for problem in loaded.problems}
    tenders = places.sheets[SheetName.TENDERS]
    prices = [field for columns in places.tender_columns.prices for field in (columns.amount, columns.score)]
    cells = [
        (sheet, row, field, "set-up-holds-scores")
        for title, fields in _SCORED.items()
        for sheet in (places.sheets[title],)
        for row in sheet.rows
        for field in _first(row, fields)
    ]
    cells += [(tenders, row, field, "set-up-holds-prices") for row in tenders.rows for field in _all(row, prices)]
    cells += [(tenders, row, field, "set-up-holds-results") for row in tenders.rows for field in _all(row, _STATED)]
    for sheet, row, field, code in cells:
        if (sheet.name, row.number, sheet.column(field)) not in known:
            yield Problem(code=code, sheet=sheet.name, row=row.number, column=sheet.column(field))
    yield from _answered_prices(loaded)


def _answered_prices(loaded: Loaded) -> Iterator[Problem]:
    """Yield responses to price rows: they may show a price."""
    sheet = loaded.places.sheets[SheetName.RESPONSES]
    priced = {row.code for row in loaded.data.criteria if row.type is CriterionType.PRICE}
    rows = loaded.places.rows[SheetName.RESPONSES]
    for response, row in zip(loaded.data.responses, rows, strict=True):
        if response.question in priced:
            column = sheet.column("question")
            yield Problem(code="set-up-holds-prices", sheet=sheet.name, row=row, column=column)


def _all(row: Row, fields: Iterable[str]) -> list[str]:
    return [field for field in fields if field in row.cells or field in row.spoilt]


def _first(row: Row, fields: Iterable[str]) -> list[str]:
    return _all(row, fields)[:1]


def _lacking(data: EvaluationData) -> Iterator[Finding]:
    """Yield what a panel needs to score, moderate and lead."""
    if not data.seats:
        yield _of_panel("set-up-without-panel")
        return
    roles = [seat.role for seat in data.seats]
    if not any(role.scores for role in roles):
        yield _of_panel("set-up-without-scoring-seat")
    if Role.MODERATOR not in roles:
        yield _of_panel("set-up-without-moderator")
    if Role.LEAD not in roles:
        yield _of_panel("set-up-without-lead")
    for index in [index for index, role in enumerate(roles) if role is Role.LEAD][1:]:
        yield Finding(kind=Kind.SEATS, code="set-up-with-several-leads", index=index, field="role")


def _of_panel(code: str) -> Finding:
    return Finding(kind=Kind.SEATS, code=code, field="role")
