"""Which names need no second look, told fast: a list of 100,000 people has few that do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import filterfalse
from string import ascii_lowercase

from msglint.names.folding import BETWEEN, fold
from msglint.names.honorifics import honorifics
from msglint.names.lists import ends, listed
from msglint.names.person import LONGEST
from msglint.regex import regex

LETTERS = regex(r"(?:[^\W\d_]|[ .'’-])+")
TELLING = (
    *("placeholder", "placeholder-first", "household-before", "household-after", "company-form", "company-word"),
    *("household-alone", "institution", "estate", "role", "role-end", "company-front", "and", "letters"),
)
COMPOUND = 4
"""Letters before the word that a compound noun ends with: Sportverein."""
PLAIN_TITLES = frozenset({"mr", "mrs", "ms", "mx", "dr", "prof", "na", "nan"})
INITIAL = 2  # characters of a word that may be an initial with its full stop
TESTED = "testtest"
EDGES = " .!*_-'\"()[]<>"


@cache
def telling() -> frozenset[str]:
    """Every word, folded, without which a text is no placeholder, company, couple, title …"""
    entries = (entry for kind in TELLING for entry in listed(kind))
    found = {form for entry in (*entries, *honorifics(), *PLAIN_TITLES) for form in forms(entry.split())}
    return frozenset(form for form in found if len(form.strip(".")) > 1 or form in listed("and"))


def forms(words: Iterable[str]) -> Iterator[str]:
    """The ways in which a list may have a word: as it is and bare; with full stops, without the last, without any."""
    for word in words:
        yield word
        if not word.isalpha():
            yield word.strip(EDGES)
            if "." in word or "’" in word:
                yield word.rstrip(".")
                yield word.replace(".", "").replace("’", "'")


def single(value: str) -> bool:
    """Whether a text is one word, and no other than a name: no rule about shapes has anything to say of it."""
    if not value.isalpha():
        return False
    folded = value.lower() if value.isascii() else fold(value)
    return folded.isalpha() and folded not in telling() and len(set(folded)) > 1 and not folded.startswith(TESTED)


def unusual(folds: Mapping[str, str]) -> Iterator[str]:
    """Those of different trimmed texts that are neither plainly one word of a name (see ``single``) nor blank.

    ``folds``: each with what it is folded.
    """
    letters = list(filter(str.isalpha, folds))
    yield from (name for name in filterfalse(str.isalpha, folds) if name)
    if max(map(len, letters), default=0) > LONGEST:
        yield from (name for name in letters if len(name) > LONGEST and not single(name[:LONGEST]))
        letters = [name for name in letters if len(name) <= LONGEST]
    words = list(map(folds.__getitem__, letters))
    odd = striking().intersection(words)
    if not "".join(words).isascii():
        odd |= {word for word in filterfalse(str.isascii, words) if len(set(word)) < 2 or is_marked(word)}
    if not "".join(words).isalpha():
        odd |= set(filterfalse(str.isalpha, words))
    if odd or TESTED in BETWEEN.join(words):
        pairs = zip(letters, words, strict=True)
        yield from (name for name, word in pairs if word in odd or word.startswith(TESTED))


@cache
def striking() -> frozenset[str]:
    """Every plain word that is more than a name."""
    return telling() | repeated()


@cache
def repeated() -> frozenset[str]:
    """Every word that is one letter again and again."""
    return frozenset(letter * count for letter in ascii_lowercase for count in range(1, LONGEST + 1))


def several(value: str, folded: str = "") -> bool:
    """Whether a text is words that are no other than a name's: only beside other fields can there be anything wrong.

    ``folded``: the same folded, where that is known.
    """
    if len(value) > LONGEST:
        return False
    folded = folded or fold(value)
    if "-" in value and value[0] != "-" != value[-1] and value.replace("-", "").isalpha():
        return folded not in telling() and TESTED not in folded
    if LETTERS.fullmatch(value) is None:
        return False
    words = folded.split()
    alone = len(words) < 2 and (value.isalpha() or len(set(value.strip(EDGES))) < 2)
    short = all(len(word) <= INITIAL for word in words[-2:])
    plain = not any(part in value.lower() for part in ("www.", TESTED))
    told = any(map(is_compound, words)) or not telling().isdisjoint(forms(words))
    return not alone and not short and plain and not told


def is_compound(word: str) -> bool:
    """Whether a folded word is an organisation's compound noun: Förderverein, Sportstichting."""
    return word[COMPOUND:].endswith(ends("company-compound"))


def is_marked(text: str) -> bool:
    """Whether an organisation's form stands at either end of a folded text without spaces: 株式会社ハーバー."""
    marks = ends("company-mark")
    return not text.isascii() and (text.startswith(marks) or text.endswith(marks))
