"""The words of each language: classes of words, and phrases by the side that they speak for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msglint.reading.appraisal.phrases import Phrases
from msglint.reading.appraisal.tokens import tokens
from msglint.reading.words import load_data

LANGUAGES = frozenset({"en"})
"""Languages that have a list of words."""
KEPT = 64
"""Sets of words that are remembered: a house's own, and what each message is about."""


@lru_cache(maxsize=KEPT)
def lexicon(language: str, product_words: tuple[str, ...] = (), need_words: tuple[str, ...] = ()) -> Phrases:
    """The phrases of a language, with a house's own words for its products and for its readers' needs."""
    data = load_data(f"lead_words_{language}")
    phrases: dict[str, Sequence[str]] = dict(data["phrases"])
    phrases["product.house"] = [_plain(word) for word in product_words]
    phrases["need.house"] = [_plain(word) for word in need_words]
    return Phrases({name: " ".join(lines).split() for name, lines in data["classes"].items()}, phrases)


def _plain(term: str) -> str:
    """A term as the line of words that it is read as; a star at its end stands for any ending."""
    line = " ".join(token.word for token in tokens(term))
    return f"{line}*" if term.rstrip().endswith("*") else line
