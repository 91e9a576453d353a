"""What mends a finding: changes to files, character by character."""

from __future__ import annotations

from msgspec import Struct


class Edit(Struct, frozen=True, order=True):
    """The characters from ``start`` to ``end`` (0-based, the end exclusive) of a file give way to ``replacement``.

    Offsets are those of the file's text as UTF-8 has it, line ends as they stand; a byte-order mark is a character.
    """

    path: str
    start: int
    end: int
    replacement: str


class Fix(Struct, frozen=True):
    """Edits that belong together. ``text``: what they do, in words ("prints first_name").

    ``safe``: messages that were right stay as they are, character by character; any other fix is a suggestion, for
    people to decide.
    """

    text: str
    edits: tuple[Edit, ...]
    safe: bool = True
