"""What the words in a cell mean: yes, no, blank, subscribed, an honorific …"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from msglint.inputs.dates import is_date
from msglint.inputs.fields import rows_of, words_of
from msglint.regex import regex

JOINTS = regex(r"[\s_\-‐-―/]+")
ZEROS = regex(r"0000-00-00.*")
ANSWERS = ("yes", "no", "blank", "active", "permits", "refuses", "withdrawn", "bounced", "delivered", "dead", "living")
"""Meanings that a consent or a flag may have; the others are for names."""


def folded(text: str) -> str:
    """A word as the tables have it: lower case, single spaces for hyphens and underscores, no full stops."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip().rstrip(".!").replace(".", " ")
    return JOINTS.sub(" ", plain).strip() or text.strip()


@cache
def _tables() -> Mapping[str, frozenset[str]]:
    return {meaning: frozenset(map(folded, words_of(words))) for meaning, words in rows_of("words.tsv")}


@cache
def _answers() -> Mapping[str, str]:
    return {word: meaning for meaning in reversed(ANSWERS) for word in _tables()[meaning]}


def is_honorific(text: str) -> bool:
    """Whether the cell is a title alone: "Ms.", "Herr Dr."."""
    return folded(text) in _tables()["honorific"]


def is_greeting(text: str) -> bool:
    """Whether the cell begins as a greeting does: "Dear Ms. Behnia", "Hi"."""
    words = folded(text).split(" ")
    return any(" ".join(words[:count]).rstrip(",:") in _tables()["greeting"] for count in (1, 2))


def is_addressee(text: str) -> bool:
    """Whether the cell says what kind of addressee it is, where others have a title: "Familie", "Firma"."""
    return folded(text) in _tables()["addressee"]


def is_single(text: str) -> bool:
    """Whether the cell is one name, with the small words that belong to it: "Weiß", "de La Tour"."""
    words = text.split()
    return len(words) == 1 or len([word for word in words if folded(word) not in _tables()["particle"]]) == 1


def is_blank(value: Any) -> bool:
    """Whether a cell says nothing: empty, or a word such as "n/a"."""
    if value is None or value in ([], {}):
        return True
    return isinstance(value, str) and (not value.strip() or _answers().get(folded(value)) == "blank")


def answer(value: Any) -> str:
    """What a cell of a consent or flag column means: one of ``ANSWERS``, ``date``, ``number``; empty for none."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or (isinstance(value, str) and not value.strip()):
        return "blank"
    if isinstance(value, int | float):
        return "no" if value == 0 else "yes" if value == 1 else "number"
    if is_date(value):
        return "date"
    if not isinstance(value, str):
        return ""
    text = value.strip()
    if ZEROS.fullmatch(text):
        return "blank"
    return _answers().get(folded(text)) or ("number" if text.isdecimal() else "")
