"""A table's rows as contacts, and as columns of canonical values: each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, overload

from msglint.inputs.columns import Layout
from msglint.inputs.consent import left, strictest
from msglint.inputs.fields import catalogue
from msglint.inputs.table import Table
from msglint.model import Contact

LEFT = ("email_opt_out", "email_opt_in", "opt_out_date", "opt_in_date")
"""What tells whether somebody has left."""


class Contacts(Sequence[Contact]):
    """The contacts of a table. Each is made once, so that it stays the same object."""

    def __init__(self, table: Table, judged: Layout) -> None:
        self._table = table
        self._judged = judged
        self._made: list[Contact | None] = [None] * len(table.rows)

    def __reduce__(self) -> tuple[Any, ...]:
        return Contacts, (self._table, self._judged)

    def __len__(self) -> int:
        return len(self._made)

    def __iter__(self) -> Iterator[Contact]:
        return (self._contact(index) for index in range(len(self._made)))

    @overload
    def __getitem__(self, index: int) -> Contact: ...
    @overload
    def __getitem__(self, index: slice) -> list[Contact]: ...
    def __getitem__(self, index: int | slice) -> Contact | list[Contact]:
        every = range(len(self._made))
        if isinstance(index, slice):
            return [self._contact(at) for at in every[index]]
        return self._contact(every[index])

    def _contact(self, index: int) -> Contact:
        made = self._made[index]
        if made is None:
            row, place = self._table.rows[index], self._table.places[index]
            own = row.get(self._id) if self._id is not None else None
            name = "" if own is None else str(own).strip()
            made = self._made[index] = Contact(name or f"row:{place.line}", self._values(row), row, place)
        return made

    @cached_property
    def _id(self) -> str | None:
        return dict(self._judged.texts).get("id")

    @cached_property
    def _values(self) -> Values:
        return Values(self._judged)


class Values:
    """Makes a row's canonical values."""

    def __init__(self, judged: Layout) -> None:
        texts = texts_of(judged)
        self._texts = tuple(texts.items())
        book = catalogue()
        self._answers = [
            (name, strictest(book.kind(name), columns), [column.column for column in columns])
            for name, columns in judged.answers.items()
        ]
        self._dated = "opt_out_date" in texts

    def __call__(self, row: Mapping[str, Any]) -> dict[str, Any]:
        values = {name: row[column] for name, column in self._texts if column in row}
        for name, value, columns in self._answers:
            if len(columns) > 1 or columns[0] in row:
                values[name] = value(row)
        if self._dated and left(values):
            values["email_opt_out"] = True
        return values


class Columns:
    """The same values column by column (a ``model.Sheet``)."""

    def __init__(self, table: Table, judged: Layout) -> None:
        self._table = table
        self._answers = judged.answers
        self._texts = texts_of(judged)
        self._made: dict[str, Sequence[Any]] = {}

    @property
    def fields(self) -> frozenset[str]:
        left_on = {"email_opt_out"} if "opt_out_date" in self._texts else set()
        return frozenset({*self._texts, *self._answers, *left_on})

    def column(self, name: str) -> Sequence[Any]:
        return self._table.column(name)

    def field(self, name: str) -> Sequence[Any]:
        if name not in self._made:
            self._made[name] = self._field(name)
        return self._made[name]

    def _field(self, name: str) -> Sequence[Any]:
        if name in self._texts and name not in self._answers:
            return self.column(self._texts[name])
        answers = self._said(name)
        if name != "email_opt_out" or "opt_out_date" not in self._texts:
            return answers
        dates = (answers, *(self.field(other) for other in LEFT[1:]))
        gone = each(lambda cells: left(dict(zip(LEFT, cells, strict=True))))
        return [True if gone(cells) else cells[0] for cells in zip(*dates, strict=True)]

    def _said(self, name: str) -> Sequence[Any]:
        """What the columns of a consent say, the strictest first."""
        columns = self._answers.get(name)
        if not columns:
            return (None,) * len(self._table.rows)
        said = zip(*(self.column(answers.column) for answers in columns), strict=True)
        strict = strictest(catalogue().kind(name), columns)
        names = [answers.column for answers in columns]
        return list(map(each(lambda cells: strict(dict(zip(names, cells, strict=True)))), said))


def texts_of(judged: Layout) -> dict[str, str]:
    """Field and column, where a field's values are taken as they stand."""
    texts = dict(judged.texts)
    if "id" in texts:
        texts.setdefault("contact_id", texts["id"])
    return texts


def each(judge: Callable[[tuple[Any, ...]], Any]) -> Callable[[tuple[Any, ...]], Any]:
    """A function that is asked once for equal cells (of hashable values)."""
    known: dict[tuple[Any, ...], Any] = {}

    def asked(cells: tuple[Any, ...]) -> Any:
        try:
            if cells not in known:
                known[cells] = judge(cells)
            return known[cells]
        except TypeError:  # a list or an object in a cell
            return judge(cells)

    return asked
