"""JUnit XML, as Jenkins, GitLab and most test views read it.

A file with findings is a suite, a finding a failed test of it (an info passes, with its words as output); what could
not be checked is a skipped test. A run without a finding has one test, which passes: some readers refuse a report
without any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TextIO

from msglint.model import Finding, Report, Severity, show
from msglint.regex import regex
from msglint.reporters.drawing import summary
from msglint.reporters.drawing.view import View
from msglint.reporters.drawing.visible import flowing, visible

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"})
NO_CHARACTER = regex("[\ufffe\uffff\U0001fffe\U0001ffff]")
"""Code points that XML 1.0 has no place for, and that ``visible`` leaves."""


def write(report: Report, sink: TextIO, view: View) -> None:
    """Write one document; nothing in it is longer than a finding's own words."""
    skipped = summary.not_checked(report)
    failed = sum(1 for finding in report.findings if failing(finding))
    tests = {"tests": len(report.findings) + len(skipped) + 1, "failures": failed, "skipped": len(skipped)}
    sink.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    sink.write(_tag("testsuites", {"name": "msglint", **tests, "errors": 0}))
    sizes = [_size(findings) for _, findings in groupby(report.findings, path_of)]
    for size, (path, findings) in zip(sizes, groupby(report.findings, path_of), strict=True):
        sink.writelines(_suite(path, size, findings, values=view.values))
    sink.writelines(_run(report, skipped))
    sink.write("</testsuites>\n")


def failing(finding: Finding) -> bool:
    return finding.severity > Severity.INFO


def path_of(finding: Finding) -> str:
    return finding.place.path


def _size(findings: Iterable[Finding]) -> tuple[int, int]:
    """How many there are, and how many of them fail: that comes first, and there may be too many to hold."""
    found = Counter(map(failing, findings))
    return found.total(), found[True]


def _suite(path: str, size: tuple[int, int], findings: Iterable[Finding], *, values: bool) -> Iterator[str]:
    counts = {"tests": size[0], "failures": size[1], "errors": 0, "skipped": 0}
    yield _tag("testsuite", {"name": path or "msglint", **counts})
    for finding in findings:
        place, words = finding.place, show(finding.message, values=values)
        at = f":{place.line}:{place.column}" if place.known else ""
        names = {"classname": path or "msglint", "name": f"{finding.rule}{at}", "file": path, "line": place.line}
        yield _tag("testcase", names)
        body = "\n".join(_details(finding, words))
        if failing(finding):
            opening = _tag("failure", {"type": finding.severity.label, "message": words}, end="")
            yield f"{opening}{_text(body)}</failure>\n"
        else:
            yield f"<system-out>{_text(body)}</system-out>\n"
        yield "</testcase>\n"
    yield "</testsuite>\n"


def _details(finding: Finding, words: str) -> Iterator[str]:
    yield f"{finding.place}: {words}"
    who, names = summary.who(finding), summary.examples(finding)
    if who:
        yield f"who: {who}: {names}" if names else f"who: {who}"
    if finding.why:
        yield f"why: {finding.why}"
    if finding.remedy:
        yield f"fix: {finding.remedy}"


def _run(report: Report, skipped: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[str]:
    """The suite about the run itself."""
    counts = {"tests": len(skipped) + 1, "failures": 0, "errors": 0, "skipped": len(skipped)}
    yield _tag("testsuite", {"name": "msglint", **counts})
    yield _tag("testcase", {"classname": "msglint", "name": "messages read"})
    said = "\n".join((summary.verdict(report), *summary.notes(report)))
    yield f"<system-out>{_text(said)}</system-out>\n</testcase>\n"
    for why, rules in skipped:
        yield _tag("testcase", {"classname": "msglint", "name": f"not checked: {', '.join(rules)}"})
        yield _tag("skipped", {"message": why}, end="/") + "</testcase>\n"
    yield "</testsuite>\n"


def _tag(name: str, attributes: Mapping[str, object], end: str = "\n") -> str:
    """An opening tag; ``end``: what follows it, ``/`` for a tag without content."""
    inside = "".join(f' {key}="{_sound(flowing(str(value)))}"' for key, value in attributes.items())
    return f"<{name}{inside}/>\n" if end == "/" else f"<{name}{inside}>{end}"


def _text(text: str) -> str:
    return "\n".join(_sound(visible(line)) for line in text.split("\n"))


def _sound(text: str) -> str:
    return NO_CHARACTER.sub("\ufffd", text).translate(ESCAPES)
