"""Flags e-mail addresses that mail cannot reach as they are written. A blank is no error, and neither is "n/a".

    check: record-email

Facts: `{column}` the column's name in the file, `{value}` the address, `{what}` what is wrong with it, `{hint}` what
was meant most likely, with a colon before it and a question mark after it; or nothing.


A slip in the domain (gmail.con, gmial.com) is a warning, as mail may go somewhere; one that may be an address of its
own is a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from msglint.model import Confidence, Evidence, Fact, Match, Personal, Reads, RecordsView, RecordView, Scope, Severity
from msglint.names.address import Defect, defect, doubtful
from msglint.names.person import text

FIELD = "email"


class Options(Struct, frozen=True):
    """``allow``: addresses that are right as they stand."""

    allow: tuple[str, ...] = ()


class Check:
    scope = Scope.RECORD
    reads = Reads(needs=frozenset({FIELD}))
    facts = frozenset({"column", "value", "what", "hint"})

    def __init__(self, options: Options) -> None:
        self._allow = frozenset(option.strip().casefold() for option in options.allow)

    def suspects(self, view: RecordsView, evidence: Evidence) -> Iterable[int]:
        """The rows whose address is not plainly right, or at a domain that may not be."""
        return doubtful(view.field(FIELD))

    def matches(self, target: RecordView, evidence: Evidence) -> Iterator[Match]:
        address = text(target.values.get(FIELD))
        found = None if address.casefold() in self._allow else defect(address)
        if found is None:
            return
        facts: dict[str, Fact] = {
            "column": target.names.get(FIELD, FIELD),
            "value": Personal(address, FIELD),
            "what": found.what,
            "hint": (": ", found.meant if found.slip else Personal(found.meant, FIELD), "?") if found.meant else "",
        }
        yield Match(
            facts=facts,
            fields=(FIELD,),
            severity=Severity.WARNING if found.slip else None,
            confidence=confidence(found),
        )


def confidence(found: Defect) -> Confidence | None:
    if found.guess:
        return Confidence.LOW
    return Confidence.MEDIUM if found.slip else None
