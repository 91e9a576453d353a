"""Dates in running text, in many notations and languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from msglint.reading.promises.cues import cues
from msglint.reading.promises.statement import Found, Text
from msglint.reading.words import load_data
from msglint.regex import regex

ORDINAL = r"(?:st|nd|rd|th|er|eme|º|ª|°|\.(?!\d)|a|e)?"
AND = r"(?:–|—|-|/|to|thru|through|and|&|\+|und|bis|et|au|y|e|al|a|en|t/m|tot|i|do|og|och|til|till)"
LISTED = rf"(?:\d{{1,2}}{ORDINAL}(?:\s*,\s*\d{{1,2}}{ORDINAL}){{0,6}}\s*,?\s*{AND}\s*)?"
YEAR = r"(?:\s*,?\s*(?:de\s+|del\s+)?((?:19|20)\d\d)(?!\d)|\s*['’](\d\d)(?!\d))?"
NUMBER = regex(r"(?<![\d.,:/\w$€£#-])\d{1,4}")
DAY_MONTH = regex(rf"({LISTED})(\d{{1,2}}){ORDINAL}\s*(?:of\s+|de\s+|d[’']|di\s+)?([^\W\d_]{{3,13}})\.?(?!\w){YEAR}")
MONTH_DAY = regex(
    rf"([^\W\d_]{{3,13}})\.?\s+(?:the\s+)?({LISTED})(\d{{1,2}})(?:st|nd|rd|th)?(?![\d%]|:\d|\w|[.,]\d|\s*[ap]\.?m\b){YEAR}"
)
ISO = regex(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
NUMERIC = regex(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d\d)(?![\d/])")
DOTTED = regex(r"(\d{1,2})\.\s?(\d{1,2})\.(?!\d)")
SLASHED = regex(r"(\d{1,2})/(\d{1,2})(?![\d/.,%])")
HAN = regex(r"(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
DIGITS = regex(r"\d{1,2}")
RANGE = regex(r"[–—-]|\b(?:to|thru|through|bis|au|al|a|t/m|tot|do|til|till)\b")
WEEKDAY_BEFORE = regex(r"([^\W\d_]{2,14}(?:-feira)?)(\.?),?\s*(?:the\s+|den\s+|dem\s+|le\s+|el\s+|il\s+|d\.\s*)?$")
WEEKDAY_AFTER = regex(r",?\s*\(?([^\W\d_]{3,14}(?:-feira)?)\)?")
WORD = regex(r"[^\W\d_]{3,14}(?:-feira)?")
REGULAR = regex(r"(?:\b(?:every|each|jeden|chaque|cada|ogni|elke|varje|hver)\s+|[–—-]\s*|/)$")
RANGED = regex(
    r"\s*(?:[–—-]|to\b|through\b|bis\b|a\b|au\b|and\b|&|und\b|et\b|y\b|or\b|oder\b|ou\b|/)\s*([^\W\d_]{2,14})"
)
CENTURY = 2000
LOOK_BACK = 24
DOTTED_LANGUAGES = frozenset({"de", "fi", "cs", "sk", "pl", "nb", "no", "da", "hu", "ru", "uk", "tr", "hr", "sl"})


class Run(Struct, frozen=True):
    """One or more days. ``days``: for each its possible (month, day); ``year`` 0 and ``weekday`` -1: not said.

    ``ranged``: from the first to the last. Without ``days`` it is only a weekday.
    """

    days: tuple[frozenset[tuple[int, int]], ...]
    year: int = 0
    weekday: int = -1
    ranged: bool = False


def agree(one: Run, other: Run) -> bool:
    """Whether two statements can be about the same day or days."""
    if not one.days or not other.days:
        mine, theirs = weekday(one), weekday(other)
        return -1 in (mine, theirs) or mine == theirs
    if one.year and other.year and one.year != other.year:
        return False
    if one.ranged and other.ranged:
        return bool(one.days[0] & other.days[0]) and bool(one.days[-1] & other.days[-1])
    if one.ranged or other.ranged:
        whole, part = (one, other) if one.ranged else (other, one)
        return any(within(day, whole) for days in part.days for day in days)
    return any(mine & theirs for mine in one.days for theirs in other.days)


def within(day: tuple[int, int], run: Run) -> bool:
    first, last = min(run.days[0]), max(run.days[-1])
    return first <= day <= last if first <= last else day >= first or day <= last


def weekday(run: Run) -> int:
    """The weekday that is said, or that the one full date comes to; -1 where there is none or more than one."""
    if run.weekday >= 0 or len(run.days) != 1 or len(run.days[0]) != 1 or not run.year:
        return run.weekday
    return date(run.year, *next(iter(run.days[0]))).weekday()


@cache
def table(name: str) -> dict[str, int]:
    return {word: int(number) for number, words in load_data("calendar")[name].items() for word in words.split()}


def find(sentence: Text) -> Iterator[Found]:
    """The dates and lone weekdays of a sentence, in order."""
    text, folded, spoken = sentence.text, sentence.folded, sentence.language
    marks: list[tuple[int, int, Run]] = []
    for number in NUMBER.finditer(folded):
        if marks and number.start() < marks[-1][1]:
            continue
        read = numeric(folded, number.start(), spoken) or day_month(folded, number.start())
        if read is not None:
            marks.append(with_weekday(text, folded, number.start(), *read))
    for word in WORD.finditer(folded):
        if word[0] in table("months") and not any(start <= word.start() < end for start, end, _ in marks):
            read = month_day(folded, word.start())
            if read is not None:
                marks.append(with_weekday(text, folded, word.start(), *read))
    marks.extend(lone_weekdays(folded, marks))
    yield from roles(folded, merged(folded, sorted(marks, key=lambda mark: mark[:2])))


def numeric(folded: str, at: int, spoken: str) -> tuple[int, Run] | None:
    """A date in figures at this place, and where it ends."""
    if (found := ISO.match(folded, at)) or (found := HAN.match(folded, at)):
        return made(found.end(), [(int(found[2]), int(found[3]))], int(found[1] or 0))
    if found := NUMERIC.match(folded, at):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        ways = [(second, first)] if found[2] == "." else [(second, first), (first, second)]
        return made(found.end(), ways, year if year > 99 else CENTURY + year)
    said = WEEKDAY_BEFORE.search(folded[max(0, at - LOOK_BACK) : at])
    named = said is not None and (said[1] in table("weekdays") or said[1] in table("short_weekdays"))
    if (named or spoken in DOTTED_LANGUAGES) and (found := DOTTED.match(folded, at)):
        return made(found.end(), [(int(found[2]), int(found[1]))], 0)
    if named and (found := SLASHED.match(folded, at)):
        return made(found.end(), [(int(found[2]), int(found[1])), (int(found[1]), int(found[2]))], 0)
    return None


def made(end: int, ways: Iterable[tuple[int, int]], year: int) -> tuple[int, Run] | None:
    """A run of one day that can be read in these ways, those that are no date left out."""
    days = frozenset(way for way in ways if is_day(year, *way))
    return (end, Run((days,), year)) if days else None


def is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year or CENTURY, month, day)
    except ValueError:
        return False
    return True


def day_month(folded: str, at: int) -> tuple[int, Run] | None:
    found = DAY_MONTH.match(folded, at)
    month = table("months").get(found[3]) if found else None
    if not found or month is None:
        return None
    return several(found, found[1], int(found[2]), month)


def month_day(folded: str, at: int) -> tuple[int, Run] | None:
    found = MONTH_DAY.match(folded, at)
    month = table("months").get(found[1]) if found else None
    if not found or month is None:
        return None
    follows = WORD.match(folded, found.end() + 1)
    if follows and follows[0] in table("months") and not found[4]:
        return None  # "mar 7 avril": a weekday, then the date
    return several(found, found[2], int(found[3]), month)


def several(found: re.Match[str], listed: str, day: int, month: int) -> tuple[int, Run] | None:
    """A run of days of one month: those of a list or range, then the last one; the last two groups are the year."""
    year = int(found[4] or 0) or (CENTURY + int(found[5]) if found[5] else 0)
    days = [int(number[0]) for number in DIGITS.finditer(listed)] + [day]
    if not all(is_day(year, month, each) for each in days):
        return None
    ranged = len(days) == 2 and bool(RANGE.search(listed)) and days[0] < days[1]
    end = found.start() + len(found[0].rstrip(". "))
    return end, Run(tuple(frozenset({(month, each)}) for each in days), year, -1, ranged)


def with_weekday(text: str, folded: str, start: int, end: int, run: Run) -> tuple[int, int, Run]:
    """The run with the weekday that stands before it, or in brackets after it."""
    if len(run.days) != 1:
        return start, end, run
    before = folded[max(0, start - LOOK_BACK) : start]
    said = WEEKDAY_BEFORE.search(before)
    if said:
        at = start - len(before) + said.start(1)
        day = table("weekdays").get(said[1])
        if day is None and (said[2] or text[at].isupper()):
            day = table("short_weekdays").get(said[1])
        if day is not None:
            return at, end, Run(run.days, run.year, day)
    after = WEEKDAY_AFTER.match(folded, end)
    day = table("weekdays").get(after[1]) if after and after[0].lstrip(", ").startswith("(") else None
    return (start, after.end(), Run(run.days, run.year, day)) if after and day is not None else (start, end, run)


def lone_weekdays(folded: str, marks: list[tuple[int, int, Run]]) -> Iterator[tuple[int, int, Run]]:
    """Weekdays without a date, those of opening hours ("Mon–Fri", "every Sunday") left out."""
    taken = [(start, end) for start, end, _ in marks]
    skip = -1
    for word in WORD.finditer(folded):
        day = table("weekdays").get(word[0])
        if day is None or len(word[0]) < 6 or any(start <= word.start() < end for start, end in taken):
            continue
        ranged = RANGED.match(folded, word.end())
        if ranged and (ranged[1] in table("weekdays") or ranged[1] in table("short_weekdays")):
            skip = ranged.end()
            continue
        if word.start() >= skip and not REGULAR.search(folded[max(0, word.start() - LOOK_BACK) : word.start()]):
            yield word.start(), word.end(), Run((), 0, day)


def merged(folded: str, marks: list[tuple[int, int, Run]]) -> list[tuple[int, int, Run]]:
    """Two dates with "to" or a dash between them are one range; a first one without a year has the second one's."""
    out: list[tuple[int, int, Run]] = []
    for start, end, run in marks:
        if out and out[-1][1] <= start and out[-1][2].days and run.days:
            between = folded[out[-1][1] : start].strip(" ,")
            if RANGE.fullmatch(between):
                first = out.pop()
                out.append((first[0], end, Run((first[2].days[0], run.days[-1]), run.year, -1, True)))
                continue
        out.append((start, end, run))
    return out


def roles(folded: str, marks: list[tuple[int, int, Run]]) -> Iterator[Found]:
    for number, (start, end, run) in enumerate(marks):
        floor = marks[number - 1][1] if number else 0
        ceiling = marks[number + 1][0] if number + 1 < len(marks) else len(folded)
        role = cues("date").role(folded, start, end, floor, ceiling) or "event"
        if run.ranged and role == "from":
            role = "event"
        yield Found(role, run, start, end)
