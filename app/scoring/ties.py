"""Competition ranks, and the published chain that parts equal totals (WORKBOOK §3.6, DR-25, DR-26)."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Generic[Item]):
    """One step of the chain: a value that is better the higher it is; None where the tender lacks it."""

    name: str
    value: Callable[[Item], Fraction | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted(Generic[Item]):
    """A group of equal totals after the chain: still-tied groups in final order, and the steps that parted any.

    `between` names, for each group but the last, the step that parted it from the next.
    """

    groups: tuple[tuple[Item, ...], ...]
    decided_by: tuple[str, ...]
    between: tuple[str, ...]


def floor_of(value: Fraction) -> int:
    """Return the value in whole parts of 2 to the power of -64, rounded down: integers order faster than fractions.

    What is less has no greater floor; where floors are equal, the fractions must be asked.
    """
    return (value.numerator << 64) // value.denominator


def by_total(items: Sequence[Item], total: Callable[[Item], Fraction]) -> tuple[tuple[Item, ...], ...]:
    """Return the items grouped by equal total, best (highest) first, each group in the order given."""
    keys = {item: (floor_of(value), value) for item, value in ((item, total(item)) for item in items)}
    ordered = sorted(items, key=keys.__getitem__, reverse=True)  # stable also in reverse: equals keep their order
    return tuple(tuple(group) for _, group in groupby(ordered, key=keys.__getitem__))


def part(tied: Sequence[Item], chain: Sequence[Step[Item]]) -> Parted[Item]:
    """Apply the chain step by step to those still tied; a step is skipped where one of them lacks the value."""
    groups: list[tuple[Item, ...]] = [tuple(tied)]
    between: list[str] = []
    decided: list[str] = []
    for step in chain:
        after: list[tuple[Item, ...]] = []
        steps: list[str] = []
        for number, group in enumerate(groups):
            parts = _split(group, step)
            after += parts
            steps += [step.name] * (len(parts) - 1) + between[number : number + 1]
        if len(after) > len(groups) and step.name not in decided:
            decided.append(step.name)
        groups, between = after, steps
    return Parted(groups=tuple(groups), decided_by=tuple(decided), between=tuple(between))


def _split(group: tuple[Item, ...], step: Step[Item]) -> list[tuple[Item, ...]]:
    values = {item: step.value(item) for item in group}
    if len(group) == 1 or None in values.values():
        return [group]
    return list(by_total(group, lambda item: values[item] or Fraction(0)))
