"""`evenhand rehearse WORKBOOK [--tenders N] [--contests N] [--seed N] [--json]`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.cli import exits, refused
from app.cli.console import Console
from app.domain.evaluation import EvaluationData
from app.errors import Refused
from app.scoring.rehearsal.results import Line, LotRehearsal, Met, Remark, Swap
from app.services.rehearsals import Rehearsed, rehearse_workbook
from app.text import commands
from app.text import rehearsal as words

_TOLD = 10  # times that progress is told at least
_SILENT = 250  # contests without a word at most


def run(console: Console, workbook: Path, numbers: Mapping[str, int], *, as_json: bool) -> int:
    """Print what the method and its rehearsal brought to light, or every problem; 3 where there is something."""
    try:
        rehearsed = rehearse_workbook(workbook, numbers, _Progress(console=console).tell)
    except Refused as refusal:
        return refused.show(console, refusal, as_json=as_json)
    if as_json:
        console.json(rehearsed.as_json())
    else:
        _show(console, rehearsed)
    return exits.FOUND if rehearsed.rehearsal.found else exits.FINAL


@dataclass(frozen=True, slots=True, kw_only=True)
class _Progress:
    """Tells now and then how many contests were played."""

    console: Console

    def tell(self, played: int, contests: int) -> None:
        """Say how far it is at each tenth of the way, and more often on a long one."""
        if played % min(max(contests // _TOLD, 1), _SILENT) == 0:
            self.console.tell(words.progress(played, contests))


def _show(console: Console, rehearsed: Rehearsed) -> None:
    data, rehearsal = rehearsed.data, rehearsed.rehearsal
    titles = {lot.code: lot.title for lot in data.lots}
    console.say(
        commands.heading(rehearsal.reference, rehearsal.title), "", words.method_heading(len(rehearsal.remarks))
    )
    alike: dict[str, list[Remark]] = {}
    for remark in rehearsal.remarks:
        alike.setdefault(repr((remark.doubt, remark.criterion, remark.facts)), []).append(remark)
    for remarks in alike.values():
        _show_remarks(console, data, remarks)
    console.say("", words.rehearsal_heading(rehearsal.contests, rehearsal.tenders, rehearsal.seed))
    for lot in rehearsal.lots:
        console.say("", commands.lot_name(lot.lot, titles[lot.lot]))
        console.say(*(f"  {line}" for line in _figures(lot)))
        for met in lot.met:
            _show_met(console, met)
    for met in rehearsal.met:
        console.say("")
        _show_met(console, met)
    console.say("", words.caution(found=rehearsal.found))


def _show_remarks(console: Console, data: EvaluationData, remarks: Sequence[Remark]) -> None:
    """Print remarks that say the same of different lots as one, with the example of each."""
    first = remarks[0]
    among = {lot for remark in remarks for lot in remark.lots}
    lots = [lot.code for lot in data.lots if lot.code in among]
    named = [] if len(lots) == len(data.lots) else lots
    console.say(f"  ! {words.remark(first.doubt.value, named, first.criterion, first.facts)}")
    for remark in remarks:
        if remark.swap is not None:
            _show_swap(console, data, remark.swap, remark.lots)


def _show_swap(console: Console, data: EvaluationData, swap: Swap, lots: Sequence[str]) -> None:
    names: dict[str, str] = {} if swap.invented else {supplier.id: supplier.name for supplier in data.suppliers}
    console.say(f"    {words.swap(lots if len(data.lots) > 1 else (), invented=swap.invented)}")
    _show_lines(console, swap.now, names)
    console.say(f"    {words.without(names.get(swap.without, swap.without))}")
    _show_lines(console, swap.then, names)


def _figures(lot: LotRehearsal) -> tuple[str, ...]:
    return words.figures(lot.contests, lot.awarding, lot.open, lot.price_decided, lot.quality_decided)


def _show_met(console: Console, met: Met) -> None:
    console.say(f"  ! {words.met(met.meeting.value, met.count, met.of, met.criterion, met.rule)}")
    example = met.example
    if example is not None and example.lines:
        console.say(f"    {words.example(example.contest)}")
        _show_lines(console, example.lines, {})
        if example.without is not None:
            console.say(f"    {words.without(example.without)}")
            _show_lines(console, example.then, {})


def _show_lines(console: Console, lines: Sequence[Line], names: Mapping[str, str]) -> None:
    rows = [
        words.row(
            line.rank,
            names.get(line.supplier, line.supplier),
            [amount for _row, amount in line.prices],
            (line.quality, line.price_score, line.total),
        )
        for line in lines
    ]
    console.say(*(f"  {line}" for line in commands.table(words.COLUMNS, rows, words.FIGURES)))
