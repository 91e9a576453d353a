"""Names folded for comparison, cut into words, and told apart by script."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, combining, name, normalize

from msglint.regex import regex

SEPARATORS = regex(r"[\s,.;:!?/\\|&+*()\[\]{}<>\"“”„«»_‐‑–—-]+")
APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´", ""))
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ə": "e", "ё": "е"}
)
LATIN_MARKS = range(0x300, 0x370)
SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


@lru_cache(maxsize=8_192)
def fold(text: str) -> str:
    """The text in lower case, without accents, its white space single: ``" José  Luis"`` is ``"jose luis"``.

    Only the accents of the European scripts go: in Thai or Hindi a combining mark is a vowel. Characters without width,
    which come along from web pages, go in all.
    """
    lowered = " ".join(text.split()).casefold().translate(LETTERS)
    if lowered.isascii():
        return lowered
    marked = normalize("NFKD", lowered)
    plain = "".join(char for char in marked if not _unread(char))
    return normalize("NFC", plain).translate(LETTERS)


def _unread(char: str) -> bool:
    return ord(char) in LATIN_MARKS if combining(char) else category(char) == "Cf"


@lru_cache(maxsize=8_192)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a name, without punctuation: ``"O'Brien-Smith, J."`` is ``obrien smith j``."""
    if text.isascii():
        if text.isalpha():
            return (text.lower(),)
        spaced = text.replace("-", " ")
        if spaced.replace(" ", "").isalpha():
            return tuple(spaced.lower().split())
    return tuple(word for word in SEPARATORS.split(fold(text).translate(APOSTROPHES)) if word)


def spellings(text: str) -> frozenset[str]:
    """A name's folded letters in one run, and with umlauts spelt out as German and Nordic addresses do."""
    if text.isascii() and text.isalpha():
        return frozenset((text.lower(),))
    spelt = text.casefold().translate(SPELT_OUT)
    return frozenset("".join(words(form)) for form in (text, spelt))


@lru_cache(maxsize=4_096)
def script(text: str) -> str:
    """The script of the first letter: ``latin``, ``cyrillic``, ``cjk`` …; empty where there is no letter."""
    for char in text:
        if char.isalpha():
            first = name(char, "").split(" ", 1)[0].lower()
            return "cjk" if first in {"cjk", "hiragana", "katakana", "hangul"} else first
    return ""


def has_case(text: str) -> bool:
    """Whether the text's script has capital letters."""
    return text.upper() != text.lower()
