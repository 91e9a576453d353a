"""Whether a sentence of a reply says anything besides courtesies."""

from __future__ import annotations

from msglint.memory import remembered
from msglint.reading.dialogue.phrasebook import shipped
from msglint.reading.topics import means
from msglint.reading.words import fold, tokens
from msglint.regex import regex

LONGEST = 4_000
"""Characters of a sentence that are looked at."""
SIGNED = regex(r"\W*[\^/~*–—-] ?\w{1,12}(?: \w{1,12})?\W*")
"""A signature after a reply: "^JM", "/KT", "- Sam"."""


@remembered
def idle(text: str) -> bool:
    """Whether a sentence is a signature, or a courtesy that leaves no word with a meaning of its own."""
    if SIGNED.fullmatch(text) is not None:
        return True
    courtesies = shipped("pleasantries")
    if text not in courtesies:
        return False
    left = courtesies.without(text[:LONGEST])
    return not any(means(word) for _, _, word in tokens(fold(left)))
