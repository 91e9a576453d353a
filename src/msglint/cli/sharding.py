"""``msglint check --shard``: the part of a run that one of several machines does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from msglint.cli import options
from msglint.cli.output import Output
from msglint.cli.progress import progress
from msglint.cli.verdict import verdict
from msglint.model import Severity

if TYPE_CHECKING:
    from msglint.engine import Request


def run(
    request: Request,
    shard: tuple[int, int],
    output: Output,
    *,
    shown: Severity,
    fail_on: Severity,
    beside: Mapping[str, object],
) -> int:
    """Judge a shard and write its part; ``beside``: options that do not go with it, as they were given."""
    from msglint import engine

    for option, given in beside.items():
        options.refuse(bool(given), option, "--shard")
    if output.format != "json":
        raise click.UsageError("--shard writes what `msglint merge` reads: add --format json")
    with progress() as show:
        report = engine.check_shard(request, *shard, show)
    return verdict(report, output, shown=shown, fail_on=fail_on)
