"""Finds where a message ends and its footer begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from msglint.reading.finder import Scan
from msglint.reading.page import Line, Page
from msglint.reading.sentences import sentences
from msglint.reading.signoff import POSTSCRIPT, SENTENCE_END, URL, is_signoff
from msglint.reading.words import load_data

_BETWEEN = 6
"""Lines without a sign of the footer that may stand between two that have one."""


@cache
def _footer() -> Scan:
    return Scan(load_data("closings")["footer"])


@cache
def _browser() -> Scan:
    return Scan([load_data("closings")["browser"]])


@cache
def _address() -> Scan:
    return Scan([load_data("closings")["address"]])


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
    top = _after_message(page, lines, _with_company(page, lines, _with_links(page, lines, top)))
    if top == 0 and len(lines) == 1:
        return None
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
        elif is_signoff(words) or _is_prose(words) or POSTSCRIPT.match(words):
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
    return words.count(" ") >= 7 and bool(SENTENCE_END.search(words[-8:])) and not _address().matches(words[:300])


def _with_links(page: Page, lines: Sequence[Line], top: int) -> int:
    """Take in the lines right above, in the same block, that only lead to another page: "Your choices: https://…"."""
    first = top
    while first > 1 and not lines[first].gap:
        words = page.words(lines[first - 1])
        found = URL.search(words)
        if not found or found.end() < len(words) or words[: found.start()].count(" ") > 8:
            break
        first -= 1
    return first


def _with_company(page: Page, lines: Sequence[Line], top: int) -> int:
    """Take in the sender's name and address that stand right above the footer's first line."""
    first = top
    while first > 1:
        line, below = lines[first - 1], lines[first]
        words = page.words(line)
        if is_signoff(words) or words.endswith((",", "!", "?")) or words.count(" ") > 11 or line.linked:
            break
        is_name = not below.gap and first < top and words.count(" ") <= 5 and not SENTENCE_END.search(words)
        if not (is_name or _address().matches(words)):
            break
        first -= 1
    return first


def is_junk(page: Page, line: Line) -> bool:
    """Whether a line at the head is none of the message: "View in browser"."""
    return line.end - line.start <= 160 and _browser().matches(page.words(line))
