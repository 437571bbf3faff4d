"""Levels as characters, so that a row of scores is one text, and a column of them is a slice of it.

The ordinal of a level's character is `FIRST` plus the level in whole units. So sums of ordinals tell sums of levels,
and a level of one digit, where units are whole marks, is its own character.
"""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

from app.domain.evaluation import Scale
from app.scoring.rows import BETWEEN_VALUES, MISSING
from app.text.numbers import exact

FIRST = ord("0")
_BEYOND = 0xD800  # from here on characters have no ordinal of 16 bits that can be encoded
_BETWEEN_LEVELS = 0xF0000  # private use: scores that were agreed between levels


class Alphabet:
    """The characters of all levels of an evaluation.

    `graded` tells whether ordinals measure levels, up to `highest`, in parts of 1 / `unit`.
    """

    def __init__(self, scales: Iterable[Scale]) -> None:
        levels = sorted({level.value for scale in scales for level in scale.levels})
        self.unit = unit = lcm(*(level.denominator for level in levels))
        self.highest = FIRST + int(max(levels, default=Fraction(0)) * unit)
        self.graded = self.highest < _BEYOND and all(level >= 0 for level in levels)
        self._whole_marks = self.graded and unit == 1
        self._characters = {MISSING: MISSING}
        self._values: dict[str, Fraction] = {}
        for number, level in enumerate(levels):
            self._keep(level, FIRST + (int(level * unit) if self.graded else number))

    def _keep(self, level: Fraction, ordinal: int) -> str:
        character = self._characters[exact(level)] = chr(ordinal)
        self._values[character] = level
        return character

    def spelt(self, values: str, count: int) -> str | None:
        """Return a row's values as characters, None where one of them is no level of any scale."""
        if self._whole_marks and len(values) == 2 * count - 1:
            return values[::2]  # all of one digit; whether those are levels is seen where the question is known
        try:
            return "".join([self._characters[word] for word in values.split(BETWEEN_VALUES)])
        except KeyError:
            return None

    def spelt_between(self, values: str) -> str:
        """Return agreed scores as characters; they may lie between levels where that is published (DR-21)."""
        for word in values.split(BETWEEN_VALUES):
            if word not in self._characters:
                self._keep(Fraction(word), _BETWEEN_LEVELS + len(self._characters))
        return "".join([self._characters[word] for word in values.split(BETWEEN_VALUES)])

    def value(self, character: str) -> Fraction | None:
        """Return the score that a character stands for, None for a missing one."""
        return self._values.get(character)

    def mean(self, total: int, count: int) -> Fraction:
        """Return the mean of so many levels, from the sum of their ordinals."""
        return Fraction(total - FIRST * count, self.unit * count)

    def characters(self, scale: Scale) -> frozenset[str]:
        """Return what may stand in a row for a question of this scale: its levels, and a missing score."""
        return frozenset(self._characters[exact(level.value)] for level in scale.levels) | {MISSING}
