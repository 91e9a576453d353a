"""The rows of a file as columns of canonical values (``model.Sheet``), as a whole or stretch by stretch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from typing import Any

from msglint.inputs.columns import Layout
from msglint.inputs.consent import Answers, left, strictest
from msglint.inputs.contacts import texts_of
from msglint.inputs.fields import catalogue
from msglint.inputs.stretches import Stretches
from msglint.inputs.survey import Survey
from msglint.inputs.table import Table
from msglint.model import Place

LEFT = ("email_opt_out", "email_opt_in", "opt_out_date", "opt_in_date")
"""What tells whether somebody has left."""


class Columns:
    """Some rows, column by column; they are read when a column is asked for."""

    def __init__(self, table: Callable[[], Table], count: int, judged: Layout) -> None:
        self._table = table
        self._count = count
        self._judged = judged
        self._texts = texts_of(judged)
        self._made: dict[str, Sequence[Any]] = {}

    def __len__(self) -> int:
        return self._count

    @property
    def fields(self) -> frozenset[str]:
        return fields_of(self._judged)

    @property
    def places(self) -> Sequence[Place]:
        return self._table().places

    def some(self, indexes: Sequence[int]) -> Columns:
        return Columns(cache(lambda: self._table().some(indexes)), len(indexes), self._judged)

    def column(self, name: str) -> Sequence[Any]:
        return self._table().column(name)

    def field(self, name: str) -> Sequence[Any]:
        if name not in self._made:
            self._made[name] = self._field(name)
        return self._made[name]

    def _field(self, name: str) -> Sequence[Any]:
        if name in self._texts and name not in self._judged.answers:
            return self.column(self._texts[name])
        answers = self._said(name)
        if name != "email_opt_out" or "opt_out_date" not in self._texts:
            return answers
        dates = (answers, *(self.field(other) for other in LEFT[1:]))
        return [True if left(dict(zip(LEFT, cells, strict=True))) else cells[0] for cells in zip(*dates, strict=True)]

    def _said(self, name: str) -> Sequence[Any]:
        """What the columns of a consent say, the strictest first."""
        columns = self._judged.answers.get(name)
        if not columns:
            return (None,) * len(self)
        return strictest(catalogue().kind(name), [each.all(self.column(each.column)) for each in columns])


def fields_of(judged: Layout) -> frozenset[str]:
    """The canonical fields that rows read this way can have."""
    texts = texts_of(judged)
    left_on = {"email_opt_out"} if "opt_out_date" in texts else set()
    return frozenset({*texts, *judged.answers, *left_on})


class LongSheet:
    """All rows of a file, column by column; ``parts`` are its stretches."""

    def __init__(self, rows: Stretches, judged: Layout, survey: Survey) -> None:
        self._rows = rows
        self._judged = judged
        self._survey = survey

    @property
    def fields(self) -> frozenset[str]:
        return fields_of(self._judged)

    @property
    def places(self) -> Sequence[Place]:
        return list(self._rows.places())

    def some(self, indexes: Sequence[int]) -> Columns:
        def table() -> Table:
            rows, places = chain.from_iterable(each.rows for each in self._rows), self._rows.places()
            every = list(zip(rows, places, strict=True))
            found = [every[at] for at in indexes]
            head = self._rows.header
            return Table(self._rows.path, self._rows.names, head, [row for row, _ in found], [at for _, at in found])

        return Columns(cache(table), len(indexes), self._judged)

    def column(self, name: str) -> Sequence[Any]:
        return list(self._rows.column(name))

    def field(self, name: str) -> Sequence[Any]:
        return list(chain.from_iterable(part.field(name) for _, part in self.parts()))

    def parts(self) -> Iterator[tuple[range, Columns]]:
        """Each stretch: the numbers of its rows, and its columns."""
        for number, first in enumerate(self._rows.firsts):
            end = self._rows.end_of(number)
            yield range(first, end), Columns(partial(self._rows.table, number), end - first, self._judged)

    @property
    def nested(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(paths) for name, paths in self._survey.nested.items()}

    def filled(self) -> frozenset[str]:
        texts = texts_of(self._judged)
        found = {name for name, column in texts.items() if column in self._survey.filled}
        found.update(name for name, columns in self._judged.answers.items() if any(map(self._answered, columns)))
        if "opt_out_date" in found and "email_opt_out" not in found:
            gone = chain.from_iterable(part.field("email_opt_out") for _, part in self.parts())
            found.update({"email_opt_out"} if any(gone) else ())
        return frozenset(found)

    def _answered(self, answers: Answers) -> bool:
        return any(answers.of(value) is not None for value in self._survey.tally(answers.column))
