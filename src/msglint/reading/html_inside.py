"""Where in an HTML document its text stands."""

from __future__ import annotations

from typing import NamedTuple


class Inside(NamedTuple):
    """What the elements around a place in the document say of it."""

    hidden: bool = False
    tiny: bool = False
    keeps_space: bool = False
    kind: str = ""
    link: int = -1
    marks: frozenset[str] = frozenset()
    breaks: int = 0
