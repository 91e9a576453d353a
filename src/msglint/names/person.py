"""What a record says of its person's name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from msglint.names.culture import family_first, is_listed
from msglint.names.folding import words
from msglint.names.honorifics import leading
from msglint.names.lists import listed
from msglint.regex import regex

NAME_FIELDS = frozenset({"first_name", "last_name", "full_name", "preferred_name", "greeting"})
FIELDS = NAME_FIELDS | {"title_prefix", "suffix", "company", "email", "language", "country", "pronouns"}
LONGEST = 300  # characters; what is longer is no name, and not worth reading
ASIDE = regex(r"\([^)]*\)|\[[^\]]*\]")


class Person(Struct, frozen=True):
    """The name fields of a record as trimmed text; empty where there is no value."""

    first_name: str = ""
    last_name: str = ""
    full_name: str = ""
    preferred_name: str = ""
    greeting: str = ""
    title_prefix: str = ""
    suffix: str = ""
    company: str = ""
    email: str = ""
    language: str = ""
    country: str = ""
    pronouns: str = ""

    @staticmethod
    def of(values: Mapping[str, Any]) -> Person:
        """The person of a record's values by canonical field."""
        found = [values.get(name) for name in ORDER]
        try:
            return made(*found)
        except TypeError:  # a list or an object as a value
            return made(*map(text, found))

    def value(self, field: str) -> str | None:
        """The text of a field; ``None`` where it is none that is read here."""
        return getattr(self, field) if field in FIELDS else None

    @property
    def named(self) -> bool:
        """Whether the record has any name at all."""
        return bool(self.first_name or self.last_name or self.full_name or self.preferred_name)

    @property
    def family_first(self) -> bool:
        """Whether this person's custom puts the family name first, as far as the record tells."""
        return family_first(self.first_name or self.full_name, self.language, self.country, self.email)


ORDER = Person.__struct_fields__


@lru_cache(maxsize=4_096, typed=True)
def made(*values: Any) -> Person:
    """The person of these values, in the order of the fields. Every rule about greetings asks for the same one."""
    return Person(*map(text, values))


def text(value: Any) -> str:
    """A record's value as trimmed text, as much of it as a name can be."""
    return "" if value is None else str(value).strip()[:LONGEST]


@lru_cache(maxsize=2_048)
def given(person: Person) -> tuple[str, ...]:
    """The folded words of the person's given names, the preferred ones too."""
    first = words(person.first_name) or split_full(person)[0]
    return tuple(dict.fromkeys((*first, *words(person.preferred_name))))


@lru_cache(maxsize=2_048)
def family(person: Person) -> tuple[str, ...]:
    """The folded words of the person's family names, without Jr. and III."""
    last = words(ASIDE.sub(" ", person.last_name)) or split_full(person)[1]
    return tuple(word for word in last if word not in listed("generation")) or last


@lru_cache(maxsize=2_048)
def split_full(person: Person) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Given and family names as the full name tells them.

    Where it does not tell which is which (Kim Young, Wang Xiaoming) every word is both.
    """
    full = person.full_name
    full = full[leading(full)[1] :]
    before, comma, after = full.partition(",")
    if comma and words(after) and words(after)[0] not in listed("generation") | listed("letters"):
        return words(after), words(before)
    every = words(full)
    if len(every) < 2:
        return every, ()
    first, *others = full.split()
    shouted = first.isupper() and not any(word.isupper() for word in others)
    if shouted or family_first(full, person.language, person.country, person.email):
        return every[1:], every[:1]
    return (every, every) if is_listed(every[0]) else parsed(full)


@lru_cache(maxsize=2_048)
def parsed(full: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Given and family names of a full name written in the western order, particles and double names understood."""
    from nameparser import HumanName

    name = HumanName(full)
    return words(f"{name.first} {name.middle}"), words(name.last)
