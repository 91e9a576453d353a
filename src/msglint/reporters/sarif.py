"""SARIF 2.1.0, for code scanning.

GitHub refuses a file with more than 25,000 results or over 10 MB when gzipped: the gravest findings stay, and a
notification says how many were left out.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from typing import Any, TextIO
from urllib.parse import quote

from msglint import __version__
from msglint.fingerprints import Fingerprints
from msglint.model import Finding, Fix, Place, Report, Severity, show
from msglint.reporters.drawing import summary
from msglint.reporters.drawing.document import document
from msglint.reporters.drawing.view import View

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
MOST_RESULTS = 25_000
MOST_BYTES = 10_000_000


def write(report: Report, sink: TextIO, view: View) -> None:
    """Write one SARIF log with one run."""
    findings: Sequence[Finding] = report.findings
    if len(findings) > MOST_RESULTS:
        findings = _gravest(report.findings, MOST_RESULTS)
    log = _log(report, findings, view)
    while (size := _gzipped(log)) > MOST_BYTES:
        findings = _gravest(report.findings, int(len(findings) * MOST_BYTES / size * 0.95))
        log = _log(report, findings, view)
    sink.write(log)


def _gzipped(log: str) -> int:
    """Bytes of the log when gzipped; of a small one, as it stands (it cannot matter)."""
    data = log.encode()
    return len(data) if len(data) <= MOST_BYTES else len(gzip.compress(data, 6))


def _gravest(findings: Sequence[Finding], number: int) -> list[Finding]:
    """So many findings, errors before warnings before info, in the report's order."""
    ranked = sorted(range(len(findings)), key=lambda index: -findings[index].severity)
    return [findings[index] for index in sorted(ranked[:number])]


def _log(report: Report, findings: Sequence[Finding], view: View) -> str:
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.rule, finding)
    number = {rule: index for index, rule in enumerate(first)}
    marks = Fingerprints(view.sources)
    run = {
        "tool": {
            "driver": {
                "name": "msglint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(finding) for finding in first.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, len(report.findings) - len(findings))],
        "results": [
            _result(finding, number[finding.rule], marks.of(finding), values=view.values) for finding in findings
        ],
    }
    return document({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _rule(finding: Finding) -> dict[str, Any]:
    """What the log says of a rule, from one of its findings."""
    help_text = "\n\n".join(text for text in (finding.why, finding.remedy) if text) or finding.rule
    return {
        "id": finding.rule,
        "shortDescription": {"text": finding.why or finding.rule},
        "help": {"text": help_text, "markdown": help_text},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {"precision": finding.confidence.label, "problem.severity": PROBLEMS[finding.severity]},
    }


def _invocation(report: Report, left_out: int) -> dict[str, Any]:
    notes = [("note", f"not checked: {', '.join(rules)}: {why}") for why, rules in summary.not_checked(report)]
    notes += [("note", note) for note in summary.notes(report)]
    if left_out:
        notes.insert(0, ("warning", f"{summary.many(left_out, 'finding')} left out, the least grave: {LIMITS}"))
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": level, "message": {"text": text}} for level, text in notes],
    }


LIMITS = f"code scanning takes at most {MOST_RESULTS:,} results and {MOST_BYTES // 1_000_000} MB gzipped"


def _result(finding: Finding, rule: int, mark: str, *, values: bool) -> dict[str, Any]:
    who = summary.who(finding)
    text = show(finding.message, values=values) + (f" ({who})" if who else "")
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": _sentence(text)},
        "locations": [{"physicalLocation": _location(finding.place)}] if finding.place.path else [],
        "partialFingerprints": {"msglintFinding/v1": mark},
        "properties": {
            "confidence": finding.confidence.label,
            "fields": [name.removeprefix("contact.") for name in finding.fields],
            "records": {"count": finding.count, "of": finding.of, "examples": list(finding.examples)},
        },
    }
    if finding.fix is not None and finding.fix.safe:
        result["fixes"] = [_fix(finding.fix)]
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(other.place), "message": {"text": _sentence(other.text)}}
            for number, other in enumerate(finding.related, 1)
        ]
    return result


def _fix(fix: Fix) -> dict[str, Any]:
    """A change that can be made without asking; its places are characters from the file's beginning."""
    changes = [
        {
            "artifactLocation": {"uri": _uri(edit.path)},
            "replacements": [
                {
                    "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
                    "insertedContent": {"text": edit.replacement},
                }
            ],
        }
        for edit in fix.edits
    ]
    return {"description": {"text": _sentence(fix.text)}, "artifactChanges": changes}


def _sentence(text: str) -> str:
    """Plain text: SARIF reads ``[words](target)`` in a message as a link, which no template may plant there."""
    return text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text


def _location(place: Place) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.path)}}
    if place.known:
        region = {"startLine": place.line, "startColumn": max(place.column, 1)}
        if (place.end_line, place.end_column) >= (place.line, place.column):
            region |= {"endLine": place.end_line, "endColumn": max(place.end_column, 1)}
        location["region"] = region
    return location


def _uri(path: str) -> str:
    """The path as a URI reference; bytes of a file name that are no UTF-8 keep their values."""
    uri = quote(path.encode("utf-8", "surrogateescape"), safe="/!$&'()*+,;=@-._~")
    return f"file://{uri}" if uri.startswith("/") else uri
