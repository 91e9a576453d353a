"""Flags the second record of a person: the same mailbox, or the same name and telephone number.

    check: record-duplicate

Facts: `{why}` what the two have in common, `{first}` the line of the person's first record.

Addresses are one mailbox whatever their case and tag (ida+news@); a couple that shares one has two first names, and a
shared mailbox (info@) belongs to nobody. The finding stands at the later row; the first is named beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct

from msglint.model import Evidence, Match, Place, Reads, RecordsView, Scope
from msglint.names.address import defect, doubtful, mailbox
from msglint.names.columns import Texts
from msglint.names.folding import fold, words
from msglint.names.lists import listed
from msglint.names.nicknames import nickname
from msglint.names.person import FIELDS as NAMED
from msglint.names.person import Person, family, given
from msglint.names.recurring import Recurring
from msglint.numbers import Numbers
from msglint.reading.dates import parse_date
from msglint.regex import regex

NO_DIGIT = regex(r"\D+")
SHORTEST, TAIL = 7, 9
"""Digits that a telephone number has at least, and those at its end that count: countries and zeros go before them."""

AT_GMAIL = ("@gmail.com", "@googlemail.com")
BORN = "birth_date"
OWNERS = (*sorted(NAMED), BORN)
NUMBERS = ("mobile", "phone")
NAMELESS = ("", "", "")
MOST = 12
"""People at one address or number that are told apart; more are no household, but a shared mailbox or a switchboard."""
Found = TypeVar("Found")


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

    def watch(self, target: RecordsView, evidence: Evidence) -> Watch:
        return Watch(target, self._by)

    def matches(self, target: RecordsView, evidence: Evidence) -> Iterator[Match]:
        return target.told(self.watch(target, evidence))


class Watch:
    """Notes who stands in each row, and looks again at those rows alone that have something in common."""

    def __init__(self, target: RecordsView, by: Sequence[str]) -> None:
        self._target = target
        fields = {column.field for column in target.columns}
        self._numbers = [field for field in NUMBERS if "phone" in by and (field in fields or not fields)]
        self._mails = Recurring(mailboxes) if "email" in by else None
        self._names = Recurring(names, NAMELESS) if self._numbers else None

    def see(self, numbers: range, part: RecordsView) -> None:
        for noted in (self._mails, self._names):
            if noted is not None:
                noted.see(part)

    def matches(self) -> Iterator[Match]:
        said = Numbers()
        yield from self._same_mailbox(said)
        for field in self._numbers:
            yield from self._same_number(field, said)
        self._names = None

    def _same_mailbox(self, said: Numbers) -> Iterator[Match]:
        mails, self._mails = self._mails, None
        for groups in mails.again(self._target, mailed) if mails else ():
            for first, later in repeated(sound(groups), same_person):
                said.add(later[0])
                yield match(first, later, "the same e-mail address", ("email",))

    def _same_number(self, field: str, said: Numbers) -> Iterator[Match]:
        for groups in self._names.again(self._target, partial(numbered, field=field)) if self._names else ():
            for first, later in repeated(groups, same_name):
                if later[0] not in said:
                    said.add(later[0])
                    yield match(first, later, "the same name and telephone number", (field,))


Row = tuple[int, Place]
Said = tuple[Place, tuple[Any, ...]]
"""A row's number, and where it stands; and with this what it says of its owner (``OWNERS``)."""


def match(first: Row, later: Row, why: str, fields: tuple[str, ...]) -> Match:
    """``first``: the person's first row; ``later``: this one."""
    return Match(
        place=later[1],
        facts={"why": why, "first": first[1].line},
        related=((first[1], "the same person"),),
        fields=fields,
        rows=(later[0], first[0]),
    )


def repeated(
    groups: Mapping[Hashable, list[tuple[int, Said]]], same: Callable[[Owner, Owner], bool]
) -> Iterator[tuple[Row, Row]]:
    """Each later row of a person, behind the person's first row. Rows are compared that have something in common."""
    for rows in groups.values():
        people: list[tuple[Row, Owner]] = []
        for at, (place, values) in rows:
            own = owner(dict(zip(OWNERS, values, strict=True)))
            first = next((there for there, earlier in people if same(earlier, own)), None)
            if first is not None:
                yield first, (at, place)
            elif len(people) < MOST:
                people.append(((at, place), own))


def mailed(part: RecordsView) -> Iterator[tuple[str, Said]]:
    """The mailbox of each row, and whose it is."""
    return zip(mailboxes(part), owned(part), strict=True)


def numbered(part: RecordsView, field: str) -> Iterator[tuple[Hashable, Said]]:
    """The name and telephone number of each row, and whose they are."""
    for name, value, own in zip(names(part), part.field(field), owned(part), strict=True):
        digits = telling(value) if value and name != NAMELESS else ""
        yield ((name, digits[-TAIL:]) if digits else None), own


def owned(part: RecordsView) -> Iterator[Said]:
    """Where each row stands, and what it says of its owner."""
    values = zip(*map(part.field, OWNERS), strict=True)
    return ((part.place(index), own) for index, own in enumerate(values))


def mailboxes(target: RecordsView) -> Sequence[str]:
    """The mailbox of each row; empty for none."""
    keys = target.once(Texts, "email").lower
    whole = "\n".join(keys)
    if "+" in whole or "@gmail." in whole or "@googlemail." in whole:
        keys = [mailbox(key) if "+" in key or key.endswith(AT_GMAIL) else key for key in keys]
    return keys


def sound(groups: Mapping[Hashable, Found]) -> dict[Hashable, Found]:
    """Those mailboxes that can be somebody's."""
    found = {key: rows for key, rows in groups.items() if isinstance(key, str) and "@" in key}
    addresses = list(found)
    wrong = {key for key in map(addresses.__getitem__, doubtful(addresses)) if defect(key)}
    return {key: rows for key, rows in found.items() if key not in wrong}


def names(target: RecordsView) -> list[Hashable]:
    """The name of each row."""
    return list(
        zip(*(target.once(Texts, name).lower for name in ("first_name", "last_name", "full_name")), strict=True)
    )


def telling(value: Any) -> str:
    """The digits of a telephone number; empty where they are none that could be somebody's."""
    digits = NO_DIGIT.sub("", str(value))
    return digits if len(digits) >= SHORTEST and len(set(digits)) > 2 else ""


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


def owner(values: Mapping[str, Any]) -> Owner:
    """Whose record it is, by its canonical values."""
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
