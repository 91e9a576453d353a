"""The days that a text names, in several languages: "12 March", "2. bis 12.3.", "on Monday", "for two weeks".

A day that could be two ("3/4") is taken for the earlier one, a day without a year for the first since the text was
written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from msgspec import Struct

DATA = Path(__file__).parents[2] / "data" / "calendar.tsv"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
GONE = timedelta(days=45)
"""A day without a year that lies further back than this is one of the next year."""
WEEK = 7
MONTH = 30
FARTHEST = 400
"""Days beyond which a number of days, weeks or months is none of an absence."""
NEAR = 12
"""Characters between the name of a weekday and the date that it belongs to."""


class Mention(Struct, frozen=True):
    """Days that a text names, from the ``first`` to the ``last``, and where.

    ``lasting``: as a time that lasts, not as a date; ``ranged``: of a range ("2 to 12 March") the last day.
    ``weekday``: by its weekday alone.
    """

    start: int
    end: int
    first: date
    last: date
    lasting: bool = False
    ranged: bool = False
    weekday: bool = False


@cache
def calendar() -> Mapping[str, frozenset[str]]:
    """The words of ``data/calendar.tsv`` by what they are."""
    lines = DATA.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: frozenset(words.split()) for name, words in rows}


@cache
def months() -> Mapping[str, int]:
    return {word: number for number in range(1, 13) for word in calendar()[str(number)]}


@cache
def weekdays() -> Mapping[str, int]:
    return {word: number for number, name in enumerate(DAYS) for word in calendar()[name]}


@cache
def numbers() -> Mapping[str, int]:
    pairs = (entry.split("=") for entry in calendar()["numbers"])
    return {word: int(number) for word, number in pairs}


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """What finds days in folded text, the most exact first."""
    month = "|".join(sorted(months(), key=len, reverse=True))
    weekday = "|".join(sorted(weekdays(), key=len, reverse=True))
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|[.ºª])?"
    earlier = r"(?P<earlier>\d{1,2}(?:st|nd|rd|th|er|[.ºª])?\s*(?:[-–—]|to|bis|au|al|tot|t/m|a)\s*(?:zum\s)?)?"
    year = r"(?:,?\s(?:de\s|del\s)?(?P<year>\d{4})\b)?"
    unit = "|".join(sorted(calendar()["day"] | calendar()["week"] | calendar()["month"], key=len, reverse=True))
    count = "|".join(sorted(numbers(), key=len, reverse=True))
    coming, this = ("|".join(sorted(calendar()[name], key=len, reverse=True)) for name in ("coming", "this"))
    week = "|".join(sorted(calendar()["week"]))
    return {
        "iso": re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
        "day first": re.compile(rf"\b{earlier}{day}\s*(?:of\s|de\s|di\s|d')?(?P<month>{month})\b\.?{year}"),
        "month first": re.compile(rf"\b(?P<month>{month})\.?\s(?P<earlier>\d{{1,2}}\s*[-–—]\s*)?{day}\b(?!:){year}"),
        "dotted": re.compile(r"\b(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>(?:\d{2}){1,2})\b)?"),
        "slashed": re.compile(r"\b(?P<one>\d{1,2})[/-](?P<two>\d{1,2})(?:[/-](?P<year>(?:\d{2}){1,2}))?\b"),
        "day alone": re.compile(
            r"\b(?:the (?P<day>\d{1,2})(?:st|nd|rd|th)|(?:am|zum|den) (?P<tag>\d{1,2})\.|"
            r"(?:le|el|il|dia) (?P<jour>\d{1,2}))(?!\w|[.:]\d)"
        ),
        "weekday": re.compile(rf"\b(?P<weekday>{weekday})s?\b"),
        "while": re.compile(rf"\b(?P<count>{count}|\d{{1,3}})\s(?:{coming})?\s?(?P<unit>{unit})\b"),
        "week": re.compile(
            rf"\b(?:(?P<coming>{coming})|(?P<this>{this})(?:\s(?:of|the))*)\s(?:{week})\b|"
            rf"\b(?:{week})\s(?P<after>prochaine|que viene|prossima|que vem)\b"
        ),
        "tomorrow": re.compile(rf"\b(?:{'|'.join(calendar()['tomorrow'])})\b"),
        "today": re.compile(rf"\b(?:{'|'.join(calendar()['today'])})\b"),
        "month": re.compile(
            r"\b(?:until|till|through|in|of|bis|back|im|en|au|hasta|fino a|tot|ate|em|de|d'|ende|mid|to)\s"
            rf"(?P<month>{month})\b"
        ),
    }


def mentions(text: str, written: date) -> Iterator[Mention]:
    """The days that a folded notice names, in order of how exact they are, none within another."""
    taken: list[tuple[int, int]] = []
    dated: list[Mention] = []
    for kind, pattern in patterns().items():
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(start < other_end and end > other_start for other_start, other_end in taken):
                continue
            mention = _mention(kind, found, written)
            if mention is None or (kind == "weekday" and any(0 <= each.start - end <= NEAR for each in dated)):
                continue
            taken.append((start, end))
            dated.append(mention)
            yield mention


def _mention(kind: str, found: re.Match[str], written: date) -> Mention | None:
    start, end = found.span()
    days = _days(kind, found.groupdict(), written, found[0])
    if days is None:
        return None
    ranged = bool(found.groupdict().get("earlier"))
    return Mention(
        start, end, *days, lasting=kind in ("while", "week", "month"), ranged=ranged, weekday=kind == "weekday"
    )


def _days(kind: str, said: Mapping[str, str | None], written: date, words: str) -> tuple[date, date] | None:
    """First and last day of a mention."""
    one = timedelta(days=1)
    match kind:
        case "weekday":
            ahead = (weekdays()[str(said["weekday"])] - written.weekday() - 1) % 7 + 1
            return _single(written + timedelta(days=ahead))
        case "tomorrow":
            return _single(written + one)
        case "today":
            return _single(written)
        case "while":
            return _while(str(said["count"]), str(said["unit"]), written)
        case "week":
            monday = written - timedelta(days=written.weekday())
            if said["coming"] or said["after"]:
                monday += timedelta(days=7)
            return monday, monday + timedelta(days=6)
        case "month":
            return _month(months()[str(said["month"])], written, words)
        case "slashed":
            return _single(_earlier(int(str(said["one"])), int(str(said["two"])), said["year"], written))
        case "day alone":
            return _single(_coming(int(str(said["day"] or said["tag"] or said["jour"])), written))
        case "iso" | "dotted":
            return _single(_day(int(str(said["day"])), int(str(said["month"])), said["year"], written))
        case _:
            return _single(_day(int(str(said["day"])), months()[str(said["month"])], said["year"], written))


def _single(day: date | None) -> tuple[date, date] | None:
    return None if day is None else (day, day)


def _day(day: int, month: int, year: str | None, written: date) -> date | None:
    """A day of the year named, else of the first year in which it is not long past."""
    wanted = int(year) + (2000 if len(year) == 2 else 0) if year else written.year
    try:
        found = date(wanted, month, day)
        return date(wanted + 1, month, day) if not year and found < written - GONE else found
    except ValueError:
        return None


def _coming(day: int, written: date) -> date | None:
    """The first day with that number, not before the notice."""
    months_ahead = (written.replace(day=1) + timedelta(days=31 * ahead) for ahead in range(3))
    days = (_day(day, month.month, str(month.year), written) for month in months_ahead)
    return next((found for found in days if found is not None and found >= written), None)


def _earlier(one: int, two: int, year: str | None, written: date) -> date | None:
    """The day that two numbers name: the earlier where both orders name one that is not before the notice."""
    both = [day for day in (_day(one, two, year, written), _day(two, one, year, written)) if day is not None]
    ahead = [day for day in both if day >= written]
    return min(ahead or both, default=None)


def _while(count: str, unit: str, written: date) -> tuple[date, date] | None:
    number = int(count) if count.isdigit() else numbers()[count]
    length = 1 if unit in calendar()["day"] else WEEK if unit in calendar()["week"] else MONTH
    return (written + timedelta(days=number * length),) * 2 if 0 < number * length <= FARTHEST else None


def _month(month: int, written: date, words: str) -> tuple[date, date] | None:
    first = _day(1, month, None, written)
    if first is None:
        return None
    following = date(first.year + month // 12, month % 12 + 1, 1)
    if words.startswith(("until", "till", "bis", "hasta", "fino", "tot", "ate", "back", "au")):
        return first, first - timedelta(days=1)
    return first, following - timedelta(days=1)
