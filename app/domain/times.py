"""Moments as they are kept: aware, in UTC, to the microsecond, and in one spelling that sorts."""

import re
from datetime import UTC, datetime

from app.errors import AppError

_STAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


def stamp(moment: datetime) -> str:
    """Return an aware moment as `2026-11-22T09:30:00.000000Z`; raises AppError `time-naive` for one without a zone."""
    if moment.tzinfo is None:
        raise AppError("time-naive")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def moment_of(text: str) -> datetime:
    """Return the moment that `stamp` wrote; raises AppError `time-unreadable` for any other spelling."""
    if not _STAMP.fullmatch(text):
        raise AppError("time-unreadable", found=text[:40])
    try:
        return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)
    except ValueError as error:
        raise AppError("time-unreadable", found=text[:40]) from error
