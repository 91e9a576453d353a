"""``msglint baseline``: what is there today, noted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from msglint.cli import options
from msglint.cli.output import Output

if TYPE_CHECKING:
    from msglint.engine.known import Noted

EPILOG = """\b
Examples:
  msglint baseline                       writes msglint-baseline.json beside msglint.yaml
  msglint baseline templates --records contacts.csv
  msglint check --baseline msglint-baseline.json
  msglint baseline --prune               takes out what is mended, and adds nothing

Name it in msglint.yaml, and every check leaves these findings aside:
\b
  baseline: msglint-baseline.json

A finding is known again by its rule, its file and the template's words that it marks, wherever they have moved to; one
about a record by the record's id. Nothing of what people's records hold is written down. Commit the file.
"""


@click.command("baseline", epilog=EPILOG)
@click.argument("paths", nargs=-1, type=options.FILE)
@options.data
@options.rules
@click.option(
    "--output", type=options.FILE, metavar="FILE", help="The file to write.  [default: msglint-baseline.json]"
)
@click.option("--prune", is_flag=True, help="Only take out findings that are mended.")
@options.cache
def command(paths: tuple[Path, ...], output: Path | None, prune: bool, **given: Any) -> None:
    """Note what is there today, so that only what is new fails.

    PATHS are message templates, or folders with them, as for `msglint check`: give both the same.
    """
    if output is not None:
        options.results("json", output, show_values=False)
    from msglint import baseline, engine
    from msglint.cli.progress import progress

    request = replace(options.request(paths, **given), baseline=output)
    with progress() as watch:
        noted = engine.note_baseline(request, watch, prune=prune)
    with Output("json", noted.file).sink() as sink:
        sink.write(baseline.text(noted.baseline))
    shown = os.path.relpath(noted.file).replace(os.sep, "/")
    for line in told(noted, shown):
        click.echo(line)


def told(noted: Noted, shown: str) -> list[str]:
    """What was written, in words."""
    from msglint.model import Report
    from msglint.reporters.drawing import summary
    from msglint.reporters.drawing.visible import path

    counts = ", ".join(words for words, _ in summary.found(Report(noted.found))) or "no finding"
    changed = "" if noted.fresh else f" ({noted.added:,} added, {noted.dropped:,} taken out)"
    lines = [f"{path(shown)}: {counts}{changed}"]
    if not noted.named:
        lines.append(
            f"name it in msglint.yaml (`baseline: {noted.name}`), or give it to check: --baseline {path(shown)}"
        )
    return lines
