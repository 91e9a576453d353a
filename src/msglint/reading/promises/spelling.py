"""Names as they are meant, whatever their spelling."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from msglint.reading.words import fold
from msglint.regex import regex

SOUNDS = tuple(
    (regex(letters), sound)
    for letters, sound in (
        (r"tsch|tch|tsh|sch|sh|ch|cz", "c"),
        (r"ph", "f"),
        (r"[vw]", "f"),
        (r"ou", "u"),
        (r"[yj]", "i"),
        (r"ck|q", "k"),
        (r"tz|ts", "z"),
        (r"(.)\1+", r"\1"),
    )
)
SHORT = 3
ALIKE = 0.8
"""Share of letters from which on two names are one, written by two hands."""


class Name(Struct, frozen=True):
    """``key``: the name as it sounds, word by word. ``number``: of a work, 0 for other names.

    ``title``: no word of it is a family name, which alone would do.
    """

    key: str
    number: int = 0
    title: bool = False


def agree(one: Name, other: Name) -> bool:
    """Whether two names can be of the same person or work."""
    if one.number or other.number:
        return one.number == other.number
    return alike(one.key, other.key, by_last=not (one.title and other.title))


def alike(one: str, other: str, *, by_last: bool = True) -> bool:
    """Whether two names are one: a part of the other, or only spelled in another way.

    ``by_last``: the same last word, a family name, will do.
    """
    mine, theirs = one.split(), other.split()
    short, long = sorted((mine, theirs), key=len)
    return all(any(near(word, far) for far in long) for word in short) or (by_last and near(mine[-1], theirs[-1]))


@lru_cache(4096)
def near(one: str, other: str) -> bool:
    """Whether two words differ by no more than spelling or a slip of the pen."""
    shorter = min(len(one), len(other))
    if one == other or (shorter >= SHORT and (one.startswith(other) or other.startswith(one))):
        return True
    from difflib import SequenceMatcher

    return shorter > SHORT and SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


@lru_cache(4096)
def sound(word: str) -> str:
    """A word as it sounds, roughly: "Tchaikovsky" and "Tschaikowsky", "Parissa" and "Parisa" are one."""
    spelled = fold(word).replace("ß", "ss").removesuffix("'s")
    for pattern, letter in SOUNDS:
        spelled = pattern.sub(letter, spelled)
    return spelled


def key(name: str) -> str:
    return " ".join(map(sound, name.split()))
