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


class Token(Struct, frozen=True):
    """``word``: lower case, apostrophes straight; ``start`` and ``end``: offsets; ``shown``: as written."""

    word: str
    start: int
    end: int
    shown: str

    @property
    def stop(self) -> bool:
        """Whether it is punctuation that phrases do not run across."""
        return self.word[0] in _STOPS or self.word.startswith("--")

    @property
    def number(self) -> bool:
        return self.word[0].isdigit()

    @property
    def capital(self) -> bool:
        return self.shown[0].isupper()


def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and stops of a text; quotes, brackets and emoji are passed over."""
    plain = text.replace("’", "'").replace("ʼ", "'")
    return tuple(
        Token(_word(found.group().lower(), plain, found.end()), found.start(), found.end(), found.group())
        for found in _TOKEN.finditer(plain)
    )


def _word(lower: str, text: str, end: int) -> str:
    """A word in small letters; that of "won't" is no victory."""
    return "will" if lower == "won" and text.startswith("'t", end) else lower
