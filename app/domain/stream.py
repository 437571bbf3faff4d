"""Choices that look like chance and are the same each time: a counter, hashed."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


class Stream:
    """Numbers from SHA-256 over a seed, a label and a counter; other labels give other numbers."""

    def __init__(self, seed: int, *label: object) -> None:
        self._seed = "/".join(str(part) for part in (seed, *label))
        self._counter = 0
        self._left = b""

    def below(self, bound: int) -> int:
        """Return a number from 0 to one less than the bound, which is at most 65,536."""
        if len(self._left) < 2:
            self._left = hashlib.sha256(f"{self._seed}/{self._counter}".encode()).digest()
            self._counter += 1
        taken, self._left = self._left[:2], self._left[2:]
        return int.from_bytes(taken) * bound >> 16

    def one_of(self, items: Sequence[Item]) -> Item:
        """Return one of the items."""
        return items[self.below(len(items))]

    def once_in(self, times: int) -> bool:
        """Tell whether this is one of so many times."""
        return self.below(times) == 0
