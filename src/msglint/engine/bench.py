"""The messages of a run before one batch of its records after another, wherever these come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from msglint.engine.crew import is_judged
from msglint.engine.digests import secret
from msglint.engine.fold import Audience
from msglint.engine.leftover import Supply, unjudged
from msglint.engine.part import Stretch, stretch_of
from msglint.engine.placing import Spot
from msglint.engine.project import Project
from msglint.engine.request import Request
from msglint.engine.rows import Register
from msglint.engine.run import Run
from msglint.engine.worker import nothing
from msglint.inputs import records as record_files
from msglint.inputs.carried import carried
from msglint.inputs.contacts import Contacts
from msglint.inputs.tree import FolderTree
from msglint.model import NotChecked, Report, Scope
from msglint.render.jinja import JinjaLanguage

ALONE = frozenset({Scope.TEMPLATE, Scope.CAMPAIGN, Scope.RUN, Scope.RECORDS})
"""Scopes of rules that look at more than one recipient at a time, or at none."""
WHY = "it looks at more than one record at a time, so no batch of records can tell"


class Kit(Struct, frozen=True):
    """All that judging needs but the records. It can be pickled and used on another machine."""

    project: Project
    request: Request
    supply: Supply
    like: Contacts
    key: bytes

    def not_checked(self) -> tuple[NotChecked, ...]:
        """The rules that no batch can tell anything of, and those for which there is no data, with the reasons."""
        active = self.project.rules.active
        alone = (NotChecked(each.rule.id, WHY) for each in active if each.check.scope in ALONE)
        return (*alone, *unjudged((each for each in active if each.check.scope not in ALONE), self.supply))


def kit(project: Project, request: Request) -> Kit:
    """A kit from a project, whose records say what the columns are."""
    records = project.records
    like = record_files.none_of(records)
    language = project.language
    if isinstance(language, JinjaLanguage) and isinstance(language.files, FolderTree):
        language = JinjaLanguage(carried(language.files), language.settings)
    bare = replace(
        project,
        records=replace(records, contacts=like, sheet=None, problems=()),
        language=language,
        prepared=(),
    )
    return Kit(bare, replace(request, cache=False, jobs=1), Supply(project), like, secret(project, request))


class Bench:
    """A kit at work. What it remembers of one batch serves the next."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._run = Run(kit.project, kit.request, supply=kit.supply, whole=False)
        self._run.keeps = len(self._run.prepared)

    def report(self, rows: Sequence[Mapping[str, Any]], lines: Iterable[int]) -> Report:
        """What is found in the messages to these records, and in the records themselves, row by row.

        ``not_checked``: rules that could not be judged for some of them.
        """
        run = self._before(rows, lines)
        broken: dict[str, NotChecked] = {}
        for number, span in enumerate(run.post.spans):
            if is_judged(run, number):
                tally = run.stretch(number, span.start, span.stop, nothing)
                run.take(tally)
                broken = tally.broken | broken
        judge = run.row_judge()
        register = Register(run.project.records)
        for person, hits in register.hits(judge, run.project.history):
            for hit in run.precedence.stand(hits):
                where = Spot(hit.match.place or person.place, fields=hit.match.fields)
                run.folder.add(hit, where, Audience("", len(register)), person)
        return run.told((judge.broken | broken).values())

    def stretches(
        self, rows: Sequence[Mapping[str, Any]], numbers: Sequence[int], lines: Iterable[int]
    ) -> list[Stretch | None]:
        """What each message's recipients among these records show, as data; ``numbers``: the records' in the list."""
        run = self._before(rows, lines)
        found: list[Stretch | None] = []
        for number, audience in enumerate(run.post.audiences):
            if not is_judged(run, number):
                found.append(None)
                continue
            found.append(stretch_of(run.round(number).tally(audience, nothing), self._kit.key, numbers))
        return found

    def _before(self, rows: Sequence[Mapping[str, Any]], lines: Iterable[int]) -> Run:
        """The run with these records in place of others, and nothing found yet."""
        records = record_files.more(self._kit.project.records, self._kit.like, rows, lines)
        self._run.turn(records)
        return self._run
