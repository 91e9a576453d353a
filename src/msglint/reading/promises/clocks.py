"""Times of day in running text."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.reading.promises.cues import cues
from msglint.reading.promises.statement import Found, Text
from msglint.regex import regex

HALF = r"\s?([ap])\.?\s?m\b\.?"
ZONE = regex(
    r"\s*\(?\b((?:[ecmp][sd]?t|gmt|bst|utc|cest|cet|mesz|mez|aest|aedt|ist|sgt|jst)(?:[+-]\d{1,2})?|(?:eastern|central|"
    r"pacific|mountain)(?: time)?)\b"
)
NUMBER = regex(r"(?<![\d.,:/\w$€£#-])\d{1,2}")
AMERICAN = regex(rf"(\d{{1,2}})(?:[:.](\d\d))?{HALF}")
COLON = regex(r"(\d{1,2}):(\d\d)(?!\d|:|%)")
HOURS = regex(r"(\d{1,2})(?:[.:](\d\d))?\s?(?:uhr|uur)\b(?:\s(\d\d)\b)?")
FRENCH = regex(r"(\d{1,2})\s?h(?:\s?(\d\d))?\b")
DOTTED = regex(r"(\d{1,2})\.(\d\d)(?!\d|%|\s?[€$£]|\.\d)")
BARE = regex(r"(\d{1,2})(?!\d|[.,:/%]\d|\s?[€$£%])")
BEFORE_DOTTED = regex(r"(?:\bkl\.?|\bklo|\bkello|\ba las|\balle|\bum|\bom|\bat|\bab|\bfrom|@)\s*$")
BEFORE_BARE = regex(r"(?:\bkl\.?|\bklo|\ba las)\s*$")
NAMED = regex(r"\b(?:(noon|midday)|(midnight))\b")
RANGE = regex(r"\s?(?:–|—|-|to|until|till|bis|a|à|au|al|and)\s?$")
OPEN_RANGE = regex(r"\s?(?:–|—|-|to|bis)\s?(\d{1,2})(?:[:.](\d\d))?\b")
HALF_BEFORE = regex(r"(\d{1,2})(?:[:.](\d\d))?\s?(?:–|—|-|to)\s?$")
DAY = 24 * 60
NOON = 12 * 60
LATE_HOUR = 8
ROMANCE = frozenset({"fr", "pt", "es", "ca", "it", "ro"})


class Clock(Struct, frozen=True):
    """``minutes``: the possible minutes of the day (two where morning or evening is not said). ``zone``: as written."""

    minutes: frozenset[int]
    zone: str = ""


def agree(one: Clock, other: Clock) -> bool:
    """Whether both can be the same moment of the day; zones that differ can make whole hours the same."""
    if one.minutes & other.minutes:
        return True
    if one.zone == other.zone:
        return False
    return any((mine - theirs) % 60 == 0 for mine in one.minutes for theirs in other.minutes)


def find(sentence: Text) -> Iterator[Found]:
    """The times of a sentence; of a range its beginning."""
    folded, spoken = sentence.folded, sentence.language
    marks: list[tuple[int, int, Clock]] = []
    done = 0
    for number in NUMBER.finditer(folded):
        if number.start() < done:
            continue
        read = clock(folded, number.start(), spoken)
        if read is None:
            continue
        end, minutes = read
        begins = not (
            marks and marks[-1][1] <= number.start() and RANGE.fullmatch(folded[marks[-1][1] : number.start()])
        )
        zone = ZONE.match(folded, end)
        done = zone.end() if zone else end
        start = number.start()
        if begins:
            marks.append((start, done, Clock(minutes, zone[1] if zone else "")))
    marks.extend(
        (named.start(), named.end(), Clock(frozenset({NOON if named[1] else 0}))) for named in NAMED.finditer(folded)
    )
    marks.sort(key=lambda mark: mark[0])
    for at, (start, end, value) in enumerate(marks):
        floor = marks[at - 1][1] if at else 0
        ceiling = marks[at + 1][0] if at + 1 < len(marks) else len(folded)
        role = cues("time").role(folded, start, end, floor, ceiling) or "start"
        yield Found(role, value, start, end)


def clock(folded: str, at: int, spoken: str) -> tuple[int, frozenset[int]] | None:
    """The time at this place: where it ends, and its possible minutes of the day."""
    before = folded[max(0, at - 12) : at]
    if found := AMERICAN.match(folded, at):
        return valid(found.end(), int(found[1]) % 12 + (12 if found[3] == "p" else 0), found[2])
    bare = BARE.match(folded, at)
    ranged = OPEN_RANGE.match(folded, bare.end()) if bare else None
    if ranged and (half := AMERICAN.match(folded, ranged.start(1))):  # "7–9 pm"
        hour = int(folded[at : at + 2].strip(" :–—-.to") or 0)
        return valid(ranged.start(1) - 1, hour % 12 + (12 if half[3] == "p" else 0), None)
    if found := HOURS.match(folded, at):
        return valid(found.end(), int(found[1]), found[2] or found[3])
    if found := COLON.match(folded, at):
        return either(found.end(), int(found[1]), found[2])
    if found := FRENCH.match(folded, at):
        sure = int(found[1]) >= LATE_HOUR and (found[2] or spoken in ROMANCE)
        return valid(found.end(), int(found[1]), found[2]) if sure else None
    if BEFORE_DOTTED.search(before) and (found := DOTTED.match(folded, at)):
        return either(found.end(), int(found[1]), found[2])
    if BEFORE_BARE.search(before) and (found := BARE.match(folded, at)):
        return either(found.end(), int(found[1]), None)
    return None


def valid(end: int, hour: int, minutes: str | None) -> tuple[int, frozenset[int]] | None:
    total = hour * 60 + int(minutes or 0)
    return (end, frozenset({total % DAY})) if hour <= 24 and int(minutes or 0) < 60 else None


def either(end: int, hour: int, minutes: str | None) -> tuple[int, frozenset[int]] | None:
    """A time on the clock's face: before noon or after it, unless it is a 24-hour one."""
    read = valid(end, hour, minutes)
    if read is None or not 1 <= hour <= 12:
        return read
    (first,) = read[1]
    return end, frozenset({first % DAY, (first + NOON) % DAY})
