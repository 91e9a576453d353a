"""Flags words that a message must not say.

    check: phrase
    options: {scope: subject, terms: [exciting news, thrilled to announce]}

Terms are whole words or phrases in any script; patterns are RE2. Scope `part` is all that the reader sees of subject,
preheader and bodies; `sentence` only what the message itself says, without greeting, sign-off, footer and quoted mail.
In scope `link` the words shown and the address are searched. A hit is excused where one of the `unless` terms stands in
the same scope.

Facts: `{found}` the words in the message, `{term}` the term or pattern as the rule writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from msglint.model import Evidence, Link, Match, Passage, Personal, Reads, Scope
from msglint.reading.scopes import Pattern, Target, Term, TextScope, passages, quoted
from msglint.reading.words import Finder


class Options(Struct, frozen=True):
    """``scope``: where to look. ``terms``: words or phrases. ``patterns``: RE2 patterns. ``unless``: terms that excuse.

    ``ignore_case``: whether ``WIN`` and ``win`` are the same.
    """

    scope: TextScope = "part"
    terms: tuple[Term, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    unless: tuple[Term, ...] = ()
    ignore_case: bool = True


class Check:
    facts = frozenset({"found", "term"})
    reads = Reads()

    def __init__(self, options: Options) -> None:
        if not options.terms and not options.patterns:
            raise ValueError("needs terms or patterns to look for")
        self.scope = Scope(options.scope)
        self.sought = Finder(options.terms, options.patterns, options.ignore_case)
        self._unless = Finder(options.unless, (), options.ignore_case) if options.unless else None

    def matches(self, target: Target, evidence: Evidence) -> Iterator[Match]:
        texts = passages(target)
        if self._unless is not None and any(self._unless.within(passage.text) for passage in texts):
            return
        for passage in texts:
            yield from self._said(passage)
        if isinstance(target, Link):
            yield from self._led_to(target)

    def _said(self, passage: Passage) -> Iterator[Match]:
        for start, end, term in apart(self.sought.find(passage.text)):
            yield Match(passage.span(start, end), {"found": quoted(passage, start, end), "term": term})

    def _led_to(self, link: Link) -> Iterator[Match]:
        for start, end, term in apart(self.sought.find(link.url)):
            found = link.url[start:end]
            shown = Personal(found, "|".join(link.fields)) if link.fields else found
            yield Match(link.words.span(), {"found": shown, "term": term})


def apart(hits: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The hits that overlap none before them: the same words are one finding, whichever pattern else fits."""
    done = -1
    for start, end, term in hits:
        if start >= done:
            yield start, end, term
            done = end
