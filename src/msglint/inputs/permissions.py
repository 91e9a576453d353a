"""What the name of a column says where no list has it: of consent ("Consent - SMS"), or behind an export's prefix."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from msgspec.structs import replace

from msglint.inputs.fields import ACCENTS, Alias, catalogue, rows_of, words_of
from msglint.regex import regex

CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")
WORD = regex(r"[^\W_]+")
PREFIX = regex(
    r"(?:person|contact|subscriber|constituent|customer|patron|donor|profile|recipient|people)\s*[-–:.>/]+\s*(\S.*)",
    re.IGNORECASE,
)
"""What some exports put before each column: "Person - Email", "Contact: First Name"."""

TOGETHER = (
    (regex(r"\be mails?\b"), "email"),
    (regex(r"\b(?:text|sms) messag(?:es?|ing)\b"), "sms"),
    (regex(r"\b(?:direct|postal|physical|paper|post|printed|letter) ?mail(?:ings?)?\b"), "post"),
    (regex(r"\bopt(?:ed|s|ing)? ?in\b"), "optin"),
    (regex(r"\bopt(?:ed|s|ing)? ?out\b"), "optout"),
    (regex(r"\bdon t\b|\bdont\b"), "do not"),
    (regex(r"\b(black|block) list"), r"\1list"),
    (regex(r"\bcontact(?:able)? (?:me |you )?(?:by|via)\b"), "allow"),
)
"""Words that are one, behind a name made of plain words."""

NO_WORD = regex(r"\bno of\b|\bhas no\b|\bconsent text\b")
"""A number of something, a lack of it, and the words to which somebody consented."""

CHANNELS = ("email", "sms", "phone", "post", "push")
SHORTEST = 2
LONGEST = 80


@lru_cache(maxsize=4_096)
def aliases_of(column: str) -> tuple[Alias, ...]:
    """The fields that a column may be by its name: as listed, as listed behind a prefix, or by its words."""
    book = catalogue()
    listed = book.of(column)
    if listed:
        return listed
    prefixed = PREFIX.fullmatch(column.strip())
    if prefixed is not None and (found := book.of(prefixed[1])):
        return tuple(replace(alias, exact=False) for alias in found)
    told = spoken(column)
    return (told,) if told is not None else ()


def spoken(column: str) -> Alias | None:
    """The consent, or the returned mail, that a name speaks of; ``None`` where a word in it may mean more."""
    if len(column) > LONGEST:
        return None
    name = " ".join(words_in(column))
    for pattern, word in TOGETHER:
        name = pattern.sub(word, name)
    if NO_WORD.search(name):
        return None
    words = [part for word in name.split() for part in parts(word)]
    return consent(words) or bounce(words)


def consent(words: Sequence[str]) -> Alias | None:
    """The consent that a name's words speak of, where they speak of one channel and say yes or no to it."""
    said = [role_of(word) for word in words]
    channels = {role for role in said if role in CHANNELS}
    refusals = sum(role in ("refuse", "leave") for role in said)
    if "" in said or len(channels) != 1 or refusals > 1 or not (refusals or "permit" in said):
        return None
    if {"optin", "optout"} <= set(words):
        return None
    channel, refused = channels.pop(), bool(refusals)
    many = "mass" in said
    if channel == "email":
        left = "leave" in said or (refused and many)
        return Alias("email_opt_out" if left else "do_not_email" if refused else "email_opt_in")
    if channel in ("phone", "post"):
        return Alias("do_not_call" if channel == "phone" else "do_not_mail", inverse=not refused)
    if channel == "push":
        return Alias("push_opt_in", inverse=refused)
    return Alias("sms_marketing_opt_in" if many else "sms_opt_in", inverse=refused)


def bounce(words: Sequence[str]) -> Alias | None:
    """Mail that came back; a column of reasons is empty where none did."""
    about = roles()["about"]
    told = [word in roles()["bounce"] for word in words]
    others = [word for word, tells in zip(words, told, strict=True) if not tells]
    if sum(told) != 1 or not all(word in about for word in others) or not {"email", "mail", "hard"} & set(others):
        return None
    return Alias("email_bounced", filled="reason" in others)


def words_in(name: str) -> list[str]:
    """The words of a column's name, folded."""
    folded = unicodedata.normalize("NFKD", CAMEL.sub(" ", name)).casefold()
    return WORD.findall(ACCENTS.sub("", folded))


def parts(word: str) -> tuple[str, ...]:
    """A word, or the known words that it was run together from ("donotphone")."""
    if role_of(word):
        return (word,)
    for end in range(len(word) - SHORTEST, SHORTEST - 1, -1):
        if role_of(word[:end]) and (rest := parts(word[end:])) and all(map(role_of, rest)):
            return (word[:end], *rest)
    return (word,)


def role_of(word: str) -> str:
    """What a word does in the name of a consent; empty for a word that has no place there."""
    return next((role for role, words in roles().items() if role != "about" and word in words), "")


@cache
def roles() -> Mapping[str, frozenset[str]]:
    """The packaged words by role, read once."""
    return {role: frozenset(words_of(words)) for role, words in rows_of("consents.tsv")}
