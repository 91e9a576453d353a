"""What is read of a greeting's words, and the reader of one line that all its parts share."""

from __future__ import annotations

from msgspec import Struct

from msglint.reading.lexicon import EVERYWHERE
from msglint.reading.values import Value, raw_token
from msglint.regex import regex

EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
STOPS = regex(rf"[,!:;—–，、：！？。…]|--?(?=\s)|[{EMOJI}]+|\.(?=\s*$)|\)(?=\s*$)")
"""What ends a greeting: its own punctuation, a dash, an emoji, a full stop at the line's end."""
MOST_WORDS = 8
"""Words that a name can have."""


class Addressee(Struct):
    """What stands after an opener. Offsets in the text; ``stop`` is after the mark that ends the greeting, or the
    end of the name where none does; ``marked`` tells which. ``kind`` as in ``Greeting``, or empty: no greeting.
    """

    title: tuple[int, int]
    name: tuple[int, int]
    stop: int
    marked: bool
    kind: str
    by_name: bool = False  # a value of a name field, or a raw token, is in the name
    by_value: bool = False  # some value is
    formal: bool = False

    @property
    def empty(self) -> bool:
        """Whether no name is left."""
        return self.name[0] == self.name[1]


class Reader:
    """Reads one line. ``values``: those of the line; ``languages``: whose words count; ``within``: the end of a value
    with a name in it that began before these words ("Hi " and the name made by one expression).
    """

    def __init__(
        self, text: str, folded: str, end: int, values: list[Value], languages: tuple[str, ...], within: int = 0
    ) -> None:
        self.text = text
        self.folded = folded
        self.end = end
        self.values = values
        self.within = within
        self.languages = tuple(dict.fromkeys((EVERYWHERE, *languages)))

    def stop(self, at: int) -> tuple[int, bool]:
        """Where the greeting that has been read as far as ``at`` ends, and whether a mark ends it."""
        match = STOPS.match(self.text, self.spaces(at), self.end)
        if match:
            return match.end(), True
        return at, self.spaces(at) >= self.end

    def is_blank(self, value: Value) -> bool:
        """Whether the value shows nothing."""
        return not self.text[value.start : value.end].strip()

    def spaces(self, at: int) -> int:
        """The first offset from ``at`` on that is no white space."""
        while at < self.end and self.text[at].isspace():
            at += 1
        return at

    def value_at(self, at: int) -> Value | None:
        """The value whose character stands at ``at``."""
        return next((value for value in self.values if value.start <= at < value.end), None)

    def is_capital(self, at: int) -> bool:
        """Whether a name can go on at ``at``: a value, a raw token, or a word with a capital."""
        if at >= self.end:
            return False
        char = self.text[at]
        return (
            bool(self.value_at(at)) or (char.isalpha() and not char.islower()) or raw_token(self.text, at, self.end) > 0
        )
