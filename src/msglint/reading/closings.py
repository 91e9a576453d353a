"""Finds where a message ends: its sign-off with the sender's names, and its footer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from msglint.reading.finder import Scan
from msglint.reading.page import Line, Page
from msglint.reading.sentences import sentences
from msglint.reading.words import fold, load_data

_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
_LONG_LAST_WORD = re.compile(r"\w{5,}[.!?…]['\"”’»)]*$|[!?]$")
"""How a sentence ends, and not a firm's or person's name ("Weber Ltd.", "Weber jr.")."""
_POSTSCRIPT = re.compile(r"(?:p\.? ?){1,3}[sd]\b\W|n\.? ?b\.?:")
_DELIMITER = re.compile(r"(?:--|__+|—)\s*$")
_DASHED = re.compile(r"[-–—~] ?(?=[^\W\d_])")
_TOKEN = re.compile(r"[^\W_][\w'’/.&-]*")
_BETWEEN = 6
"""Lines without a sign of the footer that may stand between two that have one."""
_NAMES = 8
"""Lines of names, titles and addresses that may follow a sign-off."""
_LONGEST = 5
"""Words of a sign-off line after its phrase: a name, a team."""


@cache
def _footer() -> Scan:
    return Scan(load_data("closings")["footer"])


@cache
def _browser() -> Scan:
    return Scan([load_data("closings")["browser"]])


@cache
def _address() -> Scan:
    return Scan([load_data("closings")["address"]])


@cache
def _team() -> Scan:
    return Scan([load_data("closings")["team"]])


@cache
def _phrases() -> frozenset[str]:
    return frozenset(
        phrase for listed in load_data("closings")["signoff"].values() for phrase in fold(listed).split("|")
    )


def mark_footer(page: Page) -> tuple[int, int] | None:
    """Give the lines of the footer their role; its start and end.

    From the end upward: lines that speak of the mailing itself (unsubscribing, preferences, why one gets it, rights,
    the sender's registration and address), and short lines among them.
    """
    lines = [line for line in page.lines if line.role != "quoted"]
    if not lines:
        return None
    _part_last_words(page, lines)
    lines = [line for line in page.lines if line.role != "quoted"]
    hits = _lines_hit(lines, [page.start + start for start, _ in _footer().find(page.folded[page.start : page.end])])
    top = _top(page, lines, hits)
    if top == len(lines):
        return None
    top = _after_message(page, lines, _with_company(page, lines, top))
    for line in lines[top:]:
        line.role = "footer"
    return lines[top].start, lines[-1].end


def _part_last_words(page: Page, lines: Sequence[Line]) -> None:
    """Part "Your tickets are ready. Reply STOP to opt out." into two lines, so that only the end is footer."""
    for line in {id(lines[0]): lines[0], id(lines[-1]): lines[-1]}.values():
        found = _footer().find(page.words(line))
        if not found:
            continue
        for start, end in sentences(page.text, line.start, line.end):
            if end - line.start > found[0][0]:
                if start > line.start:
                    rest = Line(start, line.end, hard=True, kind=line.kind, marks=line.marks)
                    line.end = start
                    while page.text[line.end - 1].isspace():
                        line.end -= 1
                    page.lines.insert(page.lines.index(line) + 1, rest)
                break


def _lines_hit(lines: Sequence[Line], places: Sequence[int]) -> set[int]:
    starts = [line.start for line in lines]
    return {bisect_right(starts, place) - 1 for place in places}


def _top(page: Page, lines: Sequence[Line], hits: set[int]) -> int:
    """The first line of the footer; their number where there is none."""
    top, between = len(lines), 0
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        words = page.words(line)
        if number in hits or ("footer" in line.marks and number >= top - 1):
            top, between = number, 0
        elif _is_signoff(words) or _is_prose(words) or _POSTSCRIPT.match(words):
            break
        else:
            between += 1
            if between > _BETWEEN:
                break
    return top


def _after_message(page: Page, lines: Sequence[Line], top: int) -> int:
    """The footer's first line, moved down where a message would be left without a sentence of its own."""
    if top and any(page.words(line).count(" ") >= 3 for line in lines[:top]):
        return top
    while top < len(lines) - 1 and _is_prose(page.words(lines[top])):
        top += 1
    return top


def _is_prose(words: str) -> bool:
    return words.count(" ") >= 7 and bool(_SENTENCE_END.search(words[-8:])) and not _address().matches(words[:300])


def _with_company(page: Page, lines: Sequence[Line], top: int) -> int:
    """Take in the sender's name and address that stand right above the footer's first line."""
    first = top
    while first > 1:
        line, below = lines[first - 1], lines[first]
        words = page.words(line)
        if _is_signoff(words) or words.endswith((",", "!", "?")) or words.count(" ") > 11 or line.linked:
            break
        is_name = not below.gap and first < top and words.count(" ") <= 5 and not _SENTENCE_END.search(words)
        if not (is_name or _address().matches(words)):
            break
        first -= 1
    return first


def mark_signoff(page: Page) -> tuple[int, int] | None:
    """Give the lines of the sign-off their role; its start and end. A postscript is none of it."""
    lines = [line for line in page.lines if line.role not in ("quoted", "footer")]
    floor = max(0, len(lines) - _NAMES - 4)
    for number in range(len(lines) - 1, floor - 1, -1):
        line = lines[number]
        words = page.words(line)
        last = number == len(lines) - 1
        if number == 0 or not (
            _is_signoff(words) or _DELIMITER.match(words) or "signature" in line.marks or (last and _is_team(words))
        ):
            continue
        first = _first_of(page, lines, number)
        after = _names_after(page, lines, number)
        if after == first + 1 and _DELIMITER.match(words):
            line.role = "footer" if after == len(lines) else line.role
            lines.pop(number)
            continue
        if after < len(lines) and not _POSTSCRIPT.match(page.words(lines[after])):
            continue
        for signed in lines[first:after]:
            signed.role = "signoff"
        return lines[first].start, lines[after - 1].end
    return None


def _first_of(page: Page, lines: Sequence[Line], number: int) -> int:
    """The line where the sign-off begins whose last sign is line ``number``."""
    for above in range(number - 1, max(number - 5, 0), -1):
        words = page.words(lines[above])
        if _is_signoff(words):
            return above
        if words.count(" ") > 6 or _SENTENCE_END.search(words):
            break
    return number


def _names_after(page: Page, lines: Sequence[Line], number: int) -> int:
    """The first line after the names that follow a sign-off."""
    signature = "signature" in lines[number].marks or bool(_DELIMITER.match(page.words(lines[number])))
    for after in range(number + 1, len(lines)):
        words = page.words(lines[after])
        if _POSTSCRIPT.match(words) or after - number > _NAMES * (2 if signature else 1):
            return after
        if not signature and words.count(" ") >= 2 and _LONG_LAST_WORD.search(words):
            return after
    return len(lines)


def _is_signoff(words: str) -> bool:
    """Whether a folded line begins with a phrase that takes leave, and says little more: "Best regards, Anna"."""
    if len(words) > 120:
        return False
    tokens = [match.span() for match in _TOKEN.finditer(words)]
    start = tokens[0][0] if tokens else 0
    for number in range(min(len(tokens), 7), 0, -1):
        end = tokens[number - 1][1]
        phrase = words[start:end].rstrip(".'’/&-")
        if phrase in _phrases():
            rest = words[start + len(phrase) :]
            more = len(tokens) - number
            if not rest.strip(" ,.!:;-–—)"):
                return True
            return more <= _LONGEST and (rest[0] in ",!.\n" or rest.startswith((" -", " –", " —"))) and "?" not in rest
    return False


def _is_team(words: str) -> bool:
    """Whether a line is only the senders' name: "Your New Harbor team", "— Anna"."""
    if len(words) > 80:
        return False
    return _team().matches(words) or (bool(_DASHED.match(words)) and words.count(" ") <= 4)


def is_junk(page: Page, line: Line) -> bool:
    """Whether a line at the head is none of the message: "View in browser"."""
    return line.end - line.start <= 160 and _browser().matches(page.words(line))
