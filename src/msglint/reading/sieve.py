"""Which of many finders have something to find in a text: told in one pass over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from msglint.memory import LONGEST, remembered
from msglint.reading.finder import Finder, composed
from msglint.reading.linear import MEMORY, encoded
from msglint.reading.stretches import blocks

WATCH = 0
"""The number of an expression that matches any text: it tells that the search came to its end."""


class Sieve:
    """Finders by number. All that they look for is one RE2 set, compiled when a text is first sifted."""

    def __init__(self, finders: Sequence[Finder]) -> None:
        self._finders = tuple(finders)
        self._all = frozenset(range(len(self._finders)))
        self._near = all(finder.near for finder in self._finders)
        self._sift = remembered(self._sifted)

    def sift(self, texts: Iterable[str]) -> frozenset[int]:
        """The numbers of those that may have a hit in one of the texts; no other has any."""
        if not self._finders:
            return self._all
        found: frozenset[int] = frozenset()
        for text in texts:
            if len(text) <= LONGEST or not self._near:
                found |= self._sift(text)
            else:
                found = found.union(*map(self._sift, blocks(text).parts))
        return found

    def _sifted(self, text: str) -> frozenset[int]:
        ready, owners = self._ready
        if ready is None:
            return self._all
        matches = ready.Match(encoded(composed(text)[0]))
        if not matches or WATCH not in matches:
            return self._all  # the search ran out of memory, which RE2 tells by no match at all
        return frozenset(owners[number] for number in matches if number != WATCH)

    @cached_property
    def _ready(self) -> tuple[Any, Sequence[int]]:
        """The set, and for each expression in it the number of its finder; no set where it would take too much."""
        import re2

        options = re2.Options()
        options.log_errors = False
        options.max_mem = MEMORY
        ready = re2.Set.SearchSet(options)
        ready.Add(b"")
        owners = [WATCH]
        for number, finder in enumerate(self._finders):
            for expression in finder.expressions():
                ready.Add(encoded(expression))
                owners.append(number)
        try:
            ready.Compile()
        except re2.error:
            return None, owners
        return ready, owners
