"""GitLab's Code Quality report: what a merge request shows beside the changed lines.

The shape is that of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from __future__ import annotations

from typing import Any, TextIO

from msglint.fingerprints import Fingerprints
from msglint.model import Finding, Report, Severity, show
from msglint.reporters.drawing import summary
from msglint.reporters.drawing.document import items
from msglint.reporters.drawing.view import View
from msglint.reporters.drawing.visible import flowing

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(report: Report, sink: TextIO, view: View) -> None:
    """Write a JSON array with one object a finding; GitLab takes nothing else in it."""
    marks = Fingerprints(view.sources)
    issues = (_issue(finding, marks.of(finding), values=view.values) for finding in report.findings)
    sink.write("[")
    sink.writelines(items(issues, 2))
    sink.write("\n]\n" if report.findings else "]\n")


def _issue(finding: Finding, mark: str, *, values: bool) -> dict[str, Any]:
    who = summary.who(finding)
    place = finding.place
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": flowing(show(finding.message, values=values) + (f" ({who})" if who else "")),
        "content": {"body": "\n\n".join(text for text in (finding.why, finding.remedy) if text)},
        "categories": ["Style"],
        "fingerprint": mark,
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": place.path.removeprefix("./") or ".",
            "lines": {"begin": max(place.line, 1), "end": max(place.end_line, place.line, 1)},
        },
    }
