"""Flags text that says the second thing before the first.

    check: order
    options: {scope: message, first: [thank you, thanks], then: [donate, give today]}

Flagged when a word of `then` stands before the first word of `first`; with `required`, also when there is no
word of `first` at all. In scope `message` each body is judged by itself.

Facts: `{then}` the words that came too early, `{first}` the words that should have come before them.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Match, Passage, Reading, Reads, Scope
from msglint.reading.scopes import Pattern, Target, Term, TextScope, passages, quoted
from msglint.reading.words import Finder


class Options(Struct, frozen=True):
    """``first``, ``then``: terms. ``first_patterns``, ``then_patterns``: RE2 patterns beside them.

    ``required``: whether ``first`` must be there at all where ``then`` is. ``scope``: where to look.
    ``ignore_case``: as it says.
    """

    first: tuple[Term, ...] = ()
    then: tuple[Term, ...] = ()
    first_patterns: tuple[Pattern, ...] = ()
    then_patterns: tuple[Pattern, ...] = ()
    required: bool = False
    scope: TextScope = "message"
    ignore_case: bool = True


class Check:
    facts = frozenset({"first", "then"})
    reads = Reads()

    def __init__(self, options: Options) -> None:
        if not (options.first or options.first_patterns) or not (options.then or options.then_patterns):
            raise ValueError("needs both: what comes first, and what comes then")
        self.scope = Scope(options.scope)
        self._required = options.required
        self._first = Finder(options.first, options.first_patterns, options.ignore_case)
        self._then = Finder(options.then, options.then_patterns, options.ignore_case)
        self._wanted = " / ".join((options.first or options.first_patterns)[:5])

    def matches(self, target: Target, evidence: Evidence) -> Iterator[Match]:
        texts = tuple(body.whole for body in target.bodies) if isinstance(target, Reading) else passages(target)
        for passage in texts:
            match = self._judge(passage)
            if match is not None:
                yield match

    def _judge(self, passage: Passage) -> Match | None:
        then = next(iter(self._then.find(passage.text)), None)
        if then is None:
            return None
        first = next(iter(self._first.find(passage.text)), None)
        if (first is None and not self._required) or (first is not None and first[0] <= then[0]):
            return None
        wanted = quoted(passage, first[0], first[1]) if first else self._wanted
        return Match(passage.span(*then[:2]), {"then": quoted(passage, *then[:2]), "first": wanted})
