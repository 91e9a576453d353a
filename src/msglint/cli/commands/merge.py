"""``msglint merge``: one report from the shards of a run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from msglint.cli import options
from msglint.cli.verdict import verdict

EPILOG = """\b
Examples:
  msglint check --shard 1/2 --format json --output part1.json
  msglint check --shard 2/2 --format json --output part2.json
  msglint merge part1.json part2.json
  msglint merge part*.json --format sarif --output msglint.sarif

Merge where the parts were made: in the same folder, with the same templates, records and history.
"""


@click.command("merge", epilog=EPILOG)
@click.argument("parts", nargs=-1, required=True, type=options.FILE)
@options.grades
@options.fail_on
@options.output()
@options.baseline
@options.examples
@options.cache
def command(
    parts: tuple[Path, ...], fail_on: str, format_: str, output: Path | None, show_values: bool, **given: Any
) -> int:
    """Put the parts of a run together that was judged in shards.

    PARTS are what `msglint check --shard` wrote, each shard once. The report is the one that a single run would give:
    rules that look at several recipients at once, at a campaign or at the list are judged here.
    """
    results = options.results(format_, output, show_values)
    from msglint import engine
    from msglint.cli.progress import progress

    request = replace(options.request(**given), samples=results.format == "html")
    least = options.severity(fail_on)
    with progress() as show:
        report = engine.merge(parts, replace(request, severity=min(request.severity, least)), show)
    return verdict(report, results, shown=request.severity, fail_on=least)
