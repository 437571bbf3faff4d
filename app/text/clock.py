"""How moments are shown in the window: by this laptop's clock. What is written out says UTC and means it."""

from datetime import datetime

from app.text.catalogue import _
from app.text.numbers import day


def time_of_day(at: datetime) -> str:
    """Return a time of day, `14:03`, in the laptop's own zone."""
    return f"{at.astimezone():%H:%M}"


def day_of(at: datetime) -> str:
    """Return the day on which a moment falls here, `22 November 2026`."""
    return day(at.astimezone())


def moment(at: datetime) -> str:
    """Return a day and a time of day, in the laptop's own zone."""
    return _("{day}, {time}").format(day=day_of(at), time=time_of_day(at))


def sortable(at: datetime) -> str:
    """Return a moment to the second as `2026-11-22 14:03:59`, in the laptop's own zone."""
    return f"{at.astimezone():%Y-%m-%d %H:%M:%S}"


def with_utc(at: datetime) -> str:
    """Return a moment to the second in the laptop's own zone, and what that is in UTC; `at` is in UTC."""
    return _("{day}, {time} (UTC: {utc})").format(
        day=day_of(at), time=f"{at.astimezone():%H:%M:%S}", utc=f"{at:%Y-%m-%d %H:%M:%S}"
    )


def as_told(written: str) -> str:
    """Return a day, or a day and a time, that a workbook gives as `2026-09-18 12:00`, as it is read here.

    What is written otherwise stays as it is. The workbook means its own place: nothing is moved to another zone.
    """
    try:
        at = datetime.fromisoformat(written.strip())
    except ValueError:
        return written
    return day(at) if ":" not in written else _("{day}, {time}").format(day=day(at), time=f"{at:%H:%M}")
