"""Terms made ready to be searched for: whole words, in any script.

Thousands of terms meet texts that hold none of them. So a text's words are looked at first, and only the terms that
they may be part of are compiled; for text in ASCII without the tables of all other scripts, which cost RE2 most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any
from unicodedata import combining

from msglint.reading.linear import compiled
from msglint.reading.spelling import ALIKE, WORD, places, spelling, twin, words_of
from msglint.regex import regex

SPECIAL = regex(r"""([ '"-])""")
UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x309F), (0x3400, 0x9FFF), (0xF900, 0xFAFF))
"""Scripts written without spaces: a term may stand anywhere in a run of them."""
KATAKANA = (0x30A0, 0x30FF)
COMPATIBILITY = (0x2F800, 0x2FA1F)
"""Other forms of Han characters, which are told apart by nobody."""
RUN_ON = regex("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in (*UNSPACED, KATAKANA, COMPATIBILITY)) + "]")
EDGES = {"": "", "word": r"[^\p{L}\p{M}\p{N}_]", "katakana": r"[^\p{Katakana}\x{30FC}]"}
"""What may stand beside a term, by the kind of its own first or last character."""
SPACE = r"[\t\f\v\r\p{Z}]"
ASCII_EDGES = {"": "", "word": "[^A-Za-z0-9_]"}
ASCII_SPACE = r"[\t\f\v\r ]"
FEW = 8
"""Sets of terms that are compiled apart before all of them are compiled at once."""


class Index:
    """Terms (as they were given, by one spelling) by words of theirs."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def only(self, chosen: Callable[[str], bool]) -> Index:
        """Those of them whose spelling is chosen."""
        names = {plain: term for plain, term in self._names.items() if chosen(plain)}
        return self if len(names) == len(self._names) else Index(names)

    @cached_property
    def by_word(self) -> dict[str, list[str]] | None:
        """The terms by a word of theirs; ``None`` where one may stand within a word, or has none."""
        found: dict[str, list[str]] = {}
        for plain, term in self._names.items():
            words = WORD.findall(plain.casefold())
            if not words or not (plain.isascii() or all(_edge(char) == "word" for char in plain if char.isalnum())):
                return None
            found.setdefault(max(words, key=len), []).append(term)
        return found

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]] | None:
        """Words of the terms, each with the one after it: a term that reaches over a line's end has two of these there.

        ``None`` where a term may reach over it otherwise.
        """
        if self.by_word is None:
            return None
        found: set[tuple[str, str]] = set()
        for plain in self._names:
            parts = plain.split(" ")
            if not (WORD.search(parts[0]) and WORD.search(parts[-1])):
                return None
            found.update(pairwise(WORD.findall(plain.casefold())))
        return frozenset(found)


class Terms:
    """Terms of which each space stands for any white space with at most one line break, apostrophes, quotes and
    hyphens for every typographic form. Raises ``ValueError`` where they are too many for RE2.
    """

    def __init__(self, given: Iterable[str], ignore_case: bool) -> None:
        self._given = tuple(given)
        self._ignore_case = ignore_case
        self._ready: dict[tuple[bool, frozenset[str] | None], tuple[Any, ...]] = {}

    def whole(self) -> tuple[Any, ...]:
        """What finds every term in any text."""
        return self._made(False, None)

    def words_in(self, text: str) -> frozenset[str] | None:
        """The words of a text by which it may hold a term; ``None`` where that cannot be told."""
        by_word = self._index(text).by_word
        return None if by_word is None else words_of(text).intersection(by_word)

    def pairs_in(self, text: str) -> frozenset[tuple[str, str]] | None:
        """Words of the terms that a text may hold, each with the one after it: see ``Index.pairs``."""
        return self._index(text).pairs

    def spelt(self, text: str, words: frozenset[str]) -> tuple[tuple[int, int, str], ...] | None:
        """Where terms stand in a text that can only hold terms of one word in ASCII; ``None`` where it may hold others.

        ``words``: see ``words_in``. A term of several words needs all of them.
        """
        if not self._ignore_case or not all(map(str.isascii, words)):
            return None
        every = words_of(text)
        if any(needed <= every for word in words for needed in self._needed.get(word, ())):
            return None
        plain = twin(text)
        if plain is None:
            return None
        small, names = plain.lower(), self._names
        return tuple(sorted((*place, names[word]) for word in words if word in names for place in places(small, word)))

    @cached_property
    def _needed(self) -> dict[str, list[frozenset[str]]]:
        """The words of each term that is more than a word, by the one that it is looked up by."""
        found: dict[str, list[frozenset[str]]] = {}
        for plain in self._names:
            parts = WORD.findall(plain.casefold())
            if parts != [plain]:
                found.setdefault(max(parts, key=len, default=""), []).append(frozenset(parts))
        return found

    def searches(self, text: str, words: frozenset[str] | None) -> tuple[Any, ...]:
        """What finds the terms that a text may hold; ``words``: see ``words_in``."""
        if words is not None and not words:
            return ()
        plain = text.isascii()
        if (plain, words) not in self._ready and len(self._ready) >= FEW:
            words = None
        return self._made(plain, words)

    def as_given(self, words: str) -> str:
        """The term that these words of a text are, as it was given."""
        return self._names.get(self._key(spelling(words)), words)

    @cached_property
    def _names(self) -> dict[str, str]:
        """The terms as they were given, by one spelling for all that each stands for."""
        names: dict[str, str] = {}
        for term in self._given:
            plain = spelling(term)
            if plain:
                names.setdefault(self._key(plain), term)
        return names

    @cached_property
    def _every(self) -> Index:
        """All terms by their words."""
        return Index(self._names)

    @cached_property
    def _spaced(self) -> Index:
        """Those that a text may hold which has nothing of the scripts without spaces."""
        return self._every.only(lambda plain: RUN_ON.search(plain) is None)

    @cached_property
    def _plain(self) -> Index:
        """Those that a text in ASCII may hold: "ſ" and "K" are the letters s and k in another case."""
        return self._every.only(lambda plain: plain.casefold().isascii())

    def _index(self, text: str) -> Index:
        if text.isascii():
            return self._plain
        return self._spaced if RUN_ON.search(text) is None else self._every

    def expressions(self) -> tuple[str, ...]:
        """RE2 expressions that together find every term in any text; letter case is left to whoever compiles them."""
        return self._expressions(plain=False, terms=self._names.values())

    def _made(self, plain: bool, words: frozenset[str] | None) -> tuple[Any, ...]:
        """What finds the terms with these words (``None``: all) in any text, or (``plain``) in text in ASCII."""
        if (plain, words) not in self._ready:
            by_word = (self._plain if plain else self._spaced).by_word
            some = [term for word in sorted(words) for term in by_word[word]] if by_word and words else None
            self._ready[plain, words] = tuple(
                compiled(expression, ignore_case=self._ignore_case, longest=True)
                for expression in self._expressions(plain=plain, terms=self._names.values() if some is None else some)
            )
        return self._ready[plain, words]

    def _expressions(self, *, plain: bool, terms: Iterable[str]) -> tuple[str, ...]:
        groups: dict[tuple[str, str], list[str]] = {}
        for term in map(spelling, terms):
            if not plain or term.casefold().isascii():
                groups.setdefault((_edge(term[0]), _edge(term[-1])), []).append(_escaped(term, plain))
        return tuple(_bounded(edges, "|".join(group), plain) for edges, group in groups.items())

    def _key(self, plain: str) -> str:
        return plain.lower() if self._ignore_case else plain


def _escaped(term: str, plain: bool) -> str:
    """The pattern of one term, its edges left to ``_bounded``."""
    import re2

    space = ASCII_SPACE if plain else SPACE
    gap = rf"(?:{space}+(?:\n{space}*)?|\n{space}*)"
    return "".join(
        gap if part == " " else f"[{part}{ALIKE[part]}]" if part in ALIKE and not plain else re2.escape(part)
        for part in SPECIAL.split(term)
        if part
    )


def _bounded(edges: tuple[str, str], words: str, plain: bool) -> str:
    before, after = ((ASCII_EDGES if plain else EDGES)[kind] for kind in edges)
    return (rf"(?:\A|{before})" if before else "") + f"({words})" + (rf"(?:\z|{after})" if after else "")


def _edge(char: str) -> str:
    """Which kind of edge a term needs at this end: none, of a word, or of a run of katakana."""
    if KATAKANA[0] <= ord(char) <= KATAKANA[1]:
        return "katakana"
    word = char.isalnum() or char == "_" or combining(char) > 0
    spaced = not any(first <= ord(char) <= last for first, last in UNSPACED)
    return "word" if word and spaced else ""
