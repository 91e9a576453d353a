"""Columns of names and addresses, put into another form all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from msglint.names.folding import BETWEEN, folded
from msglint.names.person import text


class Texts:
    """A column as ``trimmed`` texts, no longer than a name can be where they are not all texts."""

    def __init__(self, values: Sequence[Any]) -> None:
        self.trimmed: Sequence[str]
        self._strange: Sequence[int] = ()
        try:
            whole = BETWEEN.join(values)
        except TypeError:  # there are numbers, lists or blanks among them
            blank = values.count(None) == len(values)
            self.trimmed = ("",) * len(values) if blank else list(map(text, values))
            self._strange = () if blank else [at for at, value in enumerate(values) if not isinstance(value, str)]
        else:
            self.trimmed = values if whole.split(None, 1) == [whole] else list(map(str.strip, values))

    @cached_property
    def lower(self) -> Sequence[str]:
        """In lower case; empty for what is no text."""
        found = list(map(str.lower, self.trimmed))
        for at in self._strange:
            found[at] = ""
        return found

    @cached_property
    def folds(self) -> Mapping[str, str]:
        """Each different trimmed text, folded."""
        different = list(dict.fromkeys(self.trimmed))
        return dict(zip(different, folded(different), strict=True))
