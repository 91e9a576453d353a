"""What a text is about: the topics that customers write about, and the words that carry its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from msglint.reading.words import fold, load_data, tokens

DATA = Path(__file__).parent.parent / "data"
ENDINGS = (
    "ations",
    "ation",
    "ingly",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "edly",
    "ers",
    "er",
    "ed",
    "es",
    "ly",
    "s",
    "e",
)
SHORTEST = 3  # characters that a stem keeps


@cache
def thesaurus() -> Mapping[str, tuple[str, ...]]:
    """The shipped topics: name to words and phrases."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (DATA / "topics.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t", 1)
            found[name] = tuple(word.strip() for word in words.split(",") if word.strip())
    return found


@cache
def plain_words() -> frozenset[str]:
    """Words that carry no meaning of their own, in every language that msglint reads (folded)."""
    lines = (DATA / "plain_words.txt").read_text(encoding="utf-8").splitlines()
    english = (word for line in lines if not line.startswith("#") for word in line.split())
    others = (fold(word) for words in load_data("stopwords").values() for word in words.split())
    return frozenset((*english, *others))


class Topics:
    """A thesaurus ready to be asked. ``more``: topics, or more words for shipped ones, of a house."""

    def __init__(self, more: Mapping[str, Iterable[str]] | None = None) -> None:
        self._by_stem: dict[str, set[str]] = {}
        self._phrases: list[tuple[re.Pattern[str], str]] = []
        for name, words in thesaurus().items():
            self._take(name, words)
        for name, house in (more or {}).items():
            self._take(name, house)

    def _take(self, name: str, words: Iterable[str]) -> None:
        for word in words:
            plain = fold(word.strip())
            if plain.endswith("*") or " " in plain or "-" in plain:
                body = r"\s+".join(re.escape(part) for part in plain.rstrip("*").split())
                tail = r"\w*" if plain.endswith("*") else r"(?!\w)"
                self._phrases.append((re.compile(rf"(?<!\w){body}{tail}"), name))
            else:
                self._by_stem.setdefault(stem(plain), set()).add(name)

    def of(self, text: str) -> Mapping[str, str]:
        """The topics of a text, each with the first words (folded) that name it."""
        folded = fold(text)
        found: dict[str, str] = {}
        for _, _, word in tokens(folded):
            for name in self._by_stem.get(stem(word), ()):
                found.setdefault(name, word)
        for pattern, name in self._phrases:
            hit = pattern.search(folded)
            if hit:
                found.setdefault(name, hit[0])
        return found


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A folded word without its ending: "parked", "parking" and "parks" are one."""
    word = word.removesuffix("'s").removesuffix("’s")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            root = word[: -len(ending)]
            doubled = len(root) > SHORTEST and root[-1] == root[-2] and root[-1] not in "lsz"
            return (root[:-1] if doubled else root) + ("i" if ending in ("ies", "ied") else "")
    return word


def content(text: str) -> Mapping[str, str]:
    """The stems of the words that carry meaning, each with the first word (folded) that has it."""
    found: dict[str, str] = {}
    for _, _, word in tokens(fold(text)):
        if word not in plain_words() and (len(word) > 2 or word.isdigit()):
            found.setdefault(stem(word), word)
    return found
