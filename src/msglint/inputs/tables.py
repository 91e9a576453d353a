"""Files of rows (CSV, TSV, JSON, JSON Lines, YAML, Parquet), read by what their name says they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from msglint.errors import MsglintError
from msglint.inputs.longtext import opened
from msglint.inputs.stretches import Stretches, stretches_of
from msglint.inputs.survey import Survey
from msglint.inputs.table import Lines, Table
from msglint.inputs.textfile import read_text
from msglint.inputs.walk import shown_path
from msglint.model import Place

Opener = Callable[[Path, Path, str, "str | None"], Stretches]
"""Opens a file (relative to the folder after it) whose problems are of a kind, in an encoding."""


def open_csv(path: Path, cwd: Path, kind: str, encoding: str | None) -> Stretches:
    from msglint.inputs.delimited import delimited

    return delimited(opened(path, cwd, encoding), kind)


def open_tsv(path: Path, cwd: Path, kind: str, encoding: str | None) -> Stretches:
    from msglint.inputs.delimited import delimited

    return delimited(opened(path, cwd, encoding), kind, "\t")


def open_json(path: Path, cwd: Path, kind: str, encoding: str | None) -> Stretches:
    from msglint.inputs.jsonrows import read_json

    return stretches_of(read_json(read_text(path, cwd, encoding), shown_path(cwd / path, cwd), kind))


def open_json_lines(path: Path, cwd: Path, kind: str, encoding: str | None) -> Stretches:
    from msglint.inputs.jsonlines import json_lines

    return json_lines(opened(path, cwd, encoding), kind)


def open_yaml(path: Path, cwd: Path, kind: str, encoding: str | None) -> Stretches:
    from msglint.inputs.yamlrows import read_yaml

    return stretches_of(read_yaml(read_text(path, cwd, encoding), shown_path(cwd / path, cwd), kind))


def open_parquet(path: Path, cwd: Path, kind: str, _encoding: str | None) -> Stretches:
    from msglint.inputs.parquet import parquet

    return parquet(path, cwd, kind)


OPENERS: Mapping[str, Opener] = {
    ".csv": open_csv,
    ".tsv": open_tsv,
    ".json": open_json,
    ".jsonl": open_json_lines,
    ".ndjson": open_json_lines,
    ".yaml": open_yaml,
    ".yml": open_yaml,
    ".parquet": open_parquet,
}


def read_rows(path: Path, cwd: Path, kind: str, encoding: str | None = None) -> tuple[Stretches, Survey]:
    """The rows of a file, gone through once; those that cannot be read are its ``problems``, of the given kind.

    Raises ``MsglintError`` where the file as a whole cannot be read, or none of its rows can.
    """
    where = shown_path(cwd / path, cwd)
    opener = OPENERS.get(path.suffix.lower())
    if opener is None:
        known = " ".join(OPENERS)
        raise MsglintError(
            f"is no kind of file that msglint reads rows from ({known})", where=where, hint="export as CSV"
        )
    rows = opener(path, cwd, kind, encoding)
    survey = Survey(rows)
    if rows.problems and not len(rows):
        first = rows.problems[0]
        message = f"none of its rows can be read; line {first.place.line}: {first.text}"
        raise MsglintError(message, where=f"{where}:{first.place.line}", hint=first.hint)
    return rows, survey


def table_of_rows(rows: Iterable[Mapping[str, Any]], path: str) -> Table:
    """Rows that a program hands over, as if a file held its header in line 1 and one row in every line after it."""
    named = [{str(name): value for name, value in row.items()} for row in rows]
    names = dict.fromkeys(name for row in named for name in row)
    header = Place(path, 1, 1, 1, 1)
    heads = {name: Place(path, 1, at, 1, at + 1) for at, name in enumerate(names, 1)}
    return Table(path, tuple(names), header, named, Lines(path, range(2, len(named) + 2)), heads=heads)
