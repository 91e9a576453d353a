"""What a predicate over a record may ask: how long ago, how many, of which group, what the history says.

``since(date)``: the days from a date to today; ``years(date)``: the whole years since then at least ("2014" is a date
too); ``number(value)``: the first number in it; ``count(value)``: a number, or how many items a list has. All four are
false in every comparison where the value is blank or not understood. ``among(value, name, …)``: whether a cell names
one of these groups; ``happened(history, kind, …)``: whether the history has a row of one of these kinds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msglint.model import Evidence, Fact, Interaction, Personal, Place
from msglint.predicate import Predicate
from msglint.predicate.predicate import NAMES
from msglint.reading.belonging import SEPARATORS, has_one
from msglint.reading.dates import parse_date
from msglint.regex import regex

FUNCTIONS = frozenset({"since", "years", "number", "count", "among", "happened"})
HISTORY = "history"
"""What denials and proofs call the history among the record's fields."""
CAME = frozenset({"attended", "visited", "purchased", "gave"})
YEAR = regex(r"(?:19|20)\d\d")
NUMBER = regex(r"-?\d+(?:[.,]\d+)?")


def question(text: str) -> Predicate:
    """A predicate that may use these functions; raises ``ValueError``."""
    return Predicate(text, NAMES | FUNCTIONS)


def holds(asked: Predicate, evidence: Evidence) -> bool:
    """Whether the record says so."""
    return asked.holds(evidence.message, evidence.contact, evidence.history, **functions(evidence.today))


def functions(today: date) -> Mapping[str, Callable[..., Any]]:
    return {
        "since": lambda value: since(value, today),
        "years": lambda value: years(value, today),
        "number": number,
        "count": count,
        "among": lambda value, *names: has_one(value, names),
        "happened": happened,
    }


def since(value: Any, today: date) -> float:
    """Days from a date to today; not a number where the value is no date."""
    day = parse_date(value)
    return math.nan if day is None else float((today - day).days)


def years(value: Any, today: date) -> float:
    """Whole years that have passed since a date at least; of a bare year, since its end."""
    text = str(value).strip()
    if YEAR.fullmatch(text):
        return float(today.year - int(text) - 1)
    return since(value, today) // 365.25


def number(value: Any) -> float:
    """The first number in a value; not a number where there is none."""
    found = NUMBER.search(str(value))
    return float(found[0].replace(",", ".")) if found else math.nan


def count(value: Any) -> float:
    """A number as it is; of a list, or a cell that holds one, how many items; not a number where it is blank."""
    if isinstance(value, list | tuple):
        return float(len(value))
    text = str(value).strip()
    if not text or NUMBER.fullmatch(text):
        return number(text)
    return float(sum(1 for item in SEPARATORS.split(text) if item.strip()))


def happened(history: Iterable[Interaction], *kinds: str) -> bool:
    """Whether the history has a row of one of these kinds."""
    return any(row.kind in kinds for row in history)


def shown(field: str, evidence: Evidence) -> tuple[Fact, tuple[tuple[Place, str], ...]]:
    """The value that proves it, and the row of the history where it is one."""
    row = _latest(evidence.history) if field == HISTORY else None
    if row is not None:
        told = f"“{row.kind}” on {row.at.date().isoformat()}" if row.at else f"“{row.kind}”"
        return Personal(told, field), ((row.place, "what the history says"),)
    value = str(evidence.contact.get(field, ""))
    return (Personal(value, field) if value else "blank"), ()


def _latest(history: Sequence[Interaction]) -> Interaction | None:
    """The last thing that the person came, bought or gave for; else the last row."""
    return next((row for row in reversed(history) if row.kind in CAME), history[-1] if history else None)
