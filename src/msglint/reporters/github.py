"""Workflow commands of GitHub Actions: each finding becomes an annotation beside its line.

The syntax and its escapes are those of actions/toolkit, ``packages/core/src/command.ts``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from msglint.model import Finding, Report, Severity, show
from msglint.reporters.drawing import summary
from msglint.reporters.drawing.view import View
from msglint.reporters.drawing.visible import visible

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = DATA | str.maketrans({":": "%3A", ",": "%2C"})


def write(report: Report, sink: TextIO, view: View) -> None:
    """Write one command a finding; the counts and what was not checked follow as plain lines of the log."""
    sink.writelines(_command(finding, values=view.values) + "\n" for finding in report.findings)
    sink.writelines(f"msglint: {line}\n" for line in _closing(report))


def _command(finding: Finding, *, values: bool) -> str:
    place, who = finding.place, summary.who(finding)
    where: dict[str, object] = {"file": place.path}
    if place.known:
        where |= {"line": place.line, "col": place.column, "endLine": max(place.end_line, place.line)}
        if place.end_line == place.line:  # GitHub takes an end column on the same line only
            where["endColumn"] = max(place.end_column, place.column)
    where["title"] = finding.rule
    properties = ",".join(f"{key}={visible(str(value).translate(PROPERTY))}" for key, value in where.items())
    lines = [show(finding.message, values=values) + (f" ({who})" if who else "")]
    lines += [text for text in (finding.why, finding.remedy) if text]
    return f"::{COMMANDS[finding.severity]} {properties}::" + visible("\n".join(lines).translate(DATA))


def _closing(report: Report) -> Iterator[str]:
    yield summary.verdict(report)
    yield from summary.notes(report)
    for why, rules in summary.not_checked(report):
        words = f"not checked: {', '.join(rules)}: {why}"
        yield words.replace("##[", "## [")  # a command of the runner's older syntax begins so, anywhere in a line
