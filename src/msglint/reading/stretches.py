"""A text cut into stretches that can be searched one by one."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from msglint.memory import LONGEST
from msglint.reading.spelling import outer_words


class Stretches(Struct, frozen=True, gc=False):
    """What a text is made of: where each stretch begins, its words, and whether all are short enough to remember."""

    starts: tuple[int, ...]
    parts: tuple[str, ...]
    short: bool


@lru_cache(maxsize=64)
def blocks(text: str) -> Stretches:
    """The text between its blank lines; no term reaches from one block into another."""
    return stretches(text, "\n\n")


@lru_cache(maxsize=64)
def lines(text: str) -> tuple[Stretches, frozenset[tuple[str, str]]]:
    """The text's lines; and of each that has words its last one, with the first of the next that has any."""
    found = stretches(text, "\n")
    ends = list(filter(None, map(outer_words if found.short else outer_words.__wrapped__, found.parts)))
    return found, frozenset(zip([last for _, last in ends], [first for first, _ in ends[1:]], strict=False))


def stretches(text: str, apart: str) -> Stretches:
    """What stands between the marks that set it apart, but for what is empty."""
    parts = text.split(apart)
    starts = accumulate([len(part) + len(apart) for part in parts[:-1]], initial=0)
    told = [(start, part) for start, part in zip(starts, parts, strict=True) if part]
    words = tuple([part for _, part in told])
    return Stretches(tuple([start for start, _ in told]), words, max(map(len, words), default=0) <= LONGEST)
