"""How a condition sees a mapping: its keys as attributes, and no methods in their way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


class View:
    """A mapping whose keys alone are reachable: a column called ``items`` is the column, not ``dict.items``."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, key: object) -> bool:
        return key in self._values
