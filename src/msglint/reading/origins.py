"""Readable text as passages: which pieces of it are the template's words, and which are values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

from msglint.model import Passage, Piece, Segment
from msglint.reading.trace import Kind, Stretch, Trace
from msglint.regex import regex

_WRITTEN = regex("[&<>\"']")
"""What is written otherwise in HTML."""
MOST = 512
"""Passages of one run that are remembered before the memory starts afresh."""
LONGEST = 24
"""Pieces of a passage that is remembered."""


@lru_cache(maxsize=8192)
def _one(size: int, kind: Kind) -> tuple[Piece, ...]:
    """The pieces of a passage that is all of one kind, as most are."""
    return (Piece(0, size, *kind),)


class Run:
    """Pieces of certain kinds one after another, wherever they stand.

    Passages are remembered by how long their pieces are: people's values differ in their letters more than in length.
    """

    __slots__ = ("_exact", "_fields", "_literal", "known")

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self._fields = [fields for fields, _, _ in kinds]
        self._literal = [literal for _, literal, _ in kinds]
        self._exact = [exact for _, _, exact in kinds]
        self.known: dict[tuple[int, int, tuple[int, ...]], tuple[Piece, ...]] = {}

    def cut(self, before: int, size: int, sizes: tuple[int, ...]) -> tuple[Piece, ...]:
        """The pieces of a passage of some size.

        ``before``: how many characters of the first stand before the passage; ``sizes``: how many each has in all.
        """
        if len(sizes) > LONGEST:
            return self.made(before, size, sizes)
        key = before, size, sizes
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= MOST:
                self.known.clear()
            found = self.known[key] = self.made(*key)
        return found

    def made(self, before: int, size: int, sizes: Sequence[int]) -> tuple[Piece, ...]:
        """The same, made anew."""
        lasts = list(accumulate(sizes, initial=-before))[1:]
        lasts[-1] = min(lasts[-1], size)
        return tuple(map(Piece, [0, *lasts], lasts, self._fields, self._literal, self._exact))


@lru_cache(maxsize=4096)
def _run(kinds: tuple[Kind, ...]) -> Run:
    """One run serves the pages of all courses that have it."""
    return Run(kinds)


@lru_cache(maxsize=1024)
def _same(kind: Kind) -> Kind:
    """A kind, the same one whenever it is equal: each course has dozens, most of them those of others."""
    return kind


class Kinds:
    """Of what kind the pieces of a text are, in order; all pages of one course have the same."""

    __slots__ = ("_chosen", "each", "runs")

    def __init__(self, each: Iterable[Kind]) -> None:
        self.each = tuple(map(_same, each))
        self.runs: dict[tuple[int, int], Run] = {}
        self._chosen: dict[Callable[[tuple[str, ...]], bool], tuple[int, ...]] = {}

    def run(self, number: int, stop: int) -> Run:
        """The pieces from one number up to another."""
        run = self.runs.get((number, stop))
        if run is None:
            kinds = self.each[number:stop]
            run = self.runs[number, stop] = _run(kinds) if stop - number <= LONGEST else Run(kinds)
        return run

    def values(self, chosen: Callable[[tuple[str, ...]], bool]) -> tuple[int, ...]:
        """The numbers of the pieces that are values, and of whose fields ``chosen`` says so."""
        found = self._chosen.get(chosen)
        if found is None:
            values = (number for number, (fields, literal, _) in enumerate(self.each) if not literal and chosen(fields))
            found = self._chosen[chosen] = tuple(values)
        return found


class SourceMap:
    """The readable text of one part, and the way back to what the template language printed.

    All offsets are in characters. The text is covered without a gap by pieces; ``sizes`` tells how long each of them
    is, ``ends`` where it ends, ``kinds`` what it is. ``trace`` makes the way back when it is first asked for: most
    messages are never asked. ``form``: maps that share one differ in nothing but what their values are.
    """

    __slots__ = ("_empty", "_made", "_trace", "ends", "form", "kinds", "sizes", "text")

    def __init__(
        self, text: str, sizes: list[int], kinds: Kinds, trace: Callable[[], Trace], form: Hashable = None
    ) -> None:
        self.text = text
        self.sizes = sizes
        self.ends = list(accumulate(sizes))
        self.kinds = kinds
        self._empty = {end for end, size in zip(self.ends, sizes, strict=True) if not size} if 0 in sizes else ()
        self._trace = trace
        self.form = form
        self._made: Trace | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return kept, (self.text, self.sizes, self.kinds.each, self.trace)

    @property
    def trace(self) -> Trace:
        if self._made is None:
            self._made = self._trace()
        return self._made

    @property
    def pieces(self) -> list[Stretch]:
        """Start, end and kind of each piece."""
        return list(zip([0, *self.ends], self.ends, self.kinds.each, strict=False))

    def start(self, number: int) -> int:
        """Where the piece of this number begins."""
        return self.ends[number - 1] if number else 0

    def segments(self, start: int, end: int) -> tuple[tuple[Segment, int, int], ...]:
        """What stands in ``start`` … ``end``: segments, with the start and end offsets within their own text.

        Segments that printed nothing readable, at or inside the stretch, are included.
        """
        return self.trace.segments(start, end)

    def standing(self, start: int, end: int) -> Hashable:
        """What decides where ``start`` … ``end`` come from, for maps of any form; ``None`` where it is not known.

        Of a value how many letters and digits of it are in the stretch, or all of it where it may be printed otherwise.
        """
        if self.form is None:
            return None
        text, ends, kinds = self.text, self.ends, self.kinds.each
        first = bisect_left(ends, start)
        last = stop = bisect_left(ends, end, first)
        while stop < len(ends) and self.start(stop) <= end:
            stop += 1
        values = [number for number in range(first, stop) if not kinds[number][1]]
        told = tuple([_letters(text[max(self.start(number), start) : min(ends[number], end)]) for number in values])
        return self.form, first, start - self.start(first), last, end - self.start(last), stop, told

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch that the characters from ``start`` to ``end`` come from."""
        return self.trace.raw(start, end)

    def readable(self, raw: int) -> int:
        """Where the raw offset stands in the readable text: at its own character or, if that is dropped, the next."""
        return self.trace.readable(raw)

    def passage(self, part: str, start: int, end: int) -> Passage:
        """The stretch as a passage with its pieces: those that share a character with it, and the empty ones in it."""
        ends, empty, kinds = self.ends, self._empty, self.kinds
        number = bisect_right(ends, start)
        stop = bisect_left(ends, end, number) + 1
        if start >= end or stop > len(ends) or (empty and (start in empty or end in empty)):
            pieces = self._within(start, end)
        elif stop == number + 1:
            pieces = _one(end - start, kinds.each[number])
        else:
            run = kinds.runs.get((number, stop)) or kinds.run(number, stop)
            before = start - ends[number - 1] if number else start
            key = before, end - start, tuple(self.sizes[number:stop])
            pieces = run.known.get(key) or run.cut(*key)
        return Passage(part, start, self.text[start:end], pieces)

    def _within(self, start: int, end: int) -> tuple[Piece, ...]:
        ends = self.ends
        number = bisect_left(ends, start)
        first = ends[number - 1] if number else 0
        if number < len(ends) and first < start == ends[number]:
            number, first = number + 1, start
        stop = bisect_right(ends, end, number)
        if stop < len(ends) and (ends[stop - 1] if stop else 0) < end:
            stop += 1
        if number == stop:
            return ()
        return self.kinds.run(number, stop).cut(start - first, end - start, tuple(self.sizes[number:stop]))


def _letters(value: str) -> int | str:
    """How many letters and digits a value has; itself where what was printed may have others, as ``&amp;`` has."""
    return sum(map(str.isalnum, value)) if value.isascii() and not _WRITTEN.search(value) else value


def traced(trace: Trace) -> SourceMap:
    """The map of a text whose way back is known already."""
    pieces = trace.pieces()
    kinds = Kinds([kind for _, _, kind in pieces])
    return SourceMap(trace.text, [end - start for start, end, _ in pieces], kinds, lambda: trace)


def kept(text: str, sizes: list[int], kinds: Iterable[Kind], trace: Trace) -> SourceMap:
    """A map from another process."""
    return SourceMap(text, sizes, Kinds(kinds), lambda: trace)
