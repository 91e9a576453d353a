"""A page laid out once, filled in with the values of others that took the same course.

Only values that surely leave the layout alone are filled in (see ``slots``). All others are laid out anew.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from operator import add, sub
from sys import intern
from typing import Any

from msgspec.structs import astuple, replace

from msglint.model import Course, Part
from msglint.reading.html_page import html_page, lay_out
from msglint.reading.origins import SourceMap
from msglint.reading.page import Anchor, Line, Page, Picture
from msglint.reading.slots import Filled, Form, filled, shown
from msglint.reading.trace import Trace

MOST = 4_096
"""Stencils of one part that are kept before the memory starts afresh."""
ALIKE = 32
"""Stencils of one course and form that are kept: where some values must be the same, and hardly ever are, none help."""

WILD = "<"
"""Stands for any value that may change the layout."""
Fixed = tuple[str | None, ...]
"""The values that must be the same, and ``None`` for each that need not."""


@lru_cache(maxsize=256)
def _alike(gap: bool, hard: bool, kind: str, linked: bool, marks: frozenset[str]) -> Line:
    return Line(0, 0, gap, hard, kind, linked, marks)


def _look(line: Line) -> Line:
    """What a line is like, wherever it stands: the same for all lines that are like it."""
    return _alike(line.gap, line.hard, line.kind, line.linked, line.marks)


class Places:
    """Readable offsets of a page, each with the number of values that end at or before it."""

    __slots__ = ("_before", "_offsets")

    def __init__(self, offsets: Iterable[int], slots: Sequence[Filled]) -> None:
        """Raises ``ValueError`` where one is within a value."""
        ends = [slot.end for slot in slots]
        self._offsets = array("I", offsets)
        self._before = array("I", [bisect_right(ends, offset) for offset in self._offsets])
        for offset, before in zip(self._offsets, self._before, strict=True):
            if before < len(slots) and slots[before].start < offset:
                raise ValueError("begins within a value")

    def moved(self, moves: Sequence[int]) -> list[int]:
        """The offsets where the values before them are longer by so many characters: the first none, one, two …"""
        return list(map(add, self._offsets, map(moves.__getitem__, self._before)))


class Stencil:
    """The page of one rendering, ready to take the values of others in the same form."""

    def __init__(self, page: Page, lines: Sequence[Line], slots: Sequence[Filled]) -> None:
        """``lines``: those of the page before they were told apart by their words.

        Raises ``ValueError`` where something on the page begins or ends within a value.
        """
        text = page.text
        edges = [0, *(edge for slot in slots for edge in (slot.start, slot.end)), len(text)]
        self._words = [intern(text[start:end]) for start, end in pairwise(edges)]  # most stencils have many in common
        self._words[1::2] = [""] * len(slots)
        self._numbers = [slot.number for slot in slots]
        self._sizes = [slot.end - slot.start for slot in slots]
        self._choosy = [slot for slot in slots if slot.attribute or not slot.flows]
        self._kinds = page.map.kinds
        self._lines = tuple(map(_look, lines))
        self._pictures = page.pictures
        self._bounds = Places((page.start, page.end, *(page.preheader or ())), slots)
        self._pieces = page.map.sizes
        self._filled = [bisect_right(page.map.ends, slot.start) for slot in slots]
        if [page.map.ends[number] for number in self._filled] != [slot.end for slot in slots]:
            raise ValueError("a piece of the page ends within a value")
        if [self._pieces[number] for number in self._filled] != self._sizes:
            raise ValueError("a piece of the page begins within a value")
        self._edges = Places((edge for line in lines for edge in (line.start, line.end)), slots)
        self._links = Places(chain.from_iterable(map(astuple, page.anchors)), slots)
        seen = ((*picture.address, *(picture.alternative or ())) for picture in page.pictures)
        self._seen = Places(chain.from_iterable(seen), slots)

    def page(self, part: str, values: Sequence[str], trace: Callable[[], Trace]) -> Page | None:
        """The page with these values; ``None`` where one of them may change the layout."""
        texts = list(map(shown, map(values.__getitem__, self._numbers)))
        if not all(texts) or not all(slot.takes(values[slot.number]) for slot in self._choosy):
            return None
        moves = list(accumulate(map(sub, map(len, texts), self._sizes), initial=0))
        words, pieces = self._words.copy(), self._pieces.copy()
        words[1::2] = texts
        for number, text in zip(self._filled, texts, strict=True):
            pieces[number] = len(text)
        start, end, *preheader = self._bounds.moved(moves)
        edges = iter(self._edges.moved(moves))
        links = iter(self._links.moved(moves))
        return Page(
            part,
            SourceMap("".join(words), pieces, self._kinds, trace, self),
            [
                Line(first, last, line.gap, line.hard, line.kind, line.linked, line.marks)
                for first, last, line in zip(edges, edges, self._lines, strict=True)
            ],
            [Anchor(*four) for four in zip(links, links, links, links, strict=True)],
            start,
            end,
            (preheader[0], preheader[1]) if preheader else None,
            self._shown(moves) if self._pictures else [],
        )

    def _shown(self, moves: Sequence[int]) -> list[Picture]:
        """The images, each where it stands now."""
        places = iter(self._seen.moved(moves))
        return [
            replace(
                picture,
                address=(next(places), next(places)),
                alternative=(next(places), next(places)) if picture.alternative else None,
            )
            for picture in self._pictures
        ]


class Stencils:
    """The stencils of one part.

    ``kept``: by course and what of its values must be the same; ``None`` where each page must be laid out.
    """

    def __init__(self) -> None:
        self._forms: dict[tuple[Course, Fixed], Form] = {}
        self.kept: dict[tuple[Course, Fixed], Stencil | None] = {}
        self._same: dict[tuple[Any, ...], tuple[Any, ...]] = {}  # what is equal for many courses is held once
        self._counts: Counter[tuple[Course, Fixed]] = Counter()

    def page(self, part: Part) -> Page:
        """The part, laid out."""
        course, values = part.course, part.values
        if course is None:
            return html_page(part.raw, part.segments, part.name)
        bare = course, tuple(map(_kind, values))
        form = self._forms.get(bare)
        if form is None:
            return self._new(part, course, bare)
        key = course, _as(form, values)
        if key not in self.kept:
            if self._counts[bare] < ALIKE:
                return self._new(part, course, bare)
            return html_page(part.raw, part.segments, part.name)
        stencil = self.kept[key]
        page = stencil.page(part.name, values, lambda: _trace(part)) if stencil is not None else None
        return page or html_page(part.raw, part.segments, part.name)

    def _new(self, part: Part, course: Course, bare: tuple[Course, Fixed]) -> Page:
        """Lay a page out, and keep what can be kept of it."""
        page, lines = lay_out(part.raw, part.segments, part.name)
        if len(self.kept) >= MOST:
            self.kept.clear()
            self._forms.clear()
            self._same.clear()
            self._counts.clear()
        once = self._same.setdefault
        form, slots = filled(part, course, page.map.trace)
        bare = course, once(bare[1], bare[1])
        known = self._forms.setdefault(bare, once(form, form))
        self._counts[bare] += 1
        stencil = None
        if lines is not None and form == known:
            with suppress(ValueError):
                stencil = Stencil(page, lines, slots)
        fixed = _as(known, part.values)
        self.kept[course, once(fixed, fixed)] = stencil
        return page


def _kind(value: str) -> str | None:
    """Empty, wild, or (``None``) one of those that may be filled in: of values of other kinds no form is learnt."""
    return None if shown(value) else value and WILD


def _as(form: Form, values: Sequence[str]) -> Fixed:
    """The values that must be the same."""
    return tuple([value if must else None for must, value in zip(form, values, strict=True)])


def _trace(part: Part) -> Trace:
    return html_page(part.raw, part.segments, part.name).map.trace
