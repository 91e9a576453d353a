"""What a sentence does, by its words: sells, calls, allows, explains, tells what was done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from msglint.reading.dialogue.phrasebook import shipped, words
from msglint.reading.words import fold, tokens
from msglint.regex import regex

SELLING = ("offer", "call", "newness", "occasion")
ANSWERING = ("not", "condition", "may", "done", "to come", "reason", "where")
REMEMBERED = 4096
MOST = 2
"""Hits of a cue that count in one sentence."""
OFFERED = regex(
    r"(?!\w{1,9} \d{1,2}[.:](?:00|15|30|45)\b(?! ?[€£$]| (?:euros?|pounds|dollars)))(?:\d\s?%|[!].*[!]|\b"
    r"(?:from|only|just|for|ab|dès|desde|da|vanaf|por|nur|seulement|solo|só) [€£$]?\d[\d.,]*\b"
    r"(?: ?[€£$]| (?:euros?|pounds|dollars|cents|a month)|(?! ?\w)))",
    re.IGNORECASE,
)
"""Percentages, shouts and prices; "from 12.30" is a time."""
CLOCK = regex(
    r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2} ?(?:[ap]\.?m\b|uhr|h\b|uur)|\b(?:at|until|till|before|after|um|ab|bis) "
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|half past|\d{1,2})\b"
    r"|\b\d{1,2}(?:st|nd|rd|th|er)\b|\b(?:on|by|from) (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    re.IGNORECASE,
)
AMOUNT = regex(
    r"[€$£] ?\d|\b(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|half) ?(?:€|%|euros?|cents|"
    r"pounds|dollars|kilos?|kg|metres|meters|cm|km|minutes?|hours?|days?|weeks?|months?|years?|tage|wochen|stunden|minuten|"
    r"jours|heures|semaines|días|horas|giorni|ore|dagen|dias)\b",
    re.IGNORECASE,
)
HELPING = regex(
    r"(?:give|bring|send|take) (?:it|them|him|her)\b|come (?:straight |right )?(?:by|along|round)\b"
    r"|come straight (?:in|back)\b|get (?:off|out) at\b",
    re.IGNORECASE,
)
"""What is said to somebody who has a matter, and not to all who get a mailing: "give it ten days", "come by"."""
BEGINS = regex(r"(?:^|[.!?:;,–—-])\W*$")
"""What stands before the first word of a sentence or clause."""


@lru_cache(REMEMBERED)
def cues(sentence: str) -> Mapping[str, float]:
    """The cues of a sentence, each between 0 and 1 by how often it is there."""
    found: dict[str, float] = {}
    for name in (*SELLING, *ANSWERING, "ours", "yours"):
        hits = [start for start, _ in shipped(name).find(sentence)]
        if name == "call":
            begun = (start for start in hits if BEGINS.search(sentence[max(0, start - 4) : start]))
            hits = [start for start in begun if not HELPING.match(sentence, start)]
        found[name] = min(len(hits), MOST) / MOST
    found["offer"] = min(found["offer"] + len(OFFERED.findall(sentence)) / MOST, 1.0)
    found["yours"] = min(found["yours"] + _own(sentence) / MOST, 1.0)
    found["clock"] = min(len(CLOCK.findall(sentence)), MOST) / MOST
    found["amount"] = min(len(AMOUNT.findall(sentence)), MOST) / MOST
    found["shout"] = float("!" in sentence)
    return {name: value for name, value in found.items() if value}


def _own(sentence: str) -> int:
    """How often the sentence speaks of something of the reader's own: "your parcel", not "your best seat"."""
    said = pairwise(word for _, _, word in tokens(fold(sentence)))
    return sum(1 for first, second in said if first == "your" and second not in words("anybody's"))
