"""One line a finding, for editors and for the eye that skims: ``path:line:column: E rule message (3 of 40)``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from msglint.model import Finding, Report, show
from msglint.reporters.drawing import summary
from msglint.reporters.drawing.lines import Line, put
from msglint.reporters.drawing.view import View
from msglint.reporters.drawing.visible import flowing, path


def write(report: Report, sink: TextIO, view: View) -> None:
    """Write one line a finding, then the counts and what was not checked."""
    put(_draw(report, values=view.values), sink, colour=view.colour)


def _draw(report: Report, *, values: bool) -> Iterator[Line]:
    for finding in report.findings:
        yield _finding(finding, values=values)
    yield ((summary.verdict(report), "title"),)
    for note in summary.notes(report):
        yield ((note, ""),)
    for why, rules in summary.not_checked(report):
        yield (("not checked: ", "warning"), (f"{', '.join(rules)}: {why}", ""))


def _finding(finding: Finding, *, values: bool) -> Line:
    place, severity = finding.place, finding.severity.label
    who = summary.who(finding)
    return (
        (f"{path(place.path)}:{place.line}:{place.column}: ", "path"),
        (severity[0].upper(), severity),
        (f" {finding.rule} ", "rule"),
        (flowing(show(finding.message, values=values)), ""),
        (f" ({who})" if who else "", "quiet"),
    )
