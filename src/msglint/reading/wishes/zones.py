"""Where a person's clock stands: by a time zone's name, an offset, or the country."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from math import isfinite
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from msglint.reading.words import fold
from msglint.regex import regex

DATA = Path(__file__).parents[2] / "data"
OFFSET = regex(r"(?:utc|gmt)?\s*([+-]|−)\s*(\d{1,2})(?::?([0-5]\d))?")
CLOCKED = regex(r"[+−-]\d{4}")
"""Hours and minutes, not a number."""
PREFIX = regex(r"\(\s*(?:utc|gmt)?\s*(?:[+−-]\s*\d{1,2}(?::?\d\d)?)?\s*\)\s*")
LONGEST = 120
"""Characters that the name of a zone has at most."""
EAST, WEST = 14 * 60, 12 * 60
"""The greatest offsets from UTC, in minutes."""

Zones = tuple[tzinfo, ...]
"""The zones that something may mean: one where it is certain, none where it is not understood."""


@cache
def known_names() -> Mapping[str, tuple[str, ...]]:
    """What ``data/zones.tsv`` calls zones, plain."""
    return {plain(name): tuple(zones.split()) for names, zones in _rows("zones.tsv", 2) for name in names.split(" | ")}


@cache
def countries() -> Mapping[str, tuple[str, ...]]:
    """The zones of each country, by its code and its names, plain."""
    found: dict[str, tuple[str, ...]] = {}
    for code, names, zones in _rows("countries.tsv", 3):
        for name in (code, *names.split(" | ")):
            found[plain(name)] = tuple(zones.split())
    return found


@cache
def places() -> Mapping[str, tuple[str, ...]]:
    """The zones of the IANA database by their plain names, and by the plain names of their cities."""
    found: dict[str, tuple[str, ...]] = {}
    for key in sorted(available_timezones()):
        found[plain(key)] = (key,)
        if "/" in key and not key.startswith(("Etc/", "US/", "SystemV/", "posix/", "right/")):
            found.setdefault(plain(key.rsplit("/", 1)[1]), (key,))
    return found


def _rows(name: str, columns: int) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [row[:columns] for row in rows[1:]]


def plain(name: str) -> str:
    """A name without case, accents, dots and underscores; HubSpot's ``_slash_`` is a slash."""
    return " ".join(fold(name).replace("_slash_", "/").replace("_", " ").replace(".", "").split())


def zones_of(value: Any, country: Any = None) -> Zones:
    """The zones of a person, from a cell that names one or else from the country."""
    found = parse_zone(value)
    return found or _country(country if isinstance(country, str) else "")


def parse_zone(value: Any) -> Zones:
    """The zones that a cell may mean: ``Europe/Berlin``, ``Eastern Time``, ``(GMT-05:00) Lima``, ``UTC+2``, ``-5``.

    A bare offset is kept by some CRMs through the summer and by others not: it means that offset or one hour more.
    """
    if isinstance(value, bool) or value is None:
        return ()
    if isinstance(value, int | float):
        return _number(value)
    return _parsed(value.strip()) if isinstance(value, str) and len(value) <= LONGEST else ()


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Zones:
    if "/" in text:
        exact = _zone(text)
        if exact is not None:
            return (exact,)
    if not CLOCKED.fullmatch(text):
        try:
            return _number(float(text))
        except ValueError:
            pass
    name = plain(text)
    if not name:
        return ()
    rest = PREFIX.sub("", name, count=1)
    for candidate in dict.fromkeys((name, rest)):
        keys = known_names().get(candidate) or places().get(candidate)
        if keys:
            return _zones(keys)
    offset = OFFSET.search(name)
    if offset and (rest != name or offset.end() == len(name)):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return _offset(minutes if offset[1] == "+" else -minutes)
    return ()


@lru_cache(maxsize=1024)
def _country(name: str) -> Zones:
    return _zones(countries().get(plain(name), ()))


def _number(value: float) -> Zones:
    """An offset in hours, minutes or seconds, by its size."""
    if not isfinite(value):
        return ()
    size = abs(value)
    minutes = value * 60 if size <= 14 else value if size < 3600 else value / 60
    return _offset(int(minutes)) if minutes % 15 == 0 else ()


def _offset(minutes: int) -> Zones:
    if not -WEST <= minutes <= EAST:
        return ()
    return tuple(timezone(timedelta(minutes=each)) for each in (minutes, minutes + 60) if each <= EAST)


def _zones(keys: tuple[str, ...]) -> Zones:
    """The zones of these names; none where one of them is unknown to this machine."""
    found = [_zone(key) for key in keys]
    return tuple(zone for zone in found if zone is not None) if None not in found else ()


def _zone(key: str) -> tzinfo | None:
    if key == "UTC":
        return UTC
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
