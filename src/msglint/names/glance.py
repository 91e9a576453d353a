"""Which records are worth weighing: nearly all are let go by what their names say and by a glance at the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import filterfalse
from operator import sub

from msglint.names.frequency import kind
from msglint.names.mailbox import harmless
from msglint.names.weights import known_first, known_last
from msglint.names.written import forms, forms_of

DIGITS = "0123456789"
GUESS = 3.0  # log-odds; what says less is not told
PLENTY = 8.0  # what says as much is looked into, whatever the address shows
MOST_BY_ADDRESS = 6.0
LEAST = GUESS - MOST_BY_ADDRESS  # what no address makes enough of


def suspects(firsts: Sequence[str], lasts: Sequence[str], emails: Sequence[str]) -> list[int]:
    """The rows of a list for which ``suspect`` holds; the columns are trimmed texts."""
    front, back = known_first(), known_last()
    front.learn(set(firsts))
    back.learn(set(lasts))
    every = enumerate(map(sub, map(back.__getitem__, lasts), map(front.__getitem__, firsts)))
    telling = [(at, said) for at, said in every if said >= LEAST and firsts[at] and lasts[at]]
    left = [(at, said) for at, said in telling if not settled(firsts[at], lasts[at], emails[at], said)]
    written = forms_of(filterfalse(plain, {name for at, _ in left for name in (firsts[at], lasts[at])}))
    return [at for at, said in left if doubtful(firsts[at], lasts[at], emails[at], said, written)]


def suspect(first: str, last: str, email: str) -> bool:
    """Whether it is worth weighing everything."""
    if not first or not last:
        return False
    said = kind(last).weight - kind(first).weight
    if said < LEAST or settled(first, last, email, said):
        return False
    written = {name: forms(name) for name in (first, last) if not plain(name)}
    return doubtful(first, last, email, said, written)


def settled(first: str, last: str, email: str, said: float) -> bool:
    """Whether a record needs no second look.

    Its address begins with the first name, or its initial and the last (parissa.behnia@, pbehnia@), and the names say
    less than ``PLENTY`` against that; or it has none, and they say little. ``said``: what they say against the order.
    """
    if not email:
        return said < GUESS
    given, family = first.lower(), last.lower()
    local = email.partition("@")[0].lower()
    if said >= PLENTY or family not in local or given == family:
        return False
    return local.startswith(given) or (
        local[:1] == given[0] and (local.startswith(family, 1) or local.startswith(f".{family}", 1))
    )


def doubtful(first: str, last: str, email: str, said: float, written: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether another glance at the address leaves a doubt that it has the names in the stored order.

    ``written``: how addresses write those names that are not ``plain``.
    """
    if not email or said >= GUESS:
        return True
    local, _, domain = email.partition("@")
    names, surnames = written.get(first) or (first.lower(),), written.get(last) or (last.lower(),)
    return not (harmless(local, domain, names, surnames) or plainly_agrees(first, last, email))


def plain(name: str) -> bool:
    """Whether addresses write a name as it is."""
    return name.isascii() and name.isalpha()


def plainly_agrees(first: str, last: str, email: str) -> bool:
    """Whether an address plainly has two names in this order: ida@, imarten7@, ida_marten@; told of ASCII names."""
    given, family = first.lower(), last.lower()
    initial, whole, parts = given[0], family.replace("-", ""), family.split("-")
    local = email.partition("@")[0].lower().rstrip(DIGITS)
    if not local.startswith(initial) or not (
        first.isascii() and last.isascii() and given.isalpha() and whole.isalpha()
    ):
        return False
    if "" in parts or initial in [part[0] for part in parts]:
        return False
    if local == given:
        return len(given) > 1
    rest = (local.removeprefix(given) if len(given) > 1 and local.startswith(given) else local[1:]).lstrip("._-")
    return len(rest) > 1 and rest in {parts[0], parts[-1], whole}
