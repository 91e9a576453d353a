"""Records: a CRM's export as contacts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msglint.errors import MsglintError
from msglint.inputs.columns import layout
from msglint.inputs.contacts import Columns, Contacts
from msglint.inputs.table import Table
from msglint.inputs.tables import all_kept, read_table, table_of_rows
from msglint.model import Config, Records


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
    contacts = Contacts(table, judged)
    return Records(contacts, judged.columns, table.header, tuple(table.problems), sheet=Columns(table, judged))
