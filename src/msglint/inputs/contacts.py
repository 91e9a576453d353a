"""The rows of a file as contacts, made stretch by stretch as they are asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, overload

from msgspec.structs import replace

from msglint.inputs.columns import Layout
from msglint.inputs.consent import left, strictest
from msglint.inputs.fields import catalogue
from msglint.inputs.stretches import Recent, Stretches, all_kept, stretches_of
from msglint.inputs.table import Cells, Table
from msglint.model import Contact

MADE = 2
"""Stretches of contacts that stay in memory."""
ALONE = 400
"""Contacts of a stretch that are made one by one, before it is made as a whole."""


class Contacts(Sequence[Contact]):
    """The contacts of a file. Few are in memory at a time; one that is asked for again later is made anew."""

    def __init__(self, rows: Stretches, judged: Layout) -> None:
        self._rows = rows
        self._judged = judged
        self._plan = Plan(judged)
        self._stretch = Recent(self._made, MADE)
        self._asked: Counter[int] = Counter()
        self._last: tuple[int, Contact] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return Contacts, (self._rows, self._judged)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, in their order."""
        return self._rows.names

    def others(self, table: Table) -> Contacts:
        """The contacts of another table, read as these are."""
        rows = stretches_of(table)
        for _ in rows.first_pass():
            pass
        return Contacts(rows, self._judged)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Contact]:
        return chain.from_iterable(map(self._stretch, range(len(self._rows.firsts))))

    @overload
    def __getitem__(self, index: int) -> Contact: ...
    @overload
    def __getitem__(self, index: slice) -> list[Contact]: ...
    def __getitem__(self, index: int | slice) -> Contact | list[Contact]:
        every = range(len(self))
        if isinstance(index, slice):
            return self._some(every[index])
        row = every[index]
        last = self._last
        if last is None or last[0] != row:
            last = self._last = row, self._single(row)
        return last[1]

    def _single(self, row: int) -> Contact:
        """One contact: alone, or with its whole stretch where many of that are asked for."""
        number = self._rows.stretch_of(row)
        self._asked[number] += 1
        several = len(self._rows.firsts) > 1
        if several and number not in self._stretch and self._asked[number] <= ALONE:
            return self.few((row,))[0]
        return self._stretch(number)[row - self._rows.firsts[number]]

    def several(self, rows: Sequence[int]) -> Iterator[Contact]:
        """The contacts of some rows, in their order."""
        start = 0
        while start < len(rows):
            number = self._rows.stretch_of(rows[start])
            end = bisect_left(rows, self._rows.end_of(number), start)
            yield from self.few(rows[start:end])
            start = end

    def few(self, rows: Sequence[int]) -> list[Contact]:
        """The contacts of some rows of one stretch, made alone."""
        if not rows:
            return []
        number = self._rows.stretch_of(rows[0])
        first = self._rows.firsts[number]
        table = self._rows.table(number).some([row - first for row in rows])
        return self._plan.contacts(table, rows, len(self._rows.names))

    def _some(self, rows: range) -> list[Contact]:
        if rows.step != 1 or not rows:
            return [self[row] for row in rows]
        first, last = self._rows.stretch_of(rows[0]), self._rows.stretch_of(rows[-1])
        made = list(chain.from_iterable(map(self._stretch, range(first, last + 1))))
        before = self._rows.firsts[first]
        return made[rows.start - before : rows.stop - before]

    def _made(self, number: int) -> list[Contact]:
        table = self._rows.table(number)
        first = self._rows.firsts[number]
        with all_kept():
            return self._plan.contacts(table, range(first, first + len(table.rows)), len(self._rows.names))


class Plan:
    """How the columns of a file become contacts: decided once."""

    def __init__(self, judged: Layout) -> None:
        self._texts = texts_of(judged)
        self._id = dict(judged.texts).get("id")
        book = catalogue()
        self._answers = [(name, book.kind(name), columns) for name, columns in judged.answers.items()]
        self._dated = "opt_out_date" in self._texts

    def contacts(self, table: Table, numbers: Sequence[int], width: int) -> list[Contact]:
        """The contacts of a table whose rows have these numbers; ``width``: the columns of the whole file."""
        rows = list(table.rows)
        whole = isinstance(table.rows, Cells) or {width}.issuperset(map(len, rows))
        values = self._values(table, rows, whole=whole)
        ids = table.column(self._id) if self._id is not None else (None,) * len(rows)
        every = zip(ids, values, rows, table.places, numbers, strict=True)
        return [
            Contact((str(own).strip() if own is not None else "") or f"row:{place.line}", value, row, place, "", number)
            for own, value, row, place, number in every
        ]

    def _values(self, table: Table, rows: Sequence[Mapping[str, Any]], *, whole: bool) -> list[dict[str, Any]]:
        """The canonical values of each row; ``whole``: no row lacks a column."""
        texts = self._texts
        if whole and texts:
            cells = zip(*map(table.column, texts.values()), strict=True)
            values = [dict(zip(texts, each, strict=True)) for each in cells]
        else:
            pairs = tuple(texts.items())
            values = [{name: row[column] for name, column in pairs if column in row} for row in rows]
        for name, kind, columns in self._answers:
            said = strictest(kind, [each.all(table.column(each.column)) for each in columns])
            lacking = "" if whole or len(columns) > 1 else columns[0].column
            for value, verdict, row in zip(values, said, rows, strict=True):
                if not lacking or lacking in row:
                    value[name] = verdict
        if self._dated:
            for value in values:
                if left(value):
                    value["email_opt_out"] = True
        return values


class Together(Sequence[Contact]):
    """Contacts and others behind them as one list, numbered through. ``first``: those before the others."""

    def __init__(self, first: Sequence[Contact], others: Sequence[Contact]) -> None:
        self.first = first
        self._others = [replace(contact, number=number) for number, contact in enumerate(others, len(first))]

    def __len__(self) -> int:
        return len(self.first) + len(self._others)

    def __iter__(self) -> Iterator[Contact]:
        return chain(self.first, self._others)

    @overload
    def __getitem__(self, index: int) -> Contact: ...
    @overload
    def __getitem__(self, index: slice) -> list[Contact]: ...
    def __getitem__(self, index: int | slice) -> Contact | list[Contact]:
        before = len(self.first)
        every = range(len(self))
        if isinstance(index, slice):
            rows = every[index]
            if rows.step == 1:
                start = max(rows.start - before, 0)
                return [*self.first[rows.start : rows.stop], *self._others[start : max(rows.stop - before, 0)]]
            return [self[row] for row in rows]
        row = every[index]
        return self.first[row] if row < before else self._others[row - before]


def texts_of(judged: Layout) -> dict[str, str]:
    """Field and column, where a field's values are taken as they stand."""
    texts = dict(judged.texts)
    if "id" in texts:
        texts.setdefault("contact_id", texts["id"])
    return texts
