"""Files of rows (CSV, TSV, JSON, JSON Lines, YAML), read by what their name says they are."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msglint.errors import MsglintError
from msglint.inputs.delimited import read_delimited
from msglint.inputs.table import Lines, Table
from msglint.inputs.textfile import read_text
from msglint.inputs.walk import shown_path
from msglint.model import Place


def read_tsv(text: str, path: str, kind: str) -> Table:
    return read_delimited(text, path, kind, "\t")


def read_json(text: str, path: str, kind: str) -> Table:
    from msglint.inputs.jsonrows import read_json as read

    return read(text, path, kind)


def read_json_lines(text: str, path: str, kind: str) -> Table:
    from msglint.inputs.jsonrows import read_json_lines as read

    return read(text, path, kind)


def read_yaml(text: str, path: str, kind: str) -> Table:
    from msglint.inputs.yamlrows import read_yaml as read

    return read(text, path, kind)


READERS: Mapping[str, Callable[[str, str, str], Table]] = {
    ".csv": read_delimited,
    ".tsv": read_tsv,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".yaml": read_yaml,
    ".yml": read_yaml,
}


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


def read_table(path: Path, cwd: Path, kind: str, encoding: str | None = None) -> Table:
    """The rows of a file; those that cannot be read are its ``problems``, of the given kind.

    Raises ``MsglintError`` where the file as a whole cannot be read, or none of its rows can.
    """
    where = shown_path(cwd / path, cwd)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = " ".join(READERS)
        raise MsglintError(
            f"is no kind of file that msglint reads rows from ({known})", where=where, hint="export as CSV"
        )
    table = reader(read_text(path, cwd, encoding), where, kind)
    if table.problems and not table.rows:
        first = table.problems[0]
        message = f"none of its rows can be read; line {first.place.line}: {first.text}"
        raise MsglintError(message, where=f"{where}:{first.place.line}", hint=first.hint)
    return table


def table_of_rows(rows: Iterable[Mapping[str, Any]], path: str) -> Table:
    """Rows that a program hands over, as if a file held its header in line 1 and one row in every line after it."""
    named = [{str(name): value for name, value in row.items()} for row in rows]
    names = dict.fromkeys(name for row in named for name in row)
    header = Place(path, 1, 1, 1, 1)
    heads = {name: Place(path, 1, at, 1, at + 1) for at, name in enumerate(names, 1)}
    return Table(path, tuple(names), header, named, Lines(path, range(2, len(named) + 2)), heads=heads)
