"""Which groups a record belongs to: the segments or motivations that stand in its cell, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msglint.regex import regex

SEPARATORS = regex(r"[,;|\n]")


def values(value: Any) -> Iterable[str]:
    """The single values of a cell: a list, or text with several values in it (and the whole text as well)."""
    if value is None or isinstance(value, bool):
        return ()
    if isinstance(value, list | tuple):
        return [str(item) for item in value]
    text = str(value)
    return dict.fromkeys((text, *SEPARATORS.split(text)))


def plain(name: str) -> str:
    """A group's name without regard to case, hyphens and spacing."""
    return re.sub(r"[\s_-]+", " ", name).strip().casefold()


def has_one(value: Any, wanted: Iterable[str]) -> bool:
    """Whether a cell names one of these groups."""
    have = set(map(plain, values(value)))
    return any(plain(name) in have for name in wanted)


def known(value: Any, groups: Iterable[str]) -> tuple[str, ...]:
    """The groups, of those that are known, which a cell names; spelt as they are known."""
    have = set(map(plain, values(value)))
    return tuple(name for name in groups if plain(name) in have)
