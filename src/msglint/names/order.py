"""Whether a record's first and last name are exchanged: every source of evidence, and the sum of them.

A source is a function of a person that gives a weight in natural log-odds, above zero for the stored order and below
zero for the other one. Only where one that can show its evidence (the address) speaks is anything concluded.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from msglint.model import Confidence, Personal, Words
from msglint.names import mailbox
from msglint.names.culture import is_listed
from msglint.names.folding import words
from msglint.names.lists import given_names
from msglint.names.person import Person

ENOUGH = 4.0  # log-odds: 55 to 1 before it is asked how rare exchanged names are
PLENTY = 6.0
GIVEN_NAME = 3.0  # one of the two is known as a given name and the other is not


class Swap(Struct, frozen=True):
    """The record's names are exchanged. ``evidence``: what shows it, values of the record marked as such."""

    evidence: Words
    confidence: Confidence


@lru_cache(maxsize=16_384)
def swapped(person: Person) -> Swap | None:
    """The evidence that the first name stands in the last name's field and the other way round, if there is enough."""
    first, last = person.first_name, person.last_name
    address = mailbox.read(person.email, first, last) if first and last else None
    if address is None or address.weight >= 0 or abstains(person):
        return None
    against = -(address.weight + kinds_of_names(first, last))
    if against < ENOUGH:
        return None
    shown = (Personal(f"{address.local}@", "email"), address.shows)
    return Swap(shown, Confidence.HIGH if against >= PLENTY else Confidence.MEDIUM)


def kinds_of_names(first: str, last: str) -> float:
    """The weight of one name being known as a given name while the other is not."""
    return GIVEN_NAME * (is_given(first) - is_given(last))


def is_given(name: str) -> bool:
    return bool(words(name)) and words(name)[0] in given_names()


def abstains(person: Person) -> bool:
    """Whether the family name may rightly stand in front in the address: custom there puts it first.

    Then only a common family name of such a culture, stored as first name, says otherwise; and a name that is known
    as a given name (Luc, Mai) counts as a family name only beside another given name.
    """
    first, last = "".join(words(person.first_name)), "".join(words(person.last_name))
    if is_listed(first) and not is_listed(last):
        return False
    given_alone = is_given(person.last_name) and not is_given(person.first_name)
    return person.family_first or (is_listed(last) and not given_alone)
