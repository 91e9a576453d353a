"""Which files hold the people, and which what has passed with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msglint.errors import MsglintError
from msglint.model import Config, Records
from msglint.scaffold.seen import Data

ENDINGS = frozenset({".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".yaml", ".yml"})
PERSON = frozenset({"email", "first_name", "last_name", "full_name", "preferred_name", "mobile", "phone"})
"""Fields that a file of people has at least one of."""

HISTORY = frozenset({"at", "direction", "kind", "status", "text"})
"""Columns of an interaction; a file with most of them is a history."""

MOST_GROUPS = 12
"""A column with more different values than these names no segments."""


def find_data(names: Iterable[str], config: Config) -> Data:
    """The records (the file that tells most about people) and the history among a folder's files."""
    people: list[tuple[int, str, Records]] = []
    history = ""
    for name in names:
        records = _records(name, config) if _may_hold_rows(name) else None
        if records is None:
            continue
        columns = {column.name.strip().lower() for column in records.columns}
        known = {column.field for column in records.columns if column.field}
        if len(columns & HISTORY) >= 3:
            history = history or name
        elif known & PERSON:
            people.append((-len(known), name, records))
    if not people:
        return Data(history=history)
    people.sort(key=lambda each: each[:2])
    _, best, records = people[0]
    return Data(
        best,
        history,
        records.columns,
        tuple(_groups(records, "segment")),
        tuple(_groups(records, "motivation")),
        tuple(name for _, name, _ in people[1:]),
    )


def _may_hold_rows(name: str) -> bool:
    path = Path(name)
    hidden = any(step.startswith((".", "_")) for step in path.parts)
    named_otherwise = path.stem == "msglint" or path.stem.split(".")[-1] == "meta" or "rules" in path.parts
    return path.suffix.lower() in ENDINGS and not hidden and not named_otherwise


def _records(name: str, config: Config) -> Records | None:
    from msglint.inputs import records

    try:
        return records.load(config.root / name, config, config.root)
    except MsglintError:  # some other file of the project: no rows of people
        return None


def _groups(records: Records, field: str) -> Iterator[str]:
    """The values of a field over all records, in the order met; none where they are too many to be groups."""
    found: dict[str, None] = {}
    for contact in records:
        value = contact.values.get(field)
        values: Sequence[object] = value if isinstance(value, list | tuple) else str(value or "").split(",")
        found.update(dict.fromkeys(text for each in values if (text := str(each).strip())))
    return iter(found if len(found) <= MOST_GROUPS else ())
