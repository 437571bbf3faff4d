"""What the people of a demonstration say where the script, a finished evaluation, has no words for it."""

import re
from collections.abc import Sequence

from app.domain.evaluation import Criterion
from app.domain.score_record import SubReason

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_WORD = re.compile(r"[a-z]{5,}")


def parted(reason: str, sub_criteria: Sequence[Criterion]) -> tuple[str, tuple[SubReason, ...]]:
    """Return a reason parted into the panel's own and one for each sub-criterion, by the words of their titles.

    A sentence goes to the first sub-criterion whose title shares a longer word with it; one without any gets them all.
    """
    if not sub_criteria:
        return reason, ()
    told: list[list[str]] = [[] for _row in sub_criteria]
    rest: list[str] = []
    titles = [set(_WORD.findall(row.title.lower())) for row in sub_criteria]
    for sentence in _SENTENCE.split(reason):
        words = set(_WORD.findall(sentence.lower()))
        owner = next((place for place, title in enumerate(titles) if words & title), None)
        (rest if owner is None else told[owner]).append(sentence)
    subs = tuple(
        SubReason(sub_criterion=row.code, reason=" ".join(sentences) or reason)
        for row, sentences in zip(sub_criteria, told, strict=True)
    )
    return " ".join(rest) or reason, subs
