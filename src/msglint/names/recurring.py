"""What stands in more than one row of a list, found in little memory however long the list is."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from msglint.model import RecordsView
from msglint.pressed import Pressed

SHORT = 0xFFFFFFFF
"""What is kept of a hash; rows of which no more is equal are told apart by their keys."""
AT_ONCE = 1 << 16
"""Hashes that are compared at a time."""
SHARE = 1 << 12
"""Rows that are put together by their keys at a time."""
Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")
Groups = dict[Key, list[tuple[int, Thing]]]
"""Rows by their keys: the number of each, and what is told of it."""


class Recurring(Generic[Key]):
    """Rows by their keys: of each row one number is kept, and the keys of those alone that have one in common.

    ``nothing``: the key of a row that has none.
    """

    def __init__(self, keys: Callable[[RecordsView], Sequence[Key]], nothing: Hashable = "") -> None:
        self._keys = keys
        self._nothing = nothing
        self._hashes = array("I")
        self._rows: array[int] | None = None

    def see(self, part: RecordsView) -> None:
        """Take in the stretch that follows."""
        nothing = hash(self._nothing)
        self._hashes.extend([0 if own == nothing else own & SHORT or 1 for own in map(hash, self._keys(part))])

    def again(
        self, target: RecordsView, told: Callable[[RecordsView], Iterable[tuple[Hashable, Thing]]]
    ) -> Iterator[Groups[Hashable, Thing]]:
        """The rows of each key that stands more than once, some keys at a time; nothing is taken in after that.

        ``target``: all stretches that were seen. ``told``: of each row of a stretch its key (which may say more than
        the one seen; ``None``: leave the row out) and what is wanted of it, both of which can be pickled.
        """
        if self._rows is None:
            self._rows, self._hashes = repeated(self._hashes), array("I")
        rows = self._rows
        shares = [Pressed[tuple[Hashable, int, Thing]]() for _ in range(len(rows) // SHARE + 1)]
        for numbers, part in picked(target, rows):
            for at, (key, thing) in zip(numbers, told(part), strict=True):
                if key is not None and key != self._nothing:
                    shares[hash(key) % len(shares)].append((key, at, thing))
        for share in shares:
            found: Groups[Hashable, Thing] = {}
            for key, at, thing in share.poured():
                found.setdefault(key, []).append((at, thing))
            yield {key: those for key, those in found.items() if len(those) > 1}


def picked(target: RecordsView, rows: Sequence[int]) -> Iterator[tuple[Sequence[int], RecordsView]]:
    """Stretch by stretch those of the rows with these numbers, which are in order; with the numbers."""
    for numbers, part in target.parts() if rows else ():
        some = rows[bisect_left(rows, numbers.start) : bisect_left(rows, numbers.stop)]
        if some:
            yield some, part.some([at - numbers.start for at in some])


def repeated(hashes: array[int]) -> array[int]:
    """Where the hashes stand that stand more than once, in order; 0 is that of nothing."""
    several: set[int] = set()
    shares = len(hashes) // AT_ONCE + 1
    for share in range(shares):
        some = sorted([each for each in hashes if each % shares == share] if shares > 1 else hashes)
        several.update(one for one, other in pairwise(some) if one == other)
    several.discard(0)
    return array("I", [at for at, each in enumerate(hashes) if each in several] if several else [])
