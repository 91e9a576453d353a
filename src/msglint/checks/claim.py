"""Copy that claims what the record denies: "we haven't seen you" to somebody who came last week.

Each claim has the words that make it (``says``, ``patterns``) and a predicate over the record (``denied_by``) that
is true where the record says otherwise. Besides ``contact``, ``message`` and ``history`` a predicate may use
``since(date)``, the days from a date to today, and ``number(value)``; both are false in every comparison where the
value is blank or not understood.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from msglint.model import Evidence, Match, Passage, Personal, Reads, Scope
from msglint.predicate import Predicate
from msglint.predicate.predicate import NAMES
from msglint.reading.dates import parse_date
from msglint.reading.words import Finder

KEYS = frozenset({"says", "patterns", "denied_by", "shows"})


class Options(Struct, frozen=True):
    """``claims``: a list of ``{says: [terms], patterns: [RE2], denied_by: predicate, shows: field}``."""

    claims: tuple[Mapping[str, Any], ...] = ()


class Claim(Struct, frozen=True):
    words: Finder
    denied: Predicate
    shows: str


class Check:
    """Looks for the claims' words in everything the reader sees and asks the record whether they are true."""

    scope = Scope.PART

    def __init__(self, options: Options) -> None:
        if not options.claims:
            raise ValueError("claims: name at least one, with `says` and `denied_by`")
        self._claims = tuple(map(claim, options.claims))
        fields: set[str] = {one.shows for one in self._claims if one.shows}
        for one in self._claims:
            fields.update(one.denied.reads or ())
        whole = any(one.denied.reads is None for one in self._claims)
        self.reads = Reads(
            contact=None if whole else frozenset(fields),
            history=any(one.denied.history for one in self._claims),
            message=frozenset({"campaign", "channel", "purpose", "segment"}),
            needs=frozenset(fields),
        )

    def matches(self, target: Passage, evidence: Evidence) -> Iterator[Match]:
        more = {"since": lambda value: since(value, evidence.today), "number": number}
        for one in self._claims:
            for start, end, _ in one.words.find(target.text):
                if not one.denied.holds(evidence.message, evidence.contact, evidence.history, **more):
                    break
                value = str(evidence.contact.get(one.shows, ""))
                facts = {
                    "found": target.text[start:end],
                    "field": one.shows,
                    "value": Personal(value, one.shows) if value else "blank",
                }
                yield Match(target.span(start, end), facts, fields=(one.shows,) if one.shows else ())


def claim(given: Mapping[str, Any]) -> Claim:
    """A claim from its mapping; raises ``ValueError`` with what is wrong with it."""
    unknown = sorted(set(given) - KEYS)
    if unknown:
        raise ValueError(f"claims: {', '.join(unknown)} is no key of a claim (says, patterns, denied_by, shows)")
    if not given.get("denied_by") or not (given.get("says") or given.get("patterns")):
        raise ValueError("claims: each needs `says` (or `patterns`) and `denied_by`")
    names = NAMES | {"since", "number"}
    words = Finder(given.get("says", ()), given.get("patterns", ()))
    return Claim(words, Predicate(str(given["denied_by"]), names), str(given.get("shows", "")))


def since(value: Any, today: date) -> float:
    """Days from a date to today; not a number where the value is no date."""
    day = parse_date(value)
    return math.nan if day is None else float((today - day).days)


def number(value: Any) -> float:
    """The first number in a value; not a number where there is none."""
    found = re.search(r"-?\d+(?:[.,]\d+)?", str(value))
    return float(found[0].replace(",", ".")) if found else math.nan
