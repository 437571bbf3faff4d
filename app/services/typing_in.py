"""What people type, as it is kept: clean enough that every file and workbook can carry it later.

What is kept can never be changed, so it is refused here rather than when a return is written or a workbook exported.
"""

from app.errors import AppError
from app.exchange.cleaning import typed

LONGEST_TEXT = 20_000


def kept(text: str) -> str:
    """Return the text trimmed and in NFC; raises AppError `text-too-long` and as `typed` does."""
    found = typed(text)
    if len(found) > LONGEST_TEXT:
        raise AppError("text-too-long", length=len(found), most=LONGEST_TEXT)
    return found


def needed(text: str, refusal: AppError) -> str:
    """Return the text as `kept` does; raises the refusal where there is none."""
    found = kept(text)
    if not found:
        raise refusal
    return found
