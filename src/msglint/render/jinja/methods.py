"""What Jinja's filters, and the methods of plain values, do to the value they are given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msglint.model import Place
from msglint.render.jinja.values import ANY, Value

KEEPING = frozenset(["list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"])
"""Filters that give the same elements again."""

BY_ATTRIBUTE = frozenset(["groupby", "rejectattr", "selectattr"])
"""Filters whose first argument names an attribute of the elements."""

ELEMENT = frozenset(["first", "last", "max", "min", "random"])
"""Filters that give one of the elements."""

MIXING = frozenset(["format", "format_map", "join", "xmlattr"])
"""Filters and methods whose text holds other characters than the value's."""

METHODS = frozenset(name for kind in (str, dict, list, set, int, float, datetime) for name in dir(kind))
"""What may be called on a plain value: the value then is what the template reads."""

TELLING = frozenset(
    ["astimezone", "date", "isoformat", "isoweekday", "keys", "strftime", "time", "timestamp", "weekday"]
)
"""Methods that only a date or a mapping has: who calls one says what the value is."""


def pairs(value: Value, tag: Place | None) -> Value:
    """Keys and values of a mapping: elements that are pairs."""
    keys = value.flat().within("[0]")
    values = value.step(ANY, tag).within("[1]")
    return keys.join(values).within(ANY)


def elements(value: Value, tag: Place | None) -> Value:
    return value.step(ANY, tag).within(ANY)


def lists(value: Value, _: Place | None) -> Value:
    """Lists of the same elements."""
    return value.within(ANY)


ITEMS: dict[str, Callable[[Value, Place | None], Value]] = {
    "items": pairs,
    "values": elements,
    "keys": lambda value, _: value.flat(),
}
"""Methods of mappings."""

MOVED: dict[str, Callable[[Value, Place | None], Value]] = {
    "items": pairs,
    "dictsort": pairs,
    "batch": lists,
    "slice": lists,
}
"""Filters that put the elements into others."""
