"""Copy that claims what the record denies: "we haven't seen you" to somebody who came last week.

Each claim has the words that make it (``says``, ``patterns``) and a predicate over the record (``denied_by``) that is
true where the record says otherwise; the field that ``shows`` it goes into the message. Where several fields may deny
a claim, ``denied_by`` maps each (or ``history``) to its predicate. ``unless``: words that take a claim back where
they stand in its sentence. Besides ``contact``, ``message`` and ``history`` a predicate may use ``since(date)``, the
days from a date to today; ``years(date)``, the whole years since then at least; ``number(value)``; ``count(value)``
of a number or a list; ``among(value, name, …)``, whether a cell names one of these groups; and ``happened(history,
kind, …)``. The first four are false in every comparison where the value is blank or not understood.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from msglint.model import Evidence, Match, Passage, Reads, Scope
from msglint.predicate import Predicate
from msglint.predicate.record_facts import HISTORY, holds, question, shown
from msglint.reading.sieve import Sieve
from msglint.reading.words import Finder
from msglint.regex import regex

KEYS = frozenset({"says", "patterns", "denied_by", "shows", "unless"})
ENDS = regex(r"[.!?…](?=\s)|\n\s*\n")
QUOTES = (("“", "”"), ("„", "“"), ("«", "»"))
LONGEST = 400
"""Characters of a sentence, on either side of a claim, that are looked through for what takes it back."""


class Options(Struct, frozen=True):
    """``claims``: a list of ``{says: [terms], patterns: [RE2], denied_by: predicate, shows: field, unless: [terms]}``.

    ``denied_by`` may be a mapping too: from fields (or ``history``) to predicates.
    """

    claims: tuple[Mapping[str, Any], ...] = ()


class Claim(Struct, frozen=True):
    """``denials``: the predicates, each with the field that shows why it holds."""

    words: Finder
    unless: Finder
    denials: tuple[tuple[str, Predicate], ...]


class Check:
    """Looks for the claims' words in everything the reader sees and asks the record whether they are true."""

    scope = Scope.PART
    facts = frozenset({"found", "field", "value"})

    def __init__(self, options: Options) -> None:
        if not options.claims:
            raise ValueError("claims: name at least one, with `says` and `denied_by`")
        self._claims = tuple(map(claim, options.claims))
        self._sieve = Sieve([one.words for one in self._claims])
        self.sought = Finder(
            (term for given in options.claims for term in given.get("says", ())),
            (pattern for given in options.claims for pattern in given.get("patterns", ())),
        )
        denials = [denial for one in self._claims for denial in one.denials]
        fields = {field for field, _ in denials if field and field != HISTORY}
        for _, denied in denials:
            fields.update(denied.reads or ())
        past = any(denied.history for _, denied in denials)
        self.reads = Reads(
            contact=None if any(denied.reads is None for _, denied in denials) else frozenset(fields),
            history=past,
            message=frozenset({"campaign", "channel", "purpose", "segment"}),
            needs=frozenset(fields),
            needs_history=past,
        )

    def matches(self, target: Passage, evidence: Evidence) -> Iterator[Match]:
        said = self._sieve.sift((target.text,))
        for one in (one for number, one in enumerate(self._claims) if number in said):
            denied: tuple[str, ...] | None = None
            for start, end, _ in one.words.find(target.text):
                if denied is None:
                    denied = tuple(field for field, denial in one.denials if holds(denial, evidence))
                if not denied:
                    break
                if not (quoted(target.text, start, end) or taken_back(one, target.text, start, end)):
                    yield match(target, start, end, denied[0], evidence)


def match(target: Passage, start: int, end: int, field: str, evidence: Evidence) -> Match:
    """The match for a claim and the field that denies it."""
    value, related = shown(field, evidence)
    facts = {"found": target.text[start:end], "field": field, "value": value}
    fields = (field,) if field and field != HISTORY else ()
    return Match(target.span(start, end), facts, fields=fields, related=related)


def taken_back(one: Claim, text: str, start: int, end: int) -> bool:
    """Whether the claim's sentence holds words that take it back."""
    begin = max(0, start - LONGEST)
    first = max((found.end() for found in ENDS.finditer(text, begin, start)), default=begin)
    stop = ENDS.search(text, end, end + LONGEST)
    return next(one.unless.find(text[first : stop.start() if stop else end + LONGEST]), None) is not None


def quoted(text: str, start: int, end: int) -> bool:
    """Whether the claim stands between quotation marks on its line, and so is somebody else's."""
    begin = max(text.rfind("\n", 0, start) + 1, start - LONGEST)
    stop = text.find("\n", end, end + LONGEST)
    before, after = text[begin:start], text[end : stop if stop >= 0 else end + LONGEST]
    if before.count('"') % 2 and '"' in after:
        return True
    return any(before.rfind(left) > before.rfind(right) and right in after for left, right in QUOTES)


def claim(given: Mapping[str, Any]) -> Claim:
    """A claim from its mapping; raises ``ValueError`` with what is wrong with it."""
    unknown = sorted(set(given) - KEYS)
    if unknown:
        known = "says, patterns, denied_by, shows, unless"
        raise ValueError(f"claims: {', '.join(unknown)} is no key of a claim ({known})")
    if not given.get("denied_by") or not (given.get("says") or given.get("patterns")):
        raise ValueError("claims: each needs `says` (or `patterns`) and `denied_by`")
    denied = given["denied_by"]
    if isinstance(denied, Mapping) and given.get("shows"):
        raise ValueError("claims: `shows` goes with one `denied_by`; a mapping names the fields itself")
    by_field = denied if isinstance(denied, Mapping) else {str(given.get("shows", "")): denied}
    return Claim(
        Finder(given.get("says", ()), given.get("patterns", ())),
        Finder(given.get("unless", ())),
        tuple((str(field), question(str(text))) for field, text in by_field.items()),
    )
