"""Where text comes from: places in files, and rendered text that knows its places.

None of these can hold itself, so the garbage collector is not asked to look at them (``gc=False``): there are many.
"""

from __future__ import annotations

from msgspec import Struct


class Place(Struct, order=True, frozen=True, gc=False):
    """A stretch of a file: lines and columns are 1-based, columns in characters, the end exclusive.

    ``path`` is relative to the working directory, with ``/``. Line 0 means that the place within the
    file (or, with an empty path, the file itself) is not known.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    @property
    def known(self) -> bool:
        return self.line > 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.known else self.path


NOWHERE = Place("")


class Segment(Struct, frozen=True, gc=False):
    """A piece of rendered text and where it comes from; the segments of a part join to its text.

    ``place``: the whole tag, braces included, or the literal's own characters.
    ``fields``: the fields whose values can stand here. As the renderer makes them they are dotted paths
    as the template writes them (``first_name``, ``contact.last_name``, ``items[*].title``); the engine
    replaces those of the record by ``contact.<canonical field or column>``.
    ``exact``: the place and fields are those of these very characters, not of "this whole expression".
    ``literal``: the template's own words, not the value of an expression.
    ``source``: the expression that handed the value in (macro call, ``set``, ``with``), where that is
    not ``place`` itself: what the author must change.
    ``via``: the tags that led here (macro call, include, use of a set block), outermost first.
    """

    text: str
    place: Place
    fields: tuple[str, ...] = ()
    exact: bool = True
    literal: bool = False
    source: Place | None = None
    via: tuple[Place, ...] = ()


class Span(Struct, frozen=True, gc=False):
    """A stretch of a part's readable text: ``start`` and ``end`` are offsets in characters."""

    part: str
    start: int
    end: int

    def touches(self, other: Span) -> bool:
        """Whether the two share a character, or an empty one lies at or in the other."""
        return self.part == other.part and self.start <= other.end and other.start <= self.end
