"""What tells a row of people's data from others, without a word of what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msglint.fingerprints import digest
from msglint.model import Contact, Place
from msglint.regex import regex

MAIL_OR_PHONE = regex(r"\S+@\S+|\+?[\d\s().-]{7,}")
WORD = regex(r"[^\W\d_]+")
DIGITS = regex(r"\d+")
LONGEST = 60


def public_id(contact: Contact) -> str:
    """A record's id as it may be shown: one that is an e-mail address or a phone number gives way to the row."""
    if MAIL_OR_PHONE.fullmatch(contact.id) and not contact.id.isdigit():
        return f"row:{contact.place.line}"
    if contact.id.isdigit() and len(contact.id) >= 10:
        return f"row:{contact.place.line}"
    return contact.id


def row_mark(people: Iterable[Contact], fields: Sequence[str]) -> str:
    """What a finding at a row of data is known by, wherever that row goes; empty where it is about nobody's row.

    The record's id as reports show it. Where that is only the row's number, the outline of the values that the finding
    is about: their words and numbers are gone (a hash of them could be found by trying names), what is left is how they
    are written, ``Xx & Xx``. Rows of one outline are told apart by their number alone.
    """
    return ", ".join(sorted({_mark(person, fields) for person in people}))


def together(groups: Iterable[tuple[Place, ...]]) -> dict[Place, list[Place]]:
    """Each place with all that belong to it, itself included: those of its group, and of groups that share a place.

    Places that belong together have one list in common.
    """
    found: dict[Place, list[Place]] = {}
    for group in groups:
        lists = {id(found[place]): found[place] for place in group if place in found}
        whole = max(lists.values(), key=len, default=[])
        for other in lists.values():
            if other is not whole:
                whole += other
                found.update(dict.fromkeys(other, whole))
        for place in group:
            if place not in found:
                whole.append(place)
                found[place] = whole
    return found


def group_mark(people: Iterable[Contact], fields: Sequence[str]) -> str:
    """What rows that belong together are known by, whichever of them comes first in the file."""
    return min((_mark(person, fields) for person in people), default="")


def _mark(contact: Contact, fields: Sequence[str]) -> str:
    shown = public_id(contact)
    if shown != f"row:{contact.place.line}":
        return shown
    outlines = "\0".join(f"{field}={outline(_value(contact, field))}" for field in fields)
    return f"a row like {digest(outlines)[:8]}"


def _value(contact: Contact, field: str) -> str:
    name = field.removeprefix("contact.")
    value = contact.values.get(name, contact.columns.get(name))
    return "" if value is None else str(value).strip()


def outline(value: str) -> str:
    """How a value is written: ``Ruth & Sam Almeida`` is ``Xx & Xx Xx``."""
    return WORD.sub(_cased, DIGITS.sub("9", value[:LONGEST]))


def _cased(word: re.Match[str]) -> str:
    text = word[0]
    if text.isupper():
        return "X"
    return "Xx" if text[0].isupper() else "x"
