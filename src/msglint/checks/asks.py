"""Flags a message that asks its reader to do more different things than the option allows.

    check: asks
    options: {max: 1}

An ask is a button or link whose words call to act ("Book your seats"), or a call without a link ("Forward this to a
friend"). Links to the same page are one ask; so is a sentence that calls to what a link already does. Links in the
footer, to social networks, maps, calendars and preferences, addresses to answer to, menus and links that only name
their source are none. The text and the HTML part are counted each by itself.
Facts: `{count}`, `{asks}` the words of each, `{max}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Personal, Reading, Reads, Scope
from msglint.reading.asks import Ask, asks, at_most
from msglint.reading.scopes import quoted

SHOWN = 4
"""Asks that are named; of more only the number."""
LONGEST = 40
"""Characters that are shown of one."""


class Options(Struct, frozen=True):
    """``max``: how many different asks a message may have."""

    max: int = 1


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"count", "asks", "max"})
    reads = Reads()

    def __init__(self, options: Options) -> None:
        if options.max < 1:
            raise ValueError("max must be 1 or more")
        self._max = options.max

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        some = (body for body in target.bodies if at_most(body) > self._max)
        found = max(map(asks, some), key=len, default=())
        if len(found) > self._max:
            beyond = min(found[self._max :], key=lambda ask: ask.words.start)
            facts: dict[str, Fact] = {"count": len(found), "asks": named(found), "max": self._max}
            yield Match(beyond.words.span(), facts)


def named(found: Sequence[Ask]) -> tuple[str | Personal, ...]:
    """The words of the first asks, in quotation marks."""
    line: list[str | Personal] = []
    for ask in found[:SHOWN]:
        words = ask.words.text
        line += [
            "“" if not line else ", “",
            quoted(ask.words, 0, min(len(words), LONGEST)),
            "…”" if len(words) > LONGEST else "”",
        ]
    return (*line, " …") if len(found) > SHOWN else tuple(line)
