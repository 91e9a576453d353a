"""Finds terms and patterns in text, in time linear in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, lru_cache
from typing import Any
from unicodedata import combining, is_normalized, normalize

from msglint.regex import regex

SPACE = r"[\t\f\v\r\p{Z}]"
GAP = rf"(?:{SPACE}+(?:\n{SPACE}*)?|\n{SPACE}*)"
"""What may stand between two words of a term: white space with at most one line break."""
ALIKE = {"'": "’‘", "-": "‐‑", '"': "“”„«»"}
"""Typographic forms of the characters of the keyboard."""
KEYBOARD = {ord(other): key for key, others in ALIKE.items() for other in others}
SPECIAL = regex(r"""([ '"-])""")
UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x309F), (0x3400, 0x9FFF), (0xF900, 0xFAFF))
"""Scripts written without spaces: a term may stand anywhere in a run of them."""
KATAKANA = regex("[\u30a0-\u30ff]")
MEMORY = 64 << 20
"""Bytes that one search may use at most; RE2 allots them only as it needs them."""
LONE_SURROGATE = regex("[\ud800-\udfff]")
AT_ONCE = ContextVar("AT_ONCE", default=True)
"""Whether a finder compiles its patterns when it is made."""
WORD = regex(r"\w+")
REMEMBERED = 256
"""Texts whose words are remembered: one finder after another looks through the same text."""
EDGES = {"": "", "word": r"[^\p{L}\p{M}\p{N}_]", "katakana": r"[^\p{Katakana}\x{30FC}]"}
"""What may stand beside a term, by the kind of its own first or last character."""


@contextmanager
def when_used() -> Iterator[None]:
    """Within it, finders of what was judged before are made: they compile their patterns when a text needs them."""
    token = AT_ONCE.set(False)
    try:
        yield
    finally:
        AT_ONCE.reset(token)


class Finder:
    """Terms (whole words, in any script) and RE2 patterns to look for.

    A term's spaces stand for any white space with at most one line break, its apostrophes, quotes and hyphens for
    every typographic form. Raises ``ValueError`` with RE2's reason where a pattern does not compile.
    """

    def __init__(self, terms: Iterable[str] = (), patterns: Iterable[str] = (), ignore_case: bool = True) -> None:
        self._ignore_case = ignore_case
        self._given = tuple(terms)
        self._patterns = tuple(patterns)
        if AT_ONCE.get():
            _ = self._searches, self._free

    @cached_property
    def _terms(self) -> dict[str, str]:
        """The terms as they were given, by one spelling for all that each stands for."""
        terms: dict[str, str] = {}
        for term in self._given:
            plain = _plain(term)
            if plain:
                terms.setdefault(self._key(plain), term)
        return terms

    @cached_property
    def _searches(self) -> tuple[Any, ...]:
        """The terms, compiled in groups that need the same edges."""
        groups: dict[tuple[str, str], list[str]] = {}
        for term in self._terms.values():
            plain = _plain(term)
            groups.setdefault((_edge(plain[0]), _edge(plain[-1])), []).append(_escaped(plain))
        return tuple(
            _compiled(_bounded(edges, "|".join(words)), self._ignore_case, True) for edges, words in groups.items()
        )

    @cached_property
    def _free(self) -> tuple[tuple[str, Any], ...]:
        """The patterns, each with what searches for it."""
        return tuple((pattern, _compiled(pattern, self._ignore_case, False)) for pattern in self._patterns)

    @cached_property
    def _words(self) -> frozenset[str] | None:
        """A word of each term; ``None`` where a term may stand within a word, or has none."""
        longest: set[str] = set()
        for plain in self._terms:
            words = WORD.findall(plain.casefold())
            if not words or not (plain.isascii() or all(_edge(char) == "word" for char in plain if char.isalnum())):
                return None
            longest.add(max(words, key=len))
        return frozenset(longest)

    def _may_hold(self, text: str) -> bool:
        """Whether a term can stand in the text, as far as single words tell."""
        return self._words is None or not self._words.isdisjoint(_words_of(text))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start and end (characters) of each hit, in order, with the term or pattern as it was given.

        Hits of terms do not overlap (the first wins, of those that begin together the longest); patterns may
        overlap anything. An empty match of a pattern is no hit.
        """
        sought = self._may_hold(text)
        if not sought and not self._patterns:
            return
        composed, offsets = _composed(LONE_SURROGATE.sub("\ufffd", text))
        data = composed.encode()
        hits = [*(self._term_hits(data) if sought else ()), *self._pattern_hits(data)]
        hits.sort(key=lambda hit: (hit[0], -hit[1]))
        places = _characters(data, {place for start, end, _ in hits for place in (start, end)})
        for start, end, term in hits:
            first, last = places[start], places[end]
            yield (offsets[first], offsets[last], term) if offsets else (first, last, term)

    def _term_hits(self, data: bytes) -> list[tuple[int, int, str]]:
        """Hits of the terms, in bytes, without those that overlap an earlier one."""
        spans: list[tuple[int, int]] = []
        for search in self._searches:
            at = 0
            while (match := search.search(data, at)) is not None:
                spans.append(match.span(1))
                at = match.end(1)  # the character after it may be the edge before the next one too
        spans.sort(key=lambda span: (span[0], -span[1]))
        hits: list[tuple[int, int, str]] = []
        for start, end in spans:
            if not hits or start >= hits[-1][1]:
                hits.append((start, end, self._as_given(data[start:end].decode())))
        return hits

    def _pattern_hits(self, data: bytes) -> Iterator[tuple[int, int, str]]:
        for pattern, compiled in self._free:
            for match in compiled.finditer(data):
                start, end = match.span()
                if start < end:
                    yield start, end, pattern

    def _key(self, plain: str) -> str:
        return plain.lower() if self._ignore_case else plain

    def _as_given(self, words: str) -> str:
        """The term that these words are, as it was given."""
        return self._terms.get(self._key(_plain(words)), words)


@lru_cache(maxsize=REMEMBERED)
def _words_of(text: str) -> frozenset[str]:
    """The words of a text, without case."""
    return frozenset(WORD.findall((text if text.isascii() else normalize("NFC", text)).casefold()))


def _plain(words: str) -> str:
    """One spelling for all that a term stands for, but for case."""
    plain = " ".join(normalize("NFC", words).split())
    return plain.translate(KEYBOARD)


class Scan:
    """One RE2 pattern made of several alternatives, searched for in one pass. Made ready when it is first used."""

    __slots__ = ("_pattern",)

    def __init__(self, alternatives: Iterable[str], *, multiline: bool = False) -> None:
        joined = "|".join(f"(?:{alternative})" for alternative in alternatives)
        self._pattern = f"(?m:{joined})" if multiline else joined

    def find(self, text: str) -> list[tuple[int, int]]:
        """Start and end (characters) of each match."""
        data = LONE_SURROGATE.sub("\ufffd", text).encode()
        spans = [match.span() for match in _compiled(self._pattern, False, False).finditer(data)]
        places = _characters(data, {place for span in spans for place in span})
        return [(places[start], places[end]) for start, end in spans]

    def matches(self, text: str) -> bool:
        """Whether the pattern is found in the text."""
        data = LONE_SURROGATE.sub("\ufffd", text).encode()
        return _compiled(self._pattern, False, False).search(data) is not None


def _escaped(plain: str) -> str:
    """The pattern of one term, its edges left to ``_bounded``."""
    import re2

    return "".join(
        GAP if part == " " else f"[{part}{ALIKE[part]}]" if part in ALIKE else re2.escape(part)
        for part in SPECIAL.split(plain)
        if part
    )


def _bounded(edges: tuple[str, str], words: str) -> str:
    before, after = (EDGES[kind] for kind in edges)
    return (rf"(?:\A|{before})" if before else "") + f"({words})" + (rf"(?:\z|{after})" if after else "")


def _edge(char: str) -> str:
    """Which kind of edge a term needs at this end: none, of a word, or of a run of katakana."""
    if KATAKANA.match(char):
        return "katakana"
    word = char.isalnum() or char == "_" or combining(char) > 0
    spaced = not any(first <= ord(char) <= last for first, last in UNSPACED)
    return "word" if word and spaced else ""


@lru_cache(maxsize=4096)
def _compiled(pattern: str, ignore_case: bool, longest: bool) -> Any:
    """The pattern over UTF-8 bytes; raises ``ValueError`` with RE2's reason."""
    import re2

    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = not ignore_case
    options.longest_match = longest
    options.max_mem = MEMORY
    try:
        return re2.compile(LONE_SURROGATE.sub("\ufffd", pattern).encode(), options)
    except re2.error as error:
        reason = error.args[0] if error.args else str(error)
        raise ValueError(reason.decode(errors="replace") if isinstance(reason, bytes) else reason) from None


def _characters(data: bytes, places: set[int]) -> dict[int, int]:
    """Byte offsets as character offsets."""
    if data.isascii():
        return {place: place for place in places}
    found: dict[int, int] = {}
    before = count = 0
    for place in sorted(places):
        count += len(data[before:place].decode())
        found[place] = count
        before = place
    return found


def _composed(text: str) -> tuple[str, list[int]]:
    """The text in composed form (NFC) and, where that is another text, the offset in ``text`` of each character."""
    if text.isascii() or is_normalized("NFC", text):
        return text, []
    parts: list[str] = []
    offsets: list[int] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not combining(text[at]):
            part = normalize("NFC", text[start:at])
            parts.append(part)
            offsets.extend([start] * len(part))
            start = at
    return "".join(parts), [*offsets, len(text)]
