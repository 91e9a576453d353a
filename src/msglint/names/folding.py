"""Names folded for comparison, cut into words, and told apart by script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from unicodedata import category, combining, name, normalize

from msglint.regex import regex

BETWEEN = "\0"
"""Stands between texts that are looked at together, and in hardly any."""
SEPARATORS = regex(r"[\s,.;:!?/\\|&+*()\[\]{}<>\"“”„«»_‐‑–—-]+")
APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´", ""))
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ə": "e", "ё": "е"}
)
ASCII = frozenset(map(chr, range(128)))
LATIN_MARKS = range(0x300, 0x370)
MARKS = {mark: None for mark in LATIN_MARKS if combining(chr(mark))}
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
    marked = normalize("NFKD", lowered).translate(MARKS)
    if marked.isascii():
        return marked
    plain = "".join(char for char in marked if not _unread(char))
    return normalize("NFC", plain).translate(LETTERS)


def folded(texts: Sequence[str]) -> list[str]:
    """``fold`` of each of many texts, all at once."""
    whole = BETWEEN.join(texts)
    if whole.split(None, 1) != [whole]:
        texts = [" ".join(text.split()) for text in texts]
        whole = BETWEEN.join(texts)
    if whole.count(BETWEEN) >= len(texts):  # there are none, or one holds such a sign itself
        return list(map(fold, texts))
    found = list(map(str.casefold, texts))
    others = [] if whole.isascii() else [at for at, plain in enumerate(map(str.isascii, found)) if not plain]
    if others:
        plain = without_accents(BETWEEN.join([found[at] for at in others]))
        for at, text in zip(others, plain.split(BETWEEN), strict=True):
            found[at] = text
    return found


def without_accents(text: str) -> str:
    """A long text in lower case, folded."""
    for char in set(text).difference(ASCII):
        plain = fold(char)
        if plain.isascii():  # then it stands for itself, whatever is beside it
            text = text.replace(char, plain)
    if text.isascii():
        return text
    marked = normalize("NFKD", replaced(text, LETTERS))
    unmarked = replaced(marked, {ord(char): "" for char in set(marked) if _unread(char)})
    return replaced(normalize("NFC", unmarked), LETTERS)


def replaced(text: str, letters: Mapping[int, str]) -> str:
    """``text.translate(letters)``, where no letter gives another one of them; faster for a long text."""
    for letter, other in letters.items():
        if chr(letter) in text:
            text = text.replace(chr(letter), other)
    return text


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


def single(folded: str) -> bool:
    """Whether a folded text is one word as it stands; one apostrophe is a letter, though none of a word."""
    return folded.isalpha() and (folded.isascii() or "ʼ" not in folded)


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
