"""The weights of many names at once: a list of 100,000 people has nearly as many last names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import filterfalse
from zlib import crc32

from msglint.names.folding import folded, single
from msglint.names.frequency import (
    ARTICLES,
    BEFORE_LAST,
    BEGINNING,
    ENDING,
    MOST,
    MOST_FIRST,
    WEIGHTS,
    beginning,
    ending,
    kind,
    table,
)
from msglint.names.lists import listed

REMEMBERED = 20_000


class Weights(dict[str, float]):
    """The weight of each name, as its ``kind`` has it: looked up when it is first asked for, or learnt before."""

    def learn(self, names: set[str]) -> None:
        """Look up all of these; they stay until the next are learnt."""
        new: Collection[str] = list(filterfalse(self.__contains__, names))
        if len(self) + len(new) > REMEMBERED:
            self.clear()
            new = names
        letters = list(filter(str.isalpha, new))
        words = folded(letters)
        if not "".join(letters).isascii() or min(map(len, letters), default=0) < 2:
            both = [(name, word) for name, word in zip(letters, words, strict=True) if plain(name, word)]
            letters, words = [name for name, _ in both], [word for _, word in both]
        self.update(zip(letters, weighed(words), strict=True))
        self._learn_double([name for name in new if not name.isalpha() and name.isascii()])

    def _learn_double(self, names: Sequence[str]) -> None:
        """Those of these that are two plain words: Anna-Lena, Garcia Lopez."""
        pairs = [(name, pair) for name in names if len(pair := name.lower().replace("-", " ").split()) == 2]
        small = listed("generation") | BEFORE_LAST | ARTICLES
        pairs = [
            (name, pair)
            for name, pair in pairs
            if all(len(word) > 1 and word.isalpha() and word not in small for word in pair)
        ]
        wholes = map(table().weight, ["".join(pair) for _, pair in pairs])
        fronts, backs = (weighed([pair[side] for _, pair in pairs]) for side in (0, 1))
        for (name, _), whole, front, back in zip(pairs, wholes, fronts, backs, strict=True):
            self[name] = (front + back) / 2 if whole is None else whole

    def __missing__(self, name: str) -> float:
        weight = self[name] = kind(name).weight
        return weight


@cache
def known_first() -> Weights:
    """Those of first names that are remembered: the stretches of a list have most of them in common."""
    return Weights()


@cache
def known_last() -> Weights:
    """Those of last names, which are more: they may be forgotten again and again."""
    return Weights()


def weighed(words: Sequence[str]) -> list[float]:
    """The weight of each of many folded words: its own, or else that of its form; 0 of a single letter."""
    shipped = table()
    keys, starts, values = shipped.keys, shipped.starts, shipped.values
    endings, beginnings = affixes()
    found: list[float] = []
    add = found.append
    for word, digest in zip(words, map(crc32, map(str.encode, words)), strict=True):
        key, bucket = digest & 0xFFFF, digest >> 18
        end = starts[bucket + 1]
        at = bisect_left(keys, key, starts[bucket], end)
        if at < end and keys[at] == key:
            add(WEIGHTS[values[at]])
        else:
            said = endings[word[-ENDING:] if len(word) >= ENDING else f" {word}"] + beginnings[word[:BEGINNING]]
            add(said if -MOST <= said <= MOST_FIRST else -MOST if said < 0 else MOST_FIRST)
    return found


def plain(name: str, word: str) -> bool:
    """Whether a name's folded ``word`` stands for it: no initial, and none that goes with other names."""
    return len(word) > 1 and (name.isascii() or (single(word) and word not in listed("generation")))


class Affixes(dict[str, float]):
    """The weight of each ending, or beginning, as it is asked for."""

    def __init__(self, told: Callable[[str], tuple[str, float]]) -> None:
        super().__init__()
        self._told = told

    def __missing__(self, letters: str) -> float:
        if len(self) >= REMEMBERED:
            self.clear()
        weight = self[letters] = self._told(letters)[1]
        return weight


@cache
def affixes() -> tuple[Affixes, Affixes]:
    """Those of endings and of beginnings."""
    return Affixes(ending), Affixes(beginning)
