"""Runs the active rules over what a contact reads, each once per distinct reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from msglint.engine.evidence import Witness, facts_of
from msglint.engine.panels import Circle, Panel, Recall, hits
from msglint.engine.targets import targets
from msglint.engine.wounds import Hit
from msglint.model import (
    Check,
    Contact,
    Evidence,
    Interaction,
    Match,
    NotChecked,
    Reading,
    Reads,
    RecordsView,
    Rule,
    Scope,
)
from msglint.model.views import Watch
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

Received = tuple[Reading, Contact, tuple[Interaction, ...]]
"""A message as a contact reads it, and what was said between them."""


class Judge:
    """The rules of one message (or of the records), ready to be asked about contact after contact.

    An answer is remembered by what the check was handed and the values it says it reads, so constant text is
    judged once, however many contacts read it. ``broken``: rules that failed for somebody, with the first reason;
    they speak for the others all the same, so that who comes first decides nothing. ``recall``: what is remembered
    beyond this message.
    """

    def __init__(self, rules: Sequence[ActiveRule], witness: Witness, meta: Mapping[str, Any], recall: Recall) -> None:
        self._witness = witness
        self._recall = recall
        self._meta = meta
        self._by_scope: dict[Scope, list[ActiveRule]] = defaultdict(list)
        for rule in rules:
            self._by_scope[rule.check.scope].append(rule)
        self._circles: dict[Reads, Circle] = {}
        self._panels: dict[Scope, tuple[Panel, ...]] = {}
        self._choosy: dict[Scope, list[ActiveRule]] = defaultdict(list)
        self._singles: dict[str, Panel] = {}
        self._constant: dict[str, bool] = {}
        self._personal: dict[str, bool] = {}
        self._person: Contact | None = None
        self.broken: dict[str, NotChecked] = {}

    def reading(self, reading: Reading, contact: Contact, past: tuple[Interaction, ...]) -> list[Hit]:
        """What the rules find in a message as this contact reads it."""
        return self.readings([(reading, contact, past)])[0]

    def readings(self, received: Sequence[Received]) -> list[list[Hit]]:
        """What the rules find in the message as each of these contacts reads it, scope by scope."""
        found: list[list[Hit]] = [[] for _ in received]
        for scope in (*SMALL, Scope.MESSAGE):
            if scope in self._by_scope:
                for its, (reading, contact, past) in zip(found, received, strict=True):
                    its.extend(self._hits(scope, reading, contact, past))
        return found

    def _hits(self, scope: Scope, reading: Reading, contact: Contact, past: tuple[Interaction, ...]) -> Iterator[Hit]:
        """What the rules of one scope find in a message."""
        if scope is Scope.MESSAGE:
            yield from self.whole(scope, reading, contact, past)
            return
        panels: Sequence[Panel] | None = None
        for target in targets(scope, reading):
            if panels is None:
                panels = self._asked(scope, contact, past)
            for panel in panels:
                yield from panel.hits(target, contact)

    def whole(
        self, scope: Scope, target: Any, contact: Contact | None = None, past: tuple[Interaction, ...] = ()
    ) -> list[Hit]:
        """What the rules of a scope say of one thing as a whole: a message, a template, a record, a problem."""
        if scope not in self._by_scope:
            return []
        return [hit for panel in self._asked(scope, contact, past) for hit in hits(panel.ask(target, contact), None)]

    def speaking(self, scope: Scope) -> list[ActiveRule]:
        """The rules of a scope whose ``when`` holds for the message, whoever reads it."""
        return [active for active in self._by_scope.get(scope, ()) if self._applies(active, None, ())]

    def lasting(self) -> list[ActiveRule]:
        """The rules, of whatever scope, whose ``when`` holds for the message and asks nothing of its readers."""
        return [each for scope in self._by_scope for each in self.speaking(scope) if lasting(each)]

    @property
    def untold(self) -> str:
        """Why nobody can say what the message lacks, so that nobody asks; empty where it says most itself."""
        return str(self._meta.get("untold", ""))

    def rules(self, scope: Scope) -> Sequence[ActiveRule]:
        """The rules of a scope."""
        return self._by_scope.get(scope, ())

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

    def watches(self, view: RecordsView) -> Iterator[tuple[Rule, Watch]]:
        """The rules of the records file as a whole, each with what looks at its stretches one after another."""
        for active in self.speaking(Scope.RECORDS):
            evidence = self._witness.evidence(active.check.reads, None, self._meta)
            watch = getattr(active.check, "watch", None)
            yield active.rule, watch(view, evidence) if watch else Whole(active.check, view, evidence)

    def one(
        self, active: ActiveRule, target: Any, contact: Contact | None, past: tuple[Interaction, ...]
    ) -> Iterator[Hit]:
        """What one rule says of one thing as a whole."""
        if self._applies(active, contact, past):
            yield from hits(self._single(active).ask(target, contact), None)

    # Who is asked

    def _asked(self, scope: Scope, contact: Contact | None, past: tuple[Interaction, ...]) -> Sequence[Panel]:
        """The panels that speak to a contact: those of the message, and the rules whose condition the contact meets."""
        panels = self._panels.get(scope)
        if panels is None:
            panels = self._panels[scope] = self._seated(scope)
        personal = self._choosy.get(scope)
        if not personal:
            return panels
        return *panels, *(self._single(active) for active in personal if self._applies(active, contact, past))

    def _seated(self, scope: Scope) -> tuple[Panel, ...]:
        """The rules of a scope whose condition holds for the message, by what they read; the others are asked apart."""
        together: dict[Reads, list[ActiveRule]] = defaultdict(list)
        for active in self._by_scope[scope]:
            if not lasting(active):
                self._choosy[scope].append(active)
            elif self._applies(active, None, ()):
                together[read_by(active)].append(active)
        return tuple(Panel(rules, self._circle(reads), self._broke, self._recall) for reads, rules in together.items())

    def _single(self, active: ActiveRule) -> Panel:
        panel = self._singles.get(active.rule.id)
        if panel is None:
            panel = Panel((active,), self._circle(read_by(active)), self._broke, self._recall)
            self._singles[active.rule.id] = panel
        return panel

    def _circle(self, reads: Reads) -> Circle:
        circle = self._circles.get(reads)
        if circle is None:
            circle = self._circles[reads] = Circle(reads, self._witness, self._meta)
        return circle

    def _broke(self, active: ActiveRule, error: WhenError) -> None:
        self.broken.setdefault(active.rule.id, NotChecked(active.rule.id, f"its condition failed: {error}"))

    def _applies(self, active: ActiveRule, contact: Contact | None, past: tuple[Interaction, ...]) -> bool:
        """Whether the rule's ``when`` holds: asked once a contact, or once in all where it reads only the message."""
        when = active.when
        if when is None:
            return True
        if contact is not self._person:
            self._person, self._personal = contact, {}
        answers = self._constant if lasting(active) else self._personal
        answer = answers.get(active.rule.id)
        if answer is None:
            known = facts_of(contact, when.reads) if contact is not None else {}
            try:
                answer = when.holds(self._meta, known, past)
            except WhenError as error:
                self.broken.setdefault(active.rule.id, NotChecked(active.rule.id, f"its `when` failed: {error}"))
                answer = False
            answers[active.rule.id] = answer
        return answer


class Whole(Struct, frozen=True):
    """Asks a check of the records file as a whole that does not look at its stretches."""

    check: Check
    view: RecordsView
    evidence: Evidence

    def see(self, numbers: range, part: RecordsView) -> None:
        """Leave it be."""

    def matches(self) -> Iterable[Match]:
        return self.check.matches(self.view, self.evidence)


def read_by(active: ActiveRule) -> Reads:
    """What the rule's check reads, but for what only says whether it can be asked at all."""
    return bare(active.check.reads)


@lru_cache(maxsize=256)
def bare(reads: Reads) -> Reads:
    usual = Reads()
    return replace(
        reads,
        needs=usual.needs,
        needs_history=usual.needs_history,
        blank=usual.blank,
        needs_message=usual.needs_message,
    )


def lasting(active: ActiveRule) -> bool:
    """Whether the rule's condition, if any, says the same of every contact: it reads only the message."""
    when = active.when
    return when is None or (when.reads == frozenset() and not when.history)
