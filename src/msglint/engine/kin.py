"""Rows of a list that belong together, and words about each of them, in little room."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable


class Kin:
    """So many things, numbered; those that are ``join``ed belong together, and all that share one of them."""

    def __init__(self, count: int) -> None:
        self._above = array("I", range(count))

    def join(self, things: Iterable[int]) -> None:
        """These belong together."""
        heads = list(map(self.head, things))
        for head in heads[1:]:
            self._above[self.head(head)] = self.head(heads[0])

    def head(self, at: int) -> int:
        """The one that stands for all that belong to this."""
        above = self._above
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    def least(self, word: Callable[[int], str]) -> array[int]:
        """For each that stands for others, the one among them whose word comes first."""
        found = array("I", range(len(self._above)))
        for at in range(len(self._above)):
            head = self.head(at)
            if word(at) < word(found[head]):
                found[head] = at
        return found


class Texts:
    """Short texts one behind the other."""

    def __init__(self) -> None:
        self._ends = array("I", (0,))
        self._whole = bytearray()

    def append(self, text: str) -> None:
        self._whole += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._whole))

    def __getitem__(self, at: int) -> str:
        return self._whole[self._ends[at] : self._ends[at + 1]].decode("utf-8", "surrogatepass")
