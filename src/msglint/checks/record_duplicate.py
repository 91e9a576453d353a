"""Flags the second record of a person: the same mailbox, or the same name and telephone number.

    check: record-duplicate

Facts: `{why}` what the two have in common, `{first}` the line of the person's first record.

Addresses are one mailbox whatever their case and tag (ida+news@); a couple that shares one has two first names, and a
shared mailbox (info@) belongs to nobody. The finding stands at the later row; the first is named beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct

from msglint.model import Evidence, Match, Reads, RecordsView, Scope
from msglint.names.address import defect, doubtful, mailbox
from msglint.names.folding import fold, words
from msglint.names.lists import listed
from msglint.names.nicknames import nickname
from msglint.names.person import ORDER, Person, family, given
from msglint.reading.dates import parse_date
from msglint.regex import regex

NO_DIGIT = regex(r"\D+")
SHORTEST, TAIL = 7, 9
"""Digits that a telephone number has at least, and those at its end that count: countries and zeros go before them."""

AT_GMAIL = ("@gmail.com", "@googlemail.com")
BORN = "birth_date"
MOST = 12
"""People at one address or number that are told apart; more are no household, but a shared mailbox or a switchboard."""


Key = TypeVar("Key", bound=Hashable)


class Options(Struct, frozen=True):
    """``by``: what two records of a person have in common: ``email``, ``phone`` (beside the name)."""

    by: tuple[str, ...] = ("email", "phone")


class Check:
    """Compares the records that have an address, or a name and a number, in common; a file is read once."""

    scope = Scope.RECORDS
    reads = Reads(needs=frozenset({"email", "phone", "mobile"}))
    facts = frozenset({"why", "first"})

    def __init__(self, options: Options) -> None:
        unknown = sorted(set(options.by) - {"email", "phone"})
        if unknown:
            raise ValueError(f"by: {unknown[0]!r} is neither email nor phone")
        self._by = options.by

    def matches(self, target: RecordsView, evidence: Evidence) -> Iterator[Match]:
        said: set[int] = set()
        owners = Owners(target)
        if "email" in self._by:
            for first, later in repeated(owners, mailboxes(target), same_person):
                said.add(later)
                yield match(target, first, later, "the same e-mail address", ("email",))
        if "phone" in self._by:
            for field in ("mobile", "phone"):
                for first, later in repeated(owners, named_numbers(target, field), same_name):
                    if later not in said:
                        said.add(later)
                        yield match(target, first, later, "the same name and telephone number", (field,))


def match(target: RecordsView, first: int, later: int, why: str, fields: tuple[str, ...]) -> Match:
    places = target.rows[first].place, target.rows[later].place
    return Match(
        place=places[1],
        facts={"why": why, "first": places[0].line},
        related=((places[0], "the same person"),),
        fields=fields,
    )


def again(keys: Sequence[Key]) -> dict[Key, list[int]]:
    """The rows of each key that stands more than once; an empty key says nothing."""
    seen: set[Key] = set()
    more = {key for key in keys if key in seen or seen.add(key)}  # type: ignore[func-returns-value]
    found: dict[Key, list[int]] = {}
    for at, key in enumerate(keys if more else ()):
        if key and key in more:
            found.setdefault(key, []).append(at)
    return found


def repeated(
    owners: Owners, groups: Mapping[Any, list[int]], same: Callable[[Owner, Owner], bool]
) -> Iterator[tuple[int, int]]:
    """Each later row of a person with the person's first one, among rows that have something in common."""
    for rows in groups.values():
        people: list[tuple[int, Owner]] = []
        for at in rows:
            owner = owners.of(at)
            first = next((other for other, earlier in people if same(earlier, owner)), None)
            if first is not None:
                yield first, at
            elif len(people) < MOST:
                people.append((at, owner))


def mailboxes(target: RecordsView) -> dict[str, list[int]]:
    """The rows of each mailbox that stands more than once."""
    keys = lowered(target.field("email"))
    whole = "\n".join(keys)
    if "+" in whole or "@gmail." in whole or "@googlemail." in whole:
        keys = [mailbox(key) if "+" in key or key.endswith(AT_GMAIL) else key for key in keys]
    found = {key: rows for key, rows in again(keys).items() if "@" in key}
    addresses = list(found)
    wrong = {key for key in map(addresses.__getitem__, doubtful(addresses)) if defect(key)}
    return {key: rows for key, rows in found.items() if key not in wrong}


def lowered(values: Sequence[Any]) -> list[str]:
    """A column's texts in lower case; empty for anything else."""
    try:
        return list(map(str.lower, map(str.strip, values)))
    except TypeError:  # numbers, lists or blanks
        return [value.strip().lower() if isinstance(value, str) else "" for value in values]


def named_numbers(target: RecordsView, field: str) -> dict[Hashable, list[int]]:
    """The rows of each name and telephone number that stand together more than once."""
    values = target.field(field)
    if not any(values):
        return {}
    columns = [target.field(name) for name in ("first_name", "last_name", "full_name")]
    names = list(zip(*(lowered(column) for column in columns if any(column)), strict=True))
    found: dict[Hashable, list[int]] = {}
    for name, rows in again(names).items():
        for at in rows if any(name) else ():
            digits = NO_DIGIT.sub("", str(values[at] or ""))
            if len(digits) >= SHORTEST and len(set(digits)) > 2:
                found.setdefault((name, digits[-TAIL:]), []).append(at)
    return found


class Owner(Struct, frozen=True):
    """What tells one owner of an address or number from another.

    ``generation``: Jr., III and the like, in the family name or in a field of its own. ``shared``: the address is that
    of an office.
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    generation: frozenset[str]
    born: date | None
    shared: bool


class Owners:
    """The owners by row."""

    def __init__(self, view: RecordsView) -> None:
        every = ((name, view.field(name)) for name in (*ORDER, BORN))
        self._columns = {name: column for name, column in every if any(column)}

    def of(self, row: int) -> Owner:
        values = {name: column[row] for name, column in self._columns.items()}
        person = Person.of(values)
        said = map(words, (person.last_name, person.full_name, person.suffix))
        local = person.email.partition("@")[0].partition("+")[0]
        return Owner(
            given(person),
            family(person),
            listed("generation").intersection(chain.from_iterable(said)),
            parse_date(values.get(BORN)),
            fold(local) in listed("role"),
        )


def same_person(one: Owner, other: Owner) -> bool:
    """Whether two records with one address are one person's."""
    if twins(one, other) or (one.generation and other.generation and one.generation != other.generation):
        return False
    first, last, second, final = one.given, one.family, other.given, other.family
    if not ((first or last) and (second or final)):
        return not one.shared
    if one.shared:
        return bool(first and last) and first == second and last == final
    if not (first and second):
        return not last or not final or last == final or bool(set(last) & set(second)) or bool(set(first) & set(final))
    return alike_names(first, second) or (set(first) == set(final) and set(last) == set(second))


def alike_names(first: Iterable[str], second: Iterable[str]) -> bool:
    """Whether two first names can be one person's: Bob and Robert, J. and Jane, Mary and Mary Ann."""
    for one in first:
        for other in second:
            initial = 1 in (len(one), len(other)) and one[:1] == other[:1]
            if initial or one == other or nickname(one, other):
                return True
    return False


def same_name(one: Owner, other: Owner) -> bool:
    """Whether two records with one name and number are one person's, and not father's and son's."""
    return one.generation == other.generation and not twins(one, other)


def twins(one: Owner, other: Owner) -> bool:
    """Whether two birth dates say that these are two."""
    return one.born is not None and other.born is not None and one.born != other.born
