"""A page laid out once, filled in with the values of others that took the same course.

Only values that surely leave the layout alone are filled in: visible characters with single spaces between them and no
markup. Whatever else was printed is laid out anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate

from msgspec.structs import replace

from msglint.model import Course, Part
from msglint.reading.html_page import html_page, lay_out
from msglint.reading.markup import MARKUP
from msglint.reading.origins import SourceMap
from msglint.reading.page import Anchor, Line, Page, Picture
from msglint.reading.trace import Stretch, Trace
from msglint.reading.writer import ENTITY, INVISIBLE, decoded
from msglint.regex import regex

LONGEST = 500
"""Characters of a value that is filled in."""
_TAME = regex(rf"[^\s<>{INVISIBLE}]+(?: [^\s<>{INVISIBLE}]+)*")
_ENTITY = regex(ENTITY)
_HALF_ENTITY = regex(r"&#?\w{0,32}$")
_QUOTED = regex(r"[\"'`]")

MOST = 4_096
"""Stencils of one part that are kept before the memory starts afresh."""

Form = tuple[bool, ...]
"""For each value of a course whether it must be the same; any tame one will do for the others."""
Fixed = tuple[str | None, ...]
"""The values that must be the same, and ``None`` for each that need not."""


@lru_cache(maxsize=1 << 14)
def shown(value: str) -> str:
    """What a reader sees of a value as HTML; empty where it may change the layout around it."""
    if len(value) > LONGEST or not _TAME.fullmatch(value):
        return ""
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


class Filled:
    """A value of a stencil: its number in the course, the readable stretch it fills, whether in an address."""

    __slots__ = ("attribute", "end", "number", "start")

    def __init__(self, number: int, start: int, end: int, *, attribute: bool) -> None:
        self.number = number
        self.start = start
        self.end = end
        self.attribute = attribute


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
    for number, (segment, value) in enumerate(zip(course.values, values, strict=True)):
        words, start = shown(value), starts[segment]
        if not words or _HALF_ENTITY.search(raw, max(0, start - 40), start):
            continue
        at = bisect_right(begins, start) - 1
        match = tags[at][2] if at >= 0 and start < tags[at][1] else None
        origins = trace.origins((segment,))
        if match is not None and match["content"] is not None and match["raw"].lower() == "title":
            form[number] = False
        elif len(origins) == 1 and trace.text[slice(*origins[0][:2])] == words:
            if match is not None and not _is_quoted(raw[match.start() : start], value):
                continue
            form[number] = False
            found.append(Filled(number, *origins[0][:2], attribute=match is not None))
    found.sort(key=lambda each: each.start)
    return tuple(form), found


def _is_quoted(before: str, value: str) -> bool:
    """Whether a value stands within quotation marks, of which it has none itself."""
    return before.count('"') % 2 == 1 and not _QUOTED.search(value)


class Stencil:
    """The page of one rendering, ready to take the values of others in the same form."""

    def __init__(self, page: Page, lines: Sequence[Line], slots: Sequence[Filled]) -> None:
        """``lines``: those of the page before they were told apart by their words.

        Raises ``ValueError`` where something on the page begins or ends within a value.
        """
        self._slots = slots
        self._ends = [slot.end for slot in slots]
        text = page.text
        edges = [0, *(edge for slot in slots for edge in (slot.start, slot.end)), len(text)]
        self._words = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
        self._lines = tuple(lines)
        self._anchors = page.anchors
        self._pictures = page.pictures
        self._preheader = page.preheader
        self._kinds = [kind for _, _, kind in page.map.pieces]
        offsets: list[int] = [page.start, page.end, *(page.preheader or ())]
        for start, end, _ in page.map.pieces:
            offsets += (start, end)
        for line in lines:
            offsets += (line.start, line.end)
        for anchor in page.anchors:
            offsets += (anchor.start, anchor.end, anchor.url_start, anchor.url_end)
        for picture in page.pictures:
            offsets += (*picture.address, *(picture.alternative or ()))
        self._offsets = [(offset, self._before(offset)) for offset in offsets]

    def _before(self, offset: int) -> int:
        """How many values end at or before a readable offset."""
        number = bisect_right(self._ends, offset)
        if number < len(self._slots) and self._slots[number].start < offset:
            raise ValueError("begins within a value")
        return number

    def page(self, part: str, values: Sequence[str], trace: Callable[[], Trace]) -> Page | None:
        """The page with these values; ``None`` where one of them may change the layout."""
        words = [self._words[0]]
        moved = 0
        moves = [0]
        for slot, after in zip(self._slots, self._words[1:], strict=True):
            value = values[slot.number]
            text = shown(value)
            if not text or (slot.attribute and _QUOTED.search(value)):
                return None
            moved += len(text) - slot.end + slot.start
            moves.append(moved)
            words += (text, after)
        places = iter([offset + moves[before] for offset, before in self._offsets])
        take = places.__next__
        start, end = take(), take()
        preheader = (take(), take()) if self._preheader else None
        pieces: list[Stretch] = [(take(), take(), kind) for kind in self._kinds]
        lines = [Line(take(), take(), line.gap, line.hard, line.kind, line.linked, line.marks) for line in self._lines]
        anchors = [Anchor(take(), take(), take(), take()) for _ in self._anchors]
        pictures = [self._picture(picture, take) for picture in self._pictures]
        source_map = SourceMap("".join(words), pieces, trace)
        return Page(part, source_map, lines, anchors, start, end, preheader, pictures)

    def _picture(self, picture: Picture, take: Callable[[], int]) -> Picture:
        address = (take(), take())
        return replace(picture, address=address, alternative=(take(), take()) if picture.alternative else None)


class Stencils:
    """The stencils of one part.

    ``kept``: by course and what of its values must be the same; ``None`` where each page must be laid out.
    """

    def __init__(self) -> None:
        self._forms: dict[tuple[Course, Fixed], Form] = {}
        self.kept: dict[tuple[Course, Fixed], Stencil | None] = {}

    def page(self, part: Part) -> Page:
        """The part, laid out."""
        course, values = part.course, part.values
        if course is None:
            return html_page(part.raw, part.segments, part.name)
        bare = course, tuple([None if value else value for value in values])
        form = self._forms.get(bare)
        if form is None:
            return self._new(part, course, bare)
        key = course, _as(form, values)
        if key not in self.kept:
            return self._new(part, course, bare)
        stencil = self.kept[key]
        page = stencil.page(part.name, values, lambda: _trace(part)) if stencil is not None else None
        return page or html_page(part.raw, part.segments, part.name)

    def _new(self, part: Part, course: Course, bare: tuple[Course, Fixed]) -> Page:
        """Lay a page out, and keep what can be kept of it."""
        page, lines = lay_out(part.raw, part.segments, part.name)
        if len(self.kept) >= MOST:
            self.kept.clear()
            self._forms.clear()
        form, slots = filled(part, course, page.map.trace)
        known = self._forms.setdefault(bare, form)
        stencil = None
        if lines is not None and form == known:
            with suppress(ValueError):
                stencil = Stencil(page, lines, slots)
        self.kept[course, _as(known, part.values)] = stencil
        return page


def _as(form: Form, values: Sequence[str]) -> Fixed:
    """The values that must be the same."""
    return tuple([value if must else None for must, value in zip(form, values, strict=True)])


def _trace(part: Part) -> Trace:
    return html_page(part.raw, part.segments, part.name).map.trace
