"""What every reader makes of a file: rows under column names, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from msglint.errors import MsglintError
from msglint.model import Place, Problem
from msglint.regex import regex

DEPTH = 60
"""Levels of nesting in a row; no CRM has ten."""

NESTED = frozenset({dict, list})
NO_TEXT = regex("[\\0\\ud800-\\udfff]")
ROW_WANTED = 'write each row as an object: {"first_name": "…", …}'


class Table(Struct):
    """The rows of one file. ``rows`` and ``places`` run side by side; ``problems`` are the rows that could not be read.

    ``names``: the columns in order; a row of JSON or YAML may lack some. ``header``: where the names stand.
    """

    path: str
    names: tuple[str, ...]
    header: Place
    rows: list[dict[str, Any]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


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
    names: dict[str, None] = {}
    for place, item in items:
        if not isinstance(item, dict):
            what = "null" if item is None else f"a {_kind_of(item)}"
            table.problems.append(Problem(kind, f"the row is {what}, not an object", place, ROW_WANTED))
            continue
        row = item if all(type(key) is str for key in item) else {str(key): value for key, value in item.items()}
        fault = _fault_in(row, escapes=escapes)
        if fault:
            table.problems.append(Problem(kind, f"the row {fault}", place, "take it out, or export the file again"))
            continue
        names.update(dict.fromkeys(row))
        table.rows.append(row)
        table.places.append(place)
    table.names = tuple(names)
    return table


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
