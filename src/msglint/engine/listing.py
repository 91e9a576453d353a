"""The records as data: what their rules say of single rows and of the whole file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msglint.engine.fold import Audience, Folder
from msglint.engine.judge import Judge
from msglint.engine.placing import Spot
from msglint.engine.project import Project
from msglint.engine.rounds import tell
from msglint.engine.rows import Register
from msglint.engine.wounds import Precedence
from msglint.model import NotChecked, Suppression


class Listing:
    """``broken``: rules that could not be judged for some row, with the first reason."""

    def __init__(self, suppressions: Mapping[str, Sequence[Suppression]]) -> None:
        self.folder = Folder(suppressions)
        self.broken: dict[str, NotChecked] = {}


def listed(project: Project, judge: Judge, precedence: Precedence) -> Listing:
    """Judge the records and the faults of their file and of the history's."""
    found = Listing(project.suppressions)
    for problem in (*project.records.problems, *project.history.problems):
        tell(found.folder, judge, problem, Audience())
    register = Register(project.records)
    counted = Audience("", len(register))
    for person, hits in register.hits(judge, project.history):
        for hit in precedence.stand(hits):
            where = Spot(hit.match.place or person.place, fields=hit.match.fields)
            found.folder.add(hit, where, counted, person)
    for hit, where, contact in register.spots():
        found.folder.add(hit, where, counted, contact)
    found.broken = judge.broken
    return found
