"""The history: what has passed between the contacts and the sender."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from msglint.errors import MsglintError
from msglint.inputs.dates import moment
from msglint.inputs.fields import plain
from msglint.inputs.interactions import direction_of, in_order, kind_of, status_of, vocabulary
from msglint.inputs.stretches import Stretches, stretches_of
from msglint.inputs.survey import Survey
from msglint.inputs.tables import read_rows, table_of_rows
from msglint.model import History, Interaction, Place, Problem, Records
from msglint.regex import regex

KIND = "history-row"
DATE_LIKE = regex(r"[\d\s:./+TZ-]{1,32}", re.ASCII)


def load(path: Path, cwd: Path, encoding: str | None = None) -> History:
    """The interactions of a file, in the formats of the records (``path`` is relative to ``cwd``).

    Times are ISO 8601; those with a zone become naive times in UTC, others are taken as they stand. A row that cannot
    be read is a problem. A file with a header and no row is a history in which nothing has happened yet. Raises
    ``MsglintError`` where the file cannot be read, none of its rows can, or no column says whose they are.
    """
    rows, _ = read_rows(path, cwd, KIND, encoding)
    return _checked(rows)


def _checked(table: Stretches) -> History:
    """The table's history, unless it can be nobody's."""
    columns = _columns(table.names)
    if len(table) and not columns["contact_id"]:
        known = ", ".join(table.names)
        raise MsglintError(
            "no column says whose interactions these are",
            where=f"{table.path}:{table.header.line}",
            hint=f"name one contact_id (or email); the columns are {known}",
        )
    history = _history(table, columns, "")
    if history.problems and len(table) and not history.by_contact:
        first = history.problems[0]
        message = f"none of its rows can be read; line {first.place.line}: {first.text}"
        raise MsglintError(message, where=f"{table.path}:{first.place.line}", hint=first.hint)
    return history


def from_rows(rows: Sequence[Mapping[str, Any]], default_contact: str) -> History:
    """A history from rows that a program hands over; those that name no contact are ``default_contact``'s."""
    table = stretches_of(table_of_rows(rows, "history"))
    Survey(table)
    return _history(table, _columns(table.names), default_contact)


def joined(history: History, records: Records) -> History:
    """The history with rows under an e-mail address moved to the contact who has it; unknown contacts are kept."""
    if not any("@" in name for name in history.by_contact):
        return history
    folded = {name.casefold() for name in history.by_contact}
    ids: set[str] = set()
    owners: dict[str, str] = {}
    for contact in records:
        if contact.id in history.by_contact:
            ids.add(contact.id)
        address = contact.text("email").casefold()
        if address in folded:
            owners.setdefault(address, contact.id)
    if not any("@" in name and name not in ids for name in history.by_contact):
        return history
    rows: dict[str, list[Interaction]] = {}
    for name, past in history.by_contact.items():
        owner = owners.get(name.casefold(), name) if name not in ids else name
        rows.setdefault(owner, []).extend(past)
    return replace(history, by_contact={name: in_order(past) for name, past in rows.items()})


def _columns(names: Iterable[str]) -> dict[str, list[str]]:
    """The columns that may hold each field, best first."""
    by_plain = {plain(name): name for name in reversed(tuple(names))}
    return {
        field: [by_plain[alias] for alias in aliases if alias in by_plain]
        for field, aliases in vocabulary().columns.items()
    }


def _history(table: Stretches, columns: Mapping[str, list[str]], default: str) -> History:
    problems = list(table.problems)
    rows: dict[str, list[Interaction]] = {}
    known = {names[0] for names in columns.values() if names}
    every = (pair for part in table for pair in zip(part.rows, part.places, strict=True))
    for row, place in every:
        found = _interaction(row, place, columns, known, default)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            rows.setdefault(found.contact_id, []).append(found)
    problems.sort(key=lambda problem: problem.place)
    return History({name: in_order(past) for name, past in rows.items()}, tuple(problems), given=True)


def _interaction(
    row: Mapping[str, Any], place: Place, columns: Mapping[str, list[str]], known: set[str], default: str
) -> Interaction | Problem:
    def text(field: str) -> str:
        """The first of the field's columns that is filled."""
        cells = (row.get(name) for name in columns[field])
        return next((str(cell).strip() for cell in cells if cell is not None and str(cell).strip()), "")

    contact = text("contact_id") or default
    if not contact:
        name = next(iter(columns["contact_id"]), "contact_id")
        return Problem(KIND, "the row does not say whose it is", place, f"fill in {name}")
    when = next((row[name] for name in columns["at"] if row.get(name) not in (None, "")), None)
    try:
        at = moment(when)
    except ValueError:
        shown = f": {when}" if DATE_LIKE.fullmatch(str(when)) else ""  # other words may be personal
        hint = "write it as 2026-03-02 or 2026-03-02T14:30"
        return Problem(KIND, f"the row's time is no ISO 8601 date or time{shown}", place, hint, contact_id=contact)
    direction = direction_of(text("direction"), text("kind"))
    return Interaction(
        contact_id=contact,
        at=at,
        direction=direction,
        kind=kind_of(text("kind"), direction),
        place=place,
        channel=text("channel").lower(),
        text=text("text"),
        status=status_of(text("status")),
        campaign=text("campaign"),
        step=text("step"),
        template=text("template"),
        extra={name: value for name, value in row.items() if name not in known},
    )
