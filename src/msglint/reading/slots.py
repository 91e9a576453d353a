"""Which values of a page may be filled in with those of others, and where they stand.

Only values that surely leave the layout alone: visible characters with white space between them and no markup.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from msglint.model import Course, Part
from msglint.reading.markup import MARKUP
from msglint.reading.trace import Trace
from msglint.reading.writer import ENTITY, INVISIBLE, WHITE, decoded
from msglint.regex import regex

LONGEST = 500
"""Characters of a value of which it is remembered what is shown of it."""
_TAME = regex(rf"[^\s<>{INVISIBLE}]+(?:[{WHITE}]+[^\s<>{INVISIBLE}]+)*+")
_UNEVEN = regex(rf"[{WHITE}]{{2,}}|[\t\n\r\f]")
_ENTITY = regex(ENTITY)
_HALF_ENTITY = regex(r"&#?\w{0,32}$")
_BREAKING = regex(rf"[\"'`\t\n\r\f]|[{WHITE}]{{2,}}")
_KEEPS_SPACE = regex(r"<pre\b|white-space", re.IGNORECASE)

Form = tuple[bool, ...]
"""For each value of a course whether it must be the same; any tame one will do for the others."""


def shown(value: str) -> str:
    """What a reader sees of a value as HTML; empty where it may change the layout around it."""
    return _known(value) if len(value) <= LONGEST else _shown(value)


def _shown(value: str) -> str:
    if not _TAME.fullmatch(value):
        return ""
    value = _UNEVEN.sub(" ", value)
    if "&" not in value:
        return value
    words: list[str] = []
    at = 0
    for match in _ENTITY.finditer(value):
        char = decoded(match.group())
        if not match.group().endswith(";") or not char.strip() or "&" in value[at : match.start()]:
            return ""
        words += (value[at : match.start()], char)
        at = match.end()
    return "" if "&" in value[at:] else "".join(words) + value[at:]


_known = lru_cache(maxsize=1 << 14)(_shown)


class Filled:
    """A value of a stencil: its number in the course, the readable stretch it fills, whether in an address.

    ``flows``: its white space is shown as single spaces.
    """

    __slots__ = ("attribute", "end", "flows", "number", "start")

    def __init__(self, number: int, start: int, end: int, *, attribute: bool, flows: bool) -> None:
        self.number, self.attribute, self.flows = number, attribute, flows
        self.start, self.end = start, end

    def takes(self, value: str) -> bool:
        """Whether a value that is shown leaves the layout alone here too: its spaces show, it ends no quotation."""
        if self.flows:
            return True
        return (_BREAKING if self.attribute else _UNEVEN).search(value) is None


def filled(part: Part, course: Course, trace: Trace) -> tuple[Form, list[Filled]]:
    """Which values of a page must be as they are, and where the others stand."""
    raw, values = part.raw, part.values
    form = [True] * len(values)
    found: list[Filled] = []
    sizes = dict(zip(course.values, values, strict=True))
    texts = (sizes.get(number, segment.text) for number, segment in enumerate(course.segments))
    starts = list(accumulate(map(len, texts), initial=0))
    tags = [(match.start(), match.end(), match) for match in MARKUP.finditer(raw)]
    begins = [start for start, _, _ in tags]
    shown_at = trace.places(course.values)
    flows = _KEEPS_SPACE.search(raw) is None
    for number, (segment, value) in enumerate(zip(course.values, values, strict=True)):
        words, start = shown(value), starts[segment]
        if not words or _HALF_ENTITY.search(raw, max(0, start - 40), start):
            continue
        at = bisect_right(begins, start) - 1
        match = tags[at][2] if at >= 0 and start < tags[at][1] else None
        origins = shown_at.get(segment, ())
        if match is not None and match["content"] is not None and match["raw"].lower() == "title":
            form[number] = False
        elif len(origins) == 1 and trace.text[slice(*origins[0][:2])] == words:
            attribute = match is not None
            slot = Filled(number, *origins[0][:2], attribute=attribute, flows=flows and not attribute)
            if slot.takes(value) and (match is None or raw[match.start() : start].count('"') % 2 == 1):
                form[number] = False
                found.append(slot)
    found.sort(key=lambda each: each.start)
    return tuple(form), found
