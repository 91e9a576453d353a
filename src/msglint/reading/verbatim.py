"""The way back from a text that its reader sees just as it was printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from msglint.model import Course, Part
from msglint.reading.origins import Kinds, SourceMap
from msglint.reading.trace import LITERAL, Kind, Trace, bare
from msglint.reading.writer import INVISIBLE
from msglint.regex import regex

UNSEEN = regex(f"[{INVISIBLE}]")
COURSES = 1_024
"""Courses whose pieces are kept."""


class Pieces:
    """The pieces of a part printed on a course: those of its values have the numbers ``filled``, in order."""

    __slots__ = ("filled", "kinds", "sizes")

    def __init__(self, kinds: Kinds, sizes: list[int], filled: list[int]) -> None:
        self.kinds = kinds
        self.sizes = sizes
        self.filled = filled

    def with_values(self, values: Sequence[str]) -> list[int]:
        """How long the pieces are where these values were printed."""
        sizes = self.sizes.copy()
        for number, value in zip(self.filled, values, strict=True):
            sizes[number] = len(value)
        return sizes


@lru_cache(maxsize=COURSES)
def kinds_of(each: tuple[Kind, ...]) -> Kinds:
    """The courses of many templates are of the same kinds."""
    return Kinds(each)


@lru_cache(maxsize=COURSES)
def pieces_of(course: Course) -> Pieces | None:
    """The pieces of a course: each value is one, the words between two are one; ``None`` where a value is words."""
    each: list[Kind] = []
    sizes: list[int] = []
    filled: list[int] = []
    values = set(course.values)
    words = 0
    for number, segment in enumerate(course.segments):
        if segment.literal and segment.exact:
            if number in values:
                return None
            words += len(segment.text)
            continue
        if words:
            each.append(LITERAL)
            sizes.append(words)
            words = 0
        if number in values:
            filled.append(len(each))
        each.append((bare(segment.fields), segment.literal, segment.exact))
        sizes.append(len(segment.text))
    if words:
        each.append(LITERAL)
        sizes.append(words)
    return Pieces(kinds_of(tuple(each)), sizes, filled)


def verbatim(part: Part, breaks: str, trace: Callable[[], Trace]) -> SourceMap | None:
    """The map of a part that is shown as it was printed; ``None`` where it cannot be told that it is.

    ``breaks``: characters that are not shown as they stand, besides those that nobody sees. ``trace``: makes the way
    back where the map is asked for it.
    """
    raw, course = part.raw, part.course
    if course is None or not raw or any(char in raw for char in breaks):
        return None
    if not raw.isascii() and UNSEEN.search(raw):
        return None
    pieces = pieces_of(course)
    return SourceMap(raw, pieces.with_values(part.values), pieces.kinds, trace, course) if pieces is not None else None
