"""What one pass over all rows tells of their columns, in little memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from msglint.inputs.deciding import Tally, representative, tally
from msglint.inputs.fields import CONSENT, catalogue
from msglint.inputs.paths import paths_below
from msglint.inputs.permissions import aliases_of
from msglint.inputs.stretches import Stretches
from msglint.inputs.table import NESTED, Cells
from msglint.inputs.words import is_blank

DIFFERENT = 10_000
"""Different values of a column that are counted each; of more, those that mean the same count as one."""
SAMPLE = 500
"""Different filled values of a column that are kept to be looked at."""


class Survey:
    """``filled``: columns with a value in some row. ``nested``: the paths inside the objects and lists of columns."""

    def __init__(self, rows: Stretches) -> None:
        self.filled: set[str] = set()
        self.nested: dict[str, set[str]] = {}
        self._rows = rows
        self._samples: dict[str, dict[Any, None]] = {}
        self._counts: dict[str, Count] = {}
        book = catalogue()
        for table in rows.first_pass():
            texts = isinstance(table.rows, Cells) and table.rows.texts
            for name in table.names:
                if name not in self._samples:
                    self._samples[name] = {}
                    if any(alias.asks or book.kind(alias.field) in CONSENT for alias in aliases_of(name)):
                        self._counts[name] = Count()
                if not (texts and self._has_enough(name)):
                    self._see(name, table.column(name))

    def _has_enough(self, name: str) -> bool:
        """Whether more texts in a column would tell nothing new of it."""
        return name in self.filled and name not in self._counts and len(self._samples[name]) >= SAMPLE

    def _see(self, name: str, column: Sequence[Any]) -> None:
        different = distinct(column)
        if name not in self.filled and any(value not in (None, "") for value in different):
            self.filled.add(name)
        count = self._counts.get(name)
        if count is not None:
            count.take(column)
        sample = self._samples[name]
        if len(sample) < SAMPLE:
            values = (value for value in different if value and type(value) not in NESTED and value not in sample)
            filled = (value for value in values if not is_blank(value))
            sample.update(dict.fromkeys(islice(filled, SAMPLE - len(sample))))
        if isinstance(different, list):
            self.nested.setdefault(name, set()).update(inside(column))

    def counted(self, columns: Iterable[str]) -> None:
        """Count the values of these columns too, all of them in one pass."""
        missing = [name for name in dict.fromkeys(columns) if name not in self._counts]
        counts = {name: Count() for name in missing}
        for table in self._rows if missing else ():
            for name, count in counts.items():
                count.take(table.column(name))
        self._counts.update(counts)

    def tally(self, column: str) -> Tally:
        """How often each value stands in a column (see ``Count``)."""
        self.counted((column,))
        return self._counts[column].values

    def sample(self, column: str) -> list[str]:
        """Some of a column's filled values, as text."""
        return list(map(str, self._samples.get(column, ())))


class Count:
    """Counts values: each for itself as long as they are not too many, then one for all that mean the same."""

    def __init__(self) -> None:
        self.values: Counter[Any] = Counter()
        self._stand: dict[Any, Any] = {}

    def take(self, column: Sequence[Any]) -> None:
        for value, count in tally(column).items():
            if value in self.values or len(self.values) < DIFFERENT:
                self.values[value] += count
            else:
                meaning = representative(value)
                self.values[self._stand.setdefault(meaning, value)] += count


def distinct(column: Sequence[Any]) -> Collection[Any]:
    """The different values of a column, in their order; all of them, as a list, where there are lists or objects."""
    try:
        return dict.fromkeys(column)
    except TypeError:
        return list(column)


def inside(column: Iterable[Any]) -> Iterator[str]:
    """The paths inside a column's objects and lists."""
    seen: set[Any] = set()
    for value in column:
        if type(value) in NESTED:
            form = shape(value)
            if form not in seen:
                seen.add(form)
                yield from paths_below(value, "")


def shape(value: Any) -> Any:
    """What two values have in common that have the same paths inside."""
    if type(value) is dict:
        return tuple(value), tuple(shape(item) if type(item) in NESTED else None for item in value.values())
    return frozenset(shape(item) if type(item) in NESTED else None for item in value)
