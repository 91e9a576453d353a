"""Flags a record for which a condition holds: a defect of the data itself.

    check: record
    options: {where: "contact.future_plans and contact.future_plans == contact.last_purchase", field: future_plans}

`where` is a Jinja expression, as in `when`, over `contact` (canonical fields and the file's own columns) and `today`; a
field that the record does not have is undefined and false. `field` names the field to blame; without it, the first
that the condition reads.

Facts: `{field}` the column's name in the file, `{value}` its value, and each field that `where` reads by its own name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Personal, Reads, RecordsView, RecordView, Scope
from msglint.predicate import Predicate

NAMES = frozenset({"contact", "today"})


def condition(text: str) -> None:
    """Raise ``ValueError`` where the expression is wrong."""
    Predicate(text, NAMES)


class Options(Struct, frozen=True):
    """``where``: the condition that makes a record defective. ``field``: the field or column to blame."""

    where: Annotated[str, condition] = ""
    field: str = ""


class Check:
    scope = Scope.RECORD
    reads = Reads()

    def __init__(self, options: Options) -> None:
        if not options.where:
            raise ValueError("needs a condition: where")
        self._where = Predicate(options.where, NAMES)
        read = sorted(self._where.reads or (), key=options.where.find)
        self._fields = tuple(dict.fromkeys(filter(None, (options.field, *read))))
        self.facts = frozenset({"field", "value", *self._fields})

    def suspects(self, view: RecordsView, evidence: Evidence) -> Iterable[int]:
        """The rows for which the condition holds, asked once for equal values; those that lack one are asked later."""
        reads = self._where.reads
        if reads is None or "id" in reads or not view.columns:
            return range(len(view.rows))
        own, fields = {column.name for column in view.columns}, {column.field for column in view.columns}
        names = sorted(reads)
        columns = [view.column(name) if name in own and name not in fields else view.field(name) for name in names]
        known: dict[tuple[Any, ...], bool] = {}
        found = []
        for at, values in enumerate(zip(*columns, strict=True) if columns else ((),) * len(view.rows)):
            try:
                if values not in known:
                    stated = dict(zip(names, values, strict=True))
                    known[values] = None in values or self._where.holds({}, stated, today=evidence.today)
                if known[values]:
                    found.append(at)
            except TypeError:  # a list or an object
                found.append(at)
        return found

    def matches(self, target: RecordView, evidence: Evidence) -> Iterator[Match]:
        known = {**target.columns, **target.values, "id": target.id}
        if not self._where.holds({}, known, today=evidence.today):
            return
        facts: dict[str, Fact] = {name: shown(known.get(name), name) for name in self._fields}
        if self._fields:
            blamed = self._fields[0]
            facts["field"] = target.names.get(blamed, blamed)
            facts["value"] = shown(known.get(blamed), blamed)
        yield Match(facts=facts, fields=self._fields)


def shown(value: Any, field: str) -> Personal:
    return Personal("" if value is None else str(value), field)
