"""``msglint check``: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from msglint.cli import options
from msglint.cli.narrowing import each, narrow, narrowed
from msglint.cli.verdict import verdict

if TYPE_CHECKING:
    from msglint.engine import Request

EPILOG = """\b
Examples:
  msglint check                                     the folder you are in
  msglint check templates --records contacts.csv    those templates, those people
  msglint check --today 2026-03-02 --fail-on warning
  msglint check --select salutation,lead --ignore lead-cliche
  msglint check --format sarif --output msglint.sarif
  msglint check --baseline msglint-baseline.json    fail on what `msglint baseline` did not note
  msglint check --changed-since origin/main         messages that this branch touches
  msglint check --shard 2/4 --format json --output part2.json
  msglint check --diff                              what can be mended safely; --fix does it

Without records, built-in personas stand in for your recipients. What people's records hold is masked in files, pipes
and CI logs unless you give --show-values.
"""


@click.command("check", epilog=EPILOG)
@click.argument("paths", nargs=-1, type=options.FILE)
@options.data
@options.rules
@options.fail_on
@options.output()
@options.baseline
@narrow
@options.examples
@options.jobs
@options.shard
@click.option("--fix", "mend", is_flag=True, help="Make the changes that are safe, then check what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever something that was read changes, until Ctrl-C.")
@options.cache
def command(
    paths: tuple[Path, ...],
    fail_on: str,
    format_: str,
    output: Path | None,
    show_values: bool,
    mend: bool,
    diff: bool,
    changed_since: str | None,
    touched_by: bool,
    watch: bool,
    shard: tuple[int, int] | None,
    **given: Any,
) -> int:
    """Find what would damage the relationship, before you send.

    PATHS are message templates, or folders with them. Each is rendered for the people it would go to, and every
    finding points at the template's line and at the records that show it.
    """
    results = options.results(format_, output, show_values)
    from msglint import engine
    from msglint.cli.progress import progress

    asked = narrowed(options.request(paths, **given), changed_since, touched_by)
    least = options.severity(fail_on)
    shown = asked[0].severity
    wanted = [replace(every, samples=results.format == "html", severity=min(shown, least)) for every in asked]
    if shard is not None:
        from msglint.cli import sharding

        beside = {"--fix": mend, "--diff": diff, "--watch": watch, "--changed-since": changed_since}
        beside |= {"--touched-by": touched_by}
        return sharding.run(wanted[0], shard, results, shown=shown, fail_on=least, beside=beside)
    if mend or diff:
        from msglint.cli import mending

        options.refuse(watch, "--watch", "--diff" if diff else "--fix")
        return each(wanted, results, lambda whole: mending.run(whole, results, least, write=not diff))

    def once(*, values: bool) -> int:
        return each(wanted, results, lambda whole: one(whole, values=values))

    def one(whole: Request, *, values: bool) -> int:
        with progress() as show:
            report = engine.check(whole, show, values=values)
        return verdict(report, results, shown=shown, fail_on=least)

    if watch:
        from msglint.cli import watching

        return watching.watch(lambda: once(values=True), results)
    return once(values=results.values)
