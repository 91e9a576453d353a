"""Flags a mailing that does not say where its sender can be reached by post.

    check: postal-address
    options: {any: [Speicherstadt Block D], fields: ['\\bwhere_we_are$']}

An address is a street with its number, a postcode with its town, or a post box, in the forms of many countries,
anywhere in the text or HTML part, the layout's footer included; values of the record are the reader's own address and
do not count. A merge field of the host that is named like an address or a footer counts whatever it prints.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Match, Reading, Reads, Scope
from msglint.reading.postal import has_address, names_address
from msglint.reading.scopes import Pattern, Term
from msglint.reading.words import Finder


class Options(Struct, frozen=True):
    """``any``: words that stand for the address (the name of a house without street and number).

    ``fields``: RE2 patterns for names of merge fields that print it, beside those that name an address.
    """

    any: tuple[Term, ...] = ()
    fields: tuple[Pattern, ...] = ()


class Check:
    scope = Scope.MESSAGE
    facts: frozenset[str] = frozenset()
    reads = Reads(message=frozenset({"prints"}), absence=True)

    def __init__(self, options: Options) -> None:
        self._words = Finder(options.any)
        self._fields = Finder((), options.fields)

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        if target.bodies and not any(has_address(body) for body in target.bodies) and not self._told(target, evidence):
            yield Match()

    def _told(self, target: Reading, evidence: Evidence) -> bool:
        """Whether the host's fields, or words that the project counts, say the address."""
        names: tuple[str, ...] = evidence.message.get("prints", ())
        if names_address(names) or any(self._fields.within(name) for name in names):
            return True
        return any(self._words.within(body.whole.text) for body in target.bodies)
