"""The ranks of a lot's sheet: equal totals parted step by step, and what becomes of each tender (WORKBOOK §3.6–8)."""

from app.domain.codes import TierBasis
from app.exchange.layout import UNLIMITED, SheetName
from app.exchange.results.cells import Formula, ResultCell, literal
from app.exchange.results.frame import Line
from app.exchange.results.lot_live import STEP_PLACES, LiveRanks, LiveStep, Ranks, live_ranks
from app.exchange.results.lot_parts import RANKED, LotParts
from app.scoring.award import tier_of
from app.scoring.results import Best, Outcome, TenderResult
from app.text import outcomes
from app.text import results as words
from app.text.catalogue import _


def add_ranks(parts: LotParts) -> None:
    """Add the rank by total, the rank after every step of the tie-break, the outcome, the tier, and the exact ones."""
    live = live_ranks(parts)
    if not parts.admits:
        _add_ranks(parts, live)
        if parts.ground.data.method.lots_per_supplier is None:
            _add_places(parts, live)
    _add_outcome(parts, live)
    _add_tier(parts, live)
    _add_exact(parts, live)


def live_outcome(parts: LotParts, live: LiveRanks, line: Line) -> str:
    """Return the outcome that the formulas come to, in words; under a limit of lots per supplier the exact one."""
    exact = result_of(parts, line).status
    limited = parts.ground.data.method.lots_per_supplier is not None
    found = None if limited else live.outcome(parts.lot.lot, line.entry)
    return outcomes.status((found or exact).value)


def result_of(parts: LotParts, line: Line) -> TenderResult:
    """Return the exact result of a tender."""
    return parts.results[line.entry.tender.supplier]


def _add_ranks(parts: LotParts, live: LiveRanks) -> None:
    frame = parts.frame
    lowest = int(parts.lot.contest.best is Best.LOWEST)

    def by_total(line: Line) -> ResultCell:
        name = frame.at(RANKED, line)
        text = f'=IF({name}="","",RANK({name},{frame.span(RANKED)},{lowest}))'
        return Formula(text, live.after[0].get(line.entry))

    frame.column(_key(live, 0), _(words.RANK_BY_TOTAL) if live.steps else _(words.RANK), by_total)
    for number, step in enumerate(live.steps, start=1):
        _add_step(parts, live, number, step)


def _key(live: LiveRanks, number: int) -> str:
    return "rank" if number == len(live.steps) else f"rank {number}"


def _add_step(parts: LotParts, live: LiveRanks, number: int, step: LiveStep) -> None:
    frame, after = parts.frame, live.after[number]
    value_key, before, key = f"step {number}", _key(live, number - 1), _key(live, number)

    def value(line: Line) -> ResultCell:
        found = step.value(line.entry) if line.entry in after else None
        text = step.text(line)
        return Formula(f'=IF({frame.at(before, line)}="","",IF({text}="","",ROUND({text},{STEP_PLACES})))', found)

    frame.column(value_key, words.step_value(number, step.label), value)
    frame.column(
        key,
        _(words.RANK) if key == "rank" else words.rank_after(number),
        lambda line: _parted(parts, line, (before, value_key), step, after),
    )


def _parted(parts: LotParts, line: Line, keys: tuple[str, str], step: LiveStep, after: Ranks) -> ResultCell:
    """Return the rank after a step: behind all of the same rank whose value is better, if none of them lacks it."""
    frame, (before, value) = parts.frame, keys
    own, mine = frame.at(before, line), frame.at(value, line)
    same = f"({frame.span(before)}={own})"
    lacking = f'SUMPRODUCT({same}*({frame.span(value)}=""))'
    better = f"SUMPRODUCT({same}*({frame.span(value)}{'<' if step.lowest else '>'}{mine}))"
    return Formula(f'=IF({own}="","",{own}+IF({lacking}>0,0,{better}))', after.get(line.entry))


def _add_places(parts: LotParts, live: LiveRanks) -> None:
    frame, lot, inputs = parts.frame, parts.lot.lot, parts.ground.inputs
    index = parts.ground.lot_index(parts.code)
    places = "=" + inputs.cell(SheetName.LOTS, index, "places")
    reserve = f"=N({inputs.cell(SheetName.LOTS, index, 'reserve')})"
    frame.figure("places", _(words.PLACES), lambda: Formula(places, UNLIMITED if lot.places is None else lot.places))
    frame.figure("reserve", _(words.RESERVE), lambda: Formula(reserve, lot.reserve))
    frame.column(
        "sharing",
        _(words.SHARING),
        lambda line: Formula(
            f'=IF({frame.at("rank", line)}="","",COUNTIF({frame.span("rank")},{frame.at("rank", line)}))',
            live.sharing(line.entry),
        ),
    )


def _add_outcome(parts: LotParts, live: LiveRanks) -> None:
    limited = parts.ground.data.method.lots_per_supplier is not None
    header = _(words.OUTCOME_LIMITED) if limited else _(words.OUTCOME)
    parts.frame.column("outcome", header, lambda line: _outcome(parts, live, line, limited=limited))


def _outcome(parts: LotParts, live: LiveRanks, line: Line, *, limited: bool) -> ResultCell:
    frame = parts.frame
    value = live_outcome(parts, live, line)
    word = {outcome: literal(outcomes.status(outcome.value)) for outcome in Outcome}
    if limited:  # which lots go to whom cannot be told by one lot's formulas
        return value
    ended = frame.at("ended", line)
    out = f"IF({ended}={word[Outcome.INCOMPLETE]},{word[Outcome.INCOMPLETE]},{word[Outcome.EXCLUDED]})"
    if parts.admits:
        return Formula(f'=IF({ended}="",{word[Outcome.AWARDED]},{out})', value)
    rank, places = frame.at("rank", line), frame.fixed("places")
    rest = (
        f"IF({rank}+{frame.at('sharing', line)}-1<={places},{word[Outcome.AWARDED]},"
        f"IF({rank}<={places},{word[Outcome.TIED]},"
        f"IF({rank}<={places}+{frame.fixed('reserve')},{word[Outcome.RESERVE]},{word[Outcome.NOT_AWARDED]})))"
    )
    ranked = f"IF({places}={literal(UNLIMITED)},{word[Outcome.AWARDED]},{rest})"
    return Formula(f'=IF({rank}="",{out},{ranked})', value)


def _add_tier(parts: LotParts, live: LiveRanks) -> None:
    frame, tiers = parts.frame, parts.lot.lot.tiers
    if tiers is None or parts.admits:
        return
    for number, edge in enumerate(tiers.edges, start=1):
        frame.figure(f"tier {number}", words.tier_edge(number, tiers.basis.value), lambda edge=edge: edge)  # type: ignore[misc]
    awarded = outcomes.status(Outcome.AWARDED.value)

    def cell(line: Line) -> ResultCell:
        text = '""'
        for number in range(len(tiers.edges), 0, -1):
            edge = frame.fixed(f"tier {number}")
            by_rank = f"{frame.at('rank', line)}<={edge}"
            by_score = f"ROUND({frame.at('total', line)}-{edge},{frame.fixed('places compared')})>=0"
            text = f"IF({by_rank if tiers.basis is TierBasis.RANK else by_score},{number},{text})"
        found, rank = parts.totalled(line), live.final.get(line.entry)
        wins = live_outcome(parts, live, line) == awarded and found is not None and rank is not None
        tier = tier_of(parts.lot.lot, rank, found.total) if wins and found and rank else None
        return Formula(f'=IF({frame.at("outcome", line)}={literal(awarded)},{text},"")', tier)

    frame.column("tier", _(words.TIER), cell)


def _add_exact(parts: LotParts, live: LiveRanks) -> None:
    """Add the exact results beside, as values, and whether the formulas say the same."""
    frame = parts.frame
    if not parts.admits:
        frame.column("exact rank", _(words.EXACT_RANK), lambda line: result_of(parts, line).rank)
        frame.column("exact total", _(words.EXACT_TOTAL), lambda line: words.exact_number(result_of(parts, line).total))
    frame.column(
        "exact outcome", _(words.EXACT_OUTCOME), lambda line: outcomes.status(result_of(parts, line).status.value)
    )
    frame.column("same", _(words.SAME), lambda line: _same(parts, live, line))


def _same(parts: LotParts, live: LiveRanks, line: Line) -> ResultCell:
    frame, exact = parts.frame, result_of(parts, line)
    checks = [f"{frame.at('outcome', line)}={frame.at('exact outcome', line)}"]
    if not parts.admits:
        checks.append(f"{frame.at('rank', line)}={frame.at('exact rank', line)}")
    same = live.final.get(line.entry) == exact.rank and live_outcome(parts, live, line) == outcomes.status(
        exact.status.value
    )
    answer = _(words.YES) if same else _(words.NO)
    return Formula(f"=IF(AND({','.join(checks)}),{literal(_(words.YES))},{literal(_(words.NO))})", answer)
