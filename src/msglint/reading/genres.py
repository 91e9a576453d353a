"""What kinds of things a text names: music, books, sports …; and which kinds are near each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from msglint.reading.dialogue.stems import stem
from msglint.reading.topics import Index
from msglint.reading.words import fold, tokens

DATA = Path(__file__).parent.parent / "data" / "genres.tsv"
REMEMBERED = 8192
LONGEST = 2_000
"""Characters of a text that are looked at."""


class Kinds(Struct, frozen=True):
    """The shipped kinds: their words, and the families that each belongs to."""

    index: Index
    families: Mapping[str, frozenset[str]]


@cache
def kinds() -> Kinds:
    """The kinds of ``data/genres.tsv``."""
    index = Index(stem)
    families: dict[str, frozenset[str]] = {}
    lines = [line for line in DATA.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        name, near, words = line.split("\t")
        families[name] = frozenset(near.split("|"))
        index.take(name, words.split(","))
    return Kinds(index, families)


@lru_cache(REMEMBERED)
def genres(text: str) -> frozenset[str]:
    """The kinds of things that a text names."""
    words = [word for _, _, word in tokens(fold(text[:LONGEST]))]
    return frozenset(name for name, _, _ in kinds().index.find(words, list(map(stem, words))))


def near(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a kind of the one belongs to a family of a kind of the other."""
    families = kinds().families
    theirs = {family for name in other for family in families[name]}
    return any(not families[name].isdisjoint(theirs) for name in one)
