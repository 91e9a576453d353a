"""Files and texts of rows as whole tables, which tests can look at."""

from __future__ import annotations

from pathlib import Path

from msglint.inputs.delimited import delimited
from msglint.inputs.jsonlines import json_lines
from msglint.inputs.longtext import held
from msglint.inputs.stretches import Stretches
from msglint.inputs.table import Table
from msglint.inputs.tables import read_rows


def whole(rows: Stretches, *, passed: bool = False) -> Table:
    """All rows at once; ``passed``: the first pass is over."""
    tables = list(rows if passed else rows.first_pass())
    assert list(map(len, (table.rows for table in tables))) == list(map(len, (table.places for table in tables)))
    found = [row for table in tables for row in table.rows]
    places = [place for table in tables for place in table.places]
    return Table(rows.path, rows.names, rows.header, found, places, rows.problems, rows.heads)


def read_table(path: Path, cwd: Path, kind: str, encoding: str | None = None) -> Table:
    return whole(read_rows(path, cwd, kind, encoding)[0], passed=True)


def read_delimited(text: str, path: str, kind: str, delimiter: str | None = None) -> Table:
    return whole(delimited(held(text, path), kind, delimiter))


def read_json_lines(text: str, path: str, kind: str) -> Table:
    return whole(json_lines(held(text, path), kind))
