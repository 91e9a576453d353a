"""Words of a sentence, with their places."""

from __future__ import annotations

from msgspec import Struct

from msglint.regex import regex

_TOKEN = regex(
    r"[^\W\d_]+(?:-[^\W\d_]+)*"  # words, hyphenated ones whole
    r"|'[^\W\d_]+"  # what an apostrophe joins: 's, 've, 't
    r"|\d[\d.,:]*(?<=\d)%?"  # numbers, times, percentages
    r"|[$€£]|[.,;:!?…]|--+|[—–]"
)
_STOPS = frozenset(".,;:!?…—–")


class Token(Struct, frozen=True, gc=False):
    """``word``: lower case, apostrophes straight; ``start`` and ``end``: offsets; ``shown``: as written.

    ``capital``: it is written with one; ``number``: it is one; ``stop``: it is punctuation that phrases do not run
    across.
    """

    word: str
    start: int
    end: int
    shown: str
    capital: bool
    number: bool
    stop: bool


def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and stops of a text; quotes, brackets and emoji are passed over."""
    plain = text.replace("’", "'").replace("ʼ", "'")
    return tuple(_token(found.group(), plain, *found.span()) for found in _TOKEN.finditer(plain))


def _token(shown: str, text: str, start: int, end: int) -> Token:
    first = shown[0]
    return Token(
        _word(shown.lower(), text, end),
        start,
        end,
        shown,
        first.isupper(),
        first.isdigit(),
        first in _STOPS or shown.startswith("--"),
    )


def _word(lower: str, text: str, end: int) -> str:
    """A word in small letters; that of "won't" is no victory."""
    return "will" if lower == "won" and text.startswith("'t", end) else lower
