"""Sentences in which the values of people's records are marked as such."""

from __future__ import annotations

from msgspec import Struct


class Personal(Struct, frozen=True):
    """A value of a record. Shown as ``‹field›`` unless values are asked for."""

    value: str
    field: str = ""

    def shown(self, values: bool) -> str:
        return self.value if values or not self.value else f"‹{self.field or '…'}›"


Word = str | Personal
Fact = str | int | float | Personal | tuple[Word, ...]
"""A fact of a match: plain text and numbers are shown as they are, personal values may be masked."""

Words = tuple[Word, ...]
"""A sentence in which the personal values are still marked as such."""


def show(words: Words, *, values: bool) -> str:
    """The sentence as text, personal values masked unless ``values``."""
    return "".join(word if isinstance(word, str) else word.shown(values) for word in words)
