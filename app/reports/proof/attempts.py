"""Checks on files from anywhere: whatever goes wrong in one becomes a problem that can be told."""

from collections.abc import Callable
from typing import TypeVar

from app.errors import AppError, Problem

T = TypeVar("T")


def attempt(problems: list[Problem], check: Callable[[], T]) -> T | None:
    """Return what the check returns; where it refuses or breaks down, note the problem and return None."""
    try:
        return check()
    except AppError as refusal:
        problems.append(Problem(code=refusal.code, facts=refusal.facts))
    except Exception as breakdown:  # noqa: BLE001
        # The one broad except outside the exception hook: the bytes may come from an attacker, and each of the three
        # parsers under us answers damage in its own way (zlib.error, struct.error, RecursionError, AssertionError,
        # KeyError, pikepdf.PdfError, UnicodeDecodeError ...). Whatever breaks while reading a report is evidence
        # against that report; it must become part of the verdict, and can never become "unchanged".
        problems.append(Problem(code="check-broke-down", facts={"kind": type(breakdown).__name__}))
    return None
