"""Flags words that shout: capitals, and rows of exclamation marks, in subject, preheader and body.

    check: shouting
    options: {marks: 2, allow: [BLACK FRIDAY]}

Left alone: acronyms, names in capitals, single words, product codes, short headings, the keywords of SMS ("Reply
STOP"), legal text, the footer, what the front matter names as `products`, and values of the record.

Facts: `{found}` the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from msglint.model import Evidence, Match, Passage, Reads, Scope
from msglint.reading.scopes import Term, quoted
from msglint.reading.shouts import capitals, exclaimed
from msglint.reading.words import fold, tokens

LONGEST = 60
"""Characters of the words that a message shows."""


class Options(Struct, frozen=True):
    """``marks``: how many exclamation marks may stand together. ``allow``: words that are written in capitals."""

    marks: int = 2
    allow: tuple[Term, ...] = ()


class Check:
    scope = Scope.SENTENCE
    facts = frozenset({"found"})
    reads = Reads(message=frozenset({"products"}))

    def __init__(self, options: Options) -> None:
        if options.marks < 1:
            raise ValueError("marks must be at least 1")
        self._marks = options.marks
        self._allow = options.allow

    def matches(self, target: Passage, evidence: Evidence) -> Iterator[Match]:
        apart = frozenset(names(evidence.message.get("products"), self._allow))
        loud = capitals(target, subject=target.part == "subject", apart=apart)
        marked = (span for span in exclaimed(target.text, self._marks) if not target.fields(*span))
        found = loud or next(marked, None)
        if found:
            start, end = found
            yield Match(target.span(start, end), {"found": quoted(target, start, min(end, start + LONGEST))})


def names(products: Any, allowed: tuple[str, ...]) -> Iterator[str]:
    """The words, folded, of what is allowed and of the names of products."""
    listed = [products] if isinstance(products, str) else products if isinstance(products, list | tuple) else []
    for name in (*allowed, *map(str, listed)):
        yield from (fold(word) for _, _, word in tokens(name))
