"""Records: a CRM's export as contacts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from msglint.errors import MsglintError
from msglint.inputs.columns import layout
from msglint.inputs.contacts import Contacts
from msglint.inputs.sheets import LongSheet
from msglint.inputs.stretches import Stretches, stretches_of
from msglint.inputs.survey import Survey
from msglint.inputs.table import Lines, Table
from msglint.inputs.tables import read_rows, table_of_rows
from msglint.model import Config, Records


def load(path: Path, config: Config, cwd: Path, encoding: str | None = None) -> Records:
    """The contacts of a .csv, .tsv, .json, .jsonl or .yaml file (``path`` is relative to ``cwd``).

    A contact's id is its ``id`` column as text, else ``row:N`` with the row's line. Rows that cannot be read are
    ``problems``. Raises ``MsglintError`` where the file cannot be read, or has no row that can.
    """
    rows, survey = read_rows(path, cwd, "row", encoding)
    if not len(rows):
        what = "has a header, but no row" if rows.names else "has no row"
        raise MsglintError(what, where=f"{rows.path}:{rows.header.line}", hint="export at least one record")
    return _records(rows, survey, config)


def from_rows(rows: Sequence[Mapping[str, Any]], config: Config, path: str = "contacts") -> Records:
    """Contacts from rows that a program hands over, as if a header stood in line 1 and a row in every line after it."""
    every = stretches_of(table_of_rows(rows, path))
    return _records(every, Survey(every), config)


def none_of(records: Records) -> Contacts:
    """No contacts, but read as these are; raises ``MsglintError`` where personas are among them."""
    contacts = records.contacts
    if not isinstance(contacts, Contacts):
        raise MsglintError("personas are no records: their columns say nothing", hint="give records: --records FILE")
    return contacts.others(Table(records.header.path, contacts.names, records.header))


def more(records: Records, like: Contacts, rows: Sequence[Mapping[str, Any]], lines: Iterable[int]) -> Records:
    """Records of other rows, each with its line, read as ``like`` says."""
    path = records.header.path
    table = Table(path, like.names, records.header, [dict(row) for row in rows], Lines(path, list(lines)))
    return replace(records, contacts=like.others(table), sheet=None, problems=())


def _records(rows: Stretches, survey: Survey, config: Config) -> Records:
    judged = layout(rows, survey, config)
    contacts = Contacts(rows, judged)
    sheet = LongSheet(rows, judged, survey)
    return Records(contacts, judged.columns, rows.header, tuple(rows.problems), sheet=sheet)
