"""`evenhand rank WORKBOOK [--json]`."""

from pathlib import Path

from app.cli import exits, refused
from app.cli.console import Console
from app.errors import Refused
from app.services.evaluations import Ranked, rank_workbook
from app.text import commands, outcomes


def run(console: Console, workbook: Path, *, as_json: bool) -> int:
    """Print the ranking, or every problem of the workbook; return the exit code of WORKBOOK §6."""
    try:
        ranked = rank_workbook(workbook)
    except Refused as refusal:
        return refused.show(console, refusal, as_json=as_json)
    if as_json:
        console.json(ranked.as_json())
    else:
        show(console, ranked)
    return exits.FINAL if ranked.ranking.final else exits.NOT_FINAL


def show(console: Console, ranked: Ranked) -> None:
    """Print the ranking of every lot as a table for people, with exclusions, ties and warnings below it."""
    data, ranking = ranked.data, ranked.ranking
    names: dict[str, str] = {supplier.id: supplier.name for supplier in data.suppliers}
    titles = {lot.code: lot.title for lot in data.lots}
    console.say(commands.heading(ranking.reference, ranking.title))
    for lot in ranking.lots:
        console.say("", commands.lot_heading(lot.lot, titles[lot.lot], lot.best.value, final=lot.final))
        rows = [
            commands.ranking_row(
                tender.rank,
                names[tender.supplier],
                (tender.quality, tender.price_score),
                tender.displayed,
                outcomes.status(tender.status.value),
            )
            for tender in lot.tenders
        ]
        console.say(*commands.table(commands.RANKING_COLUMNS, rows))
        for tender in lot.tenders:
            for failed in tender.failed:
                words = outcomes.failure(failed.rule.value, failed.code, failed.value, failed.needed)
                console.say(f"  {names[tender.supplier]}: {words}")
        for tie in lot.ties:
            tied = [names[supplier] for supplier in tie.suppliers]
            console.say(f"  {commands.tie(tie.rank, tied, [outcomes.tie_step(step) for step in tie.decided_by])}")
        for warned in lot.warnings:
            console.say(f"  ! {outcomes.warning(warned.code, warned.facts, names)}")
    if ranking.allocation is not None:
        console.say("", commands.allocation(len(ranking.allocation.choices)))
        for choice in ranking.allocation.choices:
            console.say(
                "  " + "; ".join(f"{lot}: {outcomes.together([names[s] for s in chosen])}" for lot, chosen in choice)
            )
