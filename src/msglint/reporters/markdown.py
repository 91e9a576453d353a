"""Markdown for job summaries and comments on pull requests, on GitHub and GitLab.

GitHub takes 65,536 characters of a comment and 1 MiB of a job summary: the gravest findings stay, and the text says how
many were left out. Nothing in a template or a record can become markup, a link, or a mention of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from msglint.model import Finding, Report, Severity, show
from msglint.regex import regex
from msglint.reporters.drawing import summary
from msglint.reporters.drawing.view import View
from msglint.reporters.drawing.visible import flowing

MOST = 65_536
"""Characters of a comment on GitHub."""
ROOM = 2_000
"""Characters kept for what follows the findings."""
LONGEST = 400
"""Characters of a finding's words; more do not fit into a table."""

MARKS = {Severity.ERROR: "🔴 error", Severity.WARNING: "🟠 warning", Severity.INFO: "🔵 info"}
MARKUP = regex(r"[\\`*_\[\]<>#|~&$%@!^]|:(?=//)|(?<=[wW]{3})\.")
REFERENCE = frozenset("@#!~%$&")
"""Characters that GitHub and GitLab read as a mention or a reference even where Markdown does not."""

HEAD = "| | finding | place | records |\n|---|---|---|---|\n"


def write(report: Report, sink: TextIO, view: View) -> None:
    """Write a heading with the verdict, a table of the findings, each rule's reason and remedy, and what was left."""
    top = f"### msglint: {_plain(summary.verdict(report))}\n\n"
    bottom = "".join(_closing(report))[: MOST // 4]
    room = MOST - len(top) - len(bottom) - ROOM
    rows, advice = _fitting(report.findings, room, values=view.values)
    sink.write(top)
    if rows:
        sink.writelines((HEAD, *rows, "\n"))
    left = len(report.findings) - len(rows)
    if left:
        sink.write(f"{summary.many(left, 'more finding')}, the least grave, did not fit here.\n\n")
    sink.writelines(advice)
    sink.write(bottom)


def _fitting(findings: Sequence[Finding], room: int, *, values: bool) -> tuple[list[str], list[str]]:
    """The rows of the gravest findings that fit, in the report's order, and the advice on their rules that fits."""
    kept: dict[int, str] = {}
    for number in sorted(range(len(findings)), key=lambda number: -findings[number].severity):
        row = _row(findings[number], values=values)
        if len(row) > room:
            break
        kept[number] = row
        room -= len(row)
    advice: dict[str, str] = {}
    for number in sorted(kept):
        rule = findings[number].rule
        if rule not in advice:
            text = _advice(findings[number])
            advice[rule] = text if len(text) <= room else ""
            room -= len(advice[rule])
    return [kept[number] for number in sorted(kept)], list(advice.values())


def _row(finding: Finding, *, values: bool) -> str:
    place = finding.place
    where = f"{place.path}:{place.line}:{place.column}" if place.known else place.path
    names = summary.examples(finding)
    who = _plain(summary.who(finding)) + (f": {_code(names)}" if names else "")
    words = _plain(_cut(show(finding.message, values=values)))
    return f"| {MARKS[finding.severity]} | {_code(finding.rule)} {words} | {_code(where)} | {who} |\n"


def _advice(finding: Finding) -> str:
    """Why the rule is there, and what to type instead, folded away."""
    if not (finding.why or finding.remedy):
        return ""
    fix = f"<br>Fix: {_plain(_cut(finding.remedy))}" if finding.remedy else ""
    return f"<details><summary>{_code(finding.rule)}</summary>{_plain(_cut(finding.why))}{fix}</details>\n\n"


def _closing(report: Report) -> Iterator[str]:
    for note in summary.notes(report):
        yield f"- {_plain(note)}\n"
    for why, rules in summary.not_checked(report):
        yield f"- not checked: {', '.join(map(_code, rules))}: {_plain(_cut(why))}\n"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _plain(text: str) -> str:
    """Running words on one line; what Markdown, HTML and references are made of stands as character references."""
    return MARKUP.sub(_parted, flowing(text))


def _code(text: str) -> str:
    """Words as code: neither Markdown nor mentions are read there."""
    return f"<code>{MARKUP.sub(_written, flowing(text))}</code>"


def _written(mark: re.Match[str]) -> str:
    return f"&#{ord(mark[0])};"


def _parted(mark: re.Match[str]) -> str:
    """The same, and what begins a reference is parted from what follows by a space of no width."""
    return _written(mark) + ("&#8203;" if mark[0] in REFERENCE else "")
