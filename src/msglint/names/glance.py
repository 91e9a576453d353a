"""Which records are worth weighing: nearly all are let go by what their names say and by a glance at the address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msglint.names.frequency import below, kind, weights

DIGITS = "0123456789"
GUESS = 3.0  # log-odds; what says less is not told
PLENTY = 8.0  # what says as much is looked into, whatever the address shows
HARDLY = 1.5  # with the most that an address of the first name alone says against it (log 4) still below ``GUESS``
MOST_BY_ADDRESS = 6.0
LEAST = GUESS - MOST_BY_ADDRESS  # what no address makes enough of


def suspects(firsts: Sequence[str], lasts: Sequence[str], emails: Sequence[str]) -> Iterator[int]:
    """The rows of a list for which ``suspect`` holds.

    The address, where it shows the stored order, spares a look into the table for most of the last names, of which a
    list has many.
    """
    fronts = weights(dict.fromkeys(firsts))
    rest = [
        at
        for at, (first, last, email) in enumerate(zip(firsts, lasts, emails, strict=True))
        if first and last and not (email and agrees(first, last, email) and below(last, PLENTY + fronts[first]))
    ]
    ends = weights(dict.fromkeys(map(lasts.__getitem__, rest)))
    for at in rest:
        first, last, email = firsts[at], lasts[at], emails[at]
        said = ends[last] - fronts[first]
        if said >= (LEAST if email else GUESS) and doubtful(first, last, email, said):
            yield at


def suspect(first: str, last: str, email: str) -> bool:
    """Whether it is worth weighing everything."""
    if not first or not last:
        return False
    said = kind(last).weight - kind(first).weight
    return said >= (LEAST if email else GUESS) and doubtful(first, last, email, said)


def doubtful(first: str, last: str, email: str, said: float) -> bool:
    """Whether a glance at the address leaves a doubt that it has the names in the stored order, as most have.

    ``said``: what the names say against that order.
    """
    if said >= PLENTY or not email:
        return True
    if agrees(first, last, email):
        return False
    return said >= GUESS or not plainly_agrees(first, last, email, said)


def agrees(first: str, last: str, email: str) -> bool:
    """Whether an address begins with the first name, or its initial and the last: parissa.behnia@, pbehnia@."""
    given, family = first.lower(), last.lower()
    local = email.lower().partition("@")[0]
    if family not in local or given == family:
        return False
    return local.startswith(given) or (
        local[:1] == given[0] and (local.startswith(family, 1) or local.startswith(f".{family}", 1))
    )


def plainly_agrees(first: str, last: str, email: str, said: float) -> bool:
    """Whether an address plainly has two names in this order: ida@, imarten7@, ida_marten@; told of ASCII names.

    One that is only the first name says so little that it takes names which hardly tell.
    """
    given, parts = first.lower(), last.lower().split("-")
    if not (first.isascii() and last.isascii() and given.isalpha() and all(map(str.isalpha, parts))):
        return False
    local = email.partition("@")[0].lower().rstrip(DIGITS)
    if not local.startswith(given[0]) or any(part[0] == given[0] for part in parts):
        return False
    if local == given:
        return len(given) > 1 and said < HARDLY
    rest = (local.removeprefix(given) if len(given) > 1 and local.startswith(given) else local[1:]).lstrip("._-")
    return len(rest) > 1 and rest in {parts[0], parts[-1], "".join(parts)}
