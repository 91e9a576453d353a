"""The weights of many names at once: a list of 100,000 people has nearly as many last names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from itertools import filterfalse, islice
from zlib import crc32

from msglint.names.folding import single
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
SAMPLE = 400
"""Names of a stretch that tell how well its names are known."""
OFTEN = 4
"""One of so many last names is known already, where a list's names are those of a country's people."""
STRONG = 5.0
"""What few given names weigh, and no unlisted one."""


class Weights(dict[str, float]):
    """The weight of each name, as its ``kind`` has it: looked up when it is first asked for, or learnt before."""

    def often_met(self, names: Collection[str]) -> bool:
        """Whether these are names as lists of people have them: again and again, and so known in good part."""
        some = list(islice(names, SAMPLE))
        return not self or sum(map(self.__contains__, some)) * OFTEN >= len(some)

    def learn(self, names: Mapping[str, str]) -> None:
        """Look up all of these, each given with its fold; they stay until the next are learnt."""
        new: Collection[str] = list(filterfalse(self.__contains__, names))
        if len(self) + len(new) > REMEMBERED:
            self.clear()
            new = names
        letters = list(filter(str.isalpha, new))
        words = list(map(names.__getitem__, letters))
        unlike = odd(words)
        if unlike:
            letters = [name for name in letters if names[name] not in unlike]
            words = list(map(names.__getitem__, letters))
        self.update(zip(letters, weighed(words), strict=True))
        self._learn_double({name: names[name].replace("-", " ") for name in filterfalse(str.isalpha, new)})

    def _learn_double(self, names: Mapping[str, str]) -> None:
        """Those of these that are two plain words: Anna-Lena, García Lopez."""
        pairs = [
            (name, pair)
            for name, words in names.items()
            if words.isascii() and words.replace(" ", "").isalpha() and len(pair := words.split()) == 2
        ]
        small = listed("generation") | BEFORE_LAST | ARTICLES
        pairs = [(name, pair) for name, pair in pairs if min(map(len, pair)) > 1 and small.isdisjoint(pair)]
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


def maybe_strong(word: str) -> bool:
    """Whether a name with this fold may weigh ``STRONG``, as few given names do; told fast of plain words."""
    return crc32(word.encode()) in strong_digests() or not (word.isascii() and word.isalpha())


def odd(words: Sequence[str]) -> set[str]:
    """Those of the folds of names in letters that do not stand for the name: initials, Jr, what is no single word."""
    found = {word for word in words if len(word) < 2} if min(map(len, words), default=2) < 2 else set()
    if not "".join(words).isascii():
        found |= set(filterfalse(single, words))
    return found | listed("generation").intersection(words)


@cache
def strong_digests() -> frozenset[int]:
    """The CRC-32 of each word that weighs ``STRONG``, as far as the table keeps it: with both bits that it lacks."""
    shipped = table()
    least = WEIGHTS.index(STRONG)
    places = [found.start() for found in re.finditer(re.escape(bytes([least])).join((b"[", b"-\xff]")), shipped.values)]
    kept = [(bisect_right(shipped.starts, at) - 1) << 18 | shipped.keys[at] for at in places]
    return frozenset(digest | lacking << 16 for digest in kept for lacking in range(4))


@cache
def highest() -> float:
    """What no name weighs more than."""
    return WEIGHTS[max(table().values)]


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
