"""Titles before and after names: which there are, whose, and what custom puts beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from msglint.names.folding import fold, script
from msglint.names.lists import lines

LEADING = re.compile(r"\s*([^\s,]+)[\s,]+(?=\S)")
HYPHENED = re.compile(r"[\w'’.]+([-‐‑](san|sama|sensei|kun|chan|nim|ssi|ji|bhai|ben|bey|hanim|hanım))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Honorific:
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

    A single letter is a title (M. Dupont) only in its own language: elsewhere it is an initial.
    """
    plain = fold(form).replace(".", "").replace("’", "'")
    entries = honorifics().get(plain, ())
    commonest = entries[0] if entries and len(plain) > 1 else None
    return next((entry for entry in entries if language in entry.languages), commonest)


def chain(text: str, language: str = "") -> tuple[Honorific, ...]:
    """The titles that a text consists of ("Frau Prof. Dr."); empty where some word of it is none."""
    found = [honorific(word, language) for word in re.split(r"[\s,/]+", text.strip()) if word.strip(".")]
    return tuple(entry for entry in found if entry) if all(found) else ()


def leading(words: str, language: str = "") -> tuple[tuple[Honorific, ...], int]:
    """The titles before a name, and where the name begins: ``"Dr. Jane"`` gives Dr and 4.

    Of a word that can be a name as well (Major, Gen) only the written-out full stop makes a title, unless custom puts
    it beside given names, where it makes no difference.
    """
    found: list[Honorific] = []
    at = 0
    while match := LEADING.match(words, at):
        word = match[1]
        entry = honorific(word, language)
        sure = entry is not None and (word.endswith(".") or entry.kind != "rank" or fold(word) in {"dr", "prof"})
        if entry is None or entry.after or not sure:
            break
        found.append(entry)
        at = match.end()
    return tuple(found), at


def trailing(words: str) -> Honorific | None:
    """The honorific after a name: ``Tanaka-san``, ``Mehmet Bey``, ``田中様``; ``None`` where there is none."""
    text = words.strip()
    hyphened = HYPHENED.search(text)
    if hyphened:
        return honorific(hyphened[2])
    if script(text) == "cjk":
        entries = (entry for group in honorifics().values() for entry in group if entry.after)
        return next((entry for entry in entries if text.endswith(entry.form) and text != entry.form), None)
    last = text.rsplit(None, 1)
    entry = honorific(last[1]) if len(last) == 2 else None
    return entry if entry and entry.after else None
