"""``msglint test``: the rules' own examples, run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from msglint.cli import faults, options
from msglint.errors import MsglintError
from msglint.model import Confidence, Finding, Report, Severity

if TYPE_CHECKING:
    from msglint.reporters.drawing.lines import Line
    from msglint.selftest import Outcome

EPILOG = """\b
Examples:
  msglint test                       every rule of your project
  msglint test house                 one pack
  msglint test rules/house.yaml      one file
  msglint test lead-cliche           one rule

A bad example must be flagged as it says, a good one must be left alone.
"""


@click.command("test", epilog=EPILOG)
@click.argument("names", nargs=-1, metavar="[PACK|FILE]...")
@options.reading
@options.output()
def command(names: tuple[str, ...], format_: str, output: Path | None, show_values: bool, **given: Any) -> int:
    """Run the examples of rules: all of your project's, or those of some packs."""
    results = options.results(format_, output, show_values)
    from msglint import reporters, selftest
    from msglint.cli.output import source_lines
    from msglint.cli.project import pack_names, rule_set
    from msglint.reporters.drawing.lines import put

    files = [Path(name) for name in names if name.endswith((".yaml", ".yml"))]
    rules = rule_set(options.request(**given), cases=True, files=files)
    wanted = [name for name in options.names(names) if Path(name) not in files]
    wanted += [pack for file in files for pack in pack_names(rules, file)]
    outcomes = selftest.run(rules, wanted)
    if not outcomes:
        raise MsglintError(
            "no example was run", hint="give each rule `bad:` and `good:` examples, or name another pack"
        )
    with results.sink() as sink:
        if format_ == "full":
            put(_pages(outcomes), sink, colour=results.colour)
        elif format_ == "json":
            sink.write(_document(outcomes))
        else:
            report = _report(outcomes)
            reporters.write(format_, report, sink, values=True, sources=source_lines, colour=results.colour)
    return faults.PASSED if all(outcome.passed for outcome in outcomes) else faults.FOUND


def _report(outcomes: Sequence[Outcome]) -> Report:
    """The examples that failed as findings at their place in the pack."""
    findings = [
        Finding(
            rule=outcome.rule.id,
            severity=Severity.ERROR,
            confidence=Confidence.HIGH,
            message=(f"the {_side(outcome)} example {outcome.case.name!r} {'; '.join(outcome.faults)}",),
            place=outcome.case.place,
            remedy="Mend the rule, or what the example expects.",
        )
        for outcome in outcomes
        if not outcome.passed
    ]
    return Report(tuple(findings))


def _pages(outcomes: Sequence[Outcome]) -> Iterator[Line]:
    """What failed, each with what should have come out otherwise, and the count."""
    from msglint.reporters.drawing.lines import wrapped
    from msglint.reporters.drawing.visible import flowing, path

    for outcome in outcomes:
        if outcome.passed:
            continue
        yield ((path(str(outcome.case.place)), "path"), ("  ", ""), (outcome.rule.id, "rule"))
        yield ((f"  the {_side(outcome)} example ", ""), (repr(outcome.case.name), "title"))
        for fault in outcome.faults:
            for number, line in enumerate(wrapped(flowing(fault), 94)):
                yield (("      " if number else "    - ", "error"), (line, ""))
        yield ()
    yield _count(outcomes)


def _count(outcomes: Sequence[Outcome]) -> Line:
    rules = len({outcome.rule.id for outcome in outcomes})
    failed = sum(1 for outcome in outcomes if not outcome.passed)
    total = f"{len(outcomes):,} examples of {rules:,} rules"
    if failed:
        return ((f"{failed:,} of {total} not as they should be", "error"),)
    return ((f"all {total} as they should be", "good"),)


def _side(outcome: Outcome) -> str:
    return "good" if outcome.good else "bad"


def _document(outcomes: Sequence[Outcome]) -> str:
    """The JSON of a check, the examples that failed as its findings, and every example besides."""
    from msglint.reporters.drawing.document import document
    from msglint.reporters.json import shape

    data = shape(_report(outcomes), values=True)
    failed = len(data["findings"])
    rules = len({outcome.rule.id for outcome in outcomes})
    data["summary"] |= {"rules": rules, "cases": len(outcomes), "passed": len(outcomes) - failed, "failed": failed}
    data["cases"] = [_shape(outcome) for outcome in outcomes]
    return document(data)


def _shape(outcome: Outcome) -> dict[str, Any]:
    place = outcome.case.place
    return {
        "rule": outcome.rule.id,
        "pack": outcome.rule.pack,
        "kind": _side(outcome),
        "name": outcome.case.name,
        "path": place.path,
        "line": place.line,
        "passed": outcome.passed,
        "faults": list(outcome.faults),
    }
