"""What a sentence of a reply does about the matter: says what happened or will, gives, directs, asks, owns up.

A reply none of whose sentences does anything of the kind speaks of things in general; to a complaint that is no answer.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from msglint.reading.dialogue.cues import BEGINS
from msglint.reading.dialogue.general import timeless
from msglint.reading.dialogue.links import without_links
from msglint.reading.dialogue.phrasebook import shipped, words
from msglint.reading.dialogue.wanted import counts
from msglint.reading.words import fold, tokens
from msglint.regex import regex

TURNING_AWAY = ("turning", "brushing", "courtesies")
"""Sections of phrases whose sentences do nothing about a matter, whatever their form."""
SENDING = ("pointing", "rules")
"""So do those of these, unless there is a time or an amount, which then is the answer."""
SPEAKING = ("first person", "owning up", "done for you", "holding")
TELLING = ("happened", "will happen", "granted")
REMEMBERED = 4096
LONGEST = 4_000
"""Characters of a sentence that are looked at."""
LINK = regex(r"https?://|www\.|\w@\w+\.\w|\b[\w-]+\.(?:example|com|org|net|io)/")
MONEY = regex(r"[€$£] ?\d|\d ?(?:€|euros?\b|pounds\b|dollars\b|%)|\d{3} \d{4}")
DONE = regex(r"\b(\w+) (?:(?:now|already|just|also|all) )?(\w{3,}ed)\b")
"""A word that ends as in the past, and the one before it (folded)."""
ELLIPSIS = regex(
    r"\b(?:is|are|does|do|did|has|have|can|will|was|were|may|should|must|would|could)(?: not|n't)?(?=[.;,!]|$)"
)
"""A verb that leaves out what the question has said: "the lentil one is"."""

CLAUSE = regex(r"[,;:.!?–—]")
CLOSE = regex(r"\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|wed|thu|thurs|fri|sat|sun|\d)\b")
"""A day or a number that a clause begins with (folded)."""
MOST = 8
"""Words of a clause without a verb."""
ALONE = regex(r"\b(?:yes|yep|no|ja|nein|oui|non|si|nee|sim|nao)(?=[,.;:!]|$)")
"""Yes or no by itself, wherever: "inside yes, outside no" (folded)."""
SAME = regex(
    r"\b(\w+(?: \w+)?) (?:is|are|bleibt|ist|sind|es|son|est|sont) \1\b"
    r"|\b(?:ready|done|over|takes) (?:when|as long as) (?:it|they)\b"
)
"""Something said of itself: "rules are rules", "ready when it is ready" (folded)."""


@lru_cache(REMEMBERED)
def acts(text: str) -> frozenset[str]:
    """What a sentence does about a matter; nothing but speak for oneself where it puts off."""
    if puts_off(text):
        return frozenset({"first person"} if text in shipped("first person") else ())
    folded = fold(text[:LONGEST])
    found = {name for name in (*SPEAKING, *TELLING) if text in shipped(name)}
    if any(_past(before, word) for before, word in DONE.findall(folded)):
        found.add("happened")
    if timeless(text):
        found.discard("happened")
    if MONEY.search(text[:LONGEST]) or _yours(folded):
        found.add("granted")
    if LINK.search(text[:LONGEST]):
        found.add("link")
    if "?" in without_links(text):
        found.add("asks")
    if any(BEGINS.search(text[max(0, start - 4) : start]) for start, _ in shipped("helping").find(text)):
        found.add("directs")
    return frozenset(found)


def puts_off(text: str) -> bool:
    """Whether a sentence turns away, brushes off, sends elsewhere, quotes the rules, or says the same of the same."""
    return turns_away(text) or any(text in shipped(name) for name in SENDING)


def turns_away(text: str) -> bool:
    """Whether a sentence turns away, brushes off, or says the same of the same."""
    return any(text in shipped(name) for name in TURNING_AWAY) or SAME.search(fold(text[:LONGEST])) is not None


def answers_plainly(text: str) -> bool:
    """Whether a sentence begins with yes, no, or what stands for them."""
    at_start = any(not text[:start].strip(" \"'“*") for start, _ in shipped("plain answer").find(text))
    return at_start or ALONE.search(fold(text[:LONGEST])) is not None


def bare(text: str) -> bool:
    """Whether a sentence has the form of a bare answer: a number first, words of the question left out, no verb."""
    folded = fold(text[:LONGEST])
    return counts(text) or ELLIPSIS.search(folded) is not None or _verbless(folded)


def begins_with_yes_or_no(text: str) -> bool:
    """Whether the first word of a sentence is yes or no."""
    return next((word for _, _, word in tokens(fold(text[:LONGEST]))), "") in words("yes and no")


def _verbless(folded: str) -> bool:
    """Whether the first clause says where, when or how many and no more, so that the question has its verb."""
    clause = CLAUSE.split(folded.strip(), maxsplit=1)[0].replace(" of you ", " ")
    said = [word for _, _, word in tokens(clause)]
    first = said[0] if len(said) in range(1, MOST + 1) else ""
    leans = first in words("prepositions") or first in words("quantities") or first.endswith("ed")
    dated = bool(said) and CLOSE.match(clause) is not None
    return (leans or dated) and words("finite").isdisjoint(said)


def _past(before: str, word: str) -> bool:
    """Whether a word in -ed after another tells what somebody did, not how things are done ("is served")."""
    return before not in words("passive") and word not in words("no past")


def _yours(folded: str) -> bool:
    """Whether a sentence speaks of a thing of the reader's that is not their opinion or patience."""
    said = [word for _, _, word in tokens(folded)]
    owned = (after for word, after in pairwise(said) if word in words("your"))
    return any(after not in words("courteous") for after in owned) or "yours" in said
