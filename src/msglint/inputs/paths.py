"""Dotted paths of variables, as templates write them: ``contact.products[*].name``, ``contact["First Name"]``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msglint.regex import regex

ITEM = "[*]"
"""The step into the items of a list, whichever."""

STEP = regex(r"""\[\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\*|-?\d+))\s*\]|\.?([^.\[]+)""")


def steps(path: str) -> tuple[str, ...]:
    """The names along a path; an index, or ``[*]``, is the step ``[*]``."""
    found = []
    for match in STEP.finditer(path):
        double, single, index, name = match.groups()
        found.append(ITEM if index is not None else next(part for part in (double, single, name) if part is not None))
    return tuple(found)


def joined(names: tuple[str, ...]) -> str:
    """The path of these steps, with dots."""
    path = ""
    for name in names:
        path += name if name == ITEM or not path else f".{name}"
    return path


def paths_below(value: Any, prefix: str, depth: int = 8) -> Iterator[str]:
    """The paths of everything inside a value: keys of objects, items of lists."""
    if depth == 0:
        return
    if isinstance(value, Mapping):
        for key, item in dict(value).items():  # a copy, whose ``items`` is no key
            path = f"{prefix}.{key}"
            yield path
            yield from paths_below(item, path, depth - 1)
    elif isinstance(value, list | tuple):
        path = prefix + ITEM
        yield path
        for item in value:
            yield from paths_below(item, path, depth - 1)
