"""The sentences that close a run: what was read, what was found, what could not be judged."""

from __future__ import annotations

from collections.abc import Iterator

from msglint.model import Changed, Finding, Known, Report, Severity
from msglint.reporters.drawing.visible import flowing, path, visible

MOST = 5
"""Notes on single messages that are written out."""


def many(number: int, noun: str) -> str:
    """A number with its noun: ``1 record``, ``1,200 records``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def read(report: Report) -> str:
    """Where it was found: `` in 120 messages (3 templates, 40 records)``; of records alone, how many."""
    if not report.templates:
        return f" in {many(report.records, 'record')}" if report.records else ""
    made = f"{many(report.templates, 'template')}, {many(report.records, 'record')}"
    return f" in {many(report.messages, 'message')} ({made})"


def found(report: Report) -> tuple[tuple[str, str], ...]:
    """The numbers of findings by severity, gravest first, each with the severity's name; none are left out."""
    counts = {severity: report.count(severity) for severity in sorted(Severity, reverse=True)}
    return tuple((_graded(count, severity), severity.label) for severity, count in counts.items() if count)


def _graded(count: int, severity: Severity) -> str:
    return f"{count:,} info" if severity is Severity.INFO else many(count, severity.label)


def verdict(report: Report) -> str:
    """All of it in one line: ``1 error, 2 warnings in 120 messages (3 templates, 40 records)``."""
    counts = ", ".join(words for words, _ in found(report)) or clean(report)
    return f"{counts}{read(report)}"


def clean(report: Report) -> str:
    """What is said of a report without findings."""
    if report.changed is not None and not report.changed.messages:
        return "nothing had to be checked"
    return "nothing new to mend" if report.known is not None and report.known.remain else "nothing to mend"


def notes(report: Report) -> Iterator[str]:
    """What else people need to know to trust the numbers, and to make them smaller."""
    mendable = sum(1 for finding in report.findings if finding.fix is not None and finding.fix.safe)
    if mendable:
        yield f"{many(mendable, 'finding')} can be mended safely: --diff shows how, --fix does it"
    if report.changed is not None:
        yield _changed(report.changed)
    yield from _known(report.known)
    if report.suppressed:
        yield f"{many(report.suppressed, 'finding')} suppressed by comments or front matter"
    if report.personas:
        yield "built-in personas are among the records; --records FILE checks against your own people"


def _changed(changed: Changed) -> str:
    """What the run was narrowed to, and by what."""
    what = f"what has changed since {visible(changed.since)}" if changed.since else "the given files"
    if changed.all_for:
        return f"all messages were checked: they rest on {path(changed.all_for)}, which is among {what}"
    if not changed.messages:
        return f"no message rests on {what}"
    return f"only messages that rest on {what} were checked: {changed.messages:,} of {changed.of:,}"


def _known(known: Known | None) -> Iterator[str]:
    """What the baseline has left out."""
    if known is None:
        return
    if known.remain:
        wider = f"; {known.wider:,} of them reach more records than before" if known.wider else ""
        yield f"{many(known.remain, 'finding')} of {path(known.path)} remain{'s' * (known.remain == 1)}{wider}"
    if known.gone:
        yield (
            f"{many(known.gone, 'finding')} of {path(known.path)} {'is' if known.gone == 1 else 'are'} mended: "
            "`msglint baseline --prune` takes them out"
        )


def not_checked(report: Report) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Why something was not checked, each reason once, with the rules (or files) that it concerns.

    Of many single messages (``*``) only the first are named.
    """
    reasons: dict[str, dict[str, None]] = {}
    single = 0
    for entry in report.not_checked:
        single += entry.rule == "*"
        if entry.rule != "*" or single <= MOST:
            reasons.setdefault(flowing(entry.why), {})[visible(entry.rule)] = None
    if single > MOST:
        reasons[f"{many(single - MOST, 'more note')} of this kind; --format json has them all"] = {"*": None}
    return tuple((why, tuple(rules)) for why, rules in reasons.items())


def who(finding: Finding) -> str:
    """Which records show it: ``3 of 40 records``; empty where it is about no record."""
    noun = "built-in persona" if finding.personas else "record"
    if not finding.of:
        return ""
    if finding.of == 1:
        return f"the only {noun}"
    if finding.count == finding.of:
        return f"all {many(finding.of, noun)}"
    return f"{finding.count:,} of {many(finding.of, noun)}"


def examples(finding: Finding) -> str:
    """The ids (or personas' names) given as examples, with ``…`` where there are more; empty where none are given."""
    names = [visible(name) for name in finding.examples]
    return ", ".join([*names, "…"] if 0 < len(names) < finding.count else names)
