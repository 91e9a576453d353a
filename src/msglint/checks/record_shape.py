"""Flags name fields of a record that hold something else: a full name, a title, a couple, a company, a placeholder …

    check: record-shape

Facts: `{column}` the column's name in the file, `{what}` what it holds, in plain words, `{value}` its value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import Any

from msgspec import Struct

from msglint.model import Confidence, Evidence, Fact, Match, Personal, Reads, RecordsView, RecordView, Scope
from msglint.names.folding import fold, script, words
from msglint.names.person import Person, family, text
from msglint.names.shape import is_full, letters, lone_full_name, shape, title
from msglint.names.sieve import several, unusual

FIELDS = ("first_name", "last_name", "full_name", "preferred_name")
FULL = "a full name"
ASIDE = frozenset("([")  # what opens a remark beside a name
COMPANY = ("company",)
OTHERS = {"first_name": ("last_name", *COMPANY), "last_name": ("first_name", *COMPANY)}
WESTERN = frozenset({"latin", "greek", "cyrillic"})


class Options(Struct, frozen=True):
    """``fields``: the name fields that are looked at. ``allow``: values that are right as they stand."""

    fields: tuple[str, ...] = FIELDS
    allow: tuple[str, ...] = ()


class Check:
    """Looks at each name field of a record by itself, and at the first name beside the last one.

    A row is one finding: that of the field of which it is surest, the first of them.
    """

    scope = Scope.RECORD
    facts = frozenset({"column", "what", "value"})

    def __init__(self, options: Options) -> None:
        unknown = sorted(set(options.fields) - set(FIELDS))
        if unknown:
            raise ValueError(f"fields: {unknown[0]!r} is none of {', '.join(FIELDS)}")
        self._fields = options.fields
        self._allow = frozenset(option.strip() for option in options.allow)
        self.reads = Reads(needs=frozenset(options.fields))

    def matches(self, target: RecordView, evidence: Evidence) -> Iterator[Match]:
        person = Person.of(target.values)
        found = [match for field in self._fields if (match := self._match(field, person, target.names)) is not None]
        if found:
            yield max(found, key=lambda match: match.confidence or Confidence.HIGH)

    def suspects(self, view: RecordsView, evidence: Evidence) -> Iterable[int]:
        """The rows in which some name is more than a plain word, or words of another field stand beside it."""
        found: set[int] = set()
        for field in self._fields:
            values = view.field(field)
            marked = sifted(field, values)
            if marked is None:
                return range(len(values))
            if marked:
                others = [column if any(column) else None for column in map(view.field, OTHERS.get(field, COMPANY))]
                for at in compress(range(len(values)), map(marked.__contains__, values)):
                    value = values[at]
                    if marked[value] or beside(field, value, [cell(other, at) for other in others]):
                        found.add(at)
        return sorted(found)

    def _match(self, field: str, person: Person, names: Mapping[str, str]) -> Match | None:
        value = person.value(field)
        if not value or value in self._allow:
            return None
        what, confidence = held(field, value, person)
        if not what:
            return None
        column = names.get(field, field)
        facts: dict[str, Fact] = {"what": what, "column": column, "value": Personal(value, field)}
        return Match(facts=facts, fields=(field,), confidence=confidence)


def sifted(field: str, values: Sequence[Any]) -> dict[Any, bool] | None:
    """The values that may hold something else than a name: surely, or (``False``) only beside others.

    ``None`` where there are lists or objects among them.
    """
    try:
        different = dict.fromkeys(values)
    except TypeError:
        return None
    return {value: surely(field, text(value)) for value in unusual(different)}


@lru_cache(maxsize=4_096)
def surely(field: str, value: str) -> bool:
    """Whether a value holds something else than a name, whatever stands beside it."""
    return not several(value) and bool(held_alone(field, value, ""))


def cell(column: Sequence[Any] | None, at: int) -> str:
    """A cell's text; nothing of a column that is blank as a whole."""
    return "" if column is None else text(column[at])


def beside(field: str, value: str, others: Sequence[str]) -> bool:
    """Whether plain words in a name field may be wrong beside the other name and the company."""
    *names, company = others
    if company and fold(company) == fold(text(value)):
        return True
    if field == "first_name" and not names[0]:
        return True
    return bool(names) and bool(names[0]) and (shares(text(value), names[0]) or not ASIDE.isdisjoint(names[0]))


def shares(one: str, other: str) -> bool:
    """Whether two names may share a word; plain letters are compared without folding them."""
    if other.isascii() and other.isalpha():
        return other.lower() in one.lower() if one.isascii() else other.lower() in words(one)
    return not set(words(one)).isdisjoint(words(other))


def held(field: str, value: str, person: Person) -> tuple[str, Confidence | None]:
    """What a name field holds that is no name of its own kind, in plain words, and how sure that is; else empty."""
    what = held_alone(field, value, person.company)
    return (what, None) if what else holds_both(field, value, person)


def held_alone(field: str, value: str, company: str) -> str:
    """What it holds, as far as the field alone tells."""
    kind = shape(value, field, company)
    if kind is not None:
        return kind.value
    if field == "full_name":
        return ""
    if field == "first_name" and is_full(value):
        return FULL
    return "a title" if title(value) or letters(value) else ""


def holds_both(field: str, value: str, person: Person) -> tuple[str, Confidence | None]:
    """Whether a field repeats the other one beside its own name: "Parissa Behnia" where the last name is Behnia."""
    own, first, last = words(value), words(person.first_name), family(person)
    if field == "first_name" and last and len(own) > len(last) and own[-len(last) :] == last:
        return FULL, None
    if field == "last_name" and first and len(own) > len(first) and own[: len(first)] == first:
        return FULL, None if script(value) in WESTERN else Confidence.LOW  # Reza Rezazadeh is written Reza Reza Zadeh
    if field == "first_name" and not person.last_name and len(own) > 1:
        sure = lone_full_name(value)
        return (FULL, sure) if sure else ("", None)
    return "", None
