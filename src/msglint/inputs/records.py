"""Records: a CRM's export as contacts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msglint.errors import MsglintError
from msglint.inputs.columns import Layout, layout
from msglint.inputs.consent import left, strictest
from msglint.inputs.fields import catalogue
from msglint.inputs.table import Table
from msglint.inputs.tables import all_kept, read_table, table_of_rows
from msglint.model import Config, Contact, Records


def load(path: Path, config: Config, cwd: Path, encoding: str | None = None) -> Records:
    """The contacts of a .csv, .tsv, .json, .jsonl or .yaml file (``path`` is relative to ``cwd``).

    A contact's id is its ``id`` column as text, else ``row:N`` with the row's line. Rows that cannot be read are
    ``problems``. Raises ``MsglintError`` where the file cannot be read, or has no row that can.
    """
    with all_kept():
        table = read_table(path, cwd, "row", encoding)
        if not table.rows:
            what = "has a header, but no row" if table.names else "has no row"
            raise MsglintError(what, where=f"{table.path}:{table.header.line}", hint="export at least one record")
        return _records(table, config)


def from_rows(rows: Sequence[Mapping[str, Any]], config: Config, path: str = "contacts") -> Records:
    """Contacts from rows that a program hands over, as if a header stood in line 1 and a row in every line after it."""
    return _records(table_of_rows(rows, path), config)


def _records(table: Table, config: Config) -> Records:
    judged = layout(table, config)
    return Records(_contacts(table, judged), judged.columns, table.header, tuple(table.problems))


def _contacts(table: Table, judged: Layout) -> tuple[Contact, ...]:
    fill = _Values(judged)
    column = dict(judged.texts).get("id")
    contacts = []
    for row, place in zip(table.rows, table.places, strict=True):
        own = row.get(column) if column is not None else None
        name = "" if own is None else str(own).strip()
        contacts.append(Contact(name or f"row:{place.line}", fill(row), row, place))
    return tuple(contacts)


class _Values:
    """Makes a row's canonical values."""

    def __init__(self, judged: Layout) -> None:
        texts = dict(judged.texts)
        if "id" in texts:
            texts.setdefault("contact_id", texts["id"])
        self._texts = tuple(texts.items())
        book = catalogue()
        self._answers = [
            (name, strictest(book.kind(name), columns), [column.column for column in columns])
            for name, columns in judged.answers.items()
        ]
        self._dated = "opt_out_date" in texts

    def __call__(self, row: Mapping[str, Any]) -> dict[str, Any]:
        values = {name: row[column] for name, column in self._texts if column in row}
        for name, value, columns in self._answers:
            if len(columns) > 1 or columns[0] in row:
                values[name] = value(row)
        if self._dated and left(values):
            values["email_opt_out"] = True
        return values
