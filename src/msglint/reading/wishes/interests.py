"""What people asked to hear about, and what a message is about, where both are certain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from msglint.reading.dialogue.stems import stem
from msglint.reading.topics import Index, content
from msglint.reading.words import fold, tokens
from msglint.regex import regex

DATA = Path(__file__).parents[2] / "data" / "interests.tsv"
SPLIT = regex(r"[,;|\n•]|\s[/·]\s")
LONGEST = 6_000
"""Characters of a text that are looked at."""
VAGUE = "~"
SHORTEST = 3
"""Letters of a word by which wishes and messages are compared."""


@cache
def open_words() -> frozenset[str]:
    """Words of wishes that leave the subject open."""
    lines = (DATA.parent / "open_wishes.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


class Interest(Struct, frozen=True):
    """An interest and its families, within which one may be meant by another's words."""

    name: str
    families: frozenset[str]


class About(Struct, frozen=True, gc=False):
    """The interests that a text names, each with the different words (folded) that name it; vague ones have a ``~``."""

    found: Mapping[str, tuple[str, ...]]

    @property
    def families(self) -> frozenset[str]:
        return families(self.found)

    @property
    def telling(self) -> Mapping[str, tuple[str, ...]]:
        """Those whose words speak of nothing else."""
        return {name: words for name, words in self.found.items() if not name.startswith(VAGUE)}


def families(names: Iterable[str]) -> frozenset[str]:
    """The families of some interests."""
    known = interests()[0]
    return frozenset(family for name in names for family in known[name].families)


@cache
def interests() -> tuple[Mapping[str, Interest], Index, Index]:
    """The interests of ``data/interests.tsv`` by name, the index of their words, and that of the plain ones."""
    index, plainly = Index(stem), Index(stem)
    found = {}
    lines = [line for line in DATA.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        name, families, words, *plain = line.split("\t")
        found[name] = Interest(name, frozenset(families.split()))
        for said in plain:
            plainly.take(name, said.split(","))
        index.take(name, (name.lstrip(VAGUE), *words.split(",")))
    return found, index, plainly


@lru_cache(maxsize=4096)
def about(text: str, *, plainly: bool = False) -> About:
    """What a text names of the known interests, in all of their words or only in the plain ones."""
    words = [word for _, _, word in tokens(fold(text[:LONGEST]))]
    found: dict[str, dict[str, None]] = {}
    _, index, plain = interests()
    for name, first, last in (plain if plainly else index).find(words, [stem(word) for word in words]):
        found.setdefault(name, {})[" ".join(words[first:last])] = None
    return About({name: tuple(said) for name, said in found.items()})


def together(said: Iterable[About]) -> About:
    """What several texts name, in their order."""
    found: dict[str, dict[str, None]] = {}
    for each in said:
        for name, words in each.found.items():
            found.setdefault(name, {}).update(dict.fromkeys(words))
    return About({name: tuple(words) for name, words in found.items()})


def wishes(value: Any) -> tuple[str, ...]:
    """The single topics of a cell (between commas, semicolons, bars) or a list; of a mapping, those that are on."""
    if isinstance(value, Mapping):
        return tuple(str(name) for name, on in value.items() if on is True or str(on).lower() in ("true", "yes", "1"))
    items: Iterable[Any] = value if isinstance(value, list | tuple | set) else SPLIT.split(str(value or "")[:LONGEST])
    return tuple(text for item in items if (text := str(item).strip(" \t\"'[]{}")))


def is_open(wish: str) -> bool:
    """Whether a wish leaves the subject open: "newsletter", "What's on", "all"."""
    words = [word.replace("'", "") for _, _, word in tokens(fold(wish))]
    return not words or any(word in open_words() for word in words)


def has_letters(wish: str) -> bool:
    """Whether a wish is a word, not a number or a mark."""
    return any(len(word) >= SHORTEST and not word.isdigit() for _, _, word in tokens(wish))


def share_a_word(some: Iterable[str], texts: Iterable[str]) -> bool:
    """Whether a word of some wishes that means something stands in one of the texts, in whatever form."""
    wanted: frozenset[str] = frozenset().union(*map(_stems, some))
    return not all(map(wanted.isdisjoint, map(_stems, texts)))


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """The stems of the words that mean something."""
    return frozenset(root for root, word in content(text[:LONGEST]).items() if len(word) >= SHORTEST)


def related(one: About, other: About) -> bool:
    """Whether two texts name interests that are near each other.

    A whole field (music, a show) is near all in it, unless the text that names it says which it means (jazz).
    """
    wide = whole(one) | whole(other)
    return any(family in wide or not family.startswith(VAGUE) for family in one.families & other.families)


def whole(text: About) -> frozenset[str]:
    """The fields that a text names as a whole."""
    told = families(text.telling)
    known = interests()[0]
    vague = (known[name].families for name in text.found if name.startswith(VAGUE))
    return frozenset(family for named in vague if named.isdisjoint(told) for family in named)
