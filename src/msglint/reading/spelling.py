"""The words of a text as terms are held against them: in one spelling, whatever the typography."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, is_normalized, normalize

from msglint.memory import MOST, remembered
from msglint.regex import regex

ALIKE = {"'": "’‘", "-": "‐‑", '"': "“”„«»"}
"""Typographic forms of the characters of the keyboard."""
KEYBOARD = {ord(other): key for key, others in ALIKE.items() for other in others}
WORD = regex(r"\w+")
_BEYOND = regex(r"[^\x00-\x7f]")
LETTER = "\1"
"""Stands for a letter, digit or mark beyond ASCII."""
_BESIDE = frozenset(("_", LETTER))
_FOLDED = frozenset("ſ\u212a")
"""Letters beyond ASCII that are s and k in another case."""
REMEMBERED = 2_048
"""Texts whose words are remembered: one search after another is for the same text."""


@lru_cache(maxsize=REMEMBERED)
def twin(text: str) -> str | None:
    """A text in ASCII, as long, in which the same terms in ASCII stand at the same places; ``None`` where none is sure.

    Typographic forms are those of the keyboard; what else is not in ASCII stands in no such term, and only tells where
    words begin and end.
    """
    if text.isascii():
        return text
    if not is_normalized("NFC", text) or not _FOLDED.isdisjoint(text):
        return None
    return _BEYOND.sub(_like, text)


def _like(match: re.Match[str]) -> str:
    char = match.group()
    return KEYBOARD.get(ord(char)) or (LETTER if category(char)[0] in "LMN" else "\0")


@lru_cache(maxsize=REMEMBERED)
def words_of(text: str) -> frozenset[str]:
    """The words of a text, without case."""
    return frozenset(WORD.findall((text if text.isascii() else normalize("NFC", text)).casefold()))


def places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Start and end of a word wherever it stands by itself in a ``twin``."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (before.isalnum() or after.isalnum() or before in _BESIDE or after in _BESIDE):
            yield start, end
        start = text.find(word, start + 1)


@lru_cache(maxsize=MOST)
def outer_words(text: str) -> tuple[str, str] | None:
    """The first and the last word of a short text, without case, if it has any."""
    words = WORD.findall((text if text.isascii() else normalize("NFC", text)).casefold())
    return (words[0], words[-1]) if words else None


@remembered
def spelling(words: str) -> str:
    """One spelling for all that a term stands for, but for case."""
    plain = " ".join(normalize("NFC", words).split())
    return plain.translate(KEYBOARD)
