"""All scores of an evaluation laid out by lot and tender, each seat's as one text in the order of the questions.

What lies plainly in its place is laid out here, at the speed of texts. A row that contradicts anything is not judged:
then there is no tally, and the reference (`ScoreBook`, `app.scoring.soundness`) says what is wrong.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from app.domain.codes import LotCode, SeatCode, SupplierId
from app.domain.evaluation import Scale
from app.scoring.alphabet import Alphabet
from app.scoring.coverage import Coverage, Place
from app.scoring.rows import MISSING, ScoreRow
from app.scoring.tree import LotTree

Whose = tuple[SupplierId, SeatCode | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LotRows:
    """The scores of one lot; every text is as long as there are questions, `MISSING` where a score is."""

    tree: LotTree
    seats: dict[SupplierId, dict[SeatCode, str]] = field(default_factory=dict)
    agreed: dict[SupplierId, str] = field(default_factory=dict)

    def text(self, whose: Whose) -> str | None:
        """Return what has been laid out of a seat's scores, or the panel's, for one tender."""
        supplier, seat = whose
        return self.agreed.get(supplier) if seat is None else self.seats.get(supplier, {}).get(seat)

    def lay(self, whose: Whose, text: str) -> None:
        """Lay out a seat's scores, or the panel's, for one tender."""
        supplier, seat = whose
        if seat is None:
            self.agreed[supplier] = text
        else:
            self.seats.setdefault(supplier, {})[seat] = text


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The scores of all lots, with the characters they are written in."""

    coverage: Coverage
    alphabet: Alphabet
    lots: dict[LotCode, LotRows]

    def without(self, seat: SeatCode, coverage: Coverage) -> "Tally":
        """Return the tally without a seat's scores; `coverage` is that of the evaluation without the seat."""
        lots = {
            code: replace(
                lot,
                seats={
                    supplier: {other: row for other, row in rows.items() if other != seat}
                    for supplier, rows in lot.seats.items()
                },
            )
            for code, lot in self.lots.items()
        }
        return replace(self, coverage=coverage, lots=lots)


def tally_of(coverage: Coverage, rows: Iterable[ScoreRow]) -> Tally | None:
    """Return the scores laid out; None where a row belongs nowhere, stands twice or is off its scale.

    The evaluation without its scores is sound.
    """
    data = coverage.data
    lots = {code: LotRows(tree=tree) for code, tree in coverage.trees.items()}
    tally = Tally(coverage=coverage, alphabet=Alphabet(data.scales), lots=lots)
    between = data.method.off_scale_scores
    partial: dict[tuple[LotCode, Whose], Place] = {}
    for row in rows:
        found = coverage.places(row)
        text = (
            tally.alphabet.spelt_between(row.values)
            if row.seat is None and between
            else tally.alphabet.spelt(row.values, row.size)
        )
        if found is None or text is None:
            return None
        for place in found:
            if not _lay(lots[place.lot], place, (row.supplier, row.seat), text, partial):
                return None
    return tally if all(_on_scale(tally, lot) for lot in lots.values()) else None


def _lay(lot: LotRows, place: Place, whose: Whose, text: str, partial: dict[tuple[LotCode, Whose], Place]) -> bool:
    """Lay a row out, beside what another row brought; tell whether that is no contradiction."""
    laid, before = place.laid_out(text), lot.text(whose)
    if before is not None:
        other = partial.get((place.lot, whose))
        together = None if other is None else other.beside(place)
        if together is None:
            return False
        laid = "".join([two if one == MISSING else one for one, two in zip(before, laid, strict=True)])
        place = together
    if place.order is not None:
        partial[place.lot, whose] = place
    lot.lay(whose, laid)
    return True


def _on_scale(tally: Tally, lot: LotRows) -> bool:
    """Tell whether every score is a level of its question's scale; agreed ones may lie between where published."""
    scales = [tally.coverage.scales[question.code] for question in lot.tree.questions]
    between = tally.coverage.data.method.off_scale_scores
    given = [text for seats in lot.seats.values() for text in seats.values()]
    panels = list(lot.agreed.values())
    if between:
        return _are_levels(tally, given, scales) and all(
            _is_between(tally, character, scale)
            for column, scale in _columns(panels, scales)
            for character in set(column) - {MISSING}
        )
    return _are_levels(tally, given + panels, scales)


def _are_levels(tally: Tally, texts: Sequence[str], scales: Sequence[Scale]) -> bool:
    alike = all(scale is scales[0] for scale in scales)
    whole = [("".join(texts), scales[0])] if alike and scales else _columns(texts, scales)
    return all(sum(map(column.count, tally.alphabet.characters(scale))) == len(column) for column, scale in whole)


def _columns(texts: Sequence[str], scales: Sequence[Scale]) -> Iterator[tuple[str, Scale]]:
    """Yield everything given to each question, with its scale."""
    whole = "".join(texts)
    for number, scale in enumerate(scales):
        yield whole[number :: len(scales)], scale


def _is_between(tally: Tally, character: str, scale: Scale) -> bool:
    levels = [level.value for level in scale.levels]
    value = tally.alphabet.value(character)
    return min(levels) <= (Fraction(-1) if value is None else value) <= max(levels)
