"""Names of works in running text: a composer's ninth, a numbered symphony, a title in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msglint.reading.promises.cues import families
from msglint.reading.promises.days import table
from msglint.reading.promises.spelling import Name, key, sound
from msglint.reading.promises.statement import Found
from msglint.reading.words import fold, load_data
from msglint.regex import regex

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
CAPITAL = "[A-ZÀ-ÖØ-ÞŁŠŽČŘ]"
NO = r"(?i:no|nr|n°|№|nº)\.?\s*"
COUNT = (
    r"(?P<number>\d{1,3})(?:st|nd|rd|th|\.)?(?![\d%€$]|[,.:/]\d|\w|\s*(?:[ap]\.?m|Uhr|h)\b)"
    r"|(?P<word>[A-Z]?[a-zü]{4,11}|[IVX]{1,4})(?!\w)"
)
QUOTED = regex(r"[“„«\"]\s?([^“”„«»\"\n]{3,60}?)\s?[”“»\"]")
BEFORE_QUOTE = regex(r"([^\W\d_]+)(?:\s+(?:on|sur|en|auf|in|mit|us|the|by|with|to))?\s*[:,]?\s*$")
LONGEST = 7
"""Words of a title at most."""
FEW = 3
NEAR = 40
ARTICLES = frozenset(["the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "il"])


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name with a number, and a form with a number."""
    forms = "|".join(sorted((re.escape(form) for form in forms_by_word()), key=len, reverse=True))
    named = rf"\b({CAPITAL}[\w-]{{2,}})(['’]s?|s)?\s+((?i:{forms})\s+)?({NO})?(?:{COUNT})"
    form = rf"\b((?i:{forms}))\s+(?:(?i:in [A-H](?:[- ](?:flat|sharp))?(?: (?:major|minor))?),?\s+)?{NO}(\d{{1,3}})\b"
    return re.compile(named), re.compile(form)


def forms_by_word() -> dict[str, str]:
    return families("forms")


@cache
def ordinals() -> dict[str, int]:
    every = enumerate(load_data("promises")["ordinals"], 1)
    return {word: number for number, words in every for word in words.split()}


@cache
def composers() -> frozenset[str]:
    return frozenset(map(sound, load_data("promises")["composers"].split()))


@cache
def no_work() -> frozenset[str]:
    """Words with a capital and a number after them that are no composer: "Gate 5"."""
    return frozenset(fold(load_data("promises")["no_work"]).split())


def works(text: str) -> Iterator[Found]:
    """The numbered works that a text names."""
    named, form = patterns()
    taken: list[tuple[int, int]] = []
    at = 0
    while found := named.search(text, at):
        at = found.end(1)
        number = int(found["number"] or 0) or ordinals().get(fold(found["word"] or ""), 0)
        number = number or (ROMAN.get(fold(found["word"] or ""), 0) if (found["word"] or "").isupper() else 0)
        whose, plain = sound(found[1]), fold(found[1])
        master = next((each for each in (whose, whose.removesuffix("s")) if each in composers()), "")
        clear = bool(master) or bool(found[3]) or (bool(found[2]) and found[2][0] in "'’" and not found["number"])
        if not number or not clear or plain in no_work() or plain in table("months") or plain in table("weekdays"):
            continue
        at = found.end()
        taken.append(found.span())
        kind = forms_by_word().get(fold(found[3] or "").strip(), "symphony")
        yield Found(
            f"work {master or whose} {kind}",
            Name("", number),
            found.start(),
            found.start() + len(found[0].rstrip(".")),
            anyone=True,
        )
    for found in form.finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in taken):
            yield Found(f"work {forms_by_word()[fold(found[1])]}", Name("", int(found[2])), *found.span(), anyone=True)


def titles(text: str) -> Iterator[Found]:
    """Titles in quotation marks; what is said, clicked or typed is none."""
    for found in QUOTED.finditer(text):
        words = found[1].split()
        capitals = [word for word in words if word[:1].isupper()]
        if not words or not words[0][:1].isupper() or len(words) > LONGEST or found[1][-1] in ".!?,":
            continue
        before = BEFORE_QUOTE.search(text[max(0, found.start() - NEAR) : found.start()])
        if (len(words) > FEW and len(capitals) * 2 < len(words)) or (before and fold(before[1]) in no_title()):
            continue
        told = [word for word in words if fold(word) not in ARTICLES]
        if told:
            name = Name(key(" ".join(told)), title=True)
            yield Found("title", name, found.start(1), found.end(1), sure=False, anyone=True)


@cache
def no_title() -> frozenset[str]:
    return frozenset(fold(load_data("promises")["no_title"]).split())
