"""Runs the active rules over what a contact reads, each once per distinct reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msglint.engine.evidence import Witness, facts_of
from msglint.engine.wounds import Hit
from msglint.model import Contact, Interaction, Match, NotChecked, Passage, Reading, RecordsView, Scope, Span
from msglint.packs import ActiveRule
from msglint.predicate import WhenError

SMALL = (
    Scope.GREETING,
    Scope.LEAD,
    Scope.SENTENCE,
    Scope.LINK,
    Scope.SUBJECT,
    Scope.PREHEADER,
    Scope.FOOTER,
    Scope.SIGNOFF,
    Scope.PART,
)
REMEMBERED = 50_000  # readings kept before the memory starts afresh


class Judge:
    """The rules of one message (or of the records), ready to be asked about contact after contact.

    An answer is remembered by what the check was handed and the values it says it reads, so constant text is
    judged once, however many contacts read it.
    """

    def __init__(self, rules: Sequence[ActiveRule], witness: Witness, meta: Mapping[str, Any]) -> None:
        self._witness = witness
        self._meta = meta
        self._by_scope: dict[Scope, list[ActiveRule]] = defaultdict(list)
        for rule in rules:
            self._by_scope[rule.check.scope].append(rule)
        self._memory: dict[tuple[str, Any, tuple[Any, ...]], tuple[Match, ...]] = {}
        self._constant: dict[str, bool] = {}
        self._personal: dict[str, bool] = {}
        self._person: Contact | None = None
        self.broken: dict[str, NotChecked] = {}

    def reading(self, reading: Reading, contact: Contact, past: tuple[Interaction, ...]) -> list[Hit]:
        """What the rules find in a message as this contact reads it."""
        hits: list[Hit] = []
        for scope in SMALL:
            rules = self._by_scope.get(scope)
            if rules:
                for target, region in targets(scope, reading):
                    hits.extend(self._ask(rules, target, region, contact, past))
        hits.extend(self.whole(Scope.MESSAGE, reading, contact, past))
        return hits

    def whole(
        self, scope: Scope, target: Any, contact: Contact | None = None, past: tuple[Interaction, ...] = ()
    ) -> Iterator[Hit]:
        """What the rules of a scope say of one thing as a whole: a message, a template, a record, a problem."""
        yield from self._ask(self._by_scope.get(scope, ()), target, None, contact, past)

    def speaking(self, scope: Scope) -> list[ActiveRule]:
        """The rules of a scope whose ``when`` holds for the message, whoever reads it."""
        return [active for active in self._by_scope.get(scope, ()) if self._applies(active, None, ())]

    def rules(self, scope: Scope) -> Sequence[ActiveRule]:
        """The rules of a scope that can be judged."""
        return [active for active in self._by_scope.get(scope, ()) if active.rule.id not in self.broken]

    def suspects(self, active: ActiveRule, view: RecordsView) -> Iterable[int]:
        """The rows that a rule of records may say something of: those its check sifts out, else all."""
        sift = getattr(active.check, "suspects", None)
        if sift is None:
            return range(len(view.rows))
        try:
            found: Iterable[int] = sift(view, self._witness.evidence(active.check.reads, None, self._meta))
        except WhenError:  # it says so when it is asked about a row
            return range(len(view.rows))
        return found

    def one(
        self, active: ActiveRule, target: Any, contact: Contact | None, past: tuple[Interaction, ...]
    ) -> Iterator[Hit]:
        """What one rule says of one thing as a whole."""
        return self._ask((active,), target, None, contact, past)

    def _ask(
        self,
        rules: Iterable[ActiveRule],
        target: Any,
        region: Span | None,
        contact: Contact | None,
        past: tuple[Interaction, ...],
    ) -> Iterator[Hit]:
        for active in rules:
            if active.rule.id in self.broken or not self._applies(active, contact, past):
                continue
            try:
                matches = self._matches(active, target, region, contact)
            except WhenError as error:
                self.broken[active.rule.id] = NotChecked(active.rule.id, f"its condition failed: {error}")
                continue
            for match in matches:
                yield Hit(active.rule, match, region)

    def _applies(self, active: ActiveRule, contact: Contact | None, past: tuple[Interaction, ...]) -> bool:
        """Whether the rule's ``when`` holds: asked once a contact, or once in all where it reads only the message."""
        when = active.when
        if when is None:
            return True
        if contact is not self._person:
            self._person, self._personal = contact, {}
        answers = self._personal if when.history or when.reads != frozenset() else self._constant
        answer = answers.get(active.rule.id)
        if answer is None:
            known = facts_of(contact, when.reads) if contact is not None else {}
            try:
                answer = when.holds(self._meta, known, past)
            except WhenError as error:
                self.broken[active.rule.id] = NotChecked(active.rule.id, f"its `when` failed: {error}")
                answer = False
            answers[active.rule.id] = answer
        return answer

    def _matches(
        self, active: ActiveRule, target: Any, region: Span | None, contact: Contact | None
    ) -> tuple[Match, ...]:
        reads = active.check.reads
        evidence = self._witness.evidence(reads, contact, self._meta)
        if region is None or reads.contact is None or reads.history or reads.planned:
            return tuple(active.check.matches(target, evidence))
        values = tuple(map(frozen, (evidence.contact.get(name) for name in sorted(reads.contact))))
        key = (active.rule.id, target, values)
        found = self._memory.get(key)
        if found is None:
            if len(self._memory) >= REMEMBERED:
                self._memory.clear()
            found = self._memory[key] = tuple(active.check.matches(target, evidence))
        return found


def frozen(value: Any) -> Any:
    """A value that can be part of a key; a list or mapping by its text."""
    return value if isinstance(value, str | int | float | bool | None) else repr(value)


def targets(scope: Scope, reading: Reading) -> Iterator[tuple[Any, Span]]:
    """The things of one scope that a message holds, each with the words it covers."""
    if scope is Scope.GREETING:
        greetings = (*reading.greetings, *(greeting for body in reading.bodies for greeting in body.greetings))
        yield from ((greeting, greeting.line.span()) for greeting in greetings)
    elif scope is Scope.LEAD:
        yield from ((body.lead, body.lead.passage.span()) for body in reading.bodies if body.lead is not None)
    elif scope is Scope.LINK:
        yield from ((link, link.words.span()) for body in reading.bodies for link in body.links)
    else:
        yield from ((passage, passage.span()) for passage in passages(scope, reading) if passage is not None)


def passages(scope: Scope, reading: Reading) -> Iterable[Passage | None]:
    match scope:
        case Scope.SUBJECT:
            return (reading.subject,)
        case Scope.PREHEADER:
            return (reading.preheader,)
        case Scope.SENTENCE:
            inner = (sentence for body in reading.bodies for sentence in body.sentences)
            return (reading.subject, reading.preheader, *inner)
        case Scope.PART:
            return (reading.subject, reading.preheader, *(body.whole for body in reading.bodies))
        case Scope.FOOTER:
            return (body.footer for body in reading.bodies)
        case Scope.SIGNOFF:
            return (body.signoff for body in reading.bodies)
        case _:
            return ()
