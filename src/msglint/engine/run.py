"""From a project to its report: render, read, check, fold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from msgspec.structs import replace

from msglint.engine.campaigns import Campaigns
from msglint.engine.coverage import Coverage
from msglint.engine.evidence import Witness, metadata
from msglint.engine.fold import Audience, Fold, Folder, nothing
from msglint.engine.handed import handed, not_told
from msglint.engine.judge import Judge
from msglint.engine.judges import Judges
from msglint.engine.leftover import Supply, nothing_checked, shows_nothing, stale, unjudged
from msglint.engine.listing import Listing, listed
from msglint.engine.patience import patience
from msglint.engine.pieces import at_work
from msglint.engine.placing import spot
from msglint.engine.prepare import Prepared, Renderer, assumption
from msglint.engine.project import Project
from msglint.engine.recipients import Post
from msglint.engine.request import Progress, Request
from msglint.engine.rounds import Round, tell
from msglint.engine.tally import STRETCH, Tally
from msglint.engine.wounds import Precedence
from msglint.inputs.context import Fields
from msglint.model import Contact, Fix, NotChecked, Records, Report, Scope, Severity
from msglint.pressed import gathered


class Run:
    """One run over a project. ``report`` does it; everything else is a step of it."""

    def __init__(
        self,
        project: Project,
        request: Request,
        progress: Progress | None = None,
        shard: tuple[int, int] = (1, 1),
        supply: Supply | None = None,
        *,
        whole: bool = True,
    ) -> None:
        self.project = project
        self.request = request
        self._progress = progress or (lambda _done, _total: None)
        self.fields = Fields(project.config, project.records)
        self.folder = Folder(project.suppressions)
        self.precedence = Precedence(project.rules.packs, project.rules.rules)
        given, told = project.records, project.history
        self.witness = Witness(
            project.config, told, request.today, self.planned, project.beyond, project.pages, len(given)
        )
        self.campaigns = Campaigns(project, self.witness, self.folder, self.precedence)
        self.supply = supply or Supply(project)
        self.prepared = project.ready()
        self.post = Post(self.prepared, project.records, project.history, shard)
        self.keeps = 1
        self.not_checked: list[NotChecked] = list(project.not_checked)
        self.total = sum(map(len, self.post.spans))
        self.done = self.messages = self.blank = 0
        self.lost: list[NotChecked] = []
        self.tallies: Callable[[int], Iterator[Tally]] = self._here
        self.list: Callable[[], Listing] = self.listing
        self._rounds: dict[int, Round] = {}
        self._judges = Judges(self.witness, self.supply.feeds)
        self._whole = whole  # and no part, whose campaigns are judged elsewhere

    def __reduce__(self) -> tuple[Any, ...]:  # pieces name places, whatever the shard
        return partial(Run, whole=self._whole), (self.project, self.request)

    def report(self) -> Report:
        """Judge every message and every record; raises ``MsglintError`` where there was nothing to judge."""
        for number in range(len(self.prepared)):
            self._message(number)
        self.not_checked.extend(self.campaigns.judge())
        self._rounds.clear()  # what is remembered of messages makes room for that of rows
        self._judges = Judges(self.witness, self.supply.feeds)
        listing = self.list()
        self.folder.take(listing.folder)
        self.not_checked.extend(listing.broken.values())
        self._leftovers()
        report = self.told(self.not_checked)
        told = any(finding.severity > Severity.INFO for finding in report.findings)
        if self.messages == self.blank and not told and self.prepared:
            raise nothing_checked(self.prepared, self.not_checked)
        return report

    def told(self, not_checked: Iterable[NotChecked]) -> Report:
        """All that has been taken in so far."""
        asked, contacts = self.request, self.project.records.contacts
        return Report(
            findings=self.folder.findings(contacts, asked.severity, asked.confidence, asked.examples, self._mender()),
            templates=len(self.prepared),
            records=len(self.project.records),
            messages=self.messages,
            suppressed=self.folder.suppressed,
            personas=self.project.records.personas,
            not_checked=tuple(dict.fromkeys((*not_checked, *self.lost))),
            lost=tuple(self.lost),
        )

    def take(self, whole: Tally) -> None:
        """Take in what the recipients of a message show."""
        self.messages += whole.messages
        self.blank += whole.blank
        self.folder.take(whole.folder)

    def _mender(self) -> Callable[[Fold], Fix | None]:
        """What proposes fixes; loaded where a rule knows of one."""
        language = self.project.language
        if language is None or not self.folder.mendable:
            return nothing
        from msglint.engine.mending import Mender

        return Mender(self.project, self.fields, language.rewriter).fix

    def _message(self, number: int) -> None:
        prepared, around = self.prepared[number], self.round(number)
        template, judge, counted = prepared.template, around.judge, around.counted
        if around.foreign(self.folder):
            return
        for problem in (*prepared.problems, *(p for p in template.problems if p.kind != "syntax")):
            tell(self.folder, judge, problem, counted)
        if prepared.assumed:
            self.not_checked.append(NotChecked("*", assumption(prepared)))
        if judge.untold:
            self.not_checked.extend(not_told(prepared.template, judge.untold, self.judge(prepared, untold="")))
        if prepared.ready:
            if not self.post.audiences[number]:
                self.not_checked.append(NotChecked("*", f"{template.path}: no record is selected for this message"))
            self._renderings(number, around)
        else:
            self.campaigns.enter(template, counted, judge)
            self._view(Renderer(prepared, self.fields.normal), Coverage(), judge, counted)
        self.not_checked.extend(judge.broken.values())

    def _renderings(self, number: int, around: Round) -> None:
        template, counted, judge = around.prepared.template, around.counted, around.judge
        keeper = self.campaigns.enter(template, counted, judge)
        whole = Tally(self.project.suppressions)
        for tally in self.tallies(number):
            whole.take(tally)
            if tally.log is not None:
                keeper.take(tally.log, around.read)
        self.take(whole)
        for rule, note in whole.broken.items():
            judge.broken.setdefault(rule, note)
        if whole.blank and whole.blank == len(self.post.audiences[number]):
            self.not_checked.append(shows_nothing(template))
        else:
            self._view(around.renderer, whole.coverage, judge, counted)

    def _here(self, number: int) -> Iterator[Tally]:
        """What the recipients of a message show, judged in this process."""
        span = self.post.spans[number]
        for start in range(span.start, span.stop, STRETCH):
            yield self.stretch(number, start, min(start + STRETCH, span.stop), lambda: self.advance(1))

    def stretch(self, number: int, start: int, stop: int, done: Callable[[], None]) -> Tally:
        """What the recipients from ``start`` to ``stop`` of a message show."""
        around, audience = self.round(number), self.post.audiences[number]
        tally = around.tally(audience[start:stop], done)
        if self._whole and stop - start == len(audience):
            self.campaigns.settle(around, tally)
        return tally

    def round(self, number: int) -> Round:
        """The message of a number, ready for its recipients; only the last ``keeps`` are kept."""
        made = self._rounds.get(number)
        if made is None:
            while len(self._rounds) >= self.keeps:
                del self._rounds[next(iter(self._rounds))]
            prepared, compared = self.prepared[number], self.campaigns.wanted
            judge, fields = self.judge(prepared), self.fields
            made = Round(self.project, fields, self.precedence, prepared, Audience(), judge, compared=compared)
            self._rounds[number] = made
        template = made.prepared.template
        made.counted = Audience(template.path, len(self.post.audiences[number]), template.suppressions)
        return made

    def turn(self, records: Records) -> None:
        """Go on with other records of the same kind, with nothing found yet."""
        self.project = replace(self.project, records=records)
        self.post = Post(self.prepared, records, self.project.history)
        self.folder = Folder(self.project.suppressions)
        self.messages = self.blank = 0

    def advance(self, count: int) -> None:
        """So many more recipients have been looked at."""
        self.done += count
        self._progress(self.done, self.total)

    def _view(self, renderer: Renderer, coverage: Coverage, judge: Judge, counted: Audience) -> None:
        template, personas = renderer.prepared.template, self.project.records.personas
        view = coverage.view(renderer, self.fields.known(template), template.parts, personas=personas)
        for hit in self.precedence.stand(list(judge.whole(Scope.TEMPLATE, view))):
            self.folder.add(hit, spot(hit.match, template, {}), counted)

    def listing(self) -> Listing:
        """What the rules say of the records as data, judged in this process."""
        return listed(self.project, self.row_judge(), self.precedence, folded=self.request.samples)

    def row_judge(self) -> Judge:
        """The rules for the records as data."""
        return self._judge(self.project.records.header.path, {})

    def _leftovers(self) -> None:
        """What could not be judged for want of data, and suppressions that silenced nothing."""
        self.not_checked.extend(unjudged(self.project.rules.active, self.supply))
        judge = self._judge("", {})
        for problem in (*self.project.problems, *stale(self.project, self.prepared, self.folder.used)):
            tell(self.folder, judge, problem, Audience())

    def judge(self, prepared: Prepared, **known: str) -> Judge:
        """The rules for a message, over what is known of it before anybody gets it."""
        template, told = prepared.template, handed(prepared, self.fields, self.project)
        return self._judge(template.path, {**metadata(template), **told, **known})

    def _judge(self, path: str, meta: Mapping[str, Any]) -> Judge:
        """The rules for a path that this run can judge, over the metadata of a message."""
        return self._judges.of(self.project.rules.for_path(path), meta)

    def planned(self, contact: Contact) -> tuple[Mapping[str, Any], ...]:
        """The metadata of every message of this run that goes to a contact."""
        return self.post.planned(contact)


def run(project: Project, request: Request, progress: Progress | None = None) -> Report:
    """Judge a project, or the part of it that a run is narrowed to; with a gallery where one is asked for."""
    if project.within == frozenset():
        return Report((), changed=project.changed)
    judged = Run(project, request, progress)
    with patience(), at_work(judged, request.jobs):
        report = replace(judged.report(), changed=project.changed)
    if (within := project.within) is not None:
        report = replace(report, findings=gathered(each for each in report.findings if each.place.path in within))
    if request.samples:
        from msglint.engine.samples import Sampler

        report = replace(report, gallery=Sampler(judged, report.findings).gallery())
    return report
