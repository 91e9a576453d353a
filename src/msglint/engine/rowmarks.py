"""What tells a row of people's data from others, without a word of what it holds."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import partial

from msglint.engine.kin import Kin, Texts
from msglint.engine.roll import several
from msglint.fingerprints import digest
from msglint.model import Contact, Match
from msglint.numbers import Numbers
from msglint.private import holds_values
from msglint.regex import regex

NO_ROW = -1
"""The number of a row where a place is no row's beginning."""
Told = tuple[int, Match, tuple[int, ...]]
"""What a check of a whole file has found: the rule's number, the match, and the numbers of its rows."""

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


class Marks:
    """Who stands in the rows that the checks of a whole file speak of, and what these rows are known by.

    Rows that belong together are known by one mark, whichever of them comes first in the file.
    """

    def __init__(self, contacts: Sequence[Contact], told: Iterable[Told]) -> None:
        rows, words = Numbers(), dict[tuple[str, ...], Texts]()
        for _, match, own in told:
            for row in known(own):
                rows.add(row)
            words.setdefault(match.fields, Texts())
        self._ids = Texts()
        self._words = words
        self._rows = array("I", rows)
        for contact in several(contacts, self._rows):
            shown = public_id(contact)
            self._ids.append(shown)
            for fields, texts in words.items():
                mark = _mark(contact, fields)
                texts.append(mark if mark != shown else "")
        self._kin: dict[int, Kin] = {}
        for number, _, own in told:
            if number not in self._kin:
                self._kin[number] = Kin(len(self._rows))
            self._kin[number].join(map(self._at, known(own)))
        self._least: dict[tuple[int, tuple[str, ...]], array[int]] = {}

    def contact(self, match: Match, rows: Sequence[int]) -> Contact | None:
        """Whose row a match stands at: the id as it may be shown, and the row."""
        if match.place is None or not rows or rows[0] == NO_ROW:
            return None
        return Contact(self._ids[self._at(rows[0])], {}, {}, match.place, "", rows[0])

    def record(self, number: int, match: Match, rows: Sequence[int]) -> str:
        """What a match of the rule of a number is known by; empty where it is about nobody's row."""
        own = [self._at(row) for row in known(rows)]
        if match.place is None or not own:
            return ""
        word = partial(self._word, match.fields)
        if not match.related:
            return word(own[0]) if holds_values(match.place) else ""
        kin, key = self._kin[number], (number, match.fields)
        if key not in self._least:
            self._least[key] = kin.least(word)
        return word(self._least[key][kin.head(own[0])])

    def _word(self, fields: tuple[str, ...], at: int) -> str:
        """What a row is known by, where a finding is about these fields: mostly its id."""
        return self._words[fields][at] or self._ids[at]

    def _at(self, row: int) -> int:
        return bisect_left(self._rows, row)


def known(rows: Iterable[int]) -> Iterable[int]:
    return (row for row in rows if row != NO_ROW)


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
