"""Names the columns that look like a field but were taken for none, or for one whose answers nobody understands.

    check: record-unmapped

Facts: `{column}` the column, `{field}` the field that it may be, `{doubt}` what speaks for that, in words that go on
after "it". The finding stands at the column's name in the header.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Match, Reads, RecordsView, Scope


class Options(Struct, frozen=True):
    """``ignore``: columns that are right as they are taken."""

    ignore: tuple[str, ...] = ()


class Check:
    """Tells what was decided when the columns were read; the records themselves are not looked at."""

    scope = Scope.RECORDS
    reads = Reads()
    facts = frozenset({"column", "field", "doubt"})

    def __init__(self, options: Options) -> None:
        self._ignore = frozenset(options.ignore)

    def matches(self, target: RecordsView, evidence: Evidence) -> Iterator[Match]:
        for column in target.columns:
            if column.likely and column.name not in self._ignore:
                yield Match(
                    place=column.place if column.place.known else None,
                    facts={"column": column.name, "field": column.likely, "doubt": column.doubt},
                    fields=(column.likely,),
                )
