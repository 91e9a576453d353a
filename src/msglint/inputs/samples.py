"""Sensible values for variables of which nothing is known but the name and the shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from msglint.inputs.context import NAMES, Named
from msglint.inputs.fields import catalogue, rows_of, words_of
from msglint.inputs.paths import ITEM
from msglint.inputs.pliable import DAY, Answer, Items, Told, When, Word
from msglint.inputs.shapes import Shape, merged
from msglint.regex import regex

WORD = regex(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+\d?|\d+|[^\W\d_a-zA-Z]+")
STAFF = {"first_name": "Ines", "last_name": "Moreau", "full_name": "Ines Moreau", "preferred_name": "Ines"}
NUMBERS = frozenset({"money", "count", "year"})
SEVERAL = frozenset({"topic", "product", "event", "file"})
"""Kinds of which a plural name holds more than one, though no loop says so."""

PREPOSITIONS = frozenset({"at", "by", "for", "from", "in", "of", "on", "per", "since", "to", "until", "with"})
PLURAL = regex(r"[^su]s$", re.IGNORECASE)
WHEN = frozenset({"date", "time"})
DATE_METHODS = frozenset({"astimezone", "date", "isoformat", "isoweekday", "strftime", "time", "timestamp", "weekday"})
MAPPING_METHODS = frozenset({"get", "items", "keys", "values"})
PLAIN_METHODS = frozenset(dir(str)) | DATE_METHODS | MAPPING_METHODS
ABSENT = object()
"""Of a variable for which the template has something else to say: it is not handed over."""


class Kind(Struct, frozen=True):
    """What a name seems to stand for, with two samples of it."""

    name: str
    samples: tuple[str, ...]


@cache
def _kinds() -> Mapping[str, Kind]:
    """Kinds by word (or by two words with an underscore)."""
    return {
        word: Kind(kind, tuple(words_of(samples)))
        for kind, samples, words in reversed(list(rows_of("samples.tsv")))
        for word in words_of(words)
    }


def words(name: str) -> list[str]:
    """The words of an identifier, lower case: ``firstName`` and ``first_name`` have the same."""
    return [word.lower() for word in WORD.findall(name)]


def kind_of(path: tuple[str, ...]) -> Kind | None:
    """The kind that the last telling word along a path names: of ``event.start_date``, ``date``.

    What stands before a preposition goes first: ``price_at_order`` is a price.
    """
    own = words(path[-1])
    if len(own) > 1 and own[0] in _asking():
        return Kind("flag", ())
    head = next((own[:index] for index, word in enumerate(own) if index and word in PREPOSITIONS), [])
    if own[:2] == ["number", "of"]:
        head = ["count"]
    along = [word for name in path if name != ITEM for word in words(name)]
    return _last_telling(head) or _last_telling(along)


def _last_telling(along: list[str]) -> Kind | None:
    for end in range(len(along), 0, -1):
        found = _kinds().get("_".join(along[max(0, end - 2) : end])) or _kinds().get(along[end - 1])
        if found and found.name != "asks":
            return found
    return None


@cache
def people_words() -> frozenset[str]:
    """The words that, alone, can only mean the recipient's name: ``user``, ``subscriber``."""
    return frozenset(word for word, kind in _kinds().items() if kind.name == "recipient") - {
        "lead",
        "me",
        "profile",
        "to",
    }


@cache
def _asking() -> frozenset[str]:
    return frozenset(word for word, kind in _kinds().items() if kind.name == "asks")


class Sampler(Struct, frozen=True):
    """Makes samples for one persona.

    ``facts``: canonical field to what is true of the person, whether or not the record has it. ``called``: the name
    the person goes by. ``sparse``: leave out what templates guard against being blank. ``yes``: what a flag is.
    """

    facts: Mapping[str, Any]
    called: str
    sparse: bool
    yes: bool

    def value(self, path: tuple[str, ...], shape: Shape, variant: int = 0) -> Any:
        """A sample of the given shape for the variable at ``path``; ``variant`` tells the items of a list apart."""
        kind = kind_of(path)
        counted = shape.iterated and shape.items is None and kind is not None and kind.name in NUMBERS  # range(pages)
        if shape.items is not None or (shape.iterated and not shape.is_object and not counted):
            items = shape.items or Shape()
            if shape.names and not items.plain:  # one template takes it for a list, another for an object
                items = merged(items, Shape({name: shape.children[name] for name in shape.names}))
            return Items(self.value((*path, ITEM), items, number) for number in (0, 1))
        methods = {*shape.methods}
        if (shape.has_date_parts and kind is not None and kind.name in WHEN) or methods & DATE_METHODS:
            return When(kind.samples[0] if kind is not None and kind.name in WHEN else str(DAY))
        if not shape.names and methods & MAPPING_METHODS:
            return Items(kind.samples if kind is not None and kind.samples else (humane(path),))
        if shape.names or methods - PLAIN_METHODS:
            return self._object(path, shape, variant)
        return self._leaf(path, shape, variant)

    def _object(self, path: tuple[str, ...], shape: Shape, variant: int) -> Named:
        """An object with all that is read and called below it; printed by itself it says what it is."""
        found = {name: self.value((*path, name), shape.children[name], variant) for name in shape.names}
        for name in set(shape.methods) - PLAIN_METHODS:
            found[name] = Answer(self.value((*path, name.removeprefix("get_")), Shape(), variant))
        found = {name: value for name, value in found.items() if value is not ABSENT}
        return Told(found, str(self._leaf(path, Shape(needed=True), variant))) if shape.plain else Named(found)

    def _leaf(self, path: tuple[str, ...], shape: Shape, variant: int) -> Any:
        if self.sparse and shape.plain and not shape.bare:
            return ABSENT
        blank = self.sparse and shape.plain and not shape.needed
        own = self._of_person(path)
        if own is not None:
            return own
        kind = kind_of(path)
        if kind is None:
            return Word("" if blank else humane(path))
        if kind.name == "flag":
            return self.yes
        if kind.name == "recipient":
            return self.called
        sample = kind.samples[variant % len(kind.samples)]
        if kind.name in NUMBERS:
            return 0 if blank else int(sample)
        if blank:
            return Word("")
        if kind.name in SEVERAL and PLURAL.search(path[-1]):
            return Items(kind.samples)
        return When(sample) if kind.name in WHEN else Word(sample)

    def _of_person(self, path: tuple[str, ...]) -> Any:
        """What a name below a person's says of that person: ``user.first_name``, ``sender.name``; else ``None``."""
        fields = [alias.field for alias in catalogue().of(path[-1])]
        owner = owner_of(path)
        if owner == "recipient":
            said = name_told(path)
            if said:
                return self.facts.get(said, "")
            return next((self.facts[name] for name in fields if self.facts.get(name)), None)
        if owner == "staff":
            return next((STAFF[name] for name in fields if name in STAFF), None)
        return None


def owner_of(path: tuple[str, ...]) -> str:
    """The kind of thing whose attribute a path ends in; empty where none is known."""
    if len(path) < 2:
        return ""
    if path[-2] == "name":  # name.first, name.last
        return "recipient"
    kind = kind_of(path[:-1])
    return kind.name if kind else ""


def name_told(path: tuple[str, ...]) -> str:
    """The field that a name below the recipient's means (``user.first_name``); empty for anything else."""
    fields = [alias.field for alias in catalogue().of(path[-1])]
    if owner_of(path) != "recipient" or not fields or fields[0] not in NAMES:
        return ""
    return "first_name" if fields[0] == "full_name" and path[-1] != "full_name" else fields[0]


def humane(path: tuple[str, ...]) -> str:
    """The name in words, for a value of which nothing else is known: ``promo_line`` is "promo line"."""
    named = next((name for name in reversed(path) if name != ITEM), "")
    return " ".join(words(named)) or named or "something"
