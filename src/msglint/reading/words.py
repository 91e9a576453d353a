"""Words of a text: its tokens, its language, its folded form, and fast search for terms in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from msglint.memory import remembered
from msglint.reading.finder import Finder
from msglint.regex import regex

__all__ = ["Finder", "fold", "language", "load_data", "shortened", "tokens"]

DATA = Path(__file__).parent.parent / "data"
TOKEN = regex(r"[^\W_]+(?:['’‑-][^\W_]+)*")
LETTERS = regex(r"[^\W\d_]+")

SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", regex("[぀-ヿ]")),
    ("ko", regex("[가-힯]")),
    ("zh", regex("[㐀-鿿]")),
    ("th", regex("[฀-๿]")),
    ("el", regex("[Ͱ-Ͽ]")),
    ("he", regex("[֐-׿]")),
    ("ar", regex("[؀-ۿ]")),
    ("hi", regex("[ऀ-ॿ]")),
    ("uk", regex("[іїєґ]", re.IGNORECASE)),
    ("ru", regex("[Ѐ-ӿ]")),
)
"""Languages known by their script, the more telling script first (Japanese also has Han characters)."""

ANY_SCRIPT = regex("[\u0370-\u0fff\u3040-\ud7ff]")
"""Letters of all of them."""

PUNCTUATION = ".,;:!?…¡¿\"'“”„«»()[]*_–—-"
SAMPLE = 2_500
"""Characters that are enough to tell a language."""


@cache
def load_data(name: str) -> Any:
    """A word list shipped with the package: the JSON file ``data/<name>.json``."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text with their start and end (characters), as written; "don't" and "e-mail" are one word."""
    for match in TOKEN.finditer(text):
        yield match.start(), match.end(), match.group()


class _Folding(dict[int, str]):
    """A translation table that folds each character when it is first seen."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = normalize("NFD", char)[0]
        lowered = base.casefold()
        self[code] = folded = lowered if len(lowered) == 1 else base
        return folded


_FOLDING = _Folding(
    {ord("’"): "'", ord("‘"): "'", 0xA0: " ", ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l", ord("Ł"): "l"}
)


def fold(text: str) -> str:
    """The text without case and accents, exactly as long: offsets in it are offsets in ``text``.

    A combining mark that stands alone after its letter (NFD) stays, for the length's sake; so does ``ß``.
    """
    return text.lower() if text.isascii() else text.translate(_FOLDING)


@cache
def stop_words() -> dict[str, tuple[str, ...]]:
    """Each stop word (in small letters) with the languages that have it."""
    found: dict[str, list[str]] = {}
    for code, words in load_data("stopwords").items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


@remembered
def language(text: str) -> str:
    """The language of a text as ISO 639-1 code, or an empty string where the text does not tell.

    Latin script is told by stop words: a word counts by how few languages have it, and the best language
    must lead clearly.
    """
    sample = text[:SAMPLE]
    return ("" if sample.isascii() else _by_script(sample)) or told(tuple(stop_tokens(sample)))


def stop_tokens(text: str) -> list[str]:
    """The words of a text that are stop words of some language, marks around them or not, as often as they stand."""
    return [word for word in text.casefold().replace("’", "'").split() if _languages_of(word)]


@lru_cache(maxsize=512)
def told(words: tuple[str, ...]) -> str:
    """The language that these stop words tell."""
    scores: dict[str, float] = {}
    for word, times in Counter(words).items():
        codes = _languages_of(word)
        share = min(times, 5) / len(codes)
        for code in codes:
            scores[code] = scores.get(code, 0.0) + share
    ranked = [*sorted(scores.items(), key=lambda score: -score[1])[:2], ("", 0.0), ("", 0.0)]
    (best, points), (_, next_points) = ranked[0], ranked[1]
    return best if points >= 1 and points >= 1.25 * next_points else ""


@lru_cache(maxsize=1 << 14)
def _languages_of(word: str) -> tuple[str, ...]:
    """The languages that have the word, marks around it or not, for a stop word."""
    known = stop_words()
    return known.get(word) or known.get(word.strip(PUNCTUATION), ())


def _by_script(sample: str) -> str:
    """The language whose script most of the letters have."""
    if not ANY_SCRIPT.search(sample):
        return ""
    letters = sum(len(run) for run in LETTERS.findall(sample))
    for code, script in SCRIPTS:
        own = len(script.findall(sample))
        if code == "uk" and own:
            own = len(SCRIPTS[-1][1].findall(sample))
        if own * (5 if code == "ja" else 2) > letters:
            return code
    return ""


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut with an ellipsis where it has more than ``longest`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
