"""For people: the template's line, the line as the recipient reads it, who gets it, why it matters, what to type."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TextIO

from msglint.model import Confidence, Finding, Report, show
from msglint.private import holds_values
from msglint.reporters.drawing import frame, summary
from msglint.reporters.drawing.lines import Line, put, wrapped
from msglint.reporters.drawing.table import table
from msglint.reporters.drawing.view import View
from msglint.reporters.drawing.visible import flowing, path, visible

PAGE = 100
"""Columns of a page that is no terminal."""

PARTS = {"subject": "subject", "preheader": "preview"}
"""What a rendered line is called where it is not the body's."""


def write(report: Report, sink: TextIO, view: View) -> None:
    """Write every finding as a block, then the summary."""
    width = shutil.get_terminal_size((PAGE, 24)).columns if sink.isatty() else PAGE
    put(draw(report, view, min(max(width, 40), PAGE)), sink, colour=view.colour)


def draw(report: Report, view: View, width: int) -> Iterator[Line]:
    """The report as lines with styles."""
    yield from _columns(report, width)
    for finding in report.findings:
        yield from _block(finding, view, width)
        yield ()
    yield from _summary(report, width)


def _columns(report: Report, width: int) -> Iterator[Line]:
    """What each column of the records was taken for, and why."""
    if not report.columns:
        return
    rows = [
        (visible(column.name), ("not " if column.inverse else "") + (column.field or "–"), flowing(column.why))
        for column in report.columns
    ]
    yield (("what each column was taken for", "title"),)
    yield from table(rows, ("path", "rule", "quiet"), width=width)
    yield ()


def _block(finding: Finding, view: View, width: int) -> Iterator[Line]:
    severity = finding.severity.label
    place = finding.place
    where = f"{path(place.path)}:{place.line}:{place.column}" if place.known else path(place.path)
    sure = "" if finding.confidence is Confidence.HIGH else f"  {finding.confidence.label} confidence"
    yield ((where, "path"), ("  ", ""), (severity, severity), (f"[{finding.rule}]", "rule"), (sure, "quiet"))
    for line in wrapped(flowing(show(finding.message, values=view.values)), width - 2):
        yield (("  ", ""), (line, "title"))
    yield from _picture(finding, view, width)
    yield from _facts(finding, width)


def _picture(finding: Finding, view: View, width: int) -> Iterator[Line]:
    """The template's line and, under it, the line as the recipient reads it where that differs."""
    lines = [*_template_line(finding, view, width), *_rendered_line(finding, view, width)]
    if lines:
        yield ()
        yield from lines
    yield ()


def _template_line(finding: Finding, view: View, width: int) -> Iterator[Line]:
    if view.values or not holds_values(finding.place):
        lines = view.sources(finding.place.path)
        yield from frame.frame(finding.place, lines, width=width, style=finding.severity.label)


def _rendered_line(finding: Finding, view: View, width: int) -> Iterator[Line]:
    before, mark, after = (flowing(show(words, values=view.values)) for words in finding.excerpt)
    text = before + mark + after
    if not text or text.strip() == _source_line(finding, view):
        return
    label = PARTS.get(finding.part, "reads")
    ends = len(before), len(before) + len(mark)
    yield from frame.marked(label, text, *ends, width=width, style=finding.severity.label)


def _source_line(finding: Finding, view: View) -> str:
    lines = view.sources(finding.place.path)
    return flowing(lines[finding.place.line - 1]).strip() if 0 < finding.place.line <= len(lines) else ""


def _facts(finding: Finding, width: int) -> Iterator[Line]:
    who, names = summary.who(finding), summary.examples(finding)
    if who:
        yield from _labelled("who", f"{who}: {names}" if names else who, width)
    if finding.fields:
        yield from _labelled("field" if len(finding.fields) == 1 else "fields", ", ".join(_bare(finding)), width)
    for related in finding.related:
        yield from _labelled("see", f"{path(str(related.place))}  {flowing(related.text)}", width)
    if finding.why:
        yield from _labelled("why", flowing(finding.why), width)
    if finding.remedy:
        yield from _labelled("fix", flowing(finding.remedy), width)


def _bare(finding: Finding) -> list[str]:
    return [flowing(name.removeprefix("contact.")) for name in finding.fields]


def _labelled(label: str, text: str, width: int) -> Iterator[Line]:
    for number, line in enumerate(wrapped(text, width - frame.GUTTER - 3)):
        yield ((f"{'' if number else label:>{frame.GUTTER}}   ", "label"), (line, ""))


def _summary(report: Report, width: int) -> Iterator[Line]:
    yield _verdict(report)
    for note in summary.notes(report):
        yield from _indented(note, width, 2)
    reasons = summary.not_checked(report)
    if reasons:
        yield (("  not checked", "warning"),)
    for why, rules in reasons:
        yield from _indented(f"{', '.join(rules)}: {why}", width, 4)


def _verdict(report: Report) -> Line:
    counts = summary.found(report)
    if not counts:
        return ((summary.clean(report), "good"), (summary.read(report), ""))
    pieces: list[tuple[str, str]] = []
    for words, severity in counts:
        pieces += [(", ", ""), (words, severity)]
    return (*pieces[1:], (summary.read(report), ""))


def _indented(text: str, width: int, indent: int) -> Iterator[Line]:
    for number, line in enumerate(wrapped(text, width - indent - 2)):
        yield ((" " * (indent + (2 if number else 0)) + line, ""),)
