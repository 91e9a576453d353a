"""Flags name fields of a record that hold something else: a full name, a title, a couple, a company, a placeholder …

    check: record-shape

Facts: `{column}` the column's name in the file, `{what}` what it holds, in plain words, `{value}` its value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import compress

from msgspec import Struct

from msglint.model import Confidence, Evidence, Fact, Match, Personal, Reads, RecordsView, RecordView, Scope
from msglint.names.columns import Texts
from msglint.names.folding import script, single, words
from msglint.names.person import Person, family, text
from msglint.names.shape import is_full, letters, lone_full_name, shape, title
from msglint.names.sieve import several, unusual

FIELDS = ("first_name", "last_name", "full_name", "preferred_name")
FULL = "a full name"
PRIMES = frozenset("'`")  # what a fold has of apostrophes in ASCII, and words have not
ASIDE = frozenset("([")  # what opens a remark beside a name
COMPANY = "company"
OTHERS = {"first_name": ("last_name", COMPANY), "last_name": ("first_name", COMPANY)}
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
            own = view.once(Texts, field)
            marked = sifted(field, own.folds)
            if marked:
                other, company = (view.once(Texts, name) for name in OTHERS.get(field, ("", COMPANY)))
                for at in compress(range(len(own.trimmed)), map(marked.__contains__, own.trimmed)):
                    value = own.trimmed[at]
                    if marked[value] or beside(field, own.folds[value], (other, company), at):
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


def sifted(field: str, folds: Mapping[str, str]) -> dict[str, bool]:
    """The names that may hold something else than a name: surely, or (``False``) only beside others."""
    return {name: surely(field, name, folds[name]) for name in unusual(folds)}


@lru_cache(maxsize=4_096)
def surely(field: str, name: str, folded: str) -> bool:
    """Whether a text holds something else than a name, whatever stands beside it."""
    return not several(name, folded) and bool(held_alone(field, text(name), ""))


def beside(field: str, own: str, others: tuple[Texts, Texts], at: int) -> bool:
    """Whether plain words in a name field, folded, may be wrong beside the other name and the company of that row."""
    other, company = others
    if own == company.folds[company.trimmed[at]]:
        return True
    name = other.trimmed[at]
    if not name:
        return field == "first_name"
    return shares(own, other.folds[name]) or not ASIDE.isdisjoint(name)


def shares(one: str, other: str) -> bool:
    """Whether two folded names may share a word."""
    if single(other) and (other in one or (one.isascii() and PRIMES.isdisjoint(one))):
        return other in one
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
