"""Rows of Parquet, read by row groups with pyarrow (the extra ``arrow``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msglint import files
from msglint.errors import MsglintError
from msglint.inputs.stretches import ROWS, Start, Stretch, Stretches
from msglint.inputs.table import Lines, Table, problem_of
from msglint.inputs.textfile import reading
from msglint.inputs.walk import shown_path
from msglint.model import Place, Problem

if TYPE_CHECKING:
    import pyarrow as pa

EXTRA = "pip install 'msglint[arrow]', or export as CSV or JSON Lines"


def parquet(path: Path, cwd: Path, kind: str) -> Stretches:
    """The rows of a Parquet file; a row's line is its number, from 1. ``kind`` is that of the problems.

    Values are as JSON has them: dates and times are ISO 8601 text, decimals are numbers, bytes are text, NULL is
    ``None``. Raises ``MsglintError`` where pyarrow is not installed, or the file is no such file.
    """
    where, file = shown_path(cwd / path, cwd), cwd / path
    with reading(where, file):
        stamp = files.stamp(file)
    if stamp is None:
        raise MsglintError("is no file that can be read by row groups", where=where, hint="name a file, not a pipe")
    files.vouch(file)
    reader = Reader(file, where, kind, stamp)
    place = Place(where, 1, 1, 1, 1)
    found = list(reader.names())
    twice = [name for name in dict.fromkeys(found) if found.count(name) > 1]
    hint = "give every column a name of its own"
    problems = [
        Problem(kind, f"two columns are called {name!r}; only the first is read", place, hint) for name in twice
    ]
    frame = Table(where, tuple(dict.fromkeys(found)), place, problems=problems)
    return Stretches(reader, Start(), frame)


class Reader:
    """Reads batch after batch; one that does not follow the last is looked for from the start of its row group."""

    def __init__(self, file: Path, where: str, kind: str, stamp: files.Stamp) -> None:
        self._file = file
        self._where = where
        self._kind = kind
        self._stamp = stamp
        self._next = -1
        self._batches: Iterator[pa.RecordBatch] = iter(())

    def __reduce__(self) -> tuple[Any, ...]:
        return Reader, (self._file, self._where, self._kind, self._stamp)

    def names(self) -> Sequence[str]:
        """The columns, in their order."""
        names: list[str] = self._opened().schema_arrow.names
        return names

    def stretch(self, start: Start) -> Stretch:
        if start.row != self._next:
            self._batches = self._from(start.row)
        try:
            batch = next(self._batches, None)
        except (OSError, ValueError) as error:
            raise self._broken(error) from None
        if batch is None:
            return Stretch(Table(self._where, (), Place(self._where, 1, 1, 1, 1)))
        self._next = start.row + batch.num_rows
        return Stretch(self._table(batch, start.row + 1), Start(row=self._next))

    def _opened(self) -> Any:
        try:
            from pyarrow.parquet import ParquetFile
        except ImportError:
            raise MsglintError("cannot be read without pyarrow", where=self._where, hint=EXTRA) from None
        with reading(self._where, self._file):
            if files.stamp(self._file) != self._stamp:
                hint = "run again once the export is finished; or check a copy of it"
                raise MsglintError("was changed while it was read", where=self._where, hint=hint)
        try:
            return ParquetFile(str(self._file), pre_buffer=False)
        except (OSError, ValueError) as error:  # what pyarrow raises is one of both
            raise self._broken(error) from None

    def _broken(self, error: Exception) -> MsglintError:
        said = (str(error).strip() or type(error).__name__).splitlines()[0]
        return MsglintError(f"is no Parquet that can be read: {said}", where=self._where, hint="export it again")

    def _from(self, row: int) -> Iterator[pa.RecordBatch]:
        """The batches from a row on, which is the first of one."""
        opened = self._opened()
        before = 0
        for group in range(opened.num_row_groups):
            count = opened.metadata.row_group(group).num_rows
            if before + count > row:
                for batch in opened.iter_batches(ROWS, row_groups=[group], use_threads=False):
                    if batch.num_rows and before >= row:
                        yield batch
                    before += batch.num_rows
            else:
                before += count

    def _table(self, batch: pa.RecordBatch, first: int) -> Table:
        """A batch whose first row has a number."""
        columns: dict[str, list[Any]] = {}
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            columns.setdefault(name, values_of(column))
        rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
        numbers: Sequence[int] = range(first, first + len(rows))
        place = Place(self._where, 1, 1, 1, 1)
        table = Table(self._where, tuple(columns), place, rows, Lines(self._where, numbers))
        faults = [problem_of(row, at, self._kind, escapes=True) for row, at in zip(rows, table.places, strict=True)]
        table.problems = [fault for fault in faults if fault is not None]
        if table.problems:
            sound = [at for at, fault in enumerate(faults) if fault is None]
            table.rows = [rows[at] for at in sound]
            table.places = Lines(self._where, [numbers[at] for at in sound])
        return table


def values_of(column: pa.Array) -> list[Any]:
    """A column's values as JSON has them."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    values: list[Any] = column.to_pylist()
    simple = pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_boolean(kind)
    if simple or pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return values
    return list(map(plain, values))


def plain(value: Any) -> Any:
    """A value of Python's as JSON has it."""
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        if value and all(isinstance(item, tuple) for item in value):  # a map
            return {str(name): plain(item) for name, item in value}
        return list(map(plain, value))
    return str(value)
