"""JSON as msglint prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from msglint.reporters.drawing.visible import escaped


def document(data: Any, *, indent: int = 2) -> str:
    """The data as a JSON document: readable in any script, exact, and with nothing in it that steers a terminal."""
    return escaped(written(data, indent)) + "\n"


def items(every: Iterable[Any], depth: int) -> Iterator[str]:
    """The data of a list that is not empty, one after another, as they stand behind ``depth`` spaces in a document."""
    for number, data in enumerate(every):
        told = document(data)[:-1].replace("\n", "\n" + " " * depth)  # no string of JSON holds a line break
        yield f"{',' if number else ''}\n{' ' * depth}{told}"


def line(data: Any) -> str:
    """The data as one line of JSON, as safe as a document."""
    return escaped(written(data, -1)) + "\n"


def written(data: Any, indent: int) -> str:
    """The data as JSON (``indent`` -1: on one line); by the standard library where half a pair of surrogates stands in
    it, which has no bytes.
    """
    try:
        return msgspec.json.format(msgspec.json.encode(data), indent=indent).decode()
    except UnicodeEncodeError:
        import json

        return json.dumps(data, ensure_ascii=False, indent=None if indent < 0 else indent)
