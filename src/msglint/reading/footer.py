"""Finds where a message ends and its footer begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msglint.reading import closings
from msglint.reading.page import Line, Page

_BETWEEN = 6
"""Lines without a sign of the footer that may stand between two that have one."""


def mark_footer(page: Page) -> tuple[int, int] | None:
    """Give the lines of the footer their role; its start and end.

    From the end upward: lines that speak of the mailing itself (unsubscribing, preferences, why one gets it, rights,
    the sender's registration and address), and short lines among them.
    """
    lines = [line for line in page.lines if line.role != "quoted"]
    if not lines:
        return None
    if _part_last_words(page, lines):
        lines = [line for line in page.lines if line.role != "quoted"]
    top = _top(lines, _hits(page, lines))
    if top == len(lines):
        return None
    top = _after_message(lines, _with_company(lines, _with_links(lines, top)))
    if top == 0 and len(lines) == 1:
        return None
    for line in lines[top:]:
        line.role = "footer"
    return lines[top].start, lines[-1].end


def _part_last_words(page: Page, lines: Sequence[Line]) -> bool:
    """Part "Your tickets are ready. Reply STOP to opt out." into two lines, so that only the end is footer.

    Whether any line was.
    """
    parted = False
    for line in {id(lines[0]): lines[0], id(lines[-1]): lines[-1]}.values():
        size = line.says.mailing_from
        if size:
            rest = Line(line.start + size, line.end, hard=True, kind=line.kind, marks=line.marks)
            line.end = line.start + len(line.says.text[:size].rstrip())
            page.lines.insert(page.lines.index(line) + 1, rest)
            page.take_words((line, rest))
            parted = True
    return parted


def _hits(page: Page, lines: Sequence[Line]) -> set[int]:
    """Which of the lines that are not quoted speak of the mailing; what is quoted counts for the line above it."""
    hits: set[int] = set()
    number = -1
    for line in page.lines:
        says = line.says
        if says.begins_mailing:
            return _hits_across(page, lines)
        if line.role != "quoted":
            number += 1
        if says.is_mailing:
            hits.add(number)
    return hits


def _hits_across(page: Page, lines: Sequence[Line]) -> set[int]:
    """The same, with the words that begin in one line and end in the next."""
    starts = [line.start for line in lines]
    found = closings.mailing().find(page.folded[page.start : page.end])
    return {bisect_right(starts, page.start + place) - 1 for place, _ in found}


def _top(lines: Sequence[Line], hits: set[int]) -> int:
    """The first line of the footer; their number where there is none."""
    top, between = len(lines), 0
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        says = line.says
        if number in hits or ("footer" in line.marks and number >= top - 1):
            top, between = number, 0
        elif says.signs_off or says.is_prose or says.is_postscript:
            break
        else:
            between += 1
            if between > _BETWEEN:
                break
    return top


def _after_message(lines: Sequence[Line], top: int) -> int:
    """The footer's first line, moved down where a message would be left without a sentence of its own."""
    if top and any(line.says.spaces >= 3 for line in lines[:top]):
        return top
    while top < len(lines) - 1 and lines[top].says.is_prose:
        top += 1
    return top


def _with_links(lines: Sequence[Line], top: int) -> int:
    """Take in the lines right above, in the same block, that only lead to another page: "Your choices: https://…"."""
    first = top
    while first > 1 and not lines[first].gap and lines[first - 1].says.leads_away:
        first -= 1
    return first


def _with_company(lines: Sequence[Line], top: int) -> int:
    """Take in the sender's name and address that stand right above the footer's first line."""
    first = top
    while first > 1:
        line, below = lines[first - 1], lines[first]
        says = line.says
        if says.signs_off or says.folded.endswith((",", "!", "?")) or says.spaces > 11 or line.linked:
            break
        is_name = not below.gap and first < top and says.spaces <= 5 and not says.ends
        if not (is_name or says.is_address):
            break
        first -= 1
    return first
