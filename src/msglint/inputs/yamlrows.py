"""Rows of YAML: they keep their types, and each its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msglint.errors import Errors, MsglintError, MsglintErrors
from msglint.inputs.table import Table, table_of, the_only_list
from msglint.model import Place, Problem

LIST_WANTED = "write a list of mappings: - first_name: …"


def read_yaml(text: str, path: str, kind: str) -> Table:
    """The mappings of a list, or of the only list in a mapping.

    Raises ``MsglintError`` where the file is no such YAML.
    """
    from msglint.marked import load

    errors = Errors()
    marked = load(text, path, errors=errors)
    keys: tuple[Any, ...] = ()
    data = marked.data
    if isinstance(data, Mapping):
        keys = (the_only_list(data, path),)
        data = data[keys[0]]
    if not isinstance(data, list) and errors.found:
        raise MsglintErrors(errors.found)
    if data is None and not keys:
        raise MsglintError("is empty", where=path, hint=LIST_WANTED)
    if not isinstance(data, list):
        raise MsglintError("is no list of records", where=path, hint=LIST_WANTED)
    items = []
    for index, item in enumerate(data):
        place = marked.place((*keys, index))
        items.append((Place(path, place.line, place.column, place.line, place.column), item))
    table = table_of(items, path, kind, escapes=True)
    table.problems[:0] = [_problem_of(error, path, kind) for error in errors.found]
    return table


def _problem_of(error: MsglintError, path: str, kind: str) -> Problem:
    """A fault inside the YAML that leaves the rest readable, as a problem at its place."""
    line, _, column = error.where.removeprefix(f"{path}:").partition(":")
    line_number, column_number = int(line), int(column or 1)
    place = Place(path, line_number, column_number, line_number, column_number)
    return Problem(kind, f"the row {error.message}", place, error.hint)
