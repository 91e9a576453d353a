"""Proper names that end in what they name: a hall, a gala, a workshop ("Riverside Hall", "the Winter Gala")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msglint.reading.promises.spelling import Name, key
from msglint.reading.promises.statement import Found, Text
from msglint.reading.promises.works import CAPITAL
from msglint.reading.words import fold, load_data

LINE = 0.7
"""Share of capitals from which on a line is set in them, and no word of it is a name for that."""


@cache
def pattern() -> re.Pattern[str]:
    """A word with a capital and what it names, with another capital."""
    kinds = "|".join(kind.capitalize() for kind in load_data("promises")["named"].split())
    return re.compile(rf"(?<![\w’'-])({CAPITAL}[\w’'-]+)\s({kinds})(?![\w’'-])(?!\s{CAPITAL})")


@cache
def general() -> frozenset[str]:
    """Words before such a kind that name none of them: "Annual Gala", "Concert Hall"."""
    data = load_data("promises")
    return frozenset(fold(f"{data['unnamed']} {data['named']}").split())


def proper(sentence: Text) -> Iterator[Found]:
    """The proper names of an English sentence, by what they name."""
    text = sentence.text
    if sentence.language not in ("", "en") or in_capitals(text):
        return
    for found in pattern().finditer(text):
        if fold(found[1]) not in general():
            role = f"named {fold(found[2])}"
            yield Found(role, Name(key(found[1])), found.start(), found.end(), sure=False, anyone=True)


def in_capitals(text: str) -> bool:
    """Whether nearly all words of a text have capitals."""
    words = [word for word in text.split() if word[0].isalpha() and len(word) > 2]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= LINE * len(words)
