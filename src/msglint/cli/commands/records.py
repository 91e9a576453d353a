"""``msglint records``: the CRM data alone."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from msglint.cli import options
from msglint.cli.verdict import verdict

EPILOG = """\b
Examples:
  msglint records contacts.csv
  msglint records contacts.csv --format json --output rows.json
  msglint records export.tsv --encoding cp1252

A column that was taken for the wrong thing, or for nothing, is put right in msglint.yaml:
\b
  fields: {first_name: Vorname}
"""


@click.command("records", epilog=EPILOG)
@click.argument("file", type=options.FILE)
@options.reading
@options.rules
@options.fail_on
@options.output()
@options.baseline
@options.examples
@options.cache
def command(file: Path, fail_on: str, format_: str, output: Path | None, show_values: bool, **given: Any) -> int:
    """Check a CRM export alone; say what each column was taken for.

    Each row with a defect (names swapped, two people in one field, an address that cannot be) is a finding at its line.
    """
    results = options.results(format_, output, show_values)
    from msglint import engine
    from msglint.inputs.stretches import all_kept

    request = replace(options.request(**given), samples=results.format == "html")
    floor = min(request.severity, options.severity(fail_on))
    with all_kept():
        report = engine.check_records(replace(request, severity=floor), file)
        status = verdict(report, results, shown=request.severity, fail_on=options.severity(fail_on))
        gc.freeze()  # nothing of it is garbage, and looking for some takes longer than writing the report
    return status
