"""What an e-mail address says of the order of a name: parissa.behnia@ puts Parissa first.

The part before the @ is read in the formats that organisations and people use for it, once with the names as the
record stores them and once the other way round. The weights say how common each format is beside its mirror image;
they are rounded from a count over some 4,000 office addresses of public officials in the United States.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from math import log

from msgspec import Struct

from msglint.names.folding import words
from msglint.names.frequency import kind
from msglint.names.lists import listed
from msglint.names.nicknames import nickname
from msglint.names.written import forms
from msglint.regex import regex

DIGITS = regex(r"\d+")
NUMBERS = "0123456789"
CUTS = regex(r"[._-]+")
TITLES = ("rep", "sen", "del", "asm", "asw")
DESKS = (".house", ".senate", ".office", ".mail", ".work")
OFFICE = regex(rf"^({'|'.join(TITLES)})(?=[a-z]{{4}})|({'|'.join(DESKS)})$".replace(".", r"\."))
HABIT = 8.0  # how much commoner the family name in front is at such domains
SHORTENED = 0.5  # a nickname or cut-off name fits less surely than the name itself
TITLED = 4.5  # log-odds of a title before the name that it goes with
ANOTHER = 3.5  # of a family name behind a given name that the record does not have
SLIGHT = 1.0  # what says less gives way to other signs
INITIALS = 2  # letters
GIVEN = 2.0  # from which a word surely is a given name
CUT = 3  # letters that a cut-off name keeps


class Format(Struct, frozen=True):
    """``common``: its share of addresses; ``mirrored``: that of the same format with the two names exchanged.

    ``shows``: what such an address shows where it speaks against the stored order; empty where it says too little.
    """

    pattern: str
    common: float
    mirrored: float
    shows: str = ""

    @property
    def dotted(self) -> bool:
        return "." in self.pattern


FORMATS = (
    Format("{given}.{family}", 0.40, 0.0012, " has the last name first"),
    Format("{given}{family}", 0.08, 0.0010, " has the last name first"),
    Format("{g}{family}", 0.20, 0.0010, " is the initial of the last name and the whole first name"),
    Format("{g}.{family}", 0.04, 0.0005, " is the initial of the last name and the whole first name"),
    Format("{given}{f}", 0.04, 0.03),
    Format("{given}.{f}", 0.02, 0.01),
    Format("{given}", 0.10, 0.05),
)
"""With their mirror images the fourteen formats that most addresses have; dots, dashes and underscores are one."""
GLUES: tuple[Callable[[str, str], str], ...] = (
    lambda given, family: f"{given}.{family}",
    lambda given, family: given + family,
    lambda given, family: given[0] + family,
    lambda given, family: f"{given[0]}.{family}",
    lambda given, family: given + family[0],
    lambda given, family: f"{given}.{family[0]}",
    lambda given, _: given,
)
"""What the formats make of two names."""
MADE = tuple(enumerate(zip(FORMATS, GLUES, (form.dotted for form in FORMATS), strict=True)))
ENDED, LED = MADE[:4], MADE[4:]
"""The formats that end with the whole family name, and those that begin with the whole given name and have no more of
the other than its initial.
"""
BOTH = 2  # of the formats, the first, have both names whole
TWO_INITIALS = 2  # the format with an initial that may be two


class Mailbox(Struct, frozen=True):
    """What an address says: ``weight`` in natural log-odds, above zero for the stored order, below for the other one.

    ``shows``: what is seen in it where it speaks for the other order, to be put after ``local@``.
    """

    local: str
    weight: float
    shows: str = ""


@lru_cache(maxsize=4_096)
def read(email: str, first: str, last: str) -> Mailbox | None:
    """What the address says of the order of two names; ``None`` where it says nothing."""
    local, at, domain = email.strip().partition("@")
    if not at or not words(first) or not words(last) or words(first) == words(last):
        return None
    plain, office = normal(local)
    said = formatted(local, plain, domain, first, last)
    if office and (alone := ends(plain, "", first, last)):
        return Mailbox(local, alone * TITLED, " puts a title before the first name" if alone < 0 else "")
    if said is not None and (said.shows or said.weight > SLIGHT):
        return said
    bare = OFFICE.sub("", plain)
    if bare != plain and (alone := ends(bare, "", first, last)):
        return Mailbox(local, alone * TITLED, " puts a title before the first name" if alone < 0 else "")
    if bare != plain and (glued := formatted(local, bare, domain, first, last)):
        return glued
    for front in others(plain):
        if behind := ends(plain, front, first, last):
            return Mailbox(local, behind * ANOTHER, " ends with the first name" if behind < 0 else "")
    site = formatted(domain, domain.partition(".")[0].casefold(), "", first, last)
    return site if site is not None and abs(site.weight) > SLIGHT else said


def harmless(local: str, domain: str, names: tuple[str, ...], surnames: tuple[str, ...]) -> bool:
    """Whether an address surely does not speak against the stored order of two names, of which all ``forms`` are given.

    Where the local part neither begins with the last name nor ends with the first it fits no format the other way
    round, nor has it the first name behind another one; likewise the domain. Told fast.
    """
    if not names or not surnames:
        return False
    plain, office = normal(local)
    joined = plain.replace(".", "") if "." in plain else plain
    if office or joined.startswith(surnames):
        return False
    if (plain[:3] in TITLES or plain.endswith(DESKS)) and OFFICE.search(plain):
        return False
    if joined.endswith(names) and any(joined.endswith(name) and plain != name for name in names):
        return False
    label = domain.partition(".")[0].casefold()
    return not (label.startswith(surnames) or label.endswith(names))


def formatted(local: str, plain: str, domain: str, first: str, last: str) -> Mailbox | None:
    """What the format says in which the local part is made of the two names, as stored or the other way round."""
    joined = plain.replace(".", "")
    names, surnames = forms(first), forms(last)
    stored, swapped = fit(plain, joined, names, surnames), fit(plain, joined, surnames, names)
    if stored is None and swapped is None:
        return None
    habit = HABIT if strange(domain) else 1.0
    as_stored = max(common(stored), mirrored(swapped, habit))
    as_swapped = max(common(swapped), mirrored(stored, habit))
    return Mailbox(local, log(as_stored / as_swapped), swapped[0].shows if swapped else "")


def ends(local: str, front: str, first: str, last: str) -> int:
    """Which name is all that stands behind the front of a local part: 1 for the last, -1 for the first, else 0.

    Alone behind an office or title (``rep.lopez``), or behind another given name or initial than the record's
    (``antonio.maestas`` for Moe Maestas), a name is the family name.
    """
    end = local.removeprefix(front).lstrip(".")
    return (end in forms(last)) - (end in forms(first)) if len(end) > CUT else 0


def others(local: str) -> Iterator[str]:
    """The fronts that can stand for a given name which the record does not have: a given name, one or two initials."""
    front, dot, _ = local.partition(".")
    if dot:
        known = kind(front)
        if len(front) <= INITIALS or (known.weight >= GIVEN and not known.sign):
            yield front
    else:
        yield from (local[:size] for size in range(1, INITIALS + 1))


def normal(local: str) -> tuple[str, bool]:
    """The local part in lower case, without tag, digits and office (``rep.``), its parts joined by dots.

    And whether there was an office.
    """
    plain = local.lower().rstrip(NUMBERS)
    if plain.isascii():
        if plain.isalpha():
            return plain, False
        front, _, back = plain.partition(".")
        if front.isalpha() and back.isalpha():
            return (back, True) if front in listed("office") else (plain, False)
    parts = [part for part in CUTS.split(DIGITS.sub("", local.casefold().partition("+")[0])) if part]
    office = len(parts) > 1 and parts[0] in listed("office")
    parts = parts[1:] if office else parts
    if len(parts) > 2:
        parts = [parts[0], *(part for part in parts[1:-1] if len(part) > 1), parts[-1]]
    return ".".join([part if part.isascii() and part.isalpha() else "".join(words(part)) for part in parts]), office


@lru_cache(maxsize=4_096)
def strange(domain: str) -> bool:
    """Whether addresses at the domain are people's own choice, or its country likes the family name in front."""
    labels = domain.casefold().split(".")
    return labels[0] in listed("free-mail") or labels[-1] in listed("surname-first-domain")


def common(found: tuple[Format, float] | None) -> float:
    return found[0].common * found[1] if found else 0.0


def mirrored(found: tuple[Format, float] | None, habit: float) -> float:
    return min(found[0].mirrored * habit, found[0].common) if found else 0.0  # nowhere commoner than its own image


def fit(local: str, joined: str, names: tuple[str, ...], surnames: tuple[str, ...]) -> tuple[Format, float] | None:
    """The commonest format in which the local part is made of forms of two names, and how surely.

    ``joined``: the local part without its dots.
    """
    if joined.endswith(surnames):
        found = ended(local, joined, names, [surname for surname in surnames if joined.endswith(surname)])
        if found:
            return found
    if joined.startswith(names):
        fronts = [name for name in names if joined.startswith(name)]
        for _, (form, glue, dotted) in LED:
            seen = local if dotted else joined
            if seen in {glue(name, surname) for name in fronts for surname in surnames}:
                return form, 1.0
    return None


def ended(local: str, joined: str, names: Sequence[str], endings: Sequence[str]) -> tuple[Format, float] | None:
    """The same of the formats that end with the family name; ``endings``: its forms that the local part ends with."""
    pairs = [(name, surname) for name in names for surname in endings]
    for number, (form, glue, dotted) in ENDED:
        seen = local if dotted else joined
        for name, surname in pairs:
            if seen == glue(name, surname) or (number == TWO_INITIALS and middle(seen, name[0], surname)):
                return form, 1.0
        if number < BOTH and any(nearly(form, seen, name, surname) for name, surname in pairs):
            return form, SHORTENED
    return None


def nearly(form: Format, seen: str, name: str, surname: str) -> bool:
    """Whether it is both names, the given one in an everyday or cut-off form: bob.smith, chris.moore."""
    front = seen.removesuffix(f".{surname}" if form.dotted else surname)
    return front != seen and (nickname(front, name) or (len(front) >= CUT and name.startswith(front)))


def middle(seen: str, first_letter: str, surname: str) -> bool:
    """Whether the local part is two initials and the family name: ``rdbuol``."""
    return seen.startswith(first_letter) and seen.endswith(surname) and len(seen) == len(surname) + 2
