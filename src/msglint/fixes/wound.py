"""What a fix is handed: the marked words in their file, and what the records offer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from msglint.model import Fact
from msglint.regex import regex
from msglint.render.base import Rewriter

Steps = tuple[str, ...]
GREETS = regex(r"(?:^|[>\n}])\W*(?:hi|hello|hey|good (?:morning|afternoon|evening))(?: there)?,?\s+$", 2)
"""What a greeting begins with that may go on with "there" (case does not count)."""


class Offer(Protocol):
    """What the records offer, and how templates write it."""

    def field(self, steps: Steps) -> str:
        """The record's field that a variable is, canonically; empty where it is none."""
        ...

    def steps(self, field: str, like: Steps | None) -> Steps | None:
        """How a template that writes one variable ``like`` that writes the field; ``None`` where no record has it."""
        ...

    def named(self, words: str) -> str:
        """The field that CRMs call so; empty where it is not known for certain."""
        ...

    def is_blank(self, field: str) -> bool:
        """Whether some record has nothing there."""
        ...

    def is_zero(self, field: str) -> bool:
        """Whether some record has a value there that templates take for nothing: 0, false."""
        ...


class Wound(Struct, frozen=True):
    """``words``: the marked characters; ``before`` and ``after``: their file's text around them.

    ``facts``: the match's. ``fallbacks``: by field, the words that the configuration puts in place of a blank.
    """

    words: str
    before: str
    after: str
    facts: Mapping[str, Fact]
    rewriter: Rewriter
    offer: Offer
    fallbacks: Mapping[str, str]

    def fallback(self, field: str) -> str | None:
        """What may stand where the field is blank; ``None`` where nobody has said so."""
        if field in self.fallbacks:
            return self.fallbacks[field]
        return "there" if field == "first_name" and GREETS.search(self.before[-60:]) else None


class Idea(Struct, frozen=True):
    """``words`` in place of the marked ones and of the ``more`` characters before them. The rest as in ``Fix``."""

    words: str
    text: str
    safe: bool = True
    more: int = 0
