"""Words that belong together in daily life, so that an answer may use others than the question: "snow" and "boots"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from msglint.reading.dialogue.stems import stem

DATA = Path(__file__).parents[2] / "data" / "kin.tsv"

Kin = Mapping[str, frozenset[int]]
"""The stems of a text's words that have a family, each with the numbers of its families."""


@cache
def families() -> Kin:
    """The families of ``data/kin.tsv`` by the stems of their words."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(DATA.read_text(encoding="utf-8").splitlines()):
        if not line.startswith("#"):
            for word in line.split("\t")[1].split():
                found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def kin_of(stems: Iterable[str]) -> Kin:
    """The families of these words."""
    known = families()
    return {word: known[word] for word in stems if word in known}


def akin(one: Kin, other: Kin) -> int:
    """How many words of a text have a relative in another: a different word of the same family."""
    families_of: dict[int, set[str]] = {}
    for word, numbers in other.items():
        for number in numbers:
            families_of.setdefault(number, set()).add(word)
    return sum(
        1 for word, numbers in one.items() if word not in other and any(number in families_of for number in numbers)
    )
