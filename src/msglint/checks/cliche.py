"""Flags a message that begins with words that say nothing.

    check: cliche
    options: {terms: [I hope this finds you well], patterns: ["(?i)thrilled to \\w+ you that"]}

Looks at how the pleasantries before the opening, and the opening itself, begin; reports the first. Terms are whole
words or phrases, patterns are RE2.
Facts: `{found}` the words in the message.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Lead, Match, Reads, Scope
from msglint.reading.scopes import Pattern, Term, quoted
from msglint.reading.words import Finder
from msglint.regex import regex

NEAR = 12
"""A cliché opens a sentence: at most so many characters of it stand before ("And so, we are thrilled to …")."""
TRAILING = regex(r"(?:[\s.,;:!…–—-]|\band)+$")
"""What a pattern needs to tell that a phrase is over, and that is no part of it."""


class Options(Struct, frozen=True):
    """``terms``: words or phrases. ``patterns``: RE2 patterns."""

    terms: tuple[Term, ...] = ()
    patterns: tuple[Pattern, ...] = ()


class Check:
    scope = Scope.LEAD
    facts = frozenset({"found"})
    reads = Reads()

    def __init__(self, options: Options) -> None:
        if not options.terms and not options.patterns:
            raise ValueError("needs terms or patterns to look for")
        self._finder = Finder(options.terms, options.patterns)

    def matches(self, target: Lead, evidence: Evidence) -> Iterator[Match]:
        for sentence in (*target.skipped, *target.sentences[:1]):
            for start, end, _ in self._finder.find(sentence.text):
                if start <= NEAR:
                    over = TRAILING.search(sentence.text, start, end)
                    last = over.start() if over else end
                    yield Match(sentence.span(start, last), {"found": quoted(sentence, start, last)})
                    return
