"""Chooses, of all messages of a run, the few that are worth looking at, and renders them once more to be shown.

Of each template: for every finding somebody who shows it, for every branch somebody who goes that way, and one whose
message is right; and of everybody chosen so, all messages that go to them. All of it up to a bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from msglint.engine.fold import Fold
from msglint.engine.placing import of_record
from msglint.engine.prepare import Prepared, Renderer
from msglint.engine.rowmarks import public_id
from msglint.engine.showing import marked, said, shown, told_again
from msglint.model import Contact, Exhibit, Finding, Gallery, Person, Personal, Sample, Severity, Way, Word
from msglint.reading import read
from msglint.reading.belonging import known
from msglint.render.base import TemplateFault

if TYPE_CHECKING:
    from msglint.engine.run import Run

OF_ONE = 12
"""Samples of one template that are chosen for what they show."""
AT_LEAST = 3
"""Recipients of a message who are shown where it has so many, though they show nothing new."""
PEOPLE = 60
"""People all of whose messages are shown, as far as there is room: those with the most findings."""
ALL = 1500
"""Samples in all, unless there are more templates: each has one."""
LOOKED_AT = 200
"""Recipients who are looked at for a branch that nobody chosen goes through, or a message that is right."""

Who = int
"""A record by its number: ids are not always single."""


def who(contact: Contact) -> Who:
    return contact.number


class Sampler:
    """Makes the gallery of a finished run."""

    def __init__(self, run: Run, findings: Sequence[Finding]) -> None:
        self.run = run
        self.findings = findings
        self.folds = [run.folder.fold(finding) for finding in findings]
        self.numbers = {(each.rule, each.place, each.severity): number for number, each in enumerate(findings)}
        self.of_path: dict[str, list[int]] = defaultdict(list)
        for number, fold in enumerate(self.folds):
            for path in fold.audiences:
                self.of_path[path].append(number)
        self.people: dict[Who, Contact] = {}
        self._of: dict[Who, list[int]] = {}
        groups = [*run.project.config.segments, *(name for each in run.prepared for name in each.template.segments)]
        self.known_groups = tuple(dict.fromkeys(groups))

    def gallery(self) -> Gallery:
        """Choose, render, and put the worst first."""
        chosen = [self._chosen(*pair) for pair in self._pairs()]
        self._take_in_readers()
        self._of = self._by_person()
        people = sorted(self.people.values(), key=lambda each: self._weight(self._of[who(each)]))
        numbered = {who(contact): number for number, contact in enumerate(people)}
        exhibits: list[Exhibit] = []
        samples: list[Sample] = []
        goes_to: dict[Who, list[int]] = defaultdict(list)
        for number, ((prepared, audience), first) in enumerate(zip(self._pairs(), chosen, strict=True)):
            getters = {who(each): each for each in audience if who(each) in numbered}
            for key in getters:
                goes_to[key].append(number)
            exhibits.append(self._exhibit(prepared, len(audience)))
            wanted = {**first, **{key: each for key, each in getters.items() if numbered[key] < PEOPLE}}
            room = max(ALL - len(samples) - (len(chosen) - number - 1), 1)
            own = list(self._samples(number, prepared, islice(wanted.values(), room), numbered))
            samples += sorted(own, key=lambda each: self._weight(each.findings))
        told = [self._person(each, tuple(goes_to[who(each)])) for each in people]
        return Gallery(
            findings=tuple(self.numbers),
            packs=tuple(fold.hit.rule.pack for fold in self.folds),
            groups=tuple(map(self._groups, self.folds)),
            exhibits=tuple(exhibits),
            people=tuple(told),
            samples=tuple(samples),
            data=self._data(),
        )

    def _pairs(self) -> Iterator[tuple[Prepared, Sequence[Contact]]]:
        return zip(self.run.prepared, self.run.post.audiences, strict=True)

    # Whom to show

    def _chosen(self, prepared: Prepared, audience: Sequence[Contact]) -> dict[Who, Contact]:
        """A few recipients of a message who together show all that is to be seen of it."""
        found: dict[Who, Contact] = {}
        if not prepared.ready or not audience:
            return found
        path = prepared.template.path
        folds = [self.folds[number] for number in sorted(self.of_path[path], key=self._gravity)]
        for fold in folds:
            if fold.people and len(found) < OF_ONE and not any(key in fold.people for key in found):
                key = next((key for key in self.people if key in fold.people), next(iter(fold.people)))
                contact = self.run.project.records.contacts[key]
                if len(fold.audiences) == 1 or contact in audience:
                    self._take(found, contact)
        looked_at = islice(audience, LOOKED_AT)
        right = next((each for each in looked_at if not any(who(each) in fold.people for fold in folds)), None)
        if right is not None or not found:
            self._take(found, right or audience[0])
        self._take_ways(found, prepared, audience)
        for contact in islice(audience, AT_LEAST):
            if len(found) < AT_LEAST:
                self._take(found, contact)
        return found

    def _take(self, found: dict[Who, Contact], contact: Contact) -> None:
        found.setdefault(who(contact), contact)
        self.people.setdefault(who(contact), contact)

    def _take_ways(self, found: dict[Who, Contact], prepared: Prepared, audience: Sequence[Contact]) -> None:
        """For each branch that nobody chosen goes through, somebody who does."""
        renderer = self._renderer(prepared)
        missing = {branch.place for branch in renderer.branches}
        others = (each for each in islice(audience, LOOKED_AT) if who(each) not in found)
        for contact in chain(list(found.values()), others):
            if not missing or len(found) >= OF_ONE:
                return
            try:
                reached = renderer.render(self.run.fields.context(contact, prepared.template)).reached
            except TemplateFault:
                continue
            if reached & missing:
                self._take(found, contact)
            missing -= reached

    def _take_in_readers(self) -> None:
        """Those whose records have defects of their own, as far as there is room."""
        for fold in self.folds:
            for key in islice(fold.people, 1):
                if len(self.people) < PEOPLE:
                    self.people.setdefault(key, self.run.project.records.contacts[key])

    # What to say of them

    def _samples(
        self, number: int, prepared: Prepared, wanted: Iterable[Contact], people: dict[Who, int]
    ) -> Iterator[Sample]:
        """The message as each of these people gets it; who cannot be rendered for is left out."""
        if not prepared.ready:
            return
        run, template, renderer = self.run, prepared.template, self._renderer(prepared)
        judge, ways = run.judge(prepared), [branch.place for branch in renderer.branches]
        for contact in wanted:
            try:
                rendered = renderer.render(run.fields.context(contact, template))
            except TemplateFault:
                continue
            reading, maps = read(rendered.parts, template.meta, markdown=prepared.markdown)
            hits = judge.reading(reading, contact, run.project.history.of(contact.id))
            marks = marked(run.precedence.stand(hits), template, maps, self.numbers)
            on_words = {mark.finding for mark in marks}
            every = [n for n in self.of_path[template.path] if n in on_words or self._touches(n, who(contact))]
            marks += told_again(((n, self.folds[n].spot) for n in every if n not in on_words), maps)
            yield Sample(
                number,
                people[who(contact)],
                shown(rendered, reading, maps, marks),
                tuple(way for way, place in enumerate(ways) if place in rendered.reached),
                tuple(every),
                said(marks, self.findings),
            )

    def _touches(self, number: int, key: Who) -> bool:
        people = self.folds[number].people
        return not people or key in people

    def _by_person(self) -> dict[Who, list[int]]:
        """All that is found for each of the people."""
        found: dict[Who, list[int]] = {key: [] for key in self.people}
        for number, fold in enumerate(self.folds):
            for key in filter(fold.people.__contains__, found):
                found[key].append(number)
        return found

    def _weight(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """What sorts the worst first."""
        found = [self.findings[number].severity for number in numbers]
        return tuple(-found.count(severity) for severity in sorted(Severity, reverse=True))

    def _gravity(self, number: int) -> tuple[int, int]:
        return -self.findings[number].severity, number

    def _person(self, contact: Contact, exhibits: tuple[int, ...]) -> Person:
        name = contact.text("full_name") or f"{contact.text('first_name')} {contact.text('last_name')}".strip()
        groups = () if contact.persona else self._group(contact)
        return Person(
            contact.persona or public_id(contact),
            Personal(name, "name"),
            bool(contact.persona),
            groups,
            exhibits,
            tuple(self._of[who(contact)]),
        )

    def _exhibit(self, prepared: Prepared, recipients: int) -> Exhibit:
        template, renderer = prepared.template, self._renderer(prepared)
        tags = [(read.place, read.field.removeprefix("contact.")) for read in renderer.reads if read.printed]
        return Exhibit(
            template.path,
            template.channel,
            template.purpose,
            str(template.meta.get("from") or ""),
            str(template.meta.get("campaign") or ""),
            template.segments,
            recipients,
            prepared.files,
            tuple(Way(branch.place, tuple(filter(of_record, branch.tests))) for branch in renderer.branches),
            tuple(dict.fromkeys(tag for tag in tags if tag[0].known)),
            tuple(self.of_path[template.path]),
        )

    def _groups(self, fold: Fold) -> tuple[Word, ...]:
        """The segments of those who show a finding: of everybody who gets the message, where nobody is named."""
        people: Iterable[Contact] = map(self.run.project.records.contacts.__getitem__, fold.people)
        if not fold.people:
            people = (each for prepared, audience in self._pairs() if prepared.template.path in fold.audiences
                      for each in islice(audience, LOOKED_AT))  # fmt: skip
        return tuple(dict.fromkeys(word for each in people if not each.persona for word in self._group(each)))

    def _group(self, contact: Contact) -> tuple[Word, ...]:
        """A record's segments: by the names that the project itself gives them, or else as a value."""
        cell = contact.values.get("segment")
        if cell in (None, ""):
            return ()
        return known(cell, self.known_groups) or (Personal(str(cell), "segment"),)

    def _data(self) -> tuple[str, ...]:
        """The files that hold people's data."""
        project = self.run.project
        rows = (row.place.path for past in project.history.by_contact.values() for row in past[:1])
        paths = (project.records.header.path, *(p.place.path for p in project.history.problems), *rows)
        return tuple(path for path in dict.fromkeys(paths) if path)

    def _renderer(self, prepared: Prepared) -> Renderer:
        return Renderer(prepared, self.run.fields.normal)
