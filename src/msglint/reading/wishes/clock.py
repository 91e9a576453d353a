"""When a message is sent, and what the clock of its reader shows then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from msgspec import Struct

from msglint.reading.wishes.zones import Zones, parse_zone
from msglint.regex import regex

DAY = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|,?\s+(?:at\s+|um\s+)?|$)")
TIME = regex(r"(\d{1,2})(?:[:h.]([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?)?\s*(?:([aApP])\.?[mM]\b\.?)?(?:\s*(?:h|Uhr|uhr)\b)?")
OWN = regex(r"\(?(?:in\s+)?(?:the\s+|their\s+)?(?:local|recipient|recipients|reader|own|subscriber|contact)\b.*")
LONGEST = 80


class Sending(Struct, frozen=True):
    """A time of the clock, on a day (``None``: on the day of the run), in one of some zones.

    ``zones`` is empty where none is named; ``own``: each reader's own clock is meant.
    """

    at: time
    day: date | None = None
    zones: Zones = ()
    own: bool = False


def parse_sending(value: Any) -> Sending | None:
    """A time of sending: ``2026-03-02T18:30+01:00``, ``2026-03-02 18:30 Europe/Berlin``, ``6:30 pm ET``, ``9pm local``.

    ``None`` where it names no time of the day, or is not understood (see ``is_day``).
    """
    if isinstance(value, datetime):
        zone = value.tzinfo
        return Sending(value.time().replace(tzinfo=None), value.date(), (zone,) if zone is not None else ())
    if isinstance(value, time):
        return Sending(value.replace(tzinfo=None))
    return _parsed(value.strip()) if isinstance(value, str) and len(value) <= LONGEST else None


def is_day(value: Any) -> bool:
    """Whether a value names a day without a time."""
    if isinstance(value, str):
        found = DAY.match(value.strip())
        return found is not None and found.end() == len(value.strip()) and _day(value) is not None
    return isinstance(value, date) and not isinstance(value, datetime)


@lru_cache(maxsize=256)
def _parsed(text: str) -> Sending | None:
    found = DAY.match(text)
    day = _day(text) if found else None
    if found and day is None:
        return None
    rest = text[found.end() :] if found else text
    at = TIME.match(rest)
    if at is None or not (at[2] or at[3]):
        return None
    hour = int(at[1]) % 12 + (12 if at[3] in "pP" else 0) if at[3] else int(at[1])
    if hour > 23 or (at[3] and not 1 <= int(at[1]) <= 12):
        return None
    clock = time(hour, int(at[2] or 0))
    named = rest[at.end() :].strip().strip("()").strip()
    if not named:
        return Sending(clock, day)
    if OWN.fullmatch(named.lower()):
        return Sending(clock, day, own=True)
    zones = _named(named)
    return Sending(clock, day, zones) if zones else None


def _named(text: str) -> Zones:
    """The zones that a time names; an offset after a time is exact."""
    zones = parse_zone(text)
    return zones[:1] if text[:1] in "+-−" else zones


def sending_of(message: Mapping[str, Any]) -> Sending | None:
    """When front matter says that a message is sent: ``send_at``, with the time of ``send_time`` where it has none."""
    at, clock = message.get("send_at"), parse_sending(message.get("send_time"))
    sending = parse_sending(at)
    if sending is not None or clock is None:
        return sending or clock
    return Sending(clock.at, clock.day or _date_of(at), clock.zones, clock.own)


def day_of(message: Mapping[str, Any], today: date) -> date:
    """The day on which a message is sent: that of the run where its front matter names none."""
    sending = sending_of(message)
    return (sending.day if sending is not None else None) or _date_of(message.get("send_at")) or today


def _date_of(value: Any) -> date | None:
    """The day of a value that is a day alone."""
    if not is_day(value):
        return None
    return value if isinstance(value, date) else _day(str(value))


def _day(text: str) -> date | None:
    found = DAY.match(text.strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def readings(sending: Sending, sender: Zones, reader: Zones, today: date) -> tuple[time, ...]:
    """What the reader's clock can show when the message is sent; nothing where nobody can tell.

    ``sender``: the zones in which a time without one is meant; without them it is each reader's own.
    """
    if not reader:
        return ()
    zones = sending.zones or sender
    if sending.own or not zones:
        return (sending.at,)
    day = sending.day or today
    try:
        moments = [datetime.combine(day, sending.at, zone) for zone in zones]
        return tuple(dict.fromkeys(moment.astimezone(zone).time() for moment in moments for zone in reader))
    except OverflowError:
        return ()
