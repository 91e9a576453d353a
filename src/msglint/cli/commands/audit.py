"""``msglint audit``: the whole list in batches, by an engine that spreads them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from msglint.cli import options
from msglint.cli.verdict import verdict
from msglint.errors import MsglintError

EPILOG = """\b
Examples:
  msglint audit templates --records contacts.csv
  msglint audit templates --records contacts.csv --engine spark --master 'local[2]'
  msglint audit --engine spark --format sarif --output msglint.sarif

\b
It needs pyarrow, and for Spark PySpark and Java 17 or later:
  pip install 'msglint[spark]'
On a cluster msglint must be installed where Spark's Python runs. Your own pipeline calls msglint.batch.audit_batch.
"""


@click.command("audit", epilog=EPILOG)
@click.argument("paths", nargs=-1, type=options.FILE)
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="What judges the batches: this process, or Spark.",
)
@click.option("--master", metavar="URL", help="Where Spark runs: local[2], spark://…  [default: as it is configured]")
@options.data
@options.rules
@options.fail_on
@options.output()
@options.baseline
@options.examples
@options.cache
def command(
    paths: tuple[Path, ...],
    engine: str,
    master: str | None,
    fail_on: str,
    format_: str,
    output: Path | None,
    show_values: bool,
    **given: Any,
) -> int:
    """Check every message for every record, in batches that an engine can spread over machines.

    The report is the one of `msglint check`: what looks at several records at once is judged here, from what the
    batches say of themselves.
    """
    results = options.results(format_, output, show_values)
    if master and engine != "spark":
        raise click.UsageError("--master says where Spark runs: add --engine spark")
    try:
        from msglint.batch import engines
        from msglint.batch.whole import audited
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        raise MsglintError("an audit needs pyarrow", hint="pip install 'msglint[arrow]'") from None

    request = replace(options.request(paths, **given), samples=results.format == "html")
    least = options.severity(fail_on)
    whole = replace(request, severity=min(request.severity, least))
    report = audited(whole, partial(engines.spark, master=master) if engine == "spark" else engines.local)
    return verdict(report, results, shown=request.severity, fail_on=least)
