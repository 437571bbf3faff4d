"""Short lists and facts inside a row: JSON in one spelling."""

import json
from collections.abc import Iterable
from typing import Any


def listed(items: Iterable[object]) -> str:
    """Return items as a JSON array."""
    return json.dumps(list(items), ensure_ascii=False, separators=(",", ":"))


def items_of(text: str) -> list[Any]:
    """Return the items of an array that `listed` wrote."""
    found: list[Any] = json.loads(text)
    return found
