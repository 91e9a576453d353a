"""What every reader makes of a file: rows under column names, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, overload, runtime_checkable

from msgspec import Struct, field

from msglint.errors import MsglintError
from msglint.model import Place, Problem
from msglint.regex import regex

DEPTH = 60
"""Levels of nesting in a row; no CRM has ten."""

NESTED = frozenset({dict, list})
NO_TEXT = regex("[\\0\\ud800-\\udfff]")
ROW_WANTED = 'write each row as an object: {"first_name": "…", …}'


@runtime_checkable
class Sparing(Protocol):
    """Columns that need not be made as a whole for some of their rows."""

    def some(self, rows: Sequence[int]) -> Mapping[str, Sequence[Any]]: ...


class Cells(Sequence[dict[str, Any]]):
    """Rows that are kept by columns, each made when it is asked for. ``texts``: whether every cell is text."""

    def __init__(self, columns: Mapping[str, Sequence[Any]], count: int, *, texts: bool = False) -> None:
        self.columns = columns
        self.texts = texts
        self._count = count

    def __len__(self) -> int:
        return self._count

    def some(self, indexes: Sequence[int]) -> Mapping[str, Sequence[Any]]:
        """The columns of the rows at these indexes."""
        if isinstance(self.columns, Sparing):
            return self.columns.some(indexes)
        return {name: [cells[at] for at in indexes] for name, cells in self.columns.items()}

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = tuple(self.columns)
        return (dict(zip(names, cells, strict=True)) for cells in zip(*self.columns.values(), strict=True))

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, index: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        if isinstance(index, slice):
            return [self[at] for at in range(self._count)[index]]
        return {name: cells[index] for name, cells in self.columns.items()}


class Lines(Sequence[Place]):
    """The places of rows that each begin a line, made when they are asked for."""

    def __init__(self, path: str, numbers: Sequence[int]) -> None:
        self._path = path
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Place: ...
    @overload
    def __getitem__(self, index: slice) -> list[Place]: ...
    def __getitem__(self, index: int | slice) -> Place | list[Place]:
        if isinstance(index, slice):
            return [self[at] for at in range(len(self))[index]]
        line = self._numbers[index]
        return Place(self._path, line, 1, line, 1)


class Table(Struct):
    """The rows of one file. ``rows`` and ``places`` run side by side; ``problems`` are the rows that could not be read.

    ``names``: the columns in order; a row of JSON or YAML may lack some. ``header``: where the names stand, ``heads``:
    where each of them stands, in a file that has them once.
    """

    path: str
    names: tuple[str, ...]
    header: Place
    rows: Sequence[dict[str, Any]] = ()
    places: Sequence[Place] = ()
    problems: list[Problem] = field(default_factory=list)
    heads: Mapping[str, Place] = field(default_factory=dict)

    def column(self, name: str) -> Sequence[Any]:
        """A column's values, row by row; ``None`` where the row (or the table) lacks it."""
        if isinstance(self.rows, Cells):
            return self.rows.columns.get(name) or (None,) * len(self.rows)
        return [row.get(name) for row in self.rows]

    def some(self, indexes: Sequence[int]) -> Table:
        """The rows at these indexes as a table of their own."""
        rows: Sequence[dict[str, Any]]
        if isinstance(self.rows, Cells):
            rows = Cells(self.rows.some(indexes), len(indexes), texts=self.rows.texts)
        else:
            rows = [self.rows[at] for at in indexes]
        places = [self.places[at] for at in indexes]
        return Table(self.path, self.names, self.header, rows, places, heads=self.heads)


def the_only_list(whole: Mapping[Any, Any], where: str) -> Any:
    """The key of the only list among a mapping's values; raises ``MsglintError`` where there is none or more."""
    keys = [key for key, value in whole.items() if isinstance(value, list)]
    if len(keys) == 1:
        return keys[0]
    if not keys:
        raise MsglintError("is no list of records", where=where, hint="give it one list, of objects or mappings")
    names = ", ".join(map(repr, keys))
    raise MsglintError(f"holds {len(keys)} lists: {names}", where=where, hint="keep only the one with the records")


def table_of(items: Iterable[tuple[Place, Any]], path: str, kind: str, *, escapes: bool) -> Table:
    """Rows from values that should be objects; the columns are all keys, in the order in which they come.

    ``escapes``: the text has escape sequences, behind which characters may stand that a file cannot hold plainly.
    """
    table = Table(path, (), Place(path, 1, 1, 1, 1))
    rows: list[dict[str, Any]] = []
    places: list[Place] = []
    names: dict[str, None] = {}
    for place, item in items:
        problem = problem_of(item, place, kind, escapes=escapes)
        if problem is not None:
            table.problems.append(problem)
            continue
        row = item if all(type(key) is str for key in item) else {str(key): value for key, value in item.items()}
        names.update(dict.fromkeys(row))
        rows.append(row)
        places.append(place)
    table.names, table.rows, table.places = tuple(names), rows, places
    return table


def problem_of(item: Any, place: Place, kind: str, *, escapes: bool) -> Problem | None:
    """What keeps a value from being a row, if anything does."""
    if not isinstance(item, dict):
        what = "null" if item is None else f"a {_kind_of(item)}"
        return Problem(kind, f"the row is {what}, not an object", place, ROW_WANTED)
    fault = _fault_in(item, escapes=escapes)
    return Problem(kind, f"the row {fault}", place, "take it out, or export the file again") if fault else None


def _kind_of(value: object) -> str:
    kinds = ((bool, "truth value"), (int, "number"), (float, "number"), (str, "text"), (list, "list"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "single value")


def _fault_in(row: dict[str, Any], *, escapes: bool) -> str:
    """What keeps a row from being used, if anything does."""
    level: list[Any] = [row]
    for _ in range(DEPTH):
        below: list[Any] = []
        for value in level:
            inside = (*value, *value.values()) if isinstance(value, dict) else value
            if escapes and any(isinstance(item, str) and NO_TEXT.search(item) for item in inside):
                return "holds a character that is no text (NUL, or half of a pair)"
            below += [item for item in inside if type(item) in NESTED]
        if not below:
            return ""
        level = below
    return f"nests deeper than {DEPTH} levels"
