"""From a report to words on paper and an exit status."""

from __future__ import annotations

import click
from msgspec.structs import replace

from msglint import reporters
from msglint.cli import faults
from msglint.cli.output import Output, source_lines
from msglint.model import Report, Severity
from msglint.pressed import gathered


def verdict(report: Report, output: Output, *, shown: Severity, fail_on: Severity) -> int:
    """Write the findings of severity ``shown`` and above; the status says whether any is ``fail_on`` or above.

    A report that is not whole ends with the status of an error, whatever it found.
    """
    counts = {severity: report.count(severity) for severity in Severity}
    hidden = sum(count for severity, count in counts.items() if severity < shown)
    visible = report
    if hidden:
        visible = replace(report, findings=gathered(each for each in report.findings if each.severity >= shown))
    with output.sink() as sink:
        reporters.write(output.format, visible, sink, values=output.values, sources=source_lines, colour=output.colour)
    if report.lost:
        for lost in report.lost:
            click.echo(f"error: {lost.why}", err=True)
        click.echo("hint: everything else was judged; give it more memory, or fewer --jobs", err=True)
        return faults.WRONG
    failing = sum(count for severity, count in counts.items() if severity >= fail_on)
    if failing and not any(count for severity, count in counts.items() if severity >= max(fail_on, shown)):
        click.echo(f"msglint: --severity hides all {failing} findings that --fail-on counts", err=True)
    return faults.FOUND if failing else faults.PASSED
