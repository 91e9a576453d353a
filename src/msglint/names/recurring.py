"""What stands in more than one row of a list, found in little memory however long the list is."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from msglint.model import RecordsView

SHORT = 0xFFFFFFFF
"""What is kept of a hash; rows of which no more is equal are told apart by their keys."""
BITS = 16
"""Bits for each row: one in so many is taken for another at first glance."""
Key = TypeVar("Key", bound=Hashable)


def again(target: RecordsView, keys: Callable[[RecordsView], Sequence[Key]]) -> dict[Key, list[int]]:
    """The rows of each key that stands more than once; ``keys`` of a row that has none are empty.

    One number is kept of each row, and the keys of those rows alone that have one in common.
    """
    found: dict[Key, list[int]] = {}
    for numbers, part, some in recurring(target, keys):
        said = keys(part)
        for at in some:
            key = said[at - numbers.start]
            if key:
                found.setdefault(key, []).append(at)
    return {key: those for key, those in found.items() if len(those) > 1}


def recurring(
    target: RecordsView, keys: Callable[[RecordsView], Sequence[Hashable]]
) -> Iterator[tuple[range, RecordsView, array[int]]]:
    """The stretches in which keys stand that most likely stand more than once, each with the rows that have them."""
    hashes = array("I")
    for _, part in target.parts():
        hashes.extend([(hash(key) & SHORT or 1) if key else 0 for key in keys(part)])
    more = twice(hashes)
    rows = array("Q", (at for at, each in enumerate(hashes) if each in more)) if more else array("Q")
    for numbers, part in target.parts() if rows else ():
        some = rows[bisect_left(rows, numbers.start) : bisect_left(rows, numbers.stop)]
        if some:
            yield numbers, part, some


def twice(hashes: array[int]) -> set[int]:
    """The hashes that stand more than once; 0 is that of nothing.

    A bit for what each may be tells of most at once that they do not; what is left is compared in full.
    """
    mask = (1 << (BITS * len(hashes)).bit_length()) - 1
    seen = bytearray((mask >> 3) + 1)
    likely: set[int] = set()
    for each in hashes:
        at, bit = (each & mask) >> 3, 1 << (each & 7)
        if seen[at] & bit:
            likely.add(each)
        else:
            seen[at] |= bit
    once: set[int] = set()
    more = {each for each in hashes if each in likely and (each in once or once.add(each))}  # type: ignore[func-returns-value]
    return more - {0}
