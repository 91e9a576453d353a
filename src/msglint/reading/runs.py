"""Which stretches of a raw text were written, and where each raw character is read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msglint.model import Segment

Origin = tuple[int, int, int]
"""Readable start and end of what a segment printed, and the segment's number."""
Chunks = tuple[list[int], list[int], list[int]]
"""Readable starts, raw starts and raw ends of the chunks that a readable text is made of."""
Run = list[int]
"""A raw stretch that was written: its raw start and end, readable start, first chunk and the one after the last."""


class Runs:
    """The runs of one part in the order in which they were written."""

    __slots__ = ("_chunks", "_length", "_runs")

    def __init__(self, runs: list[Run], chunks: Chunks, length: int) -> None:
        """``length``: of the readable text."""
        self._runs = runs
        self._chunks = chunks
        self._length = length

    def origins(self, segments: Sequence[Segment], offsets: Sequence[int], numbers: Sequence[int]) -> list[Origin]:
        """What these segments (by number, in order) printed, in reading order.

        ``offsets``: where each segment begins in the raw text, and where the last one ends.
        """
        origins: list[Origin] = []
        ends = [offsets[number + 1] for number in numbers]
        for run in self._runs:
            start, end, shown = run[:3]
            for at in range(bisect_left(ends, start), len(numbers)):
                number = numbers[at]
                first, last = offsets[number], offsets[number + 1]
                if first > end or (first == end and first < last):
                    break
                if last == start and first < last:
                    continue
                begun = shown if first <= start else self._shown(first, run)
                stop = self._shown(min(last, end), run)
                if begun < stop or first == last or not segments[number].literal:
                    _join(origins, begun, stop, number)
        return _without_rests(origins)

    def _shown(self, raw: int, run: Run) -> int:
        """The readable offset of a raw offset within a run; inside a chunk that is not one to one: its end."""
        starts, raws, raw_ends = self._chunks
        _, _, shown, chunk, last_chunk = run
        number = bisect_right(raws, raw, chunk, last_chunk) - 1
        if number < chunk:
            return shown
        size = (starts[number + 1] if number + 1 < len(starts) else self._length) - starts[number]
        if raw >= raw_ends[number]:
            return starts[number] + size
        inside = raw - raws[number]
        return starts[number] + (inside if inside == 0 or raw_ends[number] - raws[number] == size else size)


def _without_rests(origins: list[Origin]) -> list[Origin]:
    """Without the empty rest (a zero-width mark in a run of its own) of a value that shows something elsewhere."""
    if all(start < end for start, end, _ in origins):
        return origins
    shown = {number for start, end, number in origins if start < end}
    return [origin for origin in origins if origin[0] < origin[1] or origin[2] not in shown]


def _join(origins: list[Origin], start: int, end: int, number: int) -> None:
    """Add an origin, or let the last one go on where it is the same segment's."""
    if origins and origins[-1][2] == number and start <= origins[-1][1]:
        origins[-1] = (origins[-1][0], end, number)
    else:
        origins.append((start, end, number))
