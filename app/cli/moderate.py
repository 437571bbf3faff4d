"""`evenhand moderate WORKBOOK [--after-lock] [--json]`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.cli import exits, refused, sensitivity
from app.cli.console import Console
from app.errors import Refused
from app.scoring.low_prices import LotLowPrices
from app.scoring.moderation import AfterLock, LotModeration, QuestionAgreement
from app.scoring.variance import Spread, Tension
from app.services.moderation import Moderated, moderate_workbook
from app.text import commands
from app.text import low_prices as low_words
from app.text import moderation as words


def run(console: Console, workbook: Path, *, after_lock: bool, as_json: bool) -> int:
    """Print what the moderator may know, or every problem of the workbook; return the exit code of WORKBOOK §6."""
    try:
        moderated = moderate_workbook(workbook, after_lock=after_lock)
    except Refused as refusal:
        return refused.show(console, refusal, as_json=as_json)
    if as_json:
        console.json(moderated.as_json())
    else:
        _show(console, moderated)
    return exits.FINAL


def _show(console: Console, moderated: Moderated) -> None:
    data, moderation = moderated.data, moderated.moderation
    names: dict[str, str] = {supplier.id: supplier.name for supplier in data.suppliers}
    titles = {lot.code: lot.title for lot in data.lots}
    console.say(commands.heading(moderation.reference, moderation.title), words.view(after_lock=moderation.after_lock))
    for lot in moderation.lots:
        console.say("", commands.lot_name(lot.lot, titles[lot.lot]))
        _show_cells(console, lot, names)
        if lot.after_lock is not None:
            _show_after_lock(console, lot.after_lock)
    if moderation.after_lock:
        console.say("", *words.meanings(), "")
        _show_low_prices(console, moderated.low_prices, names)
        console.say("", *sensitivity.lines(data, moderated.materiality))


def _show_cells(console: Console, lot: LotModeration, names: dict[str, str]) -> None:
    if not lot.cells:
        console.say(f"  {words.nothing_scored()}")
        return
    rows = [
        (
            cell.question,
            names[cell.supplier],
            words.range_shown(cell.range),
            words.scores_had(cell.scored, cell.assigned),
            "; ".join(_notes(cell)),
        )
        for cell in lot.cells
    ]
    console.say(
        f"  {words.summary(len(lot.cells), sum(cell.flag for cell in lot.cells))}",
        *commands.table(words.CELL_COLUMNS, rows, words.CELL_FIGURES),
    )


def _show_after_lock(console: Console, told: AfterLock) -> None:
    rows = [
        (
            entry.question,
            str(entry.agreement.seats),
            str(entry.agreement.tenders),
            *(words.statistic(name, entry.agreement.statistics[name].value) for name in entry.agreement.statistics),
        )
        for entry in told.questions
    ]
    console.say(
        "",
        f"  {words.agreement_heading()}",
        *commands.table(words.AGREEMENT_COLUMNS, rows, words.AGREEMENT_FIGURES),
        *(f"  {line}" for entry in told.questions for line in _undefined(entry)),
    )


def _show_low_prices(console: Console, lots: Sequence[LotLowPrices], names: dict[str, str]) -> None:
    for lot in lots:
        console.say(low_words.title(lot.lot, len(lot.prices), compared=lot.compared))
        for one in lot.prices:
            signs = [(sign.value, figure) for sign, figure in one.signs]
            console.say(f"  {low_words.low(names[one.supplier], one.criterion, one.price, signs)}")
    if any(lot.prices for lot in lots):
        console.say(low_words.caution())


def _undefined(entry: QuestionAgreement) -> Iterator[str]:
    by_reason: dict[str, list[str]] = {}
    for measure, statistic in entry.agreement.statistics.items():
        if statistic.undefined is not None:
            by_reason.setdefault(statistic.undefined, []).append(measure)
    for reason, measures in by_reason.items():
        yield words.undefined(entry.question, measures, reason)


def _notes(cell: Spread) -> Iterator[str]:
    if cell.flag:
        yield words.must_be_talked_about()
    if cell.tension is not None:
        yield from _tension(cell.tension)
    if cell.unanimous:
        yield words.unanimous()
    for seats, note in (
        (cell.missing, words.missing),
        (cell.not_sure, words.not_sure),
        (cell.missing_reason, words.missing_reason),
        (cell.missing_evidence, words.missing_evidence),
    ):
        if seats:
            yield note(seats)


def _tension(told: Tension) -> Iterator[str]:
    if told.straddles is not None:
        yield words.straddles(told.straddles)
    if told.lone_dissenter is not None:
        yield words.lone_dissenter(told.lone_dissenter)
    if told.split and told.agreement is not None:
        yield words.split(told.agreement)
