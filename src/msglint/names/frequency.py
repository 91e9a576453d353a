"""How much oftener a name is a first name than a last name, from a shipped table of some 120,000 names.

The table (``data/names.bin``) is made by ``scripts/build_names.py`` from sources that ``NOTICE`` lists. It holds no
names: a name is found by 30 bits of its CRC-32, so of ten thousand unknown names one or two are taken for known ones. A
name that it does not have is judged by its ending and its beginning (-owski, Mc-), which stand in it as well.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from zlib import crc32, decompress

from msgspec import Struct

from msglint.names.folding import words
from msglint.names.lists import DATA, listed

FILE = "names.bin"
MAGIC = b"msgname1"
BUCKETS = 1 << 14
STEPS = 4  # of a byte to one unit of log-odds
MIDDLE = 128
WEIGHTS = tuple((byte - MIDDLE) / STEPS for byte in range(256))
ENDING, BEGINNING = 5, 3  # letters at most
MOST = 3.0  # log-odds that an ending and a beginning can give to a last name,
MOST_FIRST = 1.5  # and to a first name, of which fewer are unlisted
BEFORE_LAST = frozenset({
    "af", "ag", "ait", "av", "bin", "bint", "da", "dal", "dalla", "das", "de", "degli", "dei", "del", "della", "delle",
    "den", "der", "di", "dos", "du", "ibn", "ould", "ten", "ter", "van", "vander", "vom", "von", "zu", "zum", "zur",
})  # fmt: skip
ARTICLES = frozenset({"al", "ben", "el", "la", "las", "le", "les", "lo", "los", "ul"})
"""They begin last names as well, and are names of their own: Al-Khatib, Ben Youssef, Le Roux, but also La Toya."""

SMALL_WORD = -2.0  # "van den Berg": a small word in front makes a last name


class Table(Struct, frozen=True):
    """``keys``: a number of 16 bits a name, by bucket, in order; ``starts``: where each bucket begins; ``values``: a
    byte each.
    """

    starts: Sequence[int]
    keys: Sequence[int]
    values: bytes

    def weight(self, token: str) -> float | None:
        """The log-odds of a token (a folded name, ``-ending`` or ``beginning-``); ``None`` where it is not listed."""
        digest = crc32(token.encode())
        key, bucket = digest & 0xFFFF, digest >> 18
        end = self.starts[bucket + 1]
        at = bisect_left(self.keys, key, self.starts[bucket], end)
        return WEIGHTS[self.values[at]] if at < end and self.keys[at] == key else None


@cache
def table() -> Table:
    """The shipped table: three blocks, each after its length in four bytes, the first and last of them compressed."""
    data = (DATA / FILE).read_bytes()
    blocks, at = [], len(MAGIC)
    for _ in range(3):
        size = int.from_bytes(data[at : at + 4], "big")
        blocks.append(data[at + 4 : at + 4 + size])
        at += 4 + size
    counts, keys, values = blocks
    numbers = array("H", keys)
    if sys.byteorder == "little":
        numbers.byteswap()
    return Table(array("L", accumulate(decompress(counts), initial=0)), numbers, decompress(values))


class Kind(Struct, frozen=True):
    """What a name is likelier to be. ``weight``: natural log-odds of a first name against a last name.

    ``sign``: the ending or beginning that tells it of a name that is not listed; empty where the name itself is.
    """

    weight: float
    sign: str = ""


UNKNOWN = Kind(0.0, "?")
INITIALS = Kind(2.5)  # "J.D.": two or more of them stand for given names


@lru_cache(maxsize=8_192)
def kind(name: str) -> Kind:
    """What a name as a record writes it is likelier to be, first or last; several words count by their mean."""
    if name.isascii() and name.isalpha() and len(name) > 1:
        return token(name.lower())
    every = words(name)
    parts = [word for word in every if len(word) > 1 and word not in listed("generation")]
    if len(parts) < 2:
        return token(parts[0]) if parts else INITIALS if len(every) > 1 else UNKNOWN
    whole = table().weight("".join(parts)) if len(parts) == len(every) else None
    if whole is not None:
        return Kind(whole)
    small = BEFORE_LAST | ARTICLES if parts[0] in ARTICLES else BEFORE_LAST
    kinds = [token(part) for part in parts if part not in small] or [UNKNOWN]
    weight = sum(each.weight for each in kinds) / len(kinds)
    if any(part in small for part in parts):  # María de los Ángeles, but also Antonio de Jesus
        leads = parts[0] in BEFORE_LAST or (parts[0] in ARTICLES and weight < 0)
        return Kind(min(weight, 0.0) + (SMALL_WORD if leads else 0.0))
    return Kind(weight, "" if any(not each.sign for each in kinds) else kinds[-1].sign)


def token(word: str) -> Kind:
    """What a single folded word is likelier to be."""
    weight = table().weight(word)
    return by_form(word) if weight is None else Kind(weight)


def by_form(word: str) -> Kind:
    """What a word that is not listed is likelier to be by its ending and beginning."""
    last, before = ending(f" {word}"[-ENDING:])
    first, after = beginning(word[:BEGINNING])
    return Kind(max(-MOST, min(MOST_FIRST, before + after)), first if abs(after) > abs(before) else last or "?")


@lru_cache(maxsize=8_192)
def ending(tail: str) -> tuple[str, float]:
    """The longest ending of a word that the table has, and its weight; ``tail``: its last letters."""
    return _longest(f"-{tail[len(tail) - size :]}" for size in range(len(tail), -1, -1))


@lru_cache(maxsize=8_192)
def beginning(head: str) -> tuple[str, float]:
    """The same of its first letters."""
    return _longest(f"{head[:size]}-" for size in range(len(head), 0, -1))


def _longest(affixes: Iterable[str]) -> tuple[str, float]:
    """The first affix that the table has, and its weight."""
    weigh = table().weight
    return next(((affix, weight) for affix in affixes if (weight := weigh(affix)) is not None), ("", 0.0))
