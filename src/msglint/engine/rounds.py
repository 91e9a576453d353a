"""A message before its recipients: rendered, read and judged for one of them after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msglint.engine.fold import Audience, Folder
from msglint.engine.judge import Judge
from msglint.engine.leftover import blank
from msglint.engine.placing import Spots, problem_spot, spot
from msglint.engine.prepare import Prepared, Rendered, Renderer, says_nothing
from msglint.engine.project import Project
from msglint.engine.tally import Tally
from msglint.engine.versions import Log, Words
from msglint.engine.wounds import Precedence
from msglint.inputs.context import Fields
from msglint.model import Contact, Problem, Scope, Severity
from msglint.reading import Reader
from msglint.render.base import TemplateFault

TOGETHER = 100
"""Recipients for whom one step is done before the next: a processor likes to stay with what it is at."""
ENOUGH = 1_000_000
"""Characters of their messages that are enough for that."""

Sent = tuple[Contact, Rendered]


class Round:
    """One message; ``compared``: whether its versions are held against those of others."""

    def __init__(
        self,
        project: Project,
        fields: Fields,
        precedence: Precedence,
        prepared: Prepared,
        counted: Audience,
        judge: Judge,
        *,
        compared: bool,
    ) -> None:
        self.prepared = prepared
        self.counted = counted
        self.judge = judge
        self.renderer = Renderer(prepared, fields.normal)
        self.reader = Reader(prepared.template.meta, markdown=prepared.markdown)
        self._project = project
        self._fields = fields
        self._precedence = precedence
        self._compared = compared
        self._spots = Spots(prepared.template)
        self._blank = None if project.records.personas else blank(prepared.template)

    def foreign(self, folder: Folder) -> bool:
        """Whether the files themselves say that this message cannot be judged (another template language)."""
        found = False
        for source in self.prepared.template.parts.values():
            for hit in self.judge.whole(Scope.SOURCE, source):
                folder.add(hit, spot(hit.match, self.prepared.template, {}), self.counted)
                found = found or hit.severity is Severity.ERROR
        return found

    def tally(self, recipients: Iterable[Contact], done: Callable[[], None]) -> Tally:
        """What a stretch of the recipients shows, one after another; ``done`` is told of each."""
        tally, judge = self.nothing(), self.judge
        before, judge.broken = judge.broken, tally.broken
        for some in together(self._rendered(recipients, tally, done)):
            self._see(self._read(some, tally), tally)
        judge.broken = before
        return tally

    def _rendered(self, recipients: Iterable[Contact], tally: Tally, done: Callable[[], None]) -> Iterator[Sent]:
        """The message as it is sent to each, but for those for whom it cannot be rendered."""
        template = self.prepared.template
        for contact in recipients:
            done()
            try:
                rendered = self.renderer.render(self._fields.context(contact, template))
            except TemplateFault as fault:
                tell(tally.folder, self.judge, fault.problem, self.counted, contact)
                continue
            tally.messages += 1
            yield contact, rendered

    def _read(self, sent: Iterable[Sent], tally: Tally) -> list[tuple[Contact, Words]]:
        """What each of them reads, but for those who are shown nothing."""
        received: list[tuple[Contact, Words]] = []
        for contact, rendered in sent:
            words = self.reader.read(rendered.parts)
            if says_nothing(rendered.parts, words[0]):
                tally.blank += 1
                if self._blank is not None:
                    tell(tally.folder, self.judge, self._blank, self.counted, contact)
                continue
            tally.coverage.see(rendered, words[0], contact)
            received.append((contact, words))
        return received

    def _see(self, received: Sequence[tuple[Contact, Words]], tally: Tally) -> None:
        """Take in what they read, and what the rules say of it."""
        log, past = tally.log, self._project.history.of
        if log is not None:
            for contact, words in received:
                log.see(*words, contact.number)
        found = self.judge.readings([(reading, contact, past(contact.id)) for contact, (reading, _) in received])
        for (contact, (_, maps)), hits in zip(received, found, strict=True):
            for hit in self._precedence.stand(hits):
                if not tally.folder.again(hit, self._spots.place(hit.match, maps), self.counted, contact):
                    tally.folder.add(hit, self._spots.spot(hit.match, maps), self.counted, contact)

    def nothing(self) -> Tally:
        """The tally of nobody."""
        return Tally(self._project.suppressions, Log() if self._compared else None)

    def read(self, number: int) -> Words:
        """The message as the record of this number gets it."""
        contact = self._project.records.contacts[number]
        rendered = self.renderer.render(self._fields.context(contact, self.prepared.template))
        return self.reader.read(rendered.parts)


def together(sent: Iterable[Sent]) -> Iterator[list[Sent]]:
    """Messages in their order, some at a time."""
    some: list[Sent] = []
    size = 0
    for each in sent:
        some.append(each)
        size += sum(len(part.raw) for part in each[1].parts)
        if len(some) == TOGETHER or size > ENOUGH:
            yield some
            some, size = [], 0
    if some:
        yield some


def tell(folder: Folder, judge: Judge, problem: Problem, counted: Audience, contact: Contact | None = None) -> None:
    """Take in what the rules say of a fault."""
    for hit in judge.whole(Scope.PROBLEM, problem):
        folder.add(hit, problem_spot(problem), counted, contact, problem)
