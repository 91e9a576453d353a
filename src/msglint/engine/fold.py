"""One rule, one place, one severity is one finding, whatever the number of records that show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from heapq import merge
from itertools import islice

from msgspec import Struct, field

from msglint.engine.pile import order
from msglint.engine.placing import Spot
from msglint.engine.roll import Roll
from msglint.engine.rowmarks import public_id, row_mark
from msglint.engine.wording import phrase
from msglint.engine.wounds import Hit
from msglint.model import Confidence, Contact, Finding, Fix, Place, Problem, Severity, Suppression, show
from msglint.numbers import Numbers
from msglint.pressed import gathered
from msglint.private import holds_values

Key = tuple[str, Place, Severity]


class Audience(Struct, frozen=True):
    """Whom a finding is counted among: the ``size`` records that ``template`` was rendered for.

    ``suppressions``: those of the template's front matter.
    """

    template: str = ""
    size: int = 0
    suppressions: tuple[Suppression, ...] = ()


class Fold(Struct):
    """A finding in the making: its first example in words, and the numbers of all records that show it.

    ``by``: the record whose message the example is of; ``problem``: the fault that it speaks of.
    """

    hit: Hit
    spot: Spot
    severity: Severity
    confidence: Confidence
    people: Numbers = field(default_factory=Numbers)
    audiences: dict[str, int] = field(default_factory=dict)
    by: int | None = None
    problem: Problem | None = None

    def count(self, audience: Audience, contact: Contact | None) -> None:
        """Note one more contact (``None``: all) of an audience."""
        if contact is not None:
            self.people.add(contact.number)
        self.audiences[audience.template] = audience.size

    def take(self, later: Fold) -> None:
        """Take in what records after these show of the same; the first example of the greatest confidence stands."""
        if later.confidence > self.confidence:
            self.hit, self.spot, self.confidence = later.hit, later.spot, later.confidence
            self.by, self.problem = later.by, later.problem
        self.people.take(later.people)
        self.audiences.update(later.audiences)


def nothing(_fold: Fold) -> None:
    """What mends a finding where nothing is to be mended."""


class Folder:
    """Gathers hits into findings and keeps what is suppressed apart.

    ``rows``: findings about single rows that are done already, in the report's order.
    """

    def __init__(self, suppressions: Mapping[str, Sequence[Suppression]]) -> None:
        self._suppressions = suppressions
        self.folds: dict[Key, Fold] = {}
        self.hidden: set[Key] = set()
        self.used: set[Suppression] = set()
        self.rows: Sequence[Finding] = ()

    @property
    def mendable(self) -> bool:
        """Whether some finding's rule knows of a fix."""
        return any(fold.hit.rule.fix for fold in self.folds.values())

    @property
    def suppressed(self) -> int:
        return len(self.hidden)

    def add(
        self,
        hit: Hit,
        spot: Spot,
        audience: Audience,
        contact: Contact | None = None,
        problem: Problem | None = None,
    ) -> None:
        """Take a hit in, for one of the audience's contacts or (``None``) for all; ``problem``: what it is about."""
        if self.again(hit, spot.place, audience, contact):
            return
        by = None if contact is None else contact.number
        made = Fold(hit, spot, hit.severity, hit.confidence, by=by, problem=problem)
        fold = self.folds.setdefault((hit.rule.id, spot.place, hit.severity), made)
        if fold is not made:
            fold.hit, fold.spot, fold.confidence, fold.by, fold.problem = hit, spot, hit.confidence, by, problem
        fold.count(audience, contact)

    def again(self, hit: Hit, place: Place, audience: Audience, contact: Contact | None) -> bool:
        """Count a contact who shows what is known already, or is silenced; whether it is."""
        key = (hit.rule.id, place, hit.severity)
        quiet = self.suppression(hit, place, audience.suppressions)
        if quiet is not None:
            self.used.add(quiet)
            self.hidden.add(key)
            return True
        fold = self.folds.get(key)
        if fold is None or hit.confidence > fold.confidence:
            return False
        fold.count(audience, contact)
        return True

    def take(self, later: Folder) -> None:
        """Take in what was gathered after this."""
        for key, fold in later.folds.items():
            own = self.folds.setdefault(key, fold)
            if own is not fold:
                own.take(fold)
        self.hidden |= later.hidden
        self.used |= later.used
        self.rows = later.rows or self.rows

    def fold(self, finding: Finding) -> Fold:
        """What a finding was made of; raises ``KeyError`` for one that is not of this run."""
        return self.folds[finding.rule, finding.place, finding.severity]

    def suppression(self, hit: Hit, place: Place, own: Sequence[Suppression]) -> Suppression | None:
        """What silences a hit at a place; ``own``: the suppressions in the message's front matter."""
        names = (hit.rule.id, hit.rule.pack)
        for suppression in own:
            if suppression.lines is None and any(name in suppression.rules for name in names):
                return suppression
        for suppression in self._suppressions.get(place.path, ()):
            lines = suppression.lines
            if lines is not None and place.line in lines and any(name in suppression.rules for name in names):
                return suppression
        return None

    def findings(
        self,
        contacts: Sequence[Contact],
        severity: Severity,
        confidence: Confidence,
        examples: int,
        mend: Callable[[Fold], Fix | None] = nothing,
    ) -> Sequence[Finding]:
        """Those at or above both minima, by place; ``examples``: how many record ids each names (0: all).

        ``contacts``: those whose numbers have been noted. ``mend`` says how a finding can be mended.

        A finding about everybody replaces those at its place that its rule is ``over``: a misspelled field is said
        once, and not a second time by the hole that it leaves.
        """
        everybody = (fold for fold in self.folds.values() if not fold.people)
        over = {(fold.spot.place, name) for fold in everybody for name in fold.hit.rule.over}

        def is_told(which: Fold | Finding, place: Place, rule: str) -> bool:
            return which.severity >= severity and which.confidence >= confidence and (place, rule) not in over

        ordered = sorted(self.folds.items(), key=by_place)  # so that their records lie together
        told = [(key, fold) for key, fold in ordered if is_told(fold, key[1], key[0])]
        made: dict[Key, Finding] = {}
        for start in range(0, len(told), AT_ONCE):
            some = told[start : start + AT_ONCE]
            roll = Roll(contacts, (number for _, fold in some for number in islice(fold.people, examples or MARKED)))
            made.update((key, finished(fold, roll, examples, mend(fold))) for key, fold in some)
        found = tuple(sorted((made[key] for key in self.folds if key in made), key=order))
        if not self.rows:
            return found
        return gathered(merge(found, (each for each in self.rows if is_told(each, each.place, each.rule)), key=order))


AT_ONCE = 500
"""Findings whose records are fetched together."""
MARKED = 100
"""People whose records tell a finding about rows of data from others."""


def finished(fold: Fold, contacts: Mapping[int, Contact], examples: int, fix: Fix | None = None) -> Finding:
    rule, match, spot = fold.hit.rule, fold.hit.match, fold.spot
    count = len(fold.people)
    of = max([count, *fold.audiences.values()])
    shown = map(contacts.__getitem__, islice(fold.people, examples or None))
    record = spot.record
    if not record and holds_values(spot.place):
        record = row_mark(map(contacts.__getitem__, islice(fold.people, MARKED)), spot.fields)
    return Finding(
        rule=rule.id,
        severity=fold.severity,
        confidence=fold.confidence,
        message=phrase(rule.message, match.facts),
        place=spot.place,
        why=rule.why,
        remedy=show(phrase(rule.remedy, match.facts), values=False),
        part=spot.part,
        excerpt=spot.excerpt,
        fields=spot.fields,
        count=count or of,
        of=of,
        examples=tuple(map(public_id, shown)),
        related=spot.related,
        personas=bool(count) and all(contacts[number].persona for number in fold.people),
        fix=fix,
        record=record,
    )


def by_place(known: tuple[Key, Fold]) -> Place:
    return known[0][1]
