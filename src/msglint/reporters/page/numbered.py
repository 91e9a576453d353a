"""Findings as the page knows them: by their number in the report, and by an id that stays from run to run."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from msglint.model import Finding, Gallery, Report, Word, show
from msglint.reporters.drawing import summary

REST = "others"
"""Segments that the project has no names for, where values are not shown."""


class Numbered:
    """The report's findings with what the gallery says of each."""

    def __init__(self, report: Report, *, values: bool) -> None:
        self.report = report
        self.values = values
        self.gallery = report.gallery or Gallery()
        own = {(each.rule, each.place, each.severity): number for number, each in enumerate(report.findings)}
        self.at = [own.get(key, -1) for key in self.gallery.findings]
        self._told = {number: told for told, number in enumerate(self.at)}
        self.ids = tuple(_ids(report.findings))

    def own(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """The gallery's numbers as the report's; findings that the report leaves out are left out."""
        return tuple(self.at[number] for number in numbers if self.at[number] >= 0)

    def pack(self, number: int) -> str:
        """The pack of a finding's rule."""
        told = self._told.get(number)
        return self.report.findings[number].rule.split("-")[0] if told is None else self.gallery.packs[told]

    def groups(self, number: int) -> tuple[str, ...]:
        """The segments of those who show a finding."""
        told = self._told.get(number)
        return () if told is None else self.named(self.gallery.groups[told])

    def named(self, groups: Iterable[Word]) -> tuple[str, ...]:
        """Segments by the names that they may be shown under."""
        return tuple(dict.fromkeys(each if isinstance(each, str) else self._group(each.value) for each in groups))

    def _group(self, value: str) -> str:
        return value if self.values else REST

    def shape(self, number: int) -> dict[str, Any]:
        """A finding as plain data."""
        finding = self.report.findings[number]
        place = finding.place
        return {
            "id": self.ids[number],
            "rule": finding.rule,
            "pack": self.pack(number),
            "severity": finding.severity.label,
            "confidence": finding.confidence.label,
            "message": show(finding.message, values=self.values),
            "why": finding.why,
            "remedy": finding.remedy,
            "path": place.path,
            "line": place.line,
            "column": place.column,
            "part": finding.part,
            "excerpt": [show(words, values=self.values) for words in finding.excerpt] if any(finding.excerpt) else [],
            "fields": [name.removeprefix("contact.") for name in finding.fields],
            "who": summary.who(finding),
            "examples": list(finding.examples),
            "related": [[each.place.path, each.place.line, each.text] for each in finding.related],
            "groups": list(self.groups(number)),
            "record": place.path in self.gallery.data,
            "fix": finding.fix.text if finding.fix and finding.fix.safe else "",
        }


def _ids(findings: Iterable[Finding]) -> Iterable[str]:
    """Short names for links: what a finding says of itself, and no more, so that a link holds for the next report."""
    seen: set[str] = set()
    for finding in findings:
        place = finding.place
        words = f"{finding.rule} {place.path} {place.line} {place.column} {finding.severity.label}"
        name = blake2b(words.encode(errors="surrogatepass"), digest_size=4).hexdigest()
        while name in seen:
            name += "x"
        seen.add(name)
        yield name
