"""What a sentence says besides the links in it, and whether it does no more than point at them."""

from __future__ import annotations

from msglint.memory import remembered
from msglint.reading.dialogue.phrasebook import words
from msglint.reading.topics import means
from msglint.reading.words import fold, tokens
from msglint.regex import regex

URL = regex(r"(?:https?://|www\.)[^\s<>\"')\]]+")
LINK = regex(r"https?://|www\.|\w@\w+\.\w")
LONGEST = 4_000
"""Characters of a sentence that are looked at."""
FEW = 1
"""Words of its own that a sentence may have that only points."""


@remembered
def without_links(text: str) -> str:
    """The text with a space for each link."""
    return URL.sub(" ", text[:LONGEST]) if "://" in text or "www." in text else text[:LONGEST]


@remembered
def only_points(text: str) -> bool:
    """Whether a sentence says where to look or whom to ask, and nothing else: "See this page for details: …"."""
    said = [word for _, _, word in tokens(fold(without_links(text)))]
    points = any(word in words("pointing verbs") for word in said) or (LINK.search(text) is not None and bool(said))
    own = sum(1 for word in said if means(word) and word not in words("pointing words"))
    return points and own <= FEW and any(word in words("pointing words") for word in said)
