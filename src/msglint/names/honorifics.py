"""Titles before and after names: which there are, whose, and what custom puts beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from msglint.names.folding import fold, script
from msglint.names.lists import lines, listed
from msglint.regex import regex

LEADING = regex(r"\s*([^\s,]+)[\s,]+(?=\S)")
HYPHENED = regex(r"[\w'’.][-‐‑]([^\W\d_]+)$")


class Honorific(Struct, frozen=True):
    """A title: ``kind`` is ``plain`` (Mr.), ``rank`` (Dr.) or ``given`` (custom allows it with the given name).

    ``sex``: ``f``, ``m`` or empty. ``alone``: a greeting may consist of it ("Dear Professor,"). ``after``: it follows
    the name. ``languages``: ISO 639-1.
    """

    form: str
    languages: frozenset[str]
    sex: str
    kind: str
    alone: bool
    after: bool


@cache
def honorifics() -> Mapping[str, tuple[Honorific, ...]]:
    """All honorifics by their folded form without full stops."""
    found: dict[str, list[Honorific]] = {}
    for line in lines("honorifics.tsv"):
        form, languages, sex, kind, place = line.split("\t")
        plain = form.rstrip("*")
        entry = Honorific(
            plain, frozenset(languages.split()), sex.strip("-"), kind, form.endswith("*"), place == "after"
        )
        found.setdefault(plain, []).append(entry)
    return {form: tuple(entries) for form, entries in found.items()}


def honorific(form: str, language: str = "") -> Honorific | None:
    """What a word means as a title; that of the language first, then the commonest one.

    A single letter is a title (M. Dupont) only in its own language: elsewhere it is an initial. Where the language is
    not known, Sr. tells no sex.
    """
    plain = fold(form).replace(".", "").replace("’", "'")
    entries = honorifics().get(plain, ())
    for entry in entries:
        if language in entry.languages:
            return entry
    if not entries or len(plain) == 1:
        return None
    return entries[0] if len({entry.sex for entry in entries}) == 1 else replace(entries[0], sex="")


def chain(text: str, language: str = "") -> tuple[Honorific, ...]:
    """The titles that a text consists of ("Frau Prof. Dr.", "Mr. and Mrs."); empty where some word of it is none."""
    parts = (word for word in re.split(r"[\s,/]+", text.strip()) if word.strip(".") and fold(word) not in listed("and"))
    found = [honorific(word, language) for word in parts]
    return tuple(entry for entry in found if entry) if all(found) else ()


def leading(words: str, language: str = "", own: int = 0) -> tuple[tuple[Honorific, ...], int]:
    """The titles before a name, and where the name begins: ``"Dr. Jane"`` gives Dr and 4.

    ``own``: as far as here the words are the template's own, where a title is meant as one (Senator Reed, don Luis).
    In a record's value it can be a name as well (Major, Don, Gen), unless its full stop is written out.
    """
    found: list[Honorific] = []
    at = 0
    while match := LEADING.match(words, at):
        word = match[1]
        entry = honorific(word, language)
        if entry is None or entry.after or not (match.end(1) <= own or is_title(word, entry)):
            break
        found.append(entry)
        at = match.end()
    return tuple(found), at


def is_title(word: str, entry: Honorific) -> bool:
    """Whether a word of a record's name field can only be a title."""
    return entry.kind != "given" and (word.endswith(".") or entry.kind == "plain" or fold(word) in {"dr", "prof"})


def trailing(words: str) -> Honorific | None:
    """The honorific after a name: ``Tanaka-san``, ``Mehmet Bey``, ``田中様``; ``None`` where there is none."""
    text = words.strip()
    hyphened = HYPHENED.search(text)
    if hyphened:
        behind = honorific(hyphened[1])
        return behind if behind and behind.after else None
    if script(text) == "cjk":
        entries = (entry for group in honorifics().values() for entry in group if entry.after)
        return next((entry for entry in entries if text.endswith(entry.form) and text != entry.form), None)
    last = text.rsplit(None, 1)
    entry = honorific(last[1]) if len(last) == 2 else None
    return entry if entry and entry.after else None
