"""Fields that no record and no context has: a misspelling, or a value that nobody hands over."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Confidence, Evidence, Match, Read, Reads, Scope, TemplateView
from msglint.near import nearest

LEAST = 2
"""Words that a name must have for them to be compared one by one."""

ALIKE = 0.6
"""How like each other two words are at least where one is a slip for the other (``frist`` and ``first``: 0.8)."""
JOINED = 0.85
"""How like each other guarded names are as a whole that do not have the same words (``firstname``)."""
SURE = 0.75
"""The same where the template guards the read: ``sender_name`` may well be left out, and is none for ``user_name``."""


class Options(Struct, frozen=True):
    """``ignore``: names that the host application always hands over."""

    ignore: tuple[str, ...] = ()


class Check:
    """Holds what a template reads against what the records and contexts offer.

    A read that the template guards (``default``, ``or``, ``if``) is reported only where a known name is so near that it
    must be a misspelling: everybody would get the fallback. Where it asks for an object as a whole (``if message``), it
    knows that there may be none.
    """

    scope = Scope.TEMPLATE
    reads = Reads()

    def __init__(self, options: Options) -> None:
        self._ignore = frozenset(options.ignore)

    def matches(self, target: TemplateView, evidence: Evidence) -> Iterator[Match]:
        if not target.compiled or not target.recipients:
            return
        children = offered(target.known)
        tested = {read.field for read in target.reads if not (read.printed or read.iterated or read.called)}
        for read in target.reads:
            missing = missing_step(read, children)
            if missing is None or read.called or self._ignore & {read.field, missing[1]}:
                continue
            parent, name = missing
            guarded = read.guarded or (not parent and name != read.field and name in tested)
            least = SURE if guarded else ALIKE
            known = (other for other in children.get(parent, ()) if other.isidentifier() and alike(name, other, least))
            near = nearest(name, known)
            if near or (read.printed and not guarded):
                shown = f"{parent}.{name}" if parent else name
                facts = {"field": shown, "hint": f" (did you mean {near!r}?)" if near else "", "near": near}
                sure = Confidence.HIGH if read.printed and not guarded else Confidence.MEDIUM
                yield Match(place=read.place, facts=facts, confidence=sure)


def offered(known: frozenset[str]) -> dict[str, set[str]]:
    """For every object that exists (``""``: the top level), the names that it has."""
    children: dict[str, set[str]] = {"": set()}
    for path in known:
        parent, _, name = path.rpartition(".")
        children.setdefault(parent, set()).add(name)
        while parent:
            parent, _, name = parent.rpartition(".")
            children.setdefault(parent, set()).add(name)
    return children


def missing_step(read: Read, children: dict[str, set[str]]) -> tuple[str, str] | None:
    """The object and the name at which a read leaves what exists; ``None`` where all of it exists."""
    parent = ""
    for step in read.field.split("."):
        if parent and parent not in children:
            return None  # a plain value: what follows is a method of it
        name = step.split("[", 1)[0]
        if name not in children[parent] and step not in children[parent]:
            return parent, name
        parent = f"{parent}.{step}" if parent else step
    return None


def alike(name: str, other: str, least: float = ALIKE) -> bool:
    """Whether one may be a slip for the other: ``app_name`` is none for ``last_name``, whose words differ wholly."""
    from difflib import SequenceMatcher

    one, two = name.lower().split("_"), other.lower().split("_")
    if len(one) != len(two):
        return least <= ALIKE or SequenceMatcher(None, "".join(one), "".join(two)).ratio() >= JOINED
    if len(one) < LEAST:
        return True
    return all(a == b or SequenceMatcher(None, a, b).ratio() >= least for a, b in zip(one, two, strict=True))
