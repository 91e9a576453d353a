"""The first thing that people see: what was found where, what was not checked, and which messages are the worst."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from msglint.model import Exhibit, Severity, show
from msglint.reporters.drawing import summary
from msglint.reporters.drawing.visible import flowing
from msglint.reporters.page.charts import GRAVEST_FIRST, bars, chart, short
from msglint.reporters.page.numbered import Numbered

WORST = 8
"""Messages that the overview names."""
NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("info", "info"),
}


def overview(findings: Numbered) -> str:
    """The overview as markup, readable without any script."""
    return "".join(_overview(findings))


def _overview(findings: Numbered) -> Iterator[str]:
    report = findings.report
    yield '<ul class="figures">'
    for severity in GRAVEST_FIRST:
        count = report.count(severity)
        yield f'<li class="{severity.label}{"" if count else " none"}"><a href="#findings?severity={severity.label}">'
        yield f"<strong>{count:,}</strong> {NOUNS[severity][count != 1]}</a></li>"
    yield "</ul>"
    yield f'<p class="lead">{escape(_read(findings))}</p>'
    for note in summary.notes(report):
        yield f'<p class="quiet">{escape(note[:1].upper() + note[1:])}.</p>'
    yield from _worst(findings)
    if report.findings:
        yield f'<div class="charts">{"".join(_charts(findings))}</div>'
    yield from _columns(findings)
    yield from _not_checked(findings)


def _read(findings: Numbered) -> str:
    report = findings.report
    said = summary.read(report).strip()
    if not report.findings:
        return f"Nothing to mend {said}." if said else "Nothing to mend."
    return f"Found {said}." if said else ""


def _charts(findings: Numbered) -> Iterator[str]:
    every = list(enumerate(findings.report.findings))
    yield from chart("By pack", bars("pack", ((findings.pack(n), each.severity) for n, each in every)), "no findings")
    paths = ((each.place.path, each.severity) for _, each in every if each.place.path)
    yield from chart("By file", bars("template", paths), "no findings")
    groups = ((name, each.severity) for number, each in every for name in findings.groups(number))
    yield from chart("By segment", bars("segment", groups), "no record with findings has a segment")
    grades = bars("severity", ((each.severity.label, each.severity) for _, each in every))
    yield from chart("By severity", sorted(grades, key=lambda bar: -max(bar.counts)), "no findings")


def _worst(findings: Numbered) -> Iterator[str]:
    exhibits = sorted(findings.gallery.exhibits, key=lambda each: weight(findings, each))
    worst = [each for each in exhibits if findings.own(each.findings)][:WORST]
    if not worst:
        return
    yield '<section class="worst"><h2>The worst messages</h2><ol>'
    for each in worst:
        own = [findings.report.findings[number] for number in findings.own(each.findings)]
        counts = {severity: sum(1 for one in own if one.severity is severity) for severity in GRAVEST_FIRST}
        told = (_badge(severity, count) for severity, count in counts.items() if count)
        gravest = findings.shape(min(findings.own(each.findings), key=lambda n: -findings.report.findings[n].severity))
        address, title = quote(each.path, safe="", errors="replace"), _title(findings, each)
        yield f'<li><a href="#message/{address}"><span class="name">{title or short(each.path)}</span>'
        yield f'<span class="badges">{"".join(told)}</span></a>'
        yield f"<p>{escape(flowing(gravest['message']))}{where(each.path) if title else ''}</p></li>"
    yield "</ol></section>"


def where(path: str) -> str:
    """A message's path, where its subject names it already."""
    return f'<span class="where">{escape(flowing(path))}</span>'


def _title(findings: Numbered, exhibit: Exhibit) -> str:
    """The subject as the first person shown gets it, as markup; empty where there is none."""
    gallery = findings.gallery
    number = gallery.exhibits.index(exhibit)
    parts = next((sample.parts for sample in gallery.samples if sample.exhibit == number), ())
    subject = next((part for part in parts if part.part == "subject"), None)
    words = tuple(each.word for each in subject.stretches) if subject is not None else ()
    return escape(flowing(show(words, values=findings.values)))


def weight(findings: Numbered, exhibit: Exhibit) -> tuple[object, ...]:
    """What sorts the worst message first."""
    own = [findings.report.findings[number].severity for number in findings.own(exhibit.findings)]
    return (*(-own.count(severity) for severity in GRAVEST_FIRST), exhibit.path)


def _columns(findings: Numbered) -> Iterator[str]:
    """What each column of the records was taken for, where that was asked."""
    columns = findings.report.columns
    if not columns:
        return
    yield '<section class="columns"><h2>What each column was taken for</h2>'
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Columns"><table>'
    yield '<thead><tr><th scope="col">column</th><th scope="col">field</th><th scope="col">why</th></tr></thead><tbody>'
    for each in columns:
        cells = (each.name, ("not " if each.inverse else "") + (each.field or "–"), each.why)
        yield f"<tr>{''.join(f'<td>{escape(flowing(cell))}</td>' for cell in cells)}</tr>"
    yield "</tbody></table></div></section>"


def _badge(severity: Severity, count: int) -> str:
    return f'<span class="badge {severity.label}">{count:,} {NOUNS[severity][count != 1]}</span>'


def _not_checked(findings: Numbered) -> Iterator[str]:
    reasons = summary.not_checked(findings.report)
    yield '<section class="unchecked"><h2>What was not checked</h2>'
    if not reasons:
        yield '<p class="quiet">Every rule had what it needs.</p></section>'
        return
    yield "<dl>"
    for why, rules in reasons:
        names = " ".join(f"<code>{escape(rule)}</code>" for rule in rules if rule != "*")
        yield f"<div><dt>{escape(why[:1].upper() + why[1:])}</dt><dd>{names or 'one message'}</dd></div>"
    yield "</dl></section>"
