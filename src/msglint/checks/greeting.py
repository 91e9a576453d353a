"""Judges whom a greeting greets, and how.

    check: greeting
    options: {find: surname}

`find` is one of empty, placeholder, not-a-person, swapped, surname, wrong-name, full-name, title, casing,
preferred-name and generic. A merge token that nothing replaced is left to the rule about raw tokens.

Facts: `{found}` the greeted words; with `empty` `{line}` and `{field}`; with `not-a-person` `{what}`; with `swapped`
`{evidence}` and `{first_name}`; with `surname` and `full-name` `{first_name}`; with `wrong-name` and `generic`
`{name}`; with `title` and `casing` `{reason}`; with `preferred-name` `{preferred}`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from msglint.model import Evidence, Greeting, Match, Reads, Scope
from msglint.names import absent, manners, mistaken, ordinary
from msglint.names.greeted import Fault, Greeted, read, too_long
from msglint.names.person import FIELDS, Person

NAMED = frozenset({"first_name", "full_name", "last_name", "preferred_name"})
FACTS = {
    "empty": {"line", "field"},
    "placeholder": {"found"},
    "not-a-person": {"found", "what"},
    "swapped": {"found", "evidence", "first_name"},
    "surname": {"found", "first_name"},
    "wrong-name": {"found", "name"},
    "full-name": {"found", "first_name"},
    "title": {"found", "reason"},
    "casing": {"found", "reason"},
    "preferred-name": {"found", "preferred"},
    "generic": {"found", "name"},
}
NEEDS = {
    "swapped": frozenset({"last_name"}),
    "surname": frozenset({"last_name", "full_name"}),
    "wrong-name": NAMED,
    "preferred-name": frozenset({"preferred_name", "greeting"}),
    "generic": NAMED,
}


class Options(Struct, frozen=True):
    """``find``: what to look for. ``allow``: names that are right as they are written (``casing``): as greeted, or
    first and last name.
    """

    find: str = "surname"
    allow: tuple[str, ...] = ()


class Latest:
    """The greeting that was read last: one rule after another asks for the same."""

    def __init__(self) -> None:
        self._asked: tuple[Greeting, Evidence] | None = None
        self._answer: Greeted | None = None

    def greeted(self, target: Greeting, evidence: Evidence) -> Greeted | None:
        """The greeting against its record; ``None`` where it is no name that is greeted."""
        if self._asked is None or self._asked[0] is not target or self._asked[1] is not evidence:
            greeted = None if too_long(target) else read(target, Person.of(evidence.contact))
            unsaid = greeted is None or greeted.raw or greeted.sampled(evidence.contact.get("persona"))
            self._answer = None if unsaid else greeted
            self._asked = target, evidence
        return self._answer


LATEST = Latest()


class Check:
    """Reads each greeting against the record's names, e-mail address, title and pronouns."""

    scope = Scope.GREETING
    glance: Callable[[Greeting, Mapping[str, Any]], Hashable] | None = staticmethod(ordinary.glance)

    def __init__(self, options: Options) -> None:
        if options.find not in FACTS:
            raise ValueError(f"find: {options.find!r} is none of {', '.join(FACTS)}")
        self.facts = frozenset(FACTS[options.find])
        self.reads = Reads(
            contact=FIELDS | {"persona"},
            message=frozenset({"channel", "purpose"}),
            needs=NEEDS.get(options.find, frozenset()),
        )
        self._find = options.find
        self._allow = frozenset(options.allow)
        if options.allow:
            self.glance = None

    def matches(self, target: Greeting, evidence: Evidence) -> Iterator[Match]:
        greeted = LATEST.greeted(target, evidence)
        fault = self._fault(greeted, evidence) if greeted is not None else None
        if fault is not None:
            yield Match(target.line.span(fault.start, fault.end), fault.facts, confidence=fault.confidence)

    def _fault(self, greeted: Greeted, evidence: Evidence) -> Fault | None:
        if self._find == "casing":
            return manners.casing(greeted, self._allow)
        if self._find == "full-name":
            letter = evidence.message.get("channel") == "letter" or evidence.message.get("purpose") == "transactional"
            return mistaken.full_name(greeted, letter=letter)
        return FINDERS[self._find](greeted)


FINDERS: dict[str, Callable[[Greeted], Fault | None]] = {
    "empty": absent.empty,
    "placeholder": absent.placeholder,
    "not-a-person": absent.not_a_person,
    "swapped": mistaken.swapped,
    "surname": mistaken.surname,
    "wrong-name": mistaken.wrong_name,
    "title": manners.title,
    "preferred-name": manners.preferred,
    "generic": absent.generic,
}
