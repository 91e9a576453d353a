"""The rows of a file, however many: read stretch by stretch, again whenever they are asked for."""

from __future__ import annotations

import gc
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct, field

from msglint.errors import MsglintError
from msglint.inputs.longtext import Spot
from msglint.inputs.table import Table
from msglint.model import Place

KEPT = 16
"""Stretches that stay in memory, a table of texts as its text: a list of 100,000 or most of it."""
LITTLE = 8
"""Of so many times those, one alone is kept: nearly all have to be read again anyhow."""
ROWS = 2_048
"""Rows of a stretch that could be longer."""
T = TypeVar("T")


class Start(Struct, frozen=True):
    """Where a stretch begins. ``suspect``: the line before which rows may be the inside of a cell whose quotes are
    wrong; ``row``: the number of the first row, in what is kept as rows.
    """

    spot: Spot = Spot(0)
    suspect: int = 0
    row: int = 0


class Stretch(Struct):
    """Some rows with their places and problems, and where the rest begins (``None``: there is none)."""

    table: Table
    after: Start | None = None


class Reader(Protocol):
    """Reads one file's rows, from the start of any stretch on; twice from one start gives the same."""

    def stretch(self, start: Start) -> Stretch: ...


class Recent(Generic[T]):
    """Makes things by number, and keeps the first ones and the last: who goes through all of them again has most."""

    def __init__(self, make: Callable[[int], T], most: int = KEPT) -> None:
        self._make = make
        self._most = most
        self._kept: dict[int, T] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Recent, (self._make, self._most)

    def __call__(self, number: int) -> T:
        kept = self._kept
        made = kept.get(number)
        if made is None:
            while len(kept) >= self._most:
                kept.popitem()
            made = kept[number] = self._make(number)
        return made

    def __contains__(self, number: int) -> bool:
        return number in self._kept

    def put(self, number: int, made: T) -> None:
        """Keep a thing that is made already, as long as there is room."""
        if len(self._kept) < self._most:
            self._kept[number] = made


class Stretches:
    """All rows of a file. ``names``: the columns in order; ``header`` and ``heads`` as in ``Table``.

    ``problems``: the rows that could not be read, in the order of the file.
    """

    def __init__(self, reader: Reader, start: Start | None, frame: Table, likely: int = 0) -> None:
        """``likely``: about how many stretches there will be."""
        self.path = frame.path
        self.names = frame.names
        self.header = frame.header
        self.heads = frame.heads
        self.problems = list(frame.problems)
        self._reader = reader
        self._starts = [] if start is None else [start]
        self._firsts = array("Q")
        self._count = 0
        self.table = Recent(self._read, 1 if likely > LITTLE * KEPT else KEPT)

    def __len__(self) -> int:
        """How many rows there are; known once ``first_pass`` has gone through them."""
        return self._count

    def __iter__(self) -> Iterator[Table]:
        """The rows, a table for each stretch."""
        return map(self.table, range(len(self._firsts)))

    @property
    def firsts(self) -> array[int]:
        """The number of the first row of each stretch."""
        return self._firsts

    def first_pass(self) -> Iterator[Table]:
        """Every stretch for the first time."""
        names = dict.fromkeys(self.names)
        starts, self._starts = self._starts, []
        start = starts[0] if starts else None
        while start is not None:
            with all_kept():
                stretch = self._reader.stretch(start)
            table = stretch.table
            self.problems += table.problems
            table.problems = []
            if table.rows:
                self.table.put(len(self._firsts), table)
                self._starts.append(start)
                self._firsts.append(self._count)
                self._count += len(table.rows)
                names.update(dict.fromkeys(table.names))
                yield table
            start = stretch.after
        self.names = tuple(names)
        if not self.heads:
            self.heads = self._heads()

    def stretch_of(self, row: int) -> int:
        """The number of the stretch that has a row."""
        return bisect_right(self._firsts, row) - 1

    def end_of(self, number: int) -> int:
        """The number of the row after a stretch."""
        return self._firsts[number + 1] if number + 1 < len(self._firsts) else self._count

    def column(self, name: str) -> Iterator[Any]:
        """A column's values, row by row; ``None`` where the row lacks it."""
        return chain.from_iterable(table.column(name) for table in self)

    def places(self) -> Iterator[Place]:
        return chain.from_iterable(table.places for table in self)

    def _read(self, number: int) -> Table:
        with all_kept():
            table = self._reader.stretch(self._starts[number]).table
        if len(table.rows) != self.end_of(number) - self._firsts[number]:
            raise MsglintError("was changed while it was read", where=self.path, hint="run again on a copy of it")
        return table

    def _heads(self) -> Mapping[str, Place]:
        """Where a file without a header names its columns first: at the rows; each its own place, one column on."""
        first = self.table(0).places[0] if self._count else self.header
        return {
            name: Place(first.path, first.line, first.column + at, first.line, first.column + at + 1)
            for at, name in enumerate(self.names)
        }


class Kept(Struct):
    """Rows that are all in memory, as a reader."""

    whole: Table
    size: int = field(default=ROWS)

    def stretch(self, start: Start) -> Stretch:
        whole, stop = self.whole, start.row + self.size
        some = slice(start.row, stop)
        table = Table(whole.path, whole.names, whole.header, whole.rows[some], whole.places[some], heads=whole.heads)
        return Stretch(table, Start(row=stop) if stop < len(whole.rows) else None)


def stretches_of(table: Table) -> Stretches:
    """A table in stretches."""
    return Stretches(Kept(table), Start() if table.rows else None, table)


@contextmanager
def all_kept() -> Iterator[None]:
    """While everything that is made will stay: the garbage collector would go through it again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
