"""Which records are worth weighing: nearly all are let go by what their names say and by a glance at the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import sub

from msglint.names.columns import Texts
from msglint.names.frequency import kind
from msglint.names.mailbox import harmless
from msglint.names.weights import STRONG, highest, known_first, known_last, maybe_strong
from msglint.names.written import forms, forms_of

DIGITS = "0123456789"
GUESS = 3.0  # log-odds; what says less is not told
PLENTY = 8.0  # what says as much is looked into, whatever the address shows
MOST_BY_ADDRESS = 6.0
LEAST = GUESS - MOST_BY_ADDRESS  # what no address makes enough of


def suspects(columns: Sequence[Texts]) -> list[int]:
    """All rows of a list for which ``suspect`` holds: of columns of first names, last names and e-mail addresses."""
    firsts, lasts, emails = (column.trimmed for column in columns)
    front, back = known_first(), known_last()
    front.learn(columns[0].folds)
    rows: Sequence[int] = range(len(firsts))
    if back.often_met(columns[1].folds):  # then their weights cost less than a look at the addresses
        back.learn(columns[1].folds)
        every = map(sub, map(back.__getitem__, lasts), map(front.__getitem__, firsts))
        rows = [at for at, said in enumerate(every) if said >= LEAST]
    agreed = {at for at in rows if agrees(firsts[at].lower(), lasts[at].lower(), emails[at].partition("@")[0].lower())}
    others = [at for at in rows if at not in agreed and firsts[at] and lasts[at]]
    back.learn(folds_of(columns[1], others))
    telling = [(at, said) for at in others if (said := back[lasts[at]] - front[firsts[at]]) >= LEAST]
    sure = [at for at, said in telling if said >= GUESS]
    left = [at for at, said in telling if said < GUESS and emails[at]]
    written = forms_of(folds_of(columns[0], left)) | forms_of(folds_of(columns[1], left))
    odd = [at for at in left if doubtful(firsts[at], lasts[at], emails[at], written)]
    return sorted((*sure, *odd, *outspoken(columns, sorted(agreed))))


def outspoken(columns: Sequence[Texts], rows: Sequence[int]) -> list[int]:
    """Those of the rows, whose addresses agree, in which the names say ``PLENTY`` against their order."""
    firsts, lasts = (column.trimmed for column in columns[:2])
    front, back = known_first(), known_last()
    most = highest() - PLENTY
    folds = columns[1].folds
    rows = [at for at in rows if front[firsts[at]] <= most]
    rows = [at for at in rows if maybe_strong(folds[lasts[at]]) or front[firsts[at]] < STRONG - PLENTY]
    return [at for at in rows if back[lasts[at]] - front[firsts[at]] >= PLENTY]


def folds_of(column: Texts, rows: Iterable[int]) -> dict[str, str]:
    """The names in some rows of a column, each with its fold."""
    names, folds = column.trimmed, column.folds
    return {name: folds[name] for name in {names[at] for at in rows}}


def suspect(first: str, last: str, email: str) -> bool:
    """Whether it is worth weighing everything.

    Not where the address agrees with the names and these say less than ``PLENTY`` against their order; nor where there
    is none, and they say little; nor where they say little, and another glance at the address leaves no doubt.
    """
    if not first or not last:
        return False
    said = kind(last).weight - kind(first).weight
    if agrees(first.lower(), last.lower(), email.partition("@")[0].lower()):
        return said >= PLENTY
    if said >= GUESS or not email:
        return said >= GUESS
    written = {name: forms(name) for name in (first, last) if not plain(name)}
    return said >= LEAST and doubtful(first, last, email, written)


def agrees(given: str, family: str, local: str) -> bool:
    """Whether an address begins with the first name, or with its initial and the last: parissa.behnia@, pbehnia@.

    All three in lower case.
    """
    if family not in local or given == family or not given or not family:
        return False
    return local.startswith(given) or (
        local[:1] == given[:1] and (local.startswith(family, 1) or local.startswith(f".{family}", 1))
    )


def doubtful(first: str, last: str, email: str, written: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether another glance at the address leaves a doubt that it has the names in the stored order.

    ``written``: how addresses write those names that are not ``plain``.
    """
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
