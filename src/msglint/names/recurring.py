"""What stands in more than one row of a list, found in little memory however long the list is."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Generic, TypeVar

from msglint.model import RecordsView

SHORT = 0xFFFFFFFF
"""What is kept of a hash; rows of which no more is equal are told apart by their keys."""
AT_ONCE = 1 << 17
"""Hashes that are counted at a time."""
Key = TypeVar("Key", bound=Hashable)


class Recurring(Generic[Key]):
    """Rows by their keys: of each row one number is kept, and the keys of those alone that have one in common.

    ``nothing``: the key of a row that has none.
    """

    def __init__(self, keys: Callable[[RecordsView], Sequence[Key]], nothing: Hashable = "") -> None:
        self._keys = keys
        self._nothing = nothing
        self._hashes = array("I")

    def see(self, part: RecordsView) -> None:
        """Take in the stretch that follows."""
        nothing = hash(self._nothing)
        self._hashes.extend([0 if own == nothing else own & SHORT or 1 for own in map(hash, self._keys(part))])

    def again(self, target: RecordsView) -> dict[Key, list[int]]:
        """The rows of each key that stands more than once. ``target``: all stretches that were seen."""
        found: dict[Key, list[int]] = {}
        for rows, part in self.parts(target):
            for at, key in zip(rows, self._keys(part), strict=True):
                if key != self._nothing:
                    found.setdefault(key, []).append(at)
        return {key: those for key, those in found.items() if len(those) > 1}

    def parts(self, target: RecordsView) -> Iterator[tuple[Sequence[int], RecordsView]]:
        """Stretch by stretch the rows whose keys most likely stand more than once, and their numbers."""
        more = twice(self._hashes)
        return picked(target, array("Q", (at for at, each in enumerate(self._hashes) if each in more) if more else ()))


def picked(target: RecordsView, rows: Sequence[int]) -> Iterator[tuple[Sequence[int], RecordsView]]:
    """Stretch by stretch those of the rows with these numbers, which are in order; with the numbers."""
    for numbers, part in target.parts() if rows else ():
        some = rows[bisect_left(rows, numbers.start) : bisect_left(rows, numbers.stop)]
        if some:
            yield some, part.some([at - numbers.start for at in some])


def twice(hashes: array[int]) -> set[int]:
    """The hashes that stand more than once; 0 is that of nothing."""
    found: set[int] = set()
    shares = len(hashes) // AT_ONCE + 1
    for share in range(shares):
        some = hashes if shares == 1 else [each for each in hashes if each % shares == share]
        found.update(each for each, count in Counter(some).items() if count > 1)
    return found - {0}
