"""The greeting that most messages have: the record's first name as it stands, and a last name that is another.

Whatever else such a person is called, and whatever the address is, decides nothing about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msglint.model import Greeting
from msglint.names.order import swapped
from msglint.names.person import Person, family, given

OTHERS = ("full_name", "preferred_name", "greeting")
"""Fields of a name beside first and last, with any of which a greeting is no ordinary one."""
DECIDING = ("title_prefix", "suffix", "company", "language", "country", "pronouns")
FIRST = ("first_name",)


def glance(greeting: Greeting, values: Mapping[str, Any]) -> tuple[str, ...] | None:
    """What decides of a record about an ordinary greeting, beside its words: of two records with the same every finder
    of faults says the same. ``None`` where the greeting is another, and all of the record may decide.
    """
    name = greeting.name
    if greeting.kind != "named" or greeting.title or greeting.formal or name.text != values.get("first_name"):
        return None
    if not name.text.isalpha() or any(map(values.get, (*OTHERS, "persona"))) or not _alone(greeting):
        return None
    person = Person.of(values)
    first, last = given(person), family(person)
    if len(first) != 1 or not last or swapped(person) is not None:
        return None
    joined = "".join(last)
    if first[0] in last or first[0] in joined or joined in first[0]:
        return None
    return tuple([person.value(field) or "" for field in DECIDING])


def _alone(greeting: Greeting) -> bool:
    """Whether the first name, and nothing else of the record, is printed in the line, as the name."""
    line, name = greeting.line, greeting.name
    printed = [piece for piece in line.pieces if not piece.literal]
    start = name.start - line.start
    return (
        len(printed) == 1
        and printed[0].fields == FIRST
        and (printed[0].start, printed[0].end) == (start, start + len(name.text))
    )
