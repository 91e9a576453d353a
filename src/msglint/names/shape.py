"""What a text is that stands where a name should: a name, or an e-mail address, a company, a placeholder …"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from msglint.model import Confidence
from msglint.names.folding import fold, has_case, words
from msglint.names.honorifics import leading
from msglint.names.lists import listed
from msglint.names.nicknames import known
from msglint.names.sieve import is_compound, is_marked
from msglint.regex import regex


class Shape(Enum):
    """What a text is; the value is how people call it."""

    PLACEHOLDER = "a placeholder"
    EMAIL = "an e-mail address"
    WEB = "a web address"
    NUMBER = "a number"
    COMPANY = "a company"
    HOUSEHOLD = "a household"
    ESTATE = "an estate"
    COUPLE = "a couple"
    ROLE = "a role or shared mailbox"


FIRST = frozenset({"first_name", "preferred_name"})
EMAIL = regex(r"\S+@\S+\.\w+")
WEB = regex(r"(https?://\S+|www\.\S+)", re.IGNORECASE)
NUMBER = regex(r"\+?[\d\s().#/-]*\d{3}[\d\s().#/-]*")
PATTERNS = ((Shape.EMAIL, EMAIL), (Shape.WEB, WEB), (Shape.NUMBER, NUMBER))
TESTED = regex(r"(test|tester|user|guest|customer|contact|name|demo|sample|dummy)[ _-]?\d+|(test ?){2,}")
RAW_NAN = frozenset({"nan", "NaN", "NAN"})
AND = regex(r"\s+(\S+)\s+|\s*(?:\+|&(?!#?\w+;))\s*")  # and no &amp;
SLASH = regex(r"\s*/\s*")
PATRONYMIC = regex(r"(ovi(ch|c|tch)|evi(ch|c|tch)|ovna|evna|ichna|ович|евич|овна|евна|ична|ійович|івна)$")
ESTATE = regex(r"(?:the )?estate of\b|nachlass\s+\w")
STREETS = regex(r"\b(of|the|for)\b")


@lru_cache(maxsize=4_096)
def shape(text: str, field: str = "first_name", company: str = "") -> Shape | None:
    """What the text is, where it is no person's name; ``None`` where it may be one, or is empty.

    ``field``: where it stands, as families and people are called by words that would be no name in the other place.
    ``company``: the record's company, which no person is called.
    """
    text = text.strip()
    if not text:
        return None
    for kind, pattern in PATTERNS:
        if pattern.fullmatch(text):
            return kind
    tests = (
        (Shape.PLACEHOLDER, is_placeholder(text, field)),
        (Shape.ESTATE, ESTATE.match(fold(text)) is not None),
        (Shape.HOUSEHOLD, is_household(text)),
        (Shape.COMPANY, is_company(text, field, company) or is_institution(text, field)),
        (Shape.ROLE, is_role(text, field)),
        (Shape.COUPLE, is_couple(text, field)),
    )
    return next((kind for kind, found in tests if found), None)


def is_placeholder(text: str, field: str) -> bool:
    """Whether it stands for no name: N/A, null, Test, FNAME, "-", 123; Friend where a first name should be."""
    folded = fold(text)
    bare = folded.strip(" .!*_-'\"()[]<>")
    if folded in {"nan", "na"}:
        return text in RAW_NAN  # Nan is a name, and so is Na
    if text == "Null" and field == "last_name":
        return False  # a family of that name
    if not any(char.isalpha() for char in text):
        return True
    known_kinds = listed("placeholder") | (listed("placeholder-first") if field != "last_name" else frozenset())
    repeated = len(bare) > 2 and len(set(bare)) == 1
    return folded in known_kinds or bare in known_kinds or repeated or TESTED.fullmatch(folded) is not None


def is_company(text: str, field: str, company: str) -> bool:
    """Whether it is the record's company, or is named like one: Acme Corp, Nord GmbH, Asociación Vecinal, 株式会社…"""
    folded = fold(text)
    if company and folded == fold(company) and len(words(text)) > 1:
        return True
    parts = folded.replace(",", " ").split()
    if field != "last_name" and is_marked(folded):
        return True
    if len(parts) < 2:
        return False
    if field != "last_name" and (parts[0] in listed("company-front") or any(map(is_compound, parts))):
        return True
    tails = [" ".join(parts[-size:]) for size in (1, 2, 3, 4) if len(parts) > size]
    if any(tail in listed("company-form") or tail.rstrip(".") in listed("company-form") for tail in tails):
        return True
    institution = any(part in listed("company-word") for part in parts)
    return institution and (parts[-1] in listed("company-word") or STREETS.search(folded) is not None)


def is_institution(text: str, field: str) -> bool:
    """Whether it ends in a word for one and has no given name or title before it: St. Mary's Parish, Harbor Books.

    Families are called so too: two words may be a full name.
    """
    *front, last = words(text) or ("",)
    if last not in listed("institution") or field == "last_name" or len(front) < (2 if field == "full_name" else 1):
        return False
    return not any(map(known, front)) and listed("particle").isdisjoint(front[1:]) and not leading(text)[0]


def is_household(text: str) -> bool:
    """Whether it is a family as a whole: The Smith Family, Familie Koch, The Smiths, Familie."""
    parts = fold(text).split()
    if len(parts) < 2:
        return not listed("household-alone").isdisjoint(parts)
    before, after = parts[0] in listed("household-before"), parts[-1] in listed("household-after")
    plural = parts[0] == "the" and len(parts) == 2 and parts[1].endswith("s")
    return after or plural or (before and parts[0] != "the")


def is_couple(text: str, field: str) -> bool:
    """Whether it names two people: John & Mary, Juan y María, Mr. and Mrs. Smith, John/Mary.

    In family names small words join too: Ortega y Gasset, Costa e Silva.
    """
    joins = [join for join in AND.finditer(text) if join[1] is None or join[1] in listed("and")]
    for join in joins:
        sides = text[: join.start()].strip(), text[join.end() :].strip()
        if not all(any(map(str.isalpha, side)) for side in sides):
            continue
        sign = join[1] is None or join[1] in {"&", "+", "and", "und", "et"}
        if sign or (field in FIRST and all(is_name(side) for side in sides)):
            return True
    halves = SLASH.split(text)
    return field in FIRST and len(halves) == 2 and all(known(half) and is_name(half) for half in halves)


def is_name(text: str) -> bool:
    """Whether the text begins like a name: a capital, or a script without capitals."""
    return bool(text) and (text[0].isupper() or not has_case(text[0]))


def is_role(text: str, field: str) -> bool:
    """Whether it is a function or a shared mailbox: Accounts Payable, info, Box Office, Buchhaltung."""
    folded = fold(text).removeprefix("the ")
    if field == "last_name":
        return False
    *front, end = folded.split() or ("",)
    return folded in listed("role") or (bool(front) and end in listed("role-end"))


def letters(text: str) -> str:
    """The professional letters after a name (``MBA``), as written; empty where there are none.

    They stand after a comma, or are written as only letters are (PhD, M.D.).
    """
    before, comma, after = text.rpartition(",")
    tail = after.strip() if comma else text[len(text.rsplit(None, 1)[0]) :].strip()
    folded = fold(tail)
    if not tail or (comma and not words(before)) or not {folded, folded.rstrip(".")} & listed("letters"):
        return ""
    written = len(folded) > 2 and tail not in {tail.lower(), tail.capitalize()}
    return tail if comma or written else ""


def is_full(text: str) -> bool:
    """Whether a single field holds "Last, First": a comma with a name on either side, not letters or Jr. after it."""
    before, comma, after = text.partition(",")
    tail = [word for word in words(after) if word not in listed("generation")]
    named = is_name(before.strip()) and is_name(after.strip())
    return bool(comma and words(before) and tail and named and not letters(text))


def title(text: str) -> str:
    """The title with which a name field begins ("Dr. Jane"), or which is all it holds ("Mrs."); empty where none."""
    found, start = leading(text)
    if found and found[-1].kind in {"plain", "rank"}:
        return text[:start].strip()
    bare = fold(text).strip(".")
    return text.strip() if bare in {"mr", "mrs", "ms", "mx", "dr", "prof", "mr/mrs", "mr./mrs"} else ""


def lone_full_name(text: str) -> Confidence | None:
    """How surely several words, all that a record has for a name, are first and last name: the last is no given name.

    ``None``: Mary Ann, José Luis, Ivan Petrovich, or a single word.
    """
    parts = words(text)
    if len(parts) < 2 or known(parts[-1]) or len(parts[-1]) < 2 or PATRONYMIC.search(parts[-1]):
        return None
    if parts[-1] in listed("generation") | listed("letters"):
        return None
    return Confidence.MEDIUM if known(parts[0]) else Confidence.LOW
