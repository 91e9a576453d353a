"""How much room a line takes: display columns, of which a wide character takes two (Unicode Standard Annex 11)."""

from __future__ import annotations

from unicodedata import category, east_asian_width

JOINER = "\u200d"
"""Joins characters into one picture: 👩‍🔬."""


def width(text: str) -> int:
    """Columns of a line; marks and invisible characters take none, a picture joined from several takes two."""
    if text.isascii():
        return len(text)
    columns = 0
    joined = False
    for char in text:
        if not joined:
            columns += char_width(char)
        joined = char == JOINER
    return columns


def char_width(char: str) -> int:
    if (
        category(char) in ("Mn", "Me", "Cf", "Cc")
        or "\ufe00" <= char <= "\ufe0f"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
    ):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
