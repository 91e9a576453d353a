"""What every reader makes of a file: rows under column names, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msglint.model import Place, Problem


@dataclass(slots=True)
class Table:
    """The rows of one file. ``rows`` and ``places`` run side by side; ``problems`` are the rows that could not be read.

    ``names``: the columns in order; a row of JSON or YAML may lack some. ``header``: where the names stand.
    """

    path: str
    names: tuple[str, ...]
    header: Place
    rows: list[dict[str, Any]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
