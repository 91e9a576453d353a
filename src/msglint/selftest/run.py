"""One case: run it, and hold what is found against what it expects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msglint.engine import Request
from msglint.engine.mending import applied
from msglint.engine.run import run as run_project
from msglint.errors import MsglintError
from msglint.model import Case, Confidence, Expected, Finding, Place, Rule, show
from msglint.packs import FACT, RuleSet
from msglint.selftest.outcome import Outcome
from msglint.selftest.project import files, project

TODAY = date(2026, 3, 2)
"""The day of a case that names none."""


def run_case(ruleset: RuleSet, rule: Rule, case: Case, good: bool) -> Outcome:
    """Run one case of a rule under all rules of the set.

    A bad case must give the findings that it expects (at least one, where it lists none) and no other of this
    rule; a good one must give none. Findings less sure than the rule itself (and than medium) do not count.
    """
    sure = min(rule.confidence, Confidence.MEDIUM)
    today = date.fromisoformat(case.today) if case.today else TODAY
    try:
        report = run_project(project(ruleset, case), Request(paths=(), today=today, confidence=sure, examples=0))
    except MsglintError as error:
        return Outcome(rule, case, good, (f"cannot be run: {error}",))
    own = [finding for finding in report.findings if finding.rule == rule.id]
    judge = Judge(rule, files(case).files)
    if good:
        faults = [f"finds {judge.told(finding)}" for finding in own]
    else:
        faults = judge.faults(case.expect, own) + unmended(case, own)
        if faults and not own:
            faults += [f"instead, {finding.rule} finds {judge.told(finding)}" for finding in report.findings[:3]]
            faults += [f"not checked: {note.why}" for note in report.not_checked if note.rule in (rule.id, "*")]
    return Outcome(rule, case, good, tuple(faults))


def unmended(case: Case, found: list[Finding]) -> list[str]:
    """What is wrong with the template as the safe fixes of these findings leave it."""
    if not case.fixed:
        return []
    edits = [edit for finding in found if finding.fix and finding.fix.safe for edit in finding.fix.edits]
    text = applied(case.template, [edit for edit in edits if edit.path == case.file])
    return [] if text == case.fixed else [f"is mended to {text!r}"]


class Judge:
    """Holds findings of a rule against the expected ones. ``texts``: the case's files."""

    def __init__(self, rule: Rule, texts: Mapping[str, str]) -> None:
        self.rule = rule
        self.texts = texts

    def faults(self, expect: tuple[Expected, ...], found: list[Finding]) -> list[str]:
        """What is missing, what is too much, and which facts a message leaves unfilled."""
        faults = [fault for finding in found for fault in self._unfilled(finding)]
        left = list(found)
        for expected in expect:
            match = next((finding for finding in left if not self._differences(expected, finding)), None)
            if match is None:
                faults.append(f"misses {wanted(expected)}")
            else:
                left.remove(match)
        if not found and not expect:
            faults.append("finds nothing")
        if expect:
            faults += [f"finds {self.told(finding)}, which is not expected" for finding in left]
        return faults

    def told(self, finding: Finding) -> str:
        """A finding in one line."""
        place = f"{finding.place.line}:{finding.place.column}"
        fields = f", fields {', '.join(finding.fields)}" if finding.fields else ""
        return f"{self._words(finding)!r} at {place} ({finding.severity.label}{fields}): {said(finding)}"

    def _differences(self, expected: Expected, finding: Finding) -> bool:
        return (
            (bool(expected.at) and plain(expected.at) not in (self._words(finding), self._source(finding.place)))
            or plain(expected.message) not in plain(said(finding))
            or expected.line not in (0, finding.place.line)
            or expected.column not in (0, finding.place.column)
            or (bool(expected.fields) and set(expected.fields) != set(finding.fields))
            or expected.severity not in ("", finding.severity.label)
        )

    def _words(self, finding: Finding) -> str:
        """The marked words, as the reader sees them; of the template where none are rendered."""
        marked = plain(show(finding.excerpt[1], values=True))
        return marked or self._source(finding.place)

    def _source(self, place: Place) -> str:
        """What stands at a place of the case's files."""
        lines = self.texts.get(place.path, "").splitlines(keepends=True)[max(place.line - 1, 0) : place.end_line]
        if not lines or not place.known:
            return ""
        lines[-1] = lines[-1][: place.end_column - 1]
        lines[0] = lines[0][place.column - 1 :]
        return plain("".join(lines))

    def _unfilled(self, finding: Finding) -> list[str]:
        shown = said(finding)
        names = [name for name in FACT.findall(self.rule.message) if f"{{{name}}}" in shown]
        return [f"the message leaves {{{name}}} unfilled: {shown}" for name in names]


def said(finding: Finding) -> str:
    """The finding's message, values shown."""
    return show(finding.message, values=True)


def plain(text: str) -> str:
    """Text in one line."""
    return " ".join(text.split())


def wanted(expected: Expected) -> str:
    """An expected finding in one line."""
    parts = (
        repr(expected.at) if expected.at else "a finding",
        f"at {expected.line or '*'}:{expected.column or '*'}" if expected.line or expected.column else "",
        f"({expected.severity})" if expected.severity else "",
        f"with the fields {', '.join(expected.fields)}" if expected.fields else "",
        f"saying {expected.message!r}" if expected.message else "",
    )
    return " ".join(filter(None, parts))
