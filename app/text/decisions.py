"""How a decision on a tender tells who approved it."""

from app.text.catalogue import _


def approved(why: str, who: str) -> str:
    """Return the reason of a decision made once quality was locked, with who approved it."""
    return _("{why} (approved by {who})").format(why=why, who=who)
