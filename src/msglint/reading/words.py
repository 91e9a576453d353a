"""Words of a text: its tokens, its language, its folded form, and fast search for terms in it."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import lcm
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
_COUNTED = 5
"""How often a stop word counts at most."""
_LANE = 8
"""Bytes that hold the points of one language."""
_TOKENS = 1 << 14
"""Words that are remembered before the memory starts afresh."""
_LONG = 40
"""Characters of a word that is remembered."""


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
    words = stop_tokens(sample)
    return ("" if sample.isascii() else _by_script(sample)) or leading(words, sum(map(worth, words)))


def stop_tokens(text: str) -> list[str]:
    """The words of a text that are stop words of some language, marks around them or not, as often as they stand."""
    return list(filter(_WORTH.__getitem__, text.casefold().replace("’", "'").split()))


def leading(words: Iterable[str], points: int, least: int = 0) -> str:
    """The language that stop words tell; none where no language leads clearly.

    ``points``: what the words are worth, each as often as it stands, though it may count less often; ``least``: what
    they, or some of them, are worth if each counts once.
    """
    best = _leading(points, least) if least else -1
    if best < 0:
        points -= sum([(often - _COUNTED) * worth(word) for word, often in Counter(words).items() if often > _COUNTED])
        best = _leading(points, points)
    return _measure()[0][best] if best >= 0 else ""


def _leading(points: int, least: int) -> int:
    """The number of the language that leads clearly, where it has ``least`` and the others ``points``; none: -1."""
    codes, unit = _measure()
    size = len(codes) * _LANE
    most = memoryview(points.to_bytes(size, sys.byteorder)).cast("Q").tolist()
    sure = most if least == points else memoryview(least.to_bytes(size, sys.byteorder)).cast("Q").tolist()
    first = max(sure)
    best = sure.index(first)
    most[best] = 0
    return best if first >= unit and 4 * first >= 5 * max(most) else -1


@cache
def _measure() -> tuple[tuple[str, ...], int]:
    """The languages that stop words tell, and the points of a word that one of them alone has."""
    sharing = stop_words().values()
    return tuple(sorted({code for codes in sharing for code in codes})), lcm(*map(len, sharing))


class _Worth(dict[str, int]):
    """The points of a word for all languages at once, a lane of a long number for each; 0 of what is no stop word."""

    def __missing__(self, word: str) -> int:
        known = stop_words()
        points = _points(known.get(word) or known.get(word.strip(PUNCTUATION), ()))
        if len(self) >= _TOKENS:
            self.clear()
        if len(word) <= _LONG:
            self[word] = points
        return points


_WORTH = _Worth()
worth = _WORTH.__getitem__


def _points(having: Sequence[str]) -> int:
    """The points of a word that these languages have."""
    codes, unit = _measure()
    step = 8 * _LANE if sys.byteorder == "little" else -8 * _LANE
    first = 0 if step > 0 else -step * (len(codes) - 1)
    return sum(unit // len(having) << first + step * codes.index(code) for code in having)


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
