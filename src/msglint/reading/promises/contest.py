"""Whether two places where a message speaks contradict each other, and which of several stands alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from msglint.reading.promises.statement import Statement, Unit
from msglint.reading.promises.units import words_of

Agree = Callable[[Any, Any], bool]
Where = TypeVar("Where", bound=Hashable)
UNLIKE = frozenset(
    {"save", "save most", "over", "fee", "worth", "raised", "gift", "moved", "legal", "late", "hours", "talk"}
)
"""Roles that many things can have at once: nothing follows from a difference."""
MOST = 2_500
"""Pairs of statements of one role that are compared: longer lists are catalogues, not promises."""


class Dispute(Struct, frozen=True):
    """Two statements that cannot both hold. ``sure``: what they are said of is plainly the same."""

    one: Statement
    other: Statement
    sure: bool = True


def disputes(one: Unit, other: Unit, agree: Agree, *, strict: bool = False) -> Iterator[Dispute]:
    """The contradictions between two places, at most one of each role.

    Two statements of a role contradict each other where each place has just this one and nothing says that they are
    about different things; or where all of one place's differ from all of the other's, or they are tied to one name,
    and among those that are tied each place has just one. ``strict``: only those that are tied count.
    """
    theirs_by_role = roles(other)
    for role, mine in roles(one).items():
        theirs = theirs_by_role.get(role, [])
        if not theirs or role[0] in UNLIKE:
            continue
        found = contradiction(mine, theirs, one, other, agree, strict=strict)
        if found is not None and not (told(found.one, other, agree) or told(found.other, one, agree)):
            yield found


def told(statement: Statement, unit: Unit, agree: Agree) -> bool:
    """Whether a place says a statement's value after all, in another part: "with your credit it is $50"."""
    value = statement.found.value
    return not statement.found.anyone and any(
        agree(value, each.found.value)
        for each in unit.statements
        if each.found.role != statement.found.role
        and each.anchor.qualities == statement.anchor.qualities
        and getattr(each.found.value, "days", True)
        and getattr(value, "days", True)
    )


def roles(unit: Unit) -> dict[tuple[str, frozenset[str]], list[Statement]]:
    """The statements by the part that they play and whom they are for."""
    found: dict[tuple[str, frozenset[str]], list[Statement]] = defaultdict(list)
    for statement in unit.statements:
        found[statement.found.role, statement.anchor.qualities].append(statement)
    return found


def contradiction(
    mine: Sequence[Statement], theirs: Sequence[Statement], one: Unit, other: Unit, agree: Agree, *, strict: bool
) -> Dispute | None:
    if len(mine) * len(theirs) > MOST:
        return None
    mine, theirs = distinct(mine, agree), distinct(theirs, agree)
    met = any(agree(a.found.value, b.found.value) for a in mine for b in theirs)
    if not met and len(mine) == len(theirs) == 1 and not apart(mine[0], theirs[0], one, other):
        bound = tied(mine[0], theirs[0])
        careful = strict or bool(mine[0].fields) != bool(theirs[0].fields) or differing(mine[0], theirs[0])
        return (
            Dispute(mine[0], theirs[0], mine[0].found.sure and theirs[0].found.sure) if bound or not careful else None
        )
    if len(mine) == len(theirs) == 1:
        return None
    for a in mine:
        twins = [b for b in theirs if named(a, b) and not apart(a, b, one, other)]
        rivals = [c for c in mine if c is not a and twins and named(c, twins[0])]
        if len(twins) == 1 and not rivals and stranger(a, theirs, agree) and stranger(twins[0], mine, agree):
            return Dispute(a, twins[0])
    return None


def stranger(statement: Statement, others: Iterable[Statement], agree: Agree) -> bool:
    """Whether none of these says what the statement says."""
    return not any(agree(statement.found.value, other.found.value) for other in others)


def distinct(statements: Iterable[Statement], agree: Agree) -> list[Statement]:
    """The statements, those that say no more than an earlier one left out."""
    kept: list[Statement] = []
    for statement in statements:
        if stranger(statement, kept, agree):
            kept.append(statement)
    return kept


def apart(one: Statement, other: Statement, mine: Unit, theirs: Unit) -> bool:
    """Whether two statements are said of different things.

    That is so for different kinds of event, for different people, or where the names beside each appear nowhere in the
    other message.
    """
    a, b = one.anchor, other.anchor
    if a.nouns and b.nouns and a.nouns.isdisjoint(b.nouns):
        return True
    if a.loose or b.loose:
        return False
    if not a.names or not b.names:
        return False
    return a.names.isdisjoint(words_of(theirs.texts)) and b.names.isdisjoint(words_of(mine.texts))


def tied(one: Statement, other: Statement) -> bool:
    """Whether two statements are said of one thing by a word that both have."""
    return not one.anchor.nouns.isdisjoint(other.anchor.nouns) or named(one, other)


def named(one: Statement, other: Statement) -> bool:
    """Whether both sentences have a name in common; of a line where all words have capitals it takes two."""
    shared = len(one.anchor.names & other.anchor.names)
    return shared > (one.anchor.loose or other.anchor.loose)


def is_passing(dispute: Dispute) -> bool:
    """Whether a weekday is only mentioned: "Your Monday notes" may well speak of what happens on Thursday."""
    lone = any(not getattr(each.found.value, "days", True) for each in (dispute.one, dispute.other))
    return lone and not tied(dispute.one, dispute.other)


def differing(one: Statement, other: Statement) -> bool:
    """Whether both come from records, of different fields."""
    return bool(one.fields and other.fields) and set(one.fields) != set(other.fields)


def alone(
    edges: Iterable[tuple[Where, Where]], order: Mapping[Where, Any]
) -> Iterator[tuple[Where, tuple[Where, ...]]]:
    """The places that stand alone against others, each with those: the one with most opponents, else the later."""
    left = {frozenset(edge) for edge in edges}
    while left:
        counts = Counter(where for edge in left for where in edge)
        worst = max(counts, key=lambda where: (counts[where], order[where]))
        against = sorted((next(iter(edge - {worst})) for edge in left if worst in edge), key=lambda where: order[where])
        yield worst, tuple(against)
        left = {edge for edge in left if worst not in edge}
