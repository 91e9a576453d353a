"""All that the page shows, as plain data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from msglint.model import Exhibit, Person, Place, Sample, Shown, Stretch, show
from msglint.reporters.drawing.view import View
from msglint.reporters.drawing.visible import visible
from msglint.reporters.page.letters import letter
from msglint.reporters.page.numbered import Numbered
from msglint.reporters.page.sources import runs
from msglint.reporters.page.strings import Strings


class Shaper:
    """Makes the data. ``styles``: what stands in the style elements of the messages, once ``data`` has been made."""

    def __init__(self, findings: Numbered, view: View) -> None:
        self._findings = findings
        self._view = view
        self._strings = Strings()
        self._tags: dict[Place, int] = {}
        self._fields: dict[Place, dict[str, None]] = defaultdict(dict)
        self.styles: dict[str, None] = {}

    def data(self) -> dict[str, Any]:
        """Everything; texts that come again and again stand in ``strings``."""
        gallery = self._findings.gallery
        for exhibit in gallery.exhibits:
            for place, field in exhibit.tags:
                self._tag(place)
                self._fields[place][field] = None
        samples = [self._sample(sample) for sample in gallery.samples]
        files = self._files()
        return {
            "findings": [self._finding(number) for number in range(len(self._findings.ids))],
            "exhibits": [self._exhibit(exhibit) for exhibit in gallery.exhibits],
            "people": [self._person(person) for person in gallery.people],
            "samples": samples,
            "files": files,
            "tags": [self._place(place) for place in self._tags],
            "strings": self._strings.all(),
        }

    def _finding(self, number: int) -> dict[str, Any]:
        """A finding; what its rule says of every other one too stands in ``strings``."""
        told = self._findings.shape(number)
        return {**told, "why": self._strings.number(told["why"]), "remedy": self._strings.number(told["remedy"])}

    def _paths(self) -> list[str]:
        """The templates' files; people's data is no source to be shown."""
        findings, gallery = self._findings.report.findings, self._findings.gallery
        named = [path for exhibit in gallery.exhibits for path in exhibit.files]
        places = [finding.place.path for finding in findings if gallery.exhibits]
        known = {*named, *(each.path for each in self._tags)}
        return [path for path in dict.fromkeys((*named, *places)) if path in known and path not in gallery.data]

    def _files(self) -> dict[str, list[Any]]:
        """The files by path, each cut at its merge fields and the places of its findings."""
        tags: dict[str, list[tuple[int, Place]]] = defaultdict(list)
        marks: dict[str, list[tuple[int, Place]]] = defaultdict(list)
        for place, number in self._tags.items():
            tags[place.path].append((number, place))
        for number, finding in enumerate(self._findings.report.findings):
            if finding.place.known:
                marks[finding.place.path].append((number, finding.place))
        return {
            path: [
                self._entry("\n".join(map(visible, run.text.split("\n"))), run.tag, run.findings)
                for run in runs(self._view.sources(path), tags[path], marks[path])
            ]
            for path in self._paths()
        }

    def _entry(self, text: str, tag: int, findings: Iterable[int]) -> int | list[int]:
        """A run of characters: the number of its text alone, or with its merge field's and those of its findings."""
        number, found = self._strings.number(text), list(findings)
        return [number, tag, *found] if found or tag >= 0 else number

    def _tag(self, place: Place) -> int:
        return self._tags.setdefault(place, len(self._tags))

    def _place(self, place: Place) -> list[Any]:
        return [place.path, place.line, place.column, "|".join(self._fields[place])]

    def _sample(self, sample: Sample) -> dict[str, Any]:
        return {
            "exhibit": sample.exhibit,
            "person": sample.person,
            "findings": self._findings.own(sample.findings),
            "said": [
                [own, show(words, values=self._view.values)]
                for number, words in sample.said
                for own in self._findings.own((number,))
            ],
            "ways": sample.branches,
            "parts": {part.part: self._part(part) for part in sample.parts},
            "size": sum(each.size for part in sample.parts if part.part == "text" for each in part.stretches),
        }

    def _part(self, part: Shown) -> list[Any]:
        own = [self._own(stretch) for stretch in part.stretches]
        if part.part == "html":
            made = letter(own, self._tag, values=self._view.values)
            self.styles.update(dict.fromkeys(made.styles))
            return [self._strings.number(piece) for piece in made.pieces]
        return [self._entry(self._text(each), self._tag(each.place) if each.place.known else -1, each.findings)
                for each in own if each.size or each.findings]  # fmt: skip

    def _own(self, stretch: Stretch) -> Stretch:
        if not stretch.findings:
            return stretch
        return Stretch(stretch.word, stretch.place, self._findings.own(stretch.findings))

    def _text(self, stretch: Stretch) -> str:
        return stretch.word if isinstance(stretch.word, str) else stretch.word.shown(self._view.values)

    def _exhibit(self, exhibit: Exhibit) -> dict[str, Any]:
        return {
            "path": exhibit.path,
            "channel": exhibit.channel,
            "purpose": exhibit.purpose,
            "sender": exhibit.sender,
            "campaign": exhibit.campaign,
            "groups": exhibit.segments,
            "recipients": exhibit.recipients,
            "files": [path for path in exhibit.files if path not in self._findings.gallery.data],
            "ways": [[way.place.path, way.place.line, self._quoted(way.place)] for way in exhibit.ways],
            "findings": self._findings.own(exhibit.findings),
        }

    def _quoted(self, place: Place) -> str:
        """A tag as it stands in its file, on one line."""
        lines: Sequence[str] = self._view.sources(place.path)
        if not 0 < place.line <= len(lines):
            return ""
        last = place.end_column - 1 if place.end_line == place.line else None
        return visible(lines[place.line - 1][place.column - 1 : last].strip())

    def _person(self, person: Person) -> dict[str, Any]:
        return {
            "id": person.id,
            "name": person.name.value if self._view.values else "",
            "persona": person.persona,
            "groups": self._findings.named(person.segments),
            "exhibits": person.exhibits,
            "findings": self._findings.own(person.findings),
        }
