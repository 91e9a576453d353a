"""Flags a message to a person who, the record says, has died. Whatever it says, it reaches the bereaved.

    check: deceased

There are no options and no facts.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Match, Reading, Reads, Scope

FIELD = "deceased"


class Options(Struct, frozen=True):
    """None: the record alone decides."""


class Check:
    """Looks at the record's flag (a yes or a date of death, understood when the records were read)."""

    scope = Scope.MESSAGE
    reads = Reads(contact=frozenset({FIELD}), needs=frozenset({FIELD}))
    facts: frozenset[str] = frozenset()

    def __init__(self, options: Options) -> None:
        self.options = options

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        if evidence.contact.get(FIELD) is True:
            yield Match(fields=(FIELD,))
