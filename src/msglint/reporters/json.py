"""For programs: version 1 of the JSON shape. Keys are added, never renamed or taken away."""

from __future__ import annotations

from typing import Any, TextIO

from msglint import __version__
from msglint.model import Changed, Column, Finding, Fix, Known, Related, Report, Severity, show
from msglint.reporters.drawing.document import document, items
from msglint.reporters.drawing.view import View

VERSION = 1


def write(report: Report, sink: TextIO, view: View) -> None:
    """Write one JSON object. Strings are exact; what could steer a terminal stands as JSON's own escapes.

    Findings are written one by one: there may be more than fit into memory.
    """
    whole = document(frame(report))
    before, empty, after = whole.partition(NO_FINDINGS)
    if not report.findings:
        sink.write(whole)
        return
    sink.write(f"{before}{empty[:-1]}")
    sink.writelines(items((plain(finding, values=view.values) for finding in report.findings), 4))
    sink.write(f"\n  ]{after}")


NO_FINDINGS = '\n  "findings": []'
"""The place of the findings in a report that has none."""


def shape(report: Report, *, values: bool) -> dict[str, Any]:
    """The report as plain data."""
    return frame(report) | {"findings": [plain(finding, values=values) for finding in report.findings]}


def frame(report: Report) -> dict[str, Any]:
    """The report as plain data without its findings."""
    columns = {"columns": [_column(column) for column in report.columns]} if report.columns else {}
    return {
        "version": VERSION,
        "tool": {"name": "msglint", "version": __version__},
        "summary": counts(report),
        "findings": [],
        **columns,
        **({"shard": report.shard} if report.shard else {}),
    }


def counts(report: Report) -> dict[str, Any]:
    """What was read and found, in numbers, and what could not be checked."""
    return {
        "templates": report.templates,
        "records": report.records,
        "messages": report.messages,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "info": report.count(Severity.INFO),
        "suppressed": report.suppressed,
        "personas": report.personas,
        "not_checked": [{"rule": entry.rule, "why": entry.why} for entry in report.not_checked],
    } | _narrower(report)


def _narrower(report: Report) -> dict[str, Any]:
    """What a run left out that was told to: findings of the baseline, messages that have not changed."""
    known = {"baseline": _baseline(report.known)} if report.known else {}
    return known | ({"changed": _changed(report.changed)} if report.changed else {})


def _changed(changed: Changed) -> dict[str, Any]:
    """The run's messages: ``messages`` of ``of``, or all for the sake of one file that all rest on."""
    named = {"since": changed.since, "messages": changed.messages, "of": changed.of}
    return named | {"all_for": changed.all_for or None}


def _baseline(known: Known) -> dict[str, Any]:
    """What the baseline left out: findings that ``remain``, ``wider`` of them, and entries that are ``gone``."""
    return {"path": known.path, "remain": known.remain, "wider": known.wider, "gone": known.gone}


def _column(column: Column) -> dict[str, Any]:
    return {"name": column.name, "field": column.field, "inverse": column.inverse, "why": column.why}


def plain(finding: Finding, *, values: bool) -> dict[str, Any]:
    """A finding as plain data."""
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": finding.severity.label,
        "confidence": finding.confidence.label,
        "message": show(finding.message, values=values),
        "why": finding.why,
        "remedy": finding.remedy,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "part": finding.part,
        "excerpt": "".join(show(words, values=values) for words in finding.excerpt),
        "fields": [name.removeprefix("contact.") for name in finding.fields],
        "records": {"count": finding.count, "of": finding.of, "examples": list(finding.examples)},
        "related": [_related(related) for related in finding.related],
        "fix": None if finding.fix is None else _fix(finding.fix),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [
        {"path": edit.path, "start": edit.start, "end": edit.end, "replacement": edit.replacement} for edit in fix.edits
    ]
    return {"text": fix.text, "safe": fix.safe, "edits": edits}


def _related(related: Related) -> dict[str, Any]:
    place = related.place
    return {"path": place.path, "line": place.line, "column": place.column, "text": related.text}
