"""Flags a record whose first and last name are exchanged, by what the two names are and by its e-mail address.

    check: swapped

Facts: `{first}` and `{last}` the values of the two fields, `{first_column}` and `{last_column}` the columns that they
stand in, `{evidence}` what shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Personal, Reads, RecordsView, RecordView, Scope
from msglint.names.columns import Texts
from msglint.names.glance import suspects
from msglint.names.order import exchanged, weighed
from msglint.names.person import text

FIELDS = ("first_name", "last_name")


class Options(Struct, frozen=True):
    """``allow``: names that are right as they stand, first and last ("Morgan Taylor")."""

    allow: tuple[str, ...] = ()


class Check:
    """Weighs the names of one record."""

    scope = Scope.RECORD
    facts = frozenset({"first", "last", "first_column", "last_column", "evidence"})
    reads = Reads(contact=frozenset({*FIELDS, "email", "language", "country"}), needs=frozenset(FIELDS))

    def __init__(self, options: Options) -> None:
        self._allow = frozenset(" ".join(name.split()) for name in options.allow)

    def suspects(self, view: RecordsView, evidence: Evidence) -> Iterable[int]:
        """The rows whose names are exchanged, by their columns."""
        read = (*FIELDS, "email")
        columns = [view.once(Texts, field) for field in read]
        first, last, email = (column.trimmed for column in columns)
        others = view.field("language"), view.field("country")
        return [
            at
            for at in suspects(columns)
            if weighed(first[at], last[at], email[at], *(text(column[at]) for column in others))
        ]

    def matches(self, target: RecordView, evidence: Evidence) -> Iterator[Match]:
        values = target.values
        first, last, email = (text(values.get(field)) for field in ("first_name", "last_name", "email"))
        swap = exchanged(first, last, email, text(values.get("language")), text(values.get("country")))
        if swap is None or f"{first} {last}" in self._allow:
            return
        facts: dict[str, Fact] = {
            "first": Personal(first, "first_name"),
            "last": Personal(last, "last_name"),
            "first_column": target.names.get("first_name", "first_name"),
            "last_column": target.names.get("last_name", "last_name"),
            "evidence": swap.evidence,
        }
        yield Match(facts=facts, fields=FIELDS, confidence=swap.confidence)
