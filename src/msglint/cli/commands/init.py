"""``msglint init``: a project set up from what is in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from msglint.cli import options

if TYPE_CHECKING:
    from msglint.scaffold import Seen

EPILOG = """\b
Examples:
  msglint init
  msglint init mailings

It writes msglint.yaml, rules/house.yaml (two house rules to start from) and a pre-commit entry. Files that exist stay
as they are; --force writes the first two anew.
"""


@click.command("init", epilog=EPILOG)
@click.argument("folder", type=options.FILE, default=".", metavar="[DIR]")
@click.option("--force", is_flag=True, help="Write msglint.yaml and the house pack anew where they exist.")
def command(folder: Path, force: bool) -> None:
    """Set up a project from the templates and records in a folder."""
    from msglint import scaffold
    from msglint.reporters.drawing.visible import path

    if not folder.is_dir():
        raise click.BadParameter(f"there is no folder {str(folder)!r}", param_hint="DIR")
    seen = scaffold.look(folder.resolve())
    steps = scaffold.plan(seen, force=force)
    scaffold.carry_out(steps)
    for line in _found(seen):
        click.echo(line)
    for step in steps:
        click.echo(f"{path((folder / step.path.relative_to(seen.folder)).as_posix())}: {step.word.rstrip()}")
    click.echo("next: msglint check" + ("" if folder == Path() else f" {path(folder.as_posix())}"))


def _found(seen: Seen) -> Iterator[str]:
    from msglint.reporters.drawing.summary import many
    from msglint.reporters.drawing.visible import path

    data = seen.data
    yield f"found {many(len(seen.messages), 'message template')}"
    if data.records:
        known = sum(1 for column in data.columns if column.field)
        yield f"found records in {path(data.records)}: {known} of {many(len(data.columns), 'column')} understood"
    if data.history:
        yield f"found a history in {path(data.history)}"
