"""Many things of one kind in little room: what a list of a million people shows has to fit into memory."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, ClassVar, Generic, TypeVar, overload

T = TypeVar("T")

FEW = 1_000
"""Things that are kept as they are."""
TOGETHER = 128
"""Things that are pressed together: what one of them says again takes no room."""


class Pressed(Sequence[T], Generic[T]):
    """Things in their order, each made anew when it is asked for; only things that can be pickled.

    ``together``: how many are pressed at a time, and are made when one of them is wanted.
    """

    __hash__: ClassVar[None] = None  # type: ignore[assignment]

    def __init__(self, things: Iterable[T] = (), together: int = TOGETHER) -> None:
        self._together = together
        self._blocks: list[bytes] = []
        self._last: list[T] = []
        self._open: tuple[int, list[T]] = (-1, [])
        for thing in things:
            self.append(thing)

    def append(self, thing: T) -> None:
        self._last.append(thing)
        if len(self._last) == self._together:
            self._blocks.append(zlib.compress(pickle.dumps(self._last, pickle.HIGHEST_PROTOCOL), 1))
            self._last = []

    def __len__(self) -> int:
        return len(self._blocks) * self._together + len(self._last)

    def __iter__(self) -> Iterator[T]:
        for block in self._blocks:
            yield from _made(block)
        yield from self._last

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        every = range(len(self))
        if isinstance(index, slice):
            return [self[at] for at in every[index]]
        number, at = divmod(every[index], self._together)
        if number == len(self._blocks):
            return self._last[at]
        if self._open[0] != number:
            self._open = number, _made(self._blocks[number])
        return self._open[1][at]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Pressed | tuple | list):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def poured(self) -> Iterator[T]:
        """All things once more, and none of them is left."""
        self._open = -1, []
        self._blocks.reverse()
        while self._blocks:
            yield from _made(self._blocks.pop())
        last, self._last = self._last, []
        yield from last


def _made(block: bytes) -> list[Any]:
    found: list[Any] = pickle.loads(zlib.decompress(block))  # noqa: S301  made above, in memory
    return found


def gathered(things: Iterable[T]) -> Sequence[T]:
    """The things as a tuple, or pressed where there are more than a few."""
    rest = iter(things)
    first = tuple(islice(rest, FEW + 1))
    if len(first) <= FEW:
        return first
    found = Pressed(first)
    for thing in rest:
        found.append(thing)
    return found
