"""Whose name the greeted words are: the record's given name, family name, both, or none of them."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from msglint.names.folding import script, words
from msglint.names.lists import listed
from msglint.names.nicknames import alike, nickname
from msglint.names.person import Person, family, given


class Relation(Enum):
    """What a record's person the words name: by the given name (nickname, initials), the family name, both, neither.

    ``UNKNOWN``: it cannot be compared (another script, or the record has no name).
    """

    GIVEN = "given"
    FAMILY = "family"
    FULL = "full"
    OTHER = "other"
    UNKNOWN = "unknown"


@lru_cache(maxsize=4_096)
def relation(greeted: str, person: Person) -> Relation:
    """What the greeted words, titles taken off, are to the person."""
    front, *others = words(greeted) or ("",)
    spoken = (front, *(word for word in others if word not in listed("generation"))) if front else ()
    first, last = given(person), family(person)
    if not spoken or not (first or last):
        return Relation.UNKNOWN
    if is_full(spoken, first, last):
        return Relation.FULL
    if is_given(spoken, first):
        return Relation.GIVEN
    if is_family(spoken, last):
        return Relation.FAMILY
    if any(is_given((word,), first) for word in spoken if len(word) > 1):
        return Relation.GIVEN
    if any(word in last and word not in listed("particle") for word in spoken):
        return Relation.FAMILY
    return Relation.OTHER if script(greeted) == script("".join(first or last)) else Relation.UNKNOWN


def is_given(spoken: tuple[str, ...], first: tuple[str, ...]) -> bool:
    """Whether every word is one of the given names, a form of one, an initial of one, or they make one together.

    Initials of several given names count together: JD for James Donald.
    """
    if not first or not spoken:
        return False
    joined, whole = "".join(spoken), "".join(first)
    if joined in {whole, "".join(name[0] for name in first)} or nickname(joined, whole):
        return True
    return all(any(name == word or alike(word, name) or initial(word, name) for name in first) for word in spoken)


def is_family(spoken: tuple[str, ...], last: tuple[str, ...]) -> bool:
    """Whether every word is part of the family name, or they make it together (``vandermeer``)."""
    if not last:
        return False
    return "".join(spoken) == "".join(last) or all(word in last for word in spoken)


def is_full(spoken: tuple[str, ...], first: tuple[str, ...], last: tuple[str, ...]) -> bool:
    """Whether the words hold a given name (or its initial) and a family name; in one run where a script writes so."""
    if first and last and "".join(spoken) in {"".join((*first, *last)), "".join((*last, *first))}:
        return True
    own = [word for word in spoken if word in last and (len(last) == 1 or word not in listed("particle"))]
    joined = "".join(last)
    if not own and len(last) > 1 and joined in "".join(spoken):
        own = list(last)
    rest = [word for word in spoken if word not in last]
    return bool(own) and any(is_given((word,), first) for word in rest)


def initial(one: str, name: str) -> bool:
    """Whether a single letter is the other's first."""
    return len(one) == 1 and name.startswith(one)
