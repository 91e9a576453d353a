"""What a person has and what they like, as far as record and history tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from msglint.model import Interaction
from msglint.reading.genres import genres
from msglint.reading.topics import content
from msglint.reading.words import fold, tokens
from msglint.regex import regex

ITEM = regex(r"[;|\n]|,\s+|,(?=\S)")
HAS = ("purchases", "last_purchase")
WISHED = ("interests", "topics")
LIVED = ("purchases", "last_purchase", "last_event")
LIKES = regex(
    r"(?i)(?:^|_|\b)(?:likes?|liked|loves?|favou?rites?|taste|genres?|rated|wish ?list|reads|lieblings\w*)(?:$|_|\b)"
)
"""Names of columns that say what somebody likes."""
ENJOYED = frozenset({"attended", "visited", "purchased", "gave"})
NOTHING = frozenset(
    {
        "",
        "none",
        "n/a",
        "na",
        "null",
        "nan",
        "unknown",
        "never",
        "no",
        "yes",
        "true",
        "false",
        "-",
        "all",
        "any",
        "everything",
    }
)
SHORTEST = 4
"""Letters that the name of a thing has at least that is told by its name."""


class Liking(Struct, frozen=True):
    """One thing that a person likes: as written, the field that says so, its kinds, and its words of meaning."""

    text: str
    field: str
    genres: frozenset[str]
    words: frozenset[str]


def owned(contact: Mapping[str, Any], history: Iterable[Interaction]) -> Iterator[tuple[str, str]]:
    """What the person has bought: the name and the field (``history`` for a row) that says so."""
    for field in HAS:
        for item in items(contact.get(field)):
            if len(item) >= SHORTEST:
                yield item, field
    for row in history:
        if row.kind == "purchased" and SHORTEST <= len(row.text.strip()) <= 80:
            yield row.text.strip(), "history"


def likings(contact: Mapping[str, Any], history: Iterable[Interaction]) -> tuple[Liking, ...]:
    """What the person has said or shown that they like."""
    found: dict[str, str] = {}
    for field in (*WISHED, *LIVED, *(name for name in contact if LIKES.search(str(name)))):
        for item in items(contact.get(field)):
            found.setdefault(item, field)
    for row in history:
        if row.kind in ENJOYED and row.text.strip():
            found.setdefault(row.text.strip()[:200], "history")
    return tuple(Liking(text, field, genres(text), frozenset(content(text))) for text, field in found.items())


def items(value: Any) -> Iterator[str]:
    """The single things in a cell or list."""
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, list | tuple):
        parts: Sequence[str] = [str(item.get("name", "")) if isinstance(item, Mapping) else str(item) for item in value]
    else:
        parts = ITEM.split(str(value))
    for part in parts:
        text = part.strip()
        if fold(text) not in NOTHING and not text.isdigit():
            yield text


def same_thing(one: str, other: str) -> bool:
    """Whether two names are of one thing: the same words, articles aside, or all of the shorter in the longer.

    A number more ("Winter Gala 2024") makes it another one.
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    if len(short) == 1 and len(long) > 1:
        return False
    found = next((at for at in range(len(long) - len(short) + 1) if long[at : at + len(short)] == short), None)
    if found is None:
        return False
    return not any(word.isdigit() for word in (*long[:found], *long[found + len(short) :]))


def _words(text: str) -> list[str]:
    words = [word for _, _, word in tokens(fold(text))]
    return (
        words[1:]
        if len(words) > 1
        and words[0]
        in ("a", "an", "the", "ein", "eine", "der", "die", "das", "le", "la", "les", "el", "un", "une", "una")
        else words
    )
