"""Texts told once and named by number: the samples of one template are made of the same words."""

from __future__ import annotations


class Strings:
    """The texts of a page, in the order in which they were first told."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The text's number."""
        return self._numbers.setdefault(text, len(self._numbers))

    def all(self) -> list[str]:
        return list(self._numbers)
