"""Rules of one scope that read the same: asked together, and what they said of the same words is remembered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from msglint.engine.evidence import FEW, Witness
from msglint.engine.targets import Anchors, Target, moved
from msglint.engine.wounds import Hit
from msglint.model import Contact, Evidence, Match, Reads, Span
from msglint.packs import ActiveRule
from msglint.predicate import WhenError
from msglint.reading.scopes import texts
from msglint.reading.sieve import Sieve
from msglint.reading.words import Finder

REMEMBERED = 4_096
"""Answers of one panel that are kept before its memory starts afresh."""
PANELS = 128
"""Panels whose answers are kept; those of a message are some twenty, most of them the same as of the next message."""
NOTHING: Any = object()
Said = tuple[tuple[ActiveRule, tuple[Match, ...]], ...]
"""What rules found, those that found nothing left out."""
Broke = Callable[[ActiveRule, WhenError], None]


class Circle:
    """What all rules with the same ``Reads`` know of a contact: put together once for each."""

    def __init__(self, reads: Reads, witness: Witness, meta: Mapping[str, Any]) -> None:
        self.reads = reads
        self.lasting = reads.contact == frozenset() and not (reads.history or reads.planned)
        self.keyed = reads.contact is not None and not (reads.history or reads.planned)
        self.told = tuple((name, frozen(meta[name])) for name in sorted(reads.message) if name in meta)
        self._names = sorted(reads.contact or ())
        self.few = witness.few
        self._witness = witness
        self._meta = meta
        self._known: dict[int, tuple[Contact | None, Evidence]] = {}
        self._values: dict[int, tuple[Contact | None, tuple[Any, ...]]] = {}

    def evidence(self, contact: Contact | None) -> Evidence:
        person = None if self.lasting else contact
        known = self._known.get(id(person))
        if known is None or known[0] is not person:
            if len(self._known) >= FEW:
                self._known.clear()
            known = self._known[id(person)] = person, self._witness.evidence(self.reads, contact, self._meta)
        return known[1]

    def values(self, contact: Contact | None) -> tuple[Any, ...]:
        """The values that are read of the contact, as part of a key."""
        values = self._values.get(id(contact))
        if values is None or values[0] is not contact:
            if len(self._values) >= FEW:
                self._values.clear()
            known = self.evidence(contact).contact
            values = self._values[id(contact)] = contact, tuple([frozen(known.get(name)) for name in self._names])
        return values[1]


class Answers:
    """What rules that are asked together have said, and what tells which of them may say something."""

    def __init__(self, rules: Sequence[ActiveRule]) -> None:
        self.rules = rules
        self.sieve = Sieve([finder for active in rules for finder in sought_by(active)])
        seeking = (active for active in rules if sought_by(active))
        self.sought = {id(active.check): number for number, active in enumerate(seeking)}
        self.memory: dict[tuple[Any, tuple[Any, ...]], tuple[Said, Anchors]] = {}


class Recall:
    """The answers of a run. Messages of which the same rules are told the same share them."""

    def __init__(self) -> None:
        self._known: dict[Any, Answers] = {}

    def of(self, rules: Sequence[ActiveRule], circle: Circle) -> Answers:
        """The answers of these rules in this circle, as of any message that is told alike."""
        key = tuple(map(id, rules)), circle.reads, circle.told  # answers keep their rules, so that ids stay theirs
        answers = self._known.pop(key, None) or Answers(rules)
        if len(self._known) >= PANELS:
            del self._known[next(iter(self._known))]
        self._known[key] = answers
        return answers


class Panel:
    """Rules of one scope in one circle, whose conditions hold for the message whoever reads it."""

    def __init__(self, rules: Sequence[ActiveRule], circle: Circle, broke: Broke, recall: Recall) -> None:
        answers = recall.of(rules, circle)
        self._rules = answers.rules
        self._sieve = answers.sieve
        self._sought = answers.sought
        self._memory = answers.memory
        self._glance = None if circle.few else shared_glance(answers.rules)
        self._circle = circle
        self._broke = broke
        self._failures = 0

    def hits(self, target: Target, contact: Contact | None) -> list[Hit]:
        """What the rules say of a part of a message that this contact reads."""
        circle = self._circle
        if target.key is None or not circle.keyed:
            said = self.ask(target.thing, contact)
            return hits(said, target.region) if said else []
        key = target.key, () if circle.lasting else self._read(target.thing, contact)
        known = self._memory.get(key)
        if known is None:
            failures = self._failures
            known = self.ask(target.thing, contact), target.anchors
            if self._failures == failures:  # whose rules fail for one message shall say so for the next too
                if len(self._memory) >= REMEMBERED:
                    self._memory.clear()
                self._memory[key] = known
        said, anchors = known
        if not said:
            return []
        if anchors != target.anchors:
            said = tuple(
                (active, tuple(moved(match, anchors, target.anchors) for match in matches)) for active, matches in said
            )
        return hits(said, target.region)

    def _read(self, thing: Any, contact: Contact | None) -> tuple[Any, ...]:
        """What of the contact may decide what the rules say of a thing, as part of a key."""
        seen = None if self._glance is None else self._glance(thing, self._circle.evidence(contact).contact)
        return self._circle.values(contact) if seen is None else (NOTHING, seen)

    def ask(self, thing: Any, contact: Contact | None) -> Said:
        """What the rules say of a thing, asked anew."""
        evidence = self._circle.evidence(contact)
        said: list[tuple[ActiveRule, tuple[Match, ...]]] = []
        for active in self._speakers(thing):
            try:
                matches = tuple(active.check.matches(thing, evidence))
            except WhenError as error:
                self._failures += 1
                self._broke(active, error)
                continue
            if matches:
                said.append((active, matches))
        return tuple(said)

    def _speakers(self, thing: Any) -> Sequence[ActiveRule]:
        """The rules that may say something of a thing: of those that seek words, the ones whose words are there."""
        if not self._sought:
            return self._rules
        there = self._sieve.sift(texts(thing))
        number = self._sought.get
        return [rule for rule in self._rules if (found := number(id(rule.check))) is None or found in there]


def hits(said: Said, region: Span | None) -> list[Hit]:
    return [Hit(active.rule, match, region) for active, matches in said for match in matches]


def shared_glance(rules: Sequence[ActiveRule]) -> Callable[[Any, Mapping[str, Any]], Hashable] | None:
    """The one ``glance`` of all these rules' checks (see ``Glancing``), where they have one."""
    found = {getattr(active.check, "glance", None) for active in rules}
    return found.pop() if len(found) == 1 else None


def sought_by(active: ActiveRule) -> tuple[Finder, ...]:
    """What a rule's check must find to say anything (see ``Seeking``), if it can be told."""
    sought = getattr(active.check, "sought", None)
    return (sought,) if isinstance(sought, Finder) else ()


def frozen(value: Any) -> Any:
    """A value that can be part of a key: 1, 1.0 and true are different values; a list or mapping by its text."""
    if isinstance(value, str) or value is None:
        return value
    return type(value), value if isinstance(value, int | float) else repr(value)
