"""Which names need no second look, told fast: a list of 100,000 people has few that do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from msglint.names.folding import fold
from msglint.names.honorifics import honorifics
from msglint.names.lists import listed
from msglint.names.person import LONGEST
from msglint.regex import regex

LETTERS = regex(r"(?:[^\W\d_]|[ .'’-])+")
TELLING = (
    *("placeholder", "placeholder-first", "household-before", "household-after", "company-form", "company-word"),
    *("role", "and", "letters"),
)
PLAIN_TITLES = frozenset({"mr", "mrs", "ms", "mx", "dr", "prof", "na", "nan"})
INITIAL = 2  # characters of a word that may be an initial with its full stop
EDGES = " .!*_-'\"()[]<>"


@cache
def telling() -> frozenset[str]:
    """Every word, folded, without which a text is no placeholder, company, couple, title …"""
    entries = (entry for kind in TELLING for entry in listed(kind))
    found = {form for entry in (*entries, *honorifics(), *PLAIN_TITLES) for form in forms(entry.split())}
    return frozenset(form for form in found if len(form.strip(".")) > 1 or form in listed("and"))


def forms(words: Iterable[str]) -> Iterable[str]:
    """The ways in which a list may have a word: with its full stops, without the last, without any, bare."""
    for word in words:
        if word.isalpha():
            yield word
        else:
            yield from (word, word.rstrip("."), word.strip(EDGES), word.replace(".", "").replace("’", "'"))


def single(value: str) -> bool:
    """Whether a text is one word, and no other than a name: no rule about shapes has anything to say of it."""
    if not value.isalpha():
        return False
    folded = value.lower() if value.isascii() else fold(value)
    return folded.isalpha() and folded not in telling() and len(set(folded)) > 1 and not folded.startswith("testtest")


def several(value: str) -> bool:
    """Whether a text is words that are no other than a name's: only beside other fields can there be anything wrong."""
    if len(value) > LONGEST or LETTERS.fullmatch(value) is None:
        return False
    words = (value.lower() if value.isascii() else fold(value)).split()
    alone = len(words) < 2 and (value.isalpha() or len(set(value.strip(EDGES))) < 2)
    short = all(len(word) <= INITIAL for word in words[-2:])
    return not alone and not short and telling().isdisjoint(forms(words)) and "www." not in value.lower()
