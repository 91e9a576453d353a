"""Flags text that broke on its way into the records: JosÃ© for José, O&#39;Brien, M�ller.

    check: record-mojibake

Facts: `{column}` the column's name in the file, `{value}` its text, `{what}` what happened to it, `{meant}` what it is
to be, after ", for ", where that can be told.

A row is one finding: that of its first broken column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Personal, Reads, RecordsView, RecordView, Scope
from msglint.names.misread import HINTS, SIGNS, Fault, fault, is_sound

NAMES = frozenset({"first_name", "last_name", "full_name", "preferred_name"})
LONGEST = 1_000  # characters of a cell that are looked at


class Options(Struct, frozen=True):
    """``ignore``: columns (as the file calls them) that are not looked at: raw HTML, say."""

    ignore: tuple[str, ...] = ()


class Check:
    scope = Scope.RECORD
    reads = Reads()
    facts = frozenset({"column", "value", "what", "meant"})

    def __init__(self, options: Options) -> None:
        self._ignore = frozenset(options.ignore)

    def suspects(self, view: RecordsView, evidence: Evidence) -> Iterable[int]:
        """The rows in which some cell shows a trace."""
        found: set[int] = set()
        for name in dict.fromkeys(column.name for column in view.columns):
            if name not in self._ignore:
                found.update(traced(view.column(name)))
        return sorted(found)

    def matches(self, target: RecordView, evidence: Evidence) -> Iterator[Match]:
        fields = {column: field for field, column in target.names.items()}
        for column, value in target.columns.items():
            if not isinstance(value, str) or column in self._ignore:
                continue
            field = fields.get(column, "")
            broken = judged(value, name=field in NAMES)
            if broken is None:
                continue
            shown = field or column
            facts: dict[str, Fact] = {
                "column": column,
                "value": Personal(value.strip()[:LONGEST], shown),
                "what": broken.what,
                "meant": (", for ", Personal(broken.meant, shown)) if broken.meant else "",
            }
            yield Match(facts=facts, fields=(shown,))
            return


def judged(value: str, *, name: bool) -> Fault | None:
    text = value.strip()[:LONGEST]
    return None if is_sound(text) else fault(text, name=name)


def traced(values: Sequence[Any]) -> list[int]:
    """The rows of a column that show a trace; most columns are sound as a whole."""
    try:
        whole = "\n".join(values)
    except TypeError:  # there are numbers, lists or blanks among them
        values = [value if isinstance(value, str) else "" for value in values]
        whole = "\n".join(values)
    odd = [] if whole.isascii() else [at for at, plain in enumerate(map(str.isascii, values)) if not plain]
    if odd:
        odd = [at for at in odd if HINTS.search(values[at])] if HINTS.search(whole) else []
    for sign in SIGNS:
        if sign in whole:
            odd += [at for at, text in enumerate(values) if sign in text]
    broken = {text for text in {values[at] for at in odd} if not is_sound(text.strip()[:LONGEST])}
    return [at for at in odd if values[at] in broken]
