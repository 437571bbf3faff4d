"""How much is ranked, and every number of it: invented, the same on every machine, told without Evenhand."""

from collections.abc import Iterator
from dataclasses import dataclass

TOP = 5  # the highest level, from 0
QUALITY, PRICE = 60_00, 40_00  # basis points
KEY = bytes(range(32))  # of the case file


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much there is to rank."""

    name: str
    tenders: int
    questions: int
    seats: int

    def __str__(self) -> str:
        return f"{self.name} {self.tenders}×{self.questions}×{self.seats}"


SIZES = (
    Size(name="S", tenders=8, questions=20, seats=5),
    Size(name="M", tenders=60, questions=40, seats=8),
    Size(name="L", tenders=500, questions=60, seats=12),
    Size(name="XL", tenders=2000, questions=60, seats=12),
)


def mixed(*parts: int) -> int:
    """Return a number that looks like chance and is always the same for these parts."""
    number = 0x9E3779B97F4A7C15
    for part in parts:
        number = ((number ^ part) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        number ^= number >> 29
    return (number * 0x94D049BB133111EB & 0xFFFFFFFFFFFFFFFF) >> 33


def level(size: Size, tender: int, question: int, seat: int) -> int:
    """Return a seat's score: the tender's own worth, and a little of the seat's.

    Every fourth tender mirrors the one before, and so does its price: with symmetrical weights they tie exactly, and
    whoever adds up in floats may find that one of them is better.
    """
    if tender % 4 == 3:
        tender, question = tender - 1, size.questions - 1 - question
    return min(TOP, max(0, mixed(tender, question) % (TOP + 1) + mixed(tender, question, seat) % 3 - 1))


def pence(tender: int) -> int:
    """Return what a tender asks."""
    return 80_000_00 + mixed(tender - 1 if tender % 4 == 3 else tender) % 60_000_00


def weights(size: Size) -> list[int]:
    """Return the basis points of each question, symmetrical ones that add up."""
    parts = [10 + mixed(99, number) % 30 for number in range(size.questions // 2)]
    shares = [QUALITY // 2 * part // sum(parts) for part in parts]
    shares[0] += QUALITY // 2 - sum(shares)
    return [*shares, *reversed(shares)]


def supplier(number: int) -> str:
    """Return the supplier of that number."""
    return f"S{number:04}"


def seat(number: int) -> str:
    """Return the seat of that number."""
    return f"E{number:02}"


def question(number: int) -> str:
    """Return the question of that number."""
    return f"Q{number:02}"


def cells(size: Size) -> Iterator[tuple[str, str, str, int]]:
    """Yield seat, supplier, question and score of everything that was scored."""
    for member in range(size.seats):
        for tender in range(size.tenders):
            for number in range(size.questions):
                yield seat(member), supplier(tender), question(number), level(size, tender, number, member)
