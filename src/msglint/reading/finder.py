"""Finds terms and patterns in text, in time linear in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property, lru_cache
from typing import Any
from unicodedata import combining, is_normalized, normalize

from msglint.memory import LONGEST, MOST, remembered
from msglint.reading.linear import LONE_SURROGATE, characters, compiled, encoded
from msglint.reading.stretches import Stretches, blocks, lines
from msglint.reading.terms import Terms
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
_CLASS = regex(r"\[(?!\^)[^\[\]]*\]")
"""Characters of which one is meant: a ``$`` among them is no end."""
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
        self.near = not any(map(reaches_on, self._patterns))
        self._kept = lru_cache(maxsize=MOST)(self._searched)
        self._there = lru_cache(maxsize=MOST)(self._has)
        self._any = cache(self._any_of)
        if AT_ONCE.get():
            self._terms.whole()
            _ = self._compiled

    def _any_of(self, terms: bool) -> Any:
        """What finds a hit of any pattern (and, if asked, term), or an empty match; ``None`` where there is none."""
        some = self.expressions() if terms else (f"(?:{pattern})" for pattern in self._patterns)
        joined = "|".join(some)
        return compiled(joined, ignore_case=self._ignore_case) if joined else None

    @cached_property
    def _compiled(self) -> tuple[tuple[str, Any], ...]:
        """The patterns, each with what searches for it."""
        return tuple((pattern, compiled(pattern, ignore_case=self._ignore_case)) for pattern in self._patterns)

    def find(self, text: str) -> Iterator[Hit]:
        """Start and end (characters) of each hit, in order, with the term or pattern as it was given.

        Hits of terms do not overlap (the first wins, of those that begin together the longest); patterns may
        overlap anything. An empty match of a pattern is no hit.
        """
        return iter(self._in_stretch(text))

    def within(self, text: str) -> bool:
        """Whether there is a hit in the text."""
        return self._there(text) if len(text) <= LONGEST else self._has(text)

    def _in_stretch(self, text: str) -> tuple[Hit, ...]:
        return self._kept(text) if len(text) <= LONGEST else self._searched(text)

    def _searched(self, text: str) -> tuple[Hit, ...]:
        """The hits in a text, stretch by stretch."""
        cut = self._stretches(text)
        if cut is None:
            return self._found(text)
        found = list(map(self._kept if cut.short else self._in_stretch, cut.parts))
        if not any(found):
            return ()
        return tuple(
            [
                (begun + start, begun + end, term)
                for begun, hits in zip(cut.starts, found, strict=True)
                for start, end, term in hits
            ]
        )

    def _has(self, text: str) -> bool:
        """Whether there is a hit in a text: of a stretch one search tells whether there may be any."""
        cut = self._stretches(text)
        if cut is not None:
            return any(map(self._there if cut.short else self.within, reversed(cut.parts)))  # most is at the foot
        words = self._terms.words_in(text)
        if not words:
            search = self._any(words is None)
            if search is None or search.search(encoded(composed(text)[0])) is None:
                return False
        elif self._terms.spelt(text, words):
            return True
        return bool(self._found(text))

    def _stretches(self, text: str) -> Stretches | None:
        """What of a text can be searched by itself; ``None`` where it is searched as a whole.

        Blocks can, and their lines where no term may reach over the end of one.
        """
        if "\n" not in text or not self.near:
            return None
        if "\n\n" in text:
            return blocks(text)
        pairs = self._terms.pairs_in(text)
        if pairs is None:
            return None
        found, seams = lines(text)
        return found if pairs.isdisjoint(seams) else None

    def expressions(self) -> Iterator[str]:
        """RE2 expressions of which one matches wherever there is a hit."""
        flags = "(?i:" if self._ignore_case else "(?:"
        for expression in (*self._terms.expressions(), *self._patterns):
            yield f"{flags}{expression})"

    def _found(self, text: str) -> tuple[Hit, ...]:
        words = self._terms.words_in(text)
        if not words and words is not None and not self._patterns:
            return ()
        if words and not self._patterns:
            spelt = self._terms.spelt(text, words)
            if spelt is not None:
                return spelt
        searches = self._terms.searches(text, words)
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
    edges = by_line == said and _EDGES.search(_CLASS.sub("", said)) is not None
    return _REACHES_ON.search(by_line) is not None or edges


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
