"""How a report is to be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

Sources = Callable[[str], Sequence[str]]
"""A file's lines by its path as findings print it; no lines where it cannot be read."""


class View(NamedTuple):
    """``values``: show what stands in the records, else ``‹field›``. ``colour``: the sink is a colour terminal."""

    values: bool
    sources: Sources
    colour: bool
