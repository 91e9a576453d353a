"""Finds terms and patterns in text, in time linear in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import Any
from unicodedata import combining, is_normalized, normalize

from msglint.memory import LONGEST, MOST, remembered
from msglint.reading.linear import LONE_SURROGATE, characters, compiled, encoded
from msglint.reading.terms import Terms, outer_words
from msglint.regex import regex

Hit = tuple[int, int, str]
"""Start, end, and the term or pattern."""
_ESCAPED = regex(r"\\[^\w\s]|\[\^[^\]\\]*\\n[^\]]*\]")
_LINES = regex(r"^\(\?i?mi?\)")
_REACHES_ON = regex(
    r"\\(?![bBdwS]|p(?:\{[LMNPS][a-z]?\}|[LMNPS]))|\[\^|\[\[:|\(\?(?!P<)[a-zA-Z-]*[smU]|[\x00-\x1f\x7f-\x9f]"
)
"""What in a pattern, its escaped marks aside, can match a line break."""
_EDGES = regex(r"[$^]")
Stretch = tuple[int, str, bool]
"""Where a part of a text starts, its words, and whether it is short enough to be remembered."""
AT_ONCE = ContextVar("AT_ONCE", default=True)
"""Whether a finder compiles what it looks for when it is made."""


@contextmanager
def when_used() -> Iterator[None]:
    """Within it, finders of what was judged before are made: they compile when a text needs it."""
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
        self._terms = Terms(terms, ignore_case)
        self._patterns = tuple(patterns)
        self._near = not any(map(reaches_on, self._patterns))
        self._kept = lru_cache(maxsize=MOST)(self._found)
        if AT_ONCE.get():
            self._terms.whole()
            _ = self._compiled

    @cached_property
    def _compiled(self) -> tuple[tuple[str, Any], ...]:
        """The patterns, each with what searches for it."""
        return tuple((pattern, compiled(pattern, ignore_case=self._ignore_case)) for pattern in self._patterns)

    def find(self, text: str) -> Iterator[Hit]:
        """Start and end (characters) of each hit, in order, with the term or pattern as it was given.

        Hits of terms do not overlap (the first wins, of those that begin together the longest); patterns may
        overlap anything. An empty match of a pattern is no hit.
        """
        if "\n" not in text or not self._near:
            return iter(self._kept(text) if len(text) <= LONGEST else self._found(text))
        kept = self._kept
        return iter(
            [
                (begun + start, begun + end, term)
                for begun, words, short in self._stretches(text)
                for start, end, term in (kept(words) if short else self._found(words))
            ]
        )

    def within(self, text: str) -> bool:
        """Whether there is a hit in the text."""
        if "\n" not in text or not self._near:
            return bool(self._kept(text) if len(text) <= LONGEST else self._found(text))
        kept = self._kept
        return any(kept(words) if short else self._found(words) for _, words, short in self._stretches(text))

    def _stretches(self, text: str) -> tuple[Stretch, ...]:
        """What can be searched by itself, one after another: lines, where no term may reach from one into the next."""
        pairs = self._terms.pairs
        if pairs is not None:
            found, seams = lines(text)
            if pairs.isdisjoint(seams):
                return found
        return blocks(text)

    def expressions(self) -> Iterator[str]:
        """RE2 expressions of which one matches wherever there is a hit."""
        flags = "(?i:" if self._ignore_case else "(?:"
        for expression in (*self._terms.expressions(), *self._patterns):
            yield f"{flags}{expression})"

    def _found(self, text: str) -> tuple[Hit, ...]:
        searches = self._terms.searches(text)
        if not searches and not self._patterns:
            return ()
        whole, offsets = composed(text)
        data = encoded(whole)
        hits = [*self._term_hits(searches, data), *self._pattern_hits(data)]
        hits.sort(key=lambda hit: (hit[0], -hit[1]))
        places = characters(data, {place for start, end, _ in hits for place in (start, end)})
        if offsets:
            places = {place: offsets[at] for place, at in places.items()}
        return tuple((places[start], places[end], term) for start, end, term in hits)

    def _term_hits(self, searches: Iterable[Any], data: bytes) -> list[Hit]:
        """Hits of the terms, in bytes, without those that overlap an earlier one."""
        spans: list[tuple[int, int]] = []
        for search in searches:
            at = 0
            while (match := search.search(data, at)) is not None:
                spans.append(match.span(1))
                at = match.end(1)  # the character after it may be the edge before the next one too
        spans.sort(key=lambda span: (span[0], -span[1]))
        hits: list[Hit] = []
        for start, end in spans:
            if not hits or start >= hits[-1][1]:
                hits.append((start, end, self._terms.as_given(data[start:end].decode())))
        return hits

    def _pattern_hits(self, data: bytes) -> Iterator[Hit]:
        for pattern, search in self._compiled:
            for match in search.finditer(data):
                start, end = match.span()
                if start < end:
                    yield start, end, pattern


def reaches_on(pattern: str) -> bool:
    """Whether what a pattern finds in a block may depend on what stands around it.

    It may match a line break, or it tells where the text begins or ends; where lines do is the same in a block.
    """
    said = _ESCAPED.sub("", pattern)
    by_line = _LINES.sub("", said)
    return _REACHES_ON.search(by_line) is not None or (by_line == said and _EDGES.search(said) is not None)


@lru_cache(maxsize=64)
def blocks(text: str) -> tuple[Stretch, ...]:
    """The text between its blank lines; no term reaches from one block into another."""
    return stretches(text, "\n\n")


@lru_cache(maxsize=64)
def lines(text: str) -> tuple[tuple[Stretch, ...], frozenset[tuple[str, str]]]:
    """The text's lines; and of each that has words its last one, with the first of the next that has any."""
    found = stretches(text, "\n")
    ends = [ends for _, words, _ in found if (ends := outer_words(words))[0]]
    return found, frozenset([(last, first) for (_, last), (first, _) in pairwise(ends)])


def stretches(text: str, apart: str) -> tuple[Stretch, ...]:
    """What stands between the marks that set it apart; nothing is left out."""
    parts = text.split(apart)
    sizes = list(map(len, parts))
    starts = accumulate([size + len(apart) for size in sizes], initial=0)
    return tuple(
        [(start, part, size <= LONGEST) for start, part, size in zip(starts, parts, sizes, strict=False) if part]
    )


class Scan:
    """One RE2 pattern made of several alternatives, searched for in one pass. Made ready when it is first used."""

    __slots__ = ("_pattern", "matches")

    def __init__(self, alternatives: Iterable[str], *, multiline: bool = False) -> None:
        joined = "|".join(f"(?:{alternative})" for alternative in alternatives)
        self._pattern = f"(?m:{joined})" if multiline else joined
        self.matches = remembered(self._matches)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Start and end (characters) of each match."""
        data = encoded(text)
        spans = [match.span() for match in compiled(self._pattern).finditer(data)]
        places = characters(data, {place for span in spans for place in span})
        return [(places[start], places[end]) for start, end in spans]

    def _matches(self, text: str) -> bool:
        """Whether the pattern is found in the text."""
        return compiled(self._pattern).search(encoded(text)) is not None


def composed(text: str) -> tuple[str, list[int]]:
    """The text in composed form (NFC) and, where that is another text, the offset in ``text`` of each character."""
    if text.isascii():
        return text, []
    whole = LONE_SURROGATE.sub("\ufffd", text)
    if is_normalized("NFC", whole):
        return whole, []
    parts: list[str] = []
    offsets: list[int] = []
    start = 0
    for at in range(1, len(whole) + 1):
        if at == len(whole) or not combining(whole[at]):
            part = normalize("NFC", whole[start:at])
            parts.append(part)
            offsets.extend([start] * len(part))
            start = at
    return "".join(parts), [*offsets, len(whole)]
