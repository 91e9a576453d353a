"""What kinds of answer a text asks for, and which a sentence may give: a time, an amount, a place, somebody, a reason.

Asking is read strictly (a question word where a question begins, a verb before its subject), giving generously: any
time answers "when". So a reply that gives nothing of the kind is no answer, and one that does may be one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from msglint.reading.dialogue.phrasebook import shipped, words
from msglint.reading.words import fold, tokens
from msglint.regex import regex

KINDS = ("when", "how long", "how much", "where", "who", "why", "how", "whether")
"""Kinds of answer that show; of "what" and "which" any words may be the answer."""
OPEN = "what"
EXACTLY = ("", "exactly", "genau")
REMEMBERED = 4096
LONGEST = 4_000
"""Characters of a text that are looked at."""
MOST = 20
"""Question words of a kind in one piece of text that are looked at."""
PIECE = regex(r"[^.!?;\n]+[.!?;\n]*")
OPENING = regex(
    r"\W*(?:(?:hi|hello|hey|good \w+|please|and|but|so|also|or|sorry|excuse me|quick question|hallo|guten \w+|"
    r"bitte|und|bonjour|et|hola|buen[oa]s \w+|por favor|y|ciao|buongiorno|e|ola|goedendag|en|"
    r"dear (?:\w+ ){0,2}\w+,)\b\W*){0,3}"
)
"""What stands before a question of a piece of text (folded)."""
APART = regex(r"(?:^|[,:–—(-])[\s\"'¿]*$")
EITHER = regex(r" (?:or|oder|ou|o) (?!so\b|not\b|nicht\b|non\b|no\b|niet\b)[^?]*\?")
"""A question that names two answers: any words of one of them will do."""
LATER = regex(r", (?:can|may|do|does|is|are|will|should|could|must|kann|darf|muss|puis|puedo|posso)\b")
YEARS = regex(
    r"\b(?:in|since|of|from|the|founded|depuis|seit|desde|en|dal|sinds) (?:the )?(?:19|20)\d\ds?\b|\b(?:19|20)\d0s\b"
)
"""Years of a history, which answer nothing (folded)."""
CLOCK = regex(r"\d[:.h]\d\d|\d ?(?:[ap]\.?m\b|uhr|h\b|uur)|\d(?:st|nd|rd|th|er)\b|\d{1,2}[./]\d{1,2}\b")
UNITS = (
    "minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|seconds?|tage?n?|nachte?n?|wochen?|stunden?|minuten?|"
    "monate?n?|jahren?|jours?|nuits?|heures?|semaines?|mois|ans?|dias?|noches?|horas?|semanas?|mes(?:es)?|anos?|giorn[io]|"
    "nott[ei]|or[ae]|settiman[ae]|mes[ei]|minut[io]|dagen|weken|maanden|uur|jaar|minutos?"
)
SPAN = regex(rf"(?:[ -](?:to|or|bis|a|à|und|and|ou|o)[ -]\w+)?[ -]?(?:{UNITS})\b")
TENS = ("zwanzig", "dreißig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig", "twintig", "dertig")
NUMERAL = regex(r"\d[\d.,]*")
NAME = regex(r"[\w,;:–-] (?!I\b|I')[A-Z][a-z]+|^\W*[A-Z][a-z]+ [A-Z][a-z]+")
PAST = regex(r"\b\w{3,}ed\b")
TURNING_TO = regex(
    r"\b(?:(?:who|whom) (?:can|do|should|could|may|must|shall) (?:i|we)\b|where (?:can|do|should|could|may|must) (?:i|"
    r"we) "
    r"(?:report|submit|find|send|write|ask|file|get|post|read|download|apply|complain|go|register)\b"
    r"|how (?:can|do|could) (?:i|we) (?:contact|reach|report|submit|get in touch|get hold|complain|apply)\b"
    r"|(?:mechanism|place|form|address|e?-?mail|number|contact|documentation|docs|person|somebody|someone|anyone|"
    r"anybody) "
    r"(?:i can |we can |where |to (?:submit|report|contact|write|talk|ask|send|turn|call|complain|apply)|of (?:the |"
    r"your )?support)"
    r"|where (?:is|are|was|were) (?:the |your )?(?:\w+ )?(?:documentation|docs|form|guide|manual|source|policy|"
    r"address)\b)"
)
"""Asks whom to turn to, or where something is to be found (folded)."""


@lru_cache(REMEMBERED)
def wanted(text: str, asks: bool = False) -> frozenset[str]:
    """The kinds of answer that a text asks for, ``what`` among them; none where it asks nothing that can be told.

    ``asks``: it is known for a question, so that it may do without the mark: "can i still change my seat".
    """
    found = set()
    unmarked = asks and "?" not in text
    for piece in PIECE.findall(text[:LONGEST]):
        folded = fold(piece)
        if "?" in piece or unmarked or folded in shipped("asking to be told"):
            found.add(_kind(piece, folded, unmarked))
    return frozenset(found - {""})


def turns(text: str) -> bool:
    """Whether a text asks whom to turn to, or where something is to be found."""
    return TURNING_TO.search(fold(text[:LONGEST])) is not None


def _kind(piece: str, folded: str, unmarked: bool) -> str:
    """What a piece of text asks for; ``what`` where its words do not tell."""
    start = match.end() if (match := OPENING.match(folded)) else 0
    first = next((word for _, _, word in tokens(folded[start:])), "")
    asks = min(_asking(piece, folded, start), default=None)
    inverted = first in words("asks whether")
    if asks is None or (inverted and not asks[2] and asks[0] > start):
        if "?" not in piece and not (unmarked and inverted):
            return ""
        return "whether" if (inverted or "¿" in piece) and not EITHER.search(folded) else OPEN
    kind = asks[3]
    if kind == "when" and LATER.search(folded):
        return "whether"
    return kind


def _asking(piece: str, folded: str, start: int) -> Iterator[tuple[int, int, bool, str]]:
    """Question words where a question begins: start, negated length, whether somebody is asked to tell, kind."""
    for kind in (*KINDS[:-1], OPEN):
        for at, end in shipped(f"asks {kind}").find(piece)[:MOST]:
            before = folded[start:at]
            told = any(
                before[stop:].strip(" ,:") in ("", "exactly", "genau") for _, stop in shipped("tell").find(before)
            )
            word = before.split()[-1].strip("¿,") if before.split() else ""
            leading = not before.strip(" \"'¿¡") or APART.search(before) is not None or word in words("joining")
            opening = len(before.split()) == 1 and word in words("prepositions")
            if at >= start and (told or leading or opening):
                yield at, at - end, told, kind
                break


@lru_cache(REMEMBERED)
def given(sentence: str) -> frozenset[str]:
    """The kinds of answer that a sentence may give."""
    folded = fold(sentence[:LONGEST])
    plain = YEARS.sub(" ", folded)
    numbers, spans = _numbers(plain)
    shown = {
        "when": CLOCK.search(plain) is not None,
        "how long": spans or numbers,
        "how much": numbers,
        "who": NAME.search(sentence[:LONGEST]) is not None,
        "why": PAST.search(folded) is not None,
    }
    return frozenset(kind for kind in KINDS if shown.get(kind) or plain in shipped(f"gives {kind}"))


def counts(sentence: str) -> bool:
    """Whether a sentence begins with a number, as a plain answer does: "Eighteen, with the slider", "from five"."""
    said = [word for _, _, word in islice(tokens(fold(sentence[:LONGEST])), 2)]
    first = said[-1] if said and said[0] in words("prepositions") else "".join(said[:1])
    return first[:1].isdigit() or numeral(first) or first in ("number", "numbers")


def numeral(word: str) -> bool:
    """Whether a folded word is a number: "twenty-two", "zweiundzwanzig", "veintidós"."""
    return word.split("-", maxsplit=1)[0] in words("numerals") or word.startswith("veinti") or word.endswith(TENS)


def _numbers(folded: str) -> tuple[bool, bool]:
    """Whether there are numbers that no unit of time follows, and whether there are some that one does."""
    ends = [match.end() for match in NUMERAL.finditer(folded)]
    ends += [end for _, end, word in tokens(folded) if numeral(word)]
    timed = [SPAN.match(folded, end) is not None for end in ends]
    return not all(timed), any(timed)
