"""Greetings by the wrong name: the family name, one of two exchanged names, another person's, the full name."""

from __future__ import annotations

from msglint.model import Confidence, Fact, Personal
from msglint.names.absent import usable
from msglint.names.culture import one_name
from msglint.names.folding import fold, script, words
from msglint.names.greeted import Fault, Greeted, comes_from
from msglint.names.honorifics import chain
from msglint.names.lists import listed
from msglint.names.nicknames import known
from msglint.names.order import swapped as exchanged
from msglint.names.person import FIELDS, Person, given
from msglint.names.relation import Relation
from msglint.names.shape import is_full, is_name, lone_full_name, shape

CHOSEN = frozenset({"preferred_name", "greeting"})
LONGEST = 3  # words of a hard-coded name


def swapped(greeted: Greeted) -> Fault | None:
    """A greeting by the wrong one of two names that the record has exchanged. A guess is none."""
    if greeted.own or not greeted.words:
        return None
    wrong = Relation.FAMILY if greeted.polite else Relation.GIVEN
    swap = exchanged(greeted.person) if greeted.relation in {wrong, Relation.FULL} else None
    if swap is None or swap.confidence is Confidence.LOW:
        return None
    true_first = Personal(greeted.person.last_name, "last_name")
    return greeted.fault(swap.confidence, evidence=swap.evidence, first_name=true_first)


def surname(greeted: Greeted) -> Fault | None:
    """The family name where the given name belongs: no title, no formal opener, no honorific."""
    if greeted.own or not greeted.words or greeted.polite or greeted.worded or chosen(greeted):
        return None
    person = greeted.person
    printed = greeted.fields == ("last_name",) and not {*words(greeted.words)} <= {*given(person)}
    if greeted.relation is not Relation.FAMILY and not printed:
        return None
    if shape(greeted.words, "last_name", person.company) is not None or only_name(person):
        return None
    unsure = Confidence.LOW if script(greeted.words) == "cjk" else None
    if not person.last_name:
        unsure = Confidence.MEDIUM
    return greeted.fault(unsure, first_name=first_name(person))


def chosen(greeted: Greeted) -> bool:
    """Whether the words come from what the person chose to be called by, and not from what stands in for it."""
    values = (greeted.person.value(field) or "" for field in CHOSEN & {*greeted.fields})
    return any(comes_from(greeted.words, value) for value in values)


def only_name(person: Person) -> bool:
    """Whether the last name is the only name that the person has, and so the right one: Sukarno, Björk."""
    if person.first_name or not person.last_name:
        return False
    full = words(person.full_name)
    return full == words(person.last_name) or one_name(person.language, person.country)


def first_name(person: Person) -> Fact:
    """The record's first name as a fact; "empty" where it has none."""
    if person.first_name:
        return Personal(person.first_name, "first_name")
    return Personal(" ".join(given(person)).title(), "full_name") if given(person) else "empty"


def wrong_name(greeted: Greeted) -> Fault | None:
    """A name that is none of this record's: "Hi Maria" to everybody, or the account owner's.

    Other words (Symphony Lover) are no name, and a record without a name contradicts none.
    """
    if not greeted.words or greeted.relation is not Relation.OTHER:
        return None
    name = usable(greeted.person)
    if name is None and greeted.person.last_name:
        name = Personal(greeted.person.last_name, "last_name")
    if name is None or not (greeted.own or another(greeted.fields)):
        return None
    sure = certainty(greeted)
    return None if sure is None else greeted.fault(sure, name=name)


def another(fields: tuple[str, ...]) -> bool:
    """Whether the columns that can stand there, beside the name's own, hold somebody else's: ``Spouse First Name``."""
    others = [{*words(field.replace("_", " "))} for field in fields if field not in FIELDS]
    return bool(others) and all(not listed("another").isdisjoint(column) for column in others)


def certainty(greeted: Greeted) -> Confidence | None:
    """How sure it is that the template's words are a person's name; ``None``: they are not."""
    parts = greeted.words.split()
    folded = fold(greeted.words)
    plain = [word for word in parts if any(map(str.isalpha, word))]
    if not greeted.own:
        return Confidence.HIGH
    if greeted.greeting.kind != "named" or len(plain) > LONGEST or not all(map(is_name, plain)):
        return None
    if shape(greeted.words) is not None or any(folded in listed(kind) for kind in ("generic", "group", "role")):
        return None
    if greeted.titles and len(plain) == 1:
        return Confidence.HIGH
    if known(plain[0]) and folded not in listed("ambiguous") and (greeted.greeting.opener or len(plain) == 1):
        return Confidence.HIGH
    return Confidence.LOW if len(plain) == 1 else None


def full_name(greeted: Greeted, *, letter: bool = False) -> Fault | None:
    """First and last name together: "Hi Parissa Behnia", "Hi Behnia, Parissa", or a full name as the first one.

    Right where custom has it so: with a title, in a formal opener, family name first, in East Asian scripts. In letters
    and receipts (``letter``) "Dear Parissa Behnia" is a form of its own.
    """
    liked = "preferred_name" in greeted.fields or greeted.worded or chain(greeted.words, greeted.language)
    if not greeted.words or greeted.polite or liked or script(greeted.words) == "cjk":
        return None
    unsure = judged(greeted)
    if unsure is None:
        return None
    opener = fold(greeted.greeting.opener)
    if opener == "guten tag" or (letter and opener == "dear"):
        unsure = Confidence.LOW
    return greeted.fault(unsure, first_name=first_name(greeted.person))


def judged(greeted: Greeted) -> Confidence | None:
    """How sure it is that the words are a full name; ``None``: they are not, or are right as they stand."""
    person = greeted.person
    if not greeted.own and is_full(greeted.words):
        return Confidence.HIGH
    if greeted.relation is Relation.FULL:
        eastern = person.family_first or greeted.language == "hu"
        in_custom = eastern and words(greeted.words)[0] not in given(person)
        return None if in_custom else Confidence.HIGH
    if greeted.own or person.last_name or person.family_first:
        return None
    return lone_full_name(greeted.words)
