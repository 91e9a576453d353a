"""What stands in more than one row of a list, found in little memory however long the list is."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from msglint.model import RecordsView

AT_A_TIME = 100_000
"""Hashes that are compared at a time."""
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
    hashes = array("q")
    for _, part in target.parts():
        hashes.extend(map(hash, keys(part)))
    more = twice(hashes)
    rows = array("Q", (at for at, each in enumerate(hashes) if each in more)) if more else array("Q")
    for numbers, part in target.parts() if rows else ():
        some = rows[bisect_left(rows, numbers.start) : bisect_left(rows, numbers.stop)]
        if some:
            yield numbers, part, some


def twice(hashes: array[int]) -> set[int]:
    """The hashes that stand more than once; a part of them is looked at at a time."""
    nothing = {hash(""), hash(())}
    parts = len(hashes) // AT_A_TIME + 1
    more: set[int] = set()
    for part in range(parts):
        seen: set[int] = set()
        some = hashes if parts == 1 else (each for each in hashes if each % parts == part)
        more.update(each for each in some if each in seen or seen.add(each))  # type: ignore[func-returns-value]
    return more - nothing
