"""Columns of names and addresses, put into another form all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msglint.names.folding import BETWEEN
from msglint.names.person import text


def lowered(values: Sequence[Any]) -> list[str]:
    """A column's texts in lower case, without blanks around them; empty for anything else."""
    try:
        whole = BETWEEN.join(values)
    except TypeError:  # numbers, lists or blanks
        return [value.strip().lower() if isinstance(value, str) else "" for value in values]
    texts = whole.lower().split(BETWEEN)
    if len(texts) != len(values):
        return [value.strip().lower() for value in values]
    return texts if whole.split(None, 1) == [whole] else list(map(str.strip, texts))


def trimmed(values: Sequence[Any]) -> Sequence[str]:
    """A column as trimmed texts, no longer than a name can be where they are not all texts."""
    try:
        whole = BETWEEN.join(values)
    except TypeError:  # there are numbers, lists or blanks among them
        return [text(value) for value in values]
    return values if whole.split(None, 1) == [whole] else list(map(str.strip, values))
