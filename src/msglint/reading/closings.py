"""How lines read with which a message ends: phrases that take leave, postscripts, addresses, words of the mailing."""

from __future__ import annotations

import re
from functools import cache

from msglint.reading.finder import Scan
from msglint.reading.words import fold, load_data
from msglint.regex import regex

SENTENCE_END = regex(r"[.!?…。！？]['\"”’»)\]]*$")
POSTSCRIPT = regex(r"(?:p\.? ?){1,3}[sd]\b\W|n\.? ?b\.?:")
DELIMITER = regex(r"(?:--|__+|—)\s*$")
URL = regex(r"(?:https?://|www\.)\S+")
HALF_PHRASE = regex(r"(?:reply|text|send|txt|\bust)\W{0,2}$", re.ASCII)
"""How a line ends with which words of the mailing may begin that the next line goes on with: "Reply / STOP"."""
STOP_WORDS = regex(
    r"(?<!\S)(?:(?:Reply|Text|Txt|Send|Svara|Svar|Antworten Sie(?: mit)?|Responde|Répondez)[ :]+[\"'“]?)?STOPP?\b"
)
"""How a text message begins to say how one leaves the list."""
HALF = 8
"""Characters at a line's end that show whether it does: the word, what may follow it and what stands before it."""
_DASHED = regex(r"[-–—~] ?(?=[^\W\d_])")
_TOKEN = regex(r"[^\W_][\w'’/.&-]*")
_GOES_ON = (
    " -",
    " –",
    " —",
    " from ",
    " aus ",
    " von ",
    " vom ",
    " de ",
    " du ",
    " desde ",
    " da ",
    " dal ",
    " van ",
    " uit ",
    " fra ",
)
"""What may stand between the phrase of a sign-off and who signs: "Viele Grüße aus Hamburg"."""
LONGEST = 5
"""Words of a sign-off line after its phrase: a name, a team."""
_THANKS = ("thank", "many", "dank", "vielen ", "merci", "gracias", "grazie", "bedankt", "obrigad", "tack", "tak ")


@cache
def mailing() -> Scan:
    """What speaks of the mailing itself: unsubscribing, preferences, why one gets it, rights."""
    return Scan(load_data("closings")["footer"])


@cache
def browser() -> Scan:
    """What leads to the same message as a web page."""
    return Scan([load_data("closings")["browser"]])


@cache
def address() -> Scan:
    """Postal addresses."""
    return Scan([load_data("closings")["address"]])


@cache
def _team() -> Scan:
    return Scan([load_data("closings")["team"]])


@cache
def _phrases() -> frozenset[str]:
    return frozenset(
        phrase for listed in load_data("closings")["signoff"].values() for phrase in fold(listed).split("|")
    )


@cache
def _formulas() -> tuple[str, ...]:
    """How the sentences begin with which formal letters end in some languages."""
    return tuple(fold(load_data("closings")["formulas"]).split("|"))


def is_signoff(words: str) -> bool:
    """Whether a folded line begins with a phrase that takes leave, and says little more: "Best regards, Anna"."""
    if len(words) > 160:
        return False
    if words.startswith(_formulas()):
        return True
    tokens = [match.span() for match in _TOKEN.finditer(words)]
    start = tokens[0][0] if tokens else 0
    for number in range(min(len(tokens), 7), 0, -1):
        end = tokens[number - 1][1]
        phrase = words[start:end].rstrip(".'’/&-")
        if phrase in _phrases():
            rest = words[start + len(phrase) :]
            more = len(tokens) - number
            if not rest.strip(" ,.!:;-–—)"):
                return True
            return more <= LONGEST and (rest[0] in ",!.\n" or rest.startswith(_GOES_ON)) and "?" not in rest
    return False


def is_thanks(words: str) -> bool:
    """Whether a folded line begins as those do that thank, which may well stand at a message's head."""
    return words.startswith(_THANKS)


def is_team(words: str) -> bool:
    """Whether a folded line is only the senders' name: "Your New Harbor team", "— Anna"."""
    if len(words) > 80:
        return False
    return _team().matches(words) or (bool(_DASHED.match(words)) and words.count(" ") <= 4)


def is_prose(words: str) -> bool:
    """Whether a folded line is a sentence of some length, and no address."""
    return words.count(" ") >= 7 and bool(SENTENCE_END.search(words[-8:])) and not address().matches(words[:300])


def leads_away(words: str) -> bool:
    """Whether a folded line only leads to another page: "Your choices: https://…"."""
    found = URL.search(words)
    return found is not None and found.end() == len(words) and words[: found.start()].count(" ") <= 8
