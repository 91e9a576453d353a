"""Whether a record's first and last name are exchanged: what the names say, what the address says, and the sum.

Both are natural log-odds, below zero for the stored order and above zero for the other one. What the names say comes
from how often they are first and last names (``frequency``), what the address says from its format (``mailbox``).
The limits were tried on development lists of people and then left alone; ``benchmarks/judgement/names.py`` measures.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from msglint.model import Confidence, Personal, Words
from msglint.names import mailbox
from msglint.names.culture import family_first, is_listed
from msglint.names.folding import words
from msglint.names.frequency import Kind, kind
from msglint.names.glance import GUESS, PLENTY, suspect
from msglint.names.lists import family_first_given_names, given_names, name_groups
from msglint.names.person import Person
from msglint.names.shape import is_full, letters, shape, title
from msglint.names.sieve import single

ENOUGH = 5.75  # where the names alone speak; what an address shows is enough from ``GUESS`` on
BESIDE = 4.0  # where there is an address that shows nothing: of such a list few records hang on the names alone
NEEDED = 0.5  # what each of the two names must tell against its place, where they alone speak
SAID = 1.0  # what is worth telling
AGAINST = 2.0  # what the names may say for the stored order where an address alone speaks for the other one
EITHER = 0.5  # a name within this of even is as often a first name as a last one
FAMILY = 2.5  # from which a name surely is a family name
WESTERN = 3.5  # a given name that no family-first culture has in such numbers
STRENGTHS = ((3.5, "nearly always"), (2.0, "mostly"), (SAID, "rather"))


class Swap(Struct, frozen=True):
    """The record's names are exchanged. ``evidence``: what shows it, values of the record marked as such."""

    evidence: Words
    confidence: Confidence


def swapped(person: Person) -> Swap | None:
    """The evidence that the first name stands in the last name's field and the other way round, if there is enough."""
    return exchanged(person.first_name, person.last_name, person.email, person.language, person.country)


def exchanged(first: str, last: str, email: str = "", language: str = "", country: str = "") -> Swap | None:
    """The same of a record's values."""
    return weighed(first, last, email, language, country) if suspect(first, last, email) else None


@lru_cache(maxsize=4_096)
def weighed(first: str, last: str, email: str, language: str, country: str) -> Swap | None:
    """What all evidence comes to, custom and the shape of the names looked at."""
    if words(first) == words(last):
        return None
    custom = family_first(first, language, country, email)
    address = None if keeps_order(first, last, custom) else mailbox.read(email, first, last)
    shows = address is not None and bool(address.shows)
    given, family = kind(first), kind(last)
    total = family.weight - given.weight - (address.weight if address else 0.0)
    if total < GUESS or not all(plain(name, field) for name, field in ((first, "first_name"), (last, "last_name"))):
        return None
    if not shows and (custom or by_custom(first, last)):
        return None
    told: list[str | Personal] = []
    if address is not None and shows:
        told += [Personal(f"{address.local}@", "email"), address.shows]
    tables = by_tables((first, given), (last, family))
    told += ["; ", *tables] if told and tables else tables
    if not told:
        return None
    known = NEEDED if "".join(words(first)) in given_names() else 0.0  # Martin, Clément: last names, but as often first
    least = min(-given.weight - known, 0.0 if family.sign else family.weight)
    if shows and not bears_out(given, family):
        return Swap(tuple(told), Confidence.LOW)
    return Swap(tuple(told), certainty(total, least, shows=shows, beside=bool(email)))


def bears_out(given: Kind, family: Kind) -> bool:
    """Whether the names leave room for what an address shows: ``ford.harrison@`` and ``hassan.ali@`` may as well be how
    a house writes everybody's, where the names are right as stored or can stand in either place.
    """
    either = abs(given.weight) <= EITHER and abs(family.weight) <= EITHER
    return family.weight - given.weight >= -AGAINST and not either


def certainty(total: float, each: float, *, shows: bool, beside: bool) -> Confidence:
    """How sure the sum is. Names alone are believed where each of the two (``each``: the lesser) says the same."""
    if not shows and (total < (BESIDE if beside else ENOUGH) or each < NEEDED):
        return Confidence.LOW
    return Confidence.HIGH if total >= PLENTY else Confidence.MEDIUM


def plain(name: str, field: str) -> bool:
    """Whether a field holds a name and nothing else; what is wrong with it otherwise is another rule's."""
    return single(name) or not (shape(name, field) or letters(name) or title(name) or is_full(name))


def listed_family(name: str) -> bool:
    """Whether it is a common family name of a culture that puts it first."""
    return is_listed("".join(words(name)))


def by_custom(first: str, last: str) -> bool:
    """Whether the two names may be of a culture that writes them in this order: Wang Xiaoming, Ichinose Shogo."""
    if "".join(words(last)) in family_first_given_names():
        return True
    return listed_family(first) and not (western(last) and kind(first).weight <= -FAMILY)


def western(name: str) -> bool:
    """Whether a name is surely a given name, and one with everyday forms in the languages of Europe."""
    return kind(name).weight >= WESTERN and all(word in name_groups() for word in words(name))


def keeps_order(first: str, last: str, custom: bool) -> bool:
    """Whether the family name may rightly stand in front in the address: custom there puts it first.

    Then only a common family name of such a culture, stored as first name, says otherwise; and beside a name that is
    rather a family name itself (kim.ransom@), or where it is rather a given name (Luc, Mai), it counts as a given name.
    """
    if listed_family(first):
        return custom and listed_family(last)
    front = kind(first)
    family_beside = front.weight <= -SAID and not front.sign
    given_alone = kind(last).weight >= SAID > front.weight
    return custom or (listed_family(last) and not given_alone and not family_beside)


def by_tables(first: tuple[str, Kind], last: tuple[str, Kind]) -> list[str | Personal]:
    """What the tables, and endings like those in them, say against the stored order; empty where they say little."""
    found: list[str | Personal] = []
    against = ((*first, "first_name", "last name", -1.0), (*last, "last_name", "first name", 1.0))
    for name, known, field, other, side in against:
        weight = side * known.weight
        strength = next((word for limit, word in STRENGTHS if weight >= limit), "")
        if not strength:
            continue
        looks = f" ends like a {other}" if known.sign.startswith("-") else f" begins like a {other}"
        found += [" and " if found else "", Personal(name, field), looks if known.sign else f" is {strength} a {other}"]
    return ["by the name tables, ", *found[1:]] if found else []
