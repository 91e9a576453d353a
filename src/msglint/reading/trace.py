"""The way back from readable text to what the template language printed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from msglint.model import Segment
from msglint.reading.runs import Chunks, Origin, Runs

RECORD = "contact."
"""How the record's fields begin in ``Segment.fields``."""

Kind = tuple[tuple[str, ...], bool, bool]
"""A piece's fields, literal, exact."""

Stretch = tuple[int, int, Kind]
"""Start, end and kind of a piece."""

LITERAL: Kind = ((), True, True)
"""The template's own words."""


@lru_cache(maxsize=1024)
def bare(fields: tuple[str, ...]) -> tuple[str, ...]:
    """The record's fields without ``contact.``; other fields are left out."""
    return tuple(field[len(RECORD) :] for field in fields if field.startswith(RECORD))


class Trace:
    """The way back from readable text to what the template language printed.

    The text is made of chunks: raw characters copied one to one, or characters that stand for a raw stretch (a decoded
    entity, collapsed white space), or for no raw text at all (a line break between blocks). A segment that printed
    nothing readable has an origin of no length.
    """

    __slots__ = ("_by_raw", "_chunks", "_offsets", "_origin_ends", "_origins", "_runs", "_segments", "text")

    def __init__(self, text: str, chunks: Chunks, runs: Runs, segments: Sequence[Segment], offsets: list[int]) -> None:
        """``offsets``: where each segment begins in the raw text, and where the last one ends."""
        self.text = text
        self._chunks = chunks
        self._by_raw: list[tuple[int, int]] | None = None
        self._segments = segments
        self._offsets = offsets
        self._runs = runs
        self._origins: list[Origin] | None = None
        self._origin_ends: list[int] = []

    def pieces(self) -> list[Stretch]:
        """Pieces that cover the text without a gap; neighbours of the template's own words are one."""
        segments = self._segments
        values = [number for number, segment in enumerate(segments) if not (segment.literal and segment.exact)]
        return _pieces(self.origins(values), segments, len(self.text))

    def origins(self, numbers: Sequence[int]) -> list[Origin]:
        """What the segments of these numbers, in order, printed, in reading order."""
        return self._runs.origins(self._segments, self._offsets, numbers)

    def places(self, numbers: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
        """Readable start and end of all that each of these segments, in order, printed; what touches is one."""
        found: dict[int, list[tuple[int, int]]] = {}
        for start, end, number in self.origins(numbers):
            known = found.setdefault(number, [])
            begun = known.pop()[0] if known and start <= known[-1][1] else start
            known.append((begun, end))
        return found

    def segments(self, start: int, end: int) -> tuple[tuple[Segment, int, int], ...]:
        """What stands in ``start`` … ``end``: segments, with the start and end offsets within their own text.

        Segments that printed nothing readable, at or inside the stretch, are included.
        """
        if self._origins is None:  # few maps are ever asked
            self._origins = self.origins(range(len(self._segments)))
            self._origin_ends = [last for _, last, _ in self._origins]
        found = []
        for first, last, number in _between(self._origins, self._origin_ends, start, end):
            segment = self._segments[number]
            begin, size = self._offsets[number], len(segment.text)
            if first == last:
                found.append((segment, 0, size))
                continue
            low = min(max(self._raw_start(max(first, start)) - begin, 0), size)
            high = min(max(self._raw_end(min(last, end)) - begin, low), size)
            found.append((segment, low, high))
        return tuple(found)

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch that the characters from ``start`` to ``end`` come from."""
        first = self._raw_start(start)
        return first, max(first, self._raw_end(end)) if end > start else first

    def readable(self, raw: int) -> int:
        """Where the raw offset stands in the readable text: at its own character or, if that is dropped, the next."""
        if self._by_raw is None:
            _, raws, raw_ends = self._chunks
            self._by_raw = sorted((last, n) for n, last in enumerate(raw_ends) if raws[n] < last)
        at = bisect_right(self._by_raw, (raw, len(self.text)))
        if at == len(self._by_raw):
            return len(self.text)
        number = self._by_raw[at][1]
        start, first = self._chunks[0][number], self._chunks[1][number]
        return start + max(0, raw - first) if self._linear(number) else start

    def _raw_start(self, offset: int) -> int:
        """The raw offset of the readable character at ``offset``."""
        starts, raws, raw_ends = self._chunks
        if not starts:
            return 0
        number = max(bisect_right(starts, offset) - 1, 0)
        if offset >= self._chunk_end(number):
            return raw_ends[number]
        return raws[number] + (offset - starts[number] if self._linear(number) else 0)

    def _raw_end(self, offset: int) -> int:
        """The raw offset just after the readable character before ``offset``."""
        starts, raws, raw_ends = self._chunks
        if not starts:
            return 0
        number = max(bisect_left(starts, offset) - 1, 0)
        return raws[number] + offset - starts[number] if self._linear(number) else raw_ends[number]

    def _chunk_end(self, number: int) -> int:
        starts = self._chunks[0]
        return starts[number + 1] if number + 1 < len(starts) else len(self.text)

    def _linear(self, number: int) -> bool:
        """Whether the chunk's characters stand one to one in the raw text."""
        starts, raws, raw_ends = self._chunks
        return raw_ends[number] - raws[number] == self._chunk_end(number) - starts[number]


def _between(origins: list[Origin], ends: list[int], start: int, end: int) -> list[Origin]:
    """The origins that share a character with ``start`` … ``end``, and the empty ones at or in it."""
    found = []
    for number in range(bisect_left(ends, start), len(origins)):
        first, last, _ = origin = origins[number]
        if first > end:
            break
        if (first < end and last > start) or first == last:
            found.append(origin)
    return found


def _pieces(origins: list[Origin], segments: Sequence[Segment], size: int) -> list[Stretch]:
    """Pieces that cover the text without a gap; neighbours of the template's own words are one."""
    pieces: list[Stretch] = []
    open_from = 0  # where the template's own words begin that are not yet a piece
    for first, last, number in origins:
        segment = segments[number]
        if open_from < first:
            pieces.append((open_from, first, LITERAL))
        pieces.append((first, last, (bare(segment.fields), segment.literal, segment.exact)))
        open_from = last
    if open_from < size:
        pieces.append((open_from, size, LITERAL))
    return pieces
