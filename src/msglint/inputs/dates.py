"""Dates and times as exports write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Any

from msglint.regex import regex

NUMERIC = regex(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ,].*)?", re.ASCII)
COMPACT = regex(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:T?\d{4,6}Z?)?", re.ASCII)
DAY, MONTH = r"\d{1,2}(?:st|nd|rd|th|\.)?", r"[^\W\d_]{3,10}\.?"
WORDED = regex(rf"(?:[a-z]{{2,9}}\.?,? )?(?:{DAY} {MONTH},?|{MONTH} {DAY},?) \d{{4}}\b.*", re.IGNORECASE)
BLANK = regex(r"[0:.\-/ T]*Z?", re.ASCII)


def is_date(value: Any) -> bool:
    """Whether a cell holds a date or a time of any common form; dates of zeros are none."""
    if isinstance(value, date):
        return True
    if not isinstance(value, str):
        return False
    text = value.strip()
    if BLANK.fullmatch(text):
        return False
    return bool(NUMERIC.fullmatch(text) or COMPACT.fullmatch(text) or WORDED.fullmatch(text))


def moment(value: Any) -> datetime | None:
    """An ISO 8601 date or time as a naive ``datetime``: times with a zone in UTC, others as they stand.

    A date alone is its midnight. ``None`` for a blank; raises ``ValueError`` for anything else.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, datetime):
        return _naive(value)
    if isinstance(value, date):
        return datetime.combine(value, time())
    if not isinstance(value, str):
        raise ValueError(f"{type(value).__name__} is no date")  # noqa: TRY004  (callers know one kind of fault)
    text = value.strip()
    return _naive(datetime.fromisoformat(text.removesuffix(" UTC")))


def _naive(value: datetime) -> datetime:
    if value.tzinfo is None:
        return value
    try:
        return value.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:
        raise ValueError("is out of the calendar") from None
