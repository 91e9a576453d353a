"""The files of the templates, with their merge fields and the places of findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from msglint.model import Place

LONGEST = 4_000
"""Lines of a file that are shown."""
TALLEST = 3
"""Lines that a finding may be marked on; of one about more, the first line is."""


class Run(Struct, frozen=True):
    """Characters of a file that belong to the same merge field (-1: none), with the findings placed on them."""

    text: str
    tag: int = -1
    findings: tuple[int, ...] = ()


def runs(
    lines: Sequence[str], tags: Iterable[tuple[int, Place]], findings: Iterable[tuple[int, Place]]
) -> tuple[Run, ...]:
    """The file, cut wherever a merge field or a finding's place begins or ends. All places are of this file."""
    kept = lines[:LONGEST]
    text = "\n".join(kept)
    starts = list(accumulate((len(line) + 1 for line in kept), initial=0))

    def offset(line: int, column: int) -> int:
        return min(starts[min(line, len(kept)) - 1] + column - 1, len(text)) if line > 0 and kept else 0

    def stretch(place: Place) -> tuple[int, int]:
        start = offset(place.line, place.column)
        return start, max(start, offset(place.end_line, place.end_column))

    fields = sorted(((*stretch(place), number) for number, place in tags), key=lambda each: each[0] - each[1])
    marks = [(*stretch(shortened(place, kept)), number) for number, place in findings]
    edges = sorted({0, len(text), *(edge for first, last, _ in (*fields, *marks) for edge in (first, last))})
    tag_at: list[int] = [-1] * len(edges)
    found_at: list[list[int]] = [[] for _ in edges]
    for first, last, number in fields:  # the shortest last: a field within another goes before it
        for index in range(bisect_right(edges, first) - 1, bisect_right(edges, last - 1)):
            tag_at[index] = number
    for first, last, number in marks:
        for index in range(
            bisect_right(edges, first) - 1, max(bisect_right(edges, last - 1), bisect_right(edges, first))
        ):
            found_at[index].append(number)
    cut = [
        Run(text[first:last], tag_at[index], tuple(found_at[index]))
        for index, (first, last) in enumerate(pairwise(edges))
    ]
    ends = (Run("", -1, tuple(found_at[-1])),) if found_at and found_at[-1] else ()
    return (*cut, *ends)


def shortened(place: Place, lines: Sequence[str]) -> Place:
    """The place; of one with no extent, or with too many lines to be told by a mark, the rest of its first line."""
    tall = place.end_line - place.line >= TALLEST
    point = (place.end_line, place.end_column) <= (place.line, place.column)
    if not (tall or point) or not 0 < place.line <= len(lines):
        return place
    return Place(place.path, place.line, place.column, place.line, len(lines[place.line - 1]) + 1)
