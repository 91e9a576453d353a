"""Readable text as passages: which pieces of it are the template's words, and which are values."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from msglint.model import Passage, Piece, Segment
from msglint.reading.trace import Kind, Stretch, Trace


@lru_cache(maxsize=8192)
def _one(size: int, kind: Kind) -> tuple[Piece, ...]:
    """The pieces of a passage that is all of one kind, as most are."""
    return (Piece(0, size, *kind),)


class SourceMap:
    """The readable text of one part, and the way back to what the template language printed.

    All offsets are in characters. ``pieces``: start, end and kind of pieces that cover the text without a gap.
    ``trace`` makes the way back when it is first asked for: most messages are never asked.
    """

    __slots__ = ("_made", "_piece_ends", "_pieces", "_trace", "text")

    def __init__(self, text: str, pieces: list[Stretch], trace: Callable[[], Trace]) -> None:
        self.text = text
        self._trace = trace
        self._made: Trace | None = None
        self._pieces = pieces
        self._piece_ends = [end for _, end, _ in pieces]

    def __reduce__(self) -> tuple[Any, ...]:
        return kept, (self.text, self._pieces, self.trace)

    @property
    def trace(self) -> Trace:
        if self._made is None:
            self._made = self._trace()
        return self._made

    @property
    def pieces(self) -> list[Stretch]:
        return self._pieces

    def segments(self, start: int, end: int) -> tuple[tuple[Segment, int, int], ...]:
        """What stands in ``start`` … ``end``: segments, with the start and end offsets within their own text.

        Segments that printed nothing readable, at or inside the stretch, are included.
        """
        return self.trace.segments(start, end)

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch that the characters from ``start`` to ``end`` come from."""
        return self.trace.raw(start, end)

    def readable(self, raw: int) -> int:
        """Where the raw offset stands in the readable text: at its own character or, if that is dropped, the next."""
        return self.trace.readable(raw)

    def passage(self, part: str, start: int, end: int) -> Passage:
        """The stretch as a passage with its pieces."""
        return Passage(part, start, self.text[start:end], self._within(start, end))

    def _within(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces that share a character with the stretch, and the empty ones in it, counted from its start."""
        pieces = self._pieces
        number = bisect_left(self._piece_ends, start)
        if number < len(pieces):
            first, last, kind = pieces[number]
            if first <= start < end < last:
                return _one(end - start, kind)
        found: list[Piece] = []
        size = end - start
        for at in range(number, len(pieces)):
            first, last, (fields, literal, exact) = pieces[at]
            if first > end:
                break
            if (first < end and last > start) or first == last:
                begun = first - start if first > start else 0
                found.append(Piece(begun, last - start if last < end else size, fields, literal, exact))
        return tuple(found)

    def values(self, start: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Start, end and fields of the pieces that are no template text: those that share a character with the stretch,
        and the empty ones at or in it.
        """
        for number in range(bisect_left(self._piece_ends, start), len(self._pieces)):
            first, last, (fields, literal, _) = self._pieces[number]
            if first > end:
                break
            if not literal and ((first < end and last > start) or first == last):
                yield first, last, fields


def traced(trace: Trace) -> SourceMap:
    """The map of a text whose way back is known already."""
    return SourceMap(trace.text, trace.pieces(), lambda: trace)


def kept(text: str, pieces: list[Stretch], trace: Trace) -> SourceMap:
    """A map from another process."""
    return SourceMap(text, pieces, lambda: trace)
