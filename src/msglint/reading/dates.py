"""Dates as CRMs and people write them."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from msglint.regex import regex

FORMATS = ("%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%b %d %Y", "%Y/%m/%d", "%Y%m%d")
SLASHED = regex(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


def parse_date(value: Any) -> date | None:
    """The day that a value names, ``None`` where it names none or could name two (``03/04/2026``)."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return _parsed(value.strip()) if isinstance(value, str) and value.strip() else None


@lru_cache(maxsize=4096)
def _parsed(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    slashed = SLASHED.match(text)
    if slashed:
        return _slashed(int(slashed[1]), int(slashed[2]), int(slashed[3]))
    for form in FORMATS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


def _slashed(first: int, second: int, year: int) -> date | None:
    """Month and day in either order, where only one of the two orders is a date, or both are the same."""
    if first > 12 or first == second:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
