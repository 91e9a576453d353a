"""The records as data: what their rules say of single rows and of the whole file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msglint.engine.fold import Audience, Fold, Folder, finished
from msglint.engine.judge import Judge
from msglint.engine.pile import Pile
from msglint.engine.placing import Spot
from msglint.engine.project import Project
from msglint.engine.rounds import tell
from msglint.engine.rows import Register
from msglint.engine.wounds import Hit, Precedence
from msglint.model import Contact, NotChecked, Suppression


class Listing:
    """``broken``: rules that could not be judged for some row, with the first reason."""

    def __init__(self, suppressions: Mapping[str, Sequence[Suppression]]) -> None:
        self.folder = Folder(suppressions)
        self.broken: dict[str, NotChecked] = {}
        self._pile = Pile()

    def add(self, hit: Hit, spot: Spot, counted: Audience, contact: Contact | None) -> None:
        """Take in a hit; what is about the contact whose row it stands at is a finding and done."""
        alone = contact is not None and spot.place == contact.place and not hit.rule.fix
        if contact is None or not alone or self.folder.suppression(hit, spot.place, counted.suppressions):
            self.folder.add(hit, spot, counted, contact)
            return
        fold = Fold(hit, spot, hit.severity, hit.confidence)
        fold.count(counted, contact)
        self._pile.add(finished(fold, {contact.number: contact}, 1))

    def end(self) -> None:
        """Everything is taken in."""
        self.folder.rows = self._pile.poured()


def listed(project: Project, judge: Judge, precedence: Precedence, *, folded: bool = False) -> Listing:
    """Judge the records and the faults of their file and of the history's.

    ``folded``: what was found for each finding is wanted too, not only what is said of it.
    """
    found = Listing(project.suppressions)
    add = found.folder.add if folded else found.add
    for problem in (*project.records.problems, *project.history.problems):
        tell(found.folder, judge, problem, Audience())
    register = Register(project.records)
    counted = Audience("", len(register))
    for person, hits in register.hits(judge, project.history):
        for hit in precedence.stand(hits):
            where = Spot(hit.match.place or person.place, fields=hit.match.fields)
            add(hit, where, counted, person)
    for hit, where, contact in register.spots():
        add(hit, where, counted, contact)
    found.end()
    found.broken = judge.broken
    return found
