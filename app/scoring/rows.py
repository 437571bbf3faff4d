"""Scores as rows: what one seat gave one tender, question by question, in two short texts.

A case file gives scores out in this form, because a row costs as much to fetch as a single score does; a workbook's
scores are brought into it. Whether a row belongs to the evaluation is for `app.scoring.tally` to find out.
"""

from collections.abc import Sequence
from typing import NamedTuple

from app.domain.codes import LotCode, SeatCode, SupplierId
from app.domain.evaluation import AgreedScore, Score
from app.text.numbers import exact

BETWEEN_CODES = "\x1f"  # no cell of a workbook holds a control character
BETWEEN_VALUES = ","
MISSING = "-"


class ScoreRow(NamedTuple):
    """`size` codes and values, joined; values as `exact` writes them, `-` for a missing one.

    `seat` None is the panel's agreed scores; `lot` None stands for every lot the scores are common to.
    """

    seat: SeatCode | None
    lot: LotCode | None
    supplier: SupplierId
    size: int
    questions: str
    values: str


def rows_of(scores: Sequence[Score | AgreedScore]) -> list[ScoreRow]:
    """Return the scores as rows, each seat's of a tender in one row."""
    # By the number's identity, which lasts as long as the scores do: to hash fractions takes longer than all else here.
    gathered: dict[tuple[SeatCode | None, LotCode | None, SupplierId], tuple[list[str], list[str]]] = {}
    words: dict[int, str] = {}
    for score in scores:
        value = score.value
        word = words.get(id(value))
        if word is None:
            word = words[id(value)] = MISSING if value is None else exact(value)
        key = (score.seat if isinstance(score, Score) else None, score.lot, score.supplier)
        found = gathered.get(key)
        if found is None:
            found = gathered[key] = ([], [])
        found[0].append(score.question)
        found[1].append(word)
    return [
        ScoreRow(*key, len(values), BETWEEN_CODES.join(questions), BETWEEN_VALUES.join(values))
        for key, (questions, values) in gathered.items()
    ]
