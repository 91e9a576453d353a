"""``msglint check --fix`` and ``--diff``: what can be mended safely, shown or written."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from difflib import unified_diff
from io import StringIO
from pathlib import Path

import click

from msglint.cli import faults
from msglint.cli.output import Output
from msglint.cli.verdict import verdict
from msglint.engine import Request
from msglint.engine.fixing import Fixed, fixed
from msglint.errors import MsglintError
from msglint.model import Severity

COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def run(request: Request, output: Output, fail_on: Severity, *, write: bool) -> int:
    """Mend in memory; then write the files and report what is left, or show the difference.

    The status of a difference: 1 where there is any, else 0.
    """
    from msglint.cli.progress import progress

    with progress() as watch:
        done = fixed(request, watch)
    for finding in done.refused:
        where = f"{finding.place.path}:{finding.place.line}"
        click.echo(
            f"msglint: {where}: {finding.rule} is left alone: its fix would change messages that are right", err=True
        )
    if not write:
        return show(done, output)
    for path, text in done.after.items():
        put(Path(path), text)
    click.echo(f"msglint: {summary(done)}", err=True)
    return verdict(done.report, output, shown=request.severity, fail_on=fail_on)


def summary(done: Fixed) -> str:
    """What was done, in words."""
    if not done.after:
        return "nothing that can be mended safely"
    made, files = len(done.made), len(done.after)
    return f"mended {made} finding{'s' * (made > 1)} in {files} file{'s' * (files > 1)}"


def show(done: Fixed, output: Output) -> int:
    """Print the difference as a patch."""
    with output.sink() as sink:
        for line in difference(done):
            colour = COLOURS.get(line[0]) if output.colour else None
            sink.write(click.style(line, fg=colour) if colour else line)
    return faults.FOUND if done.after else faults.PASSED


def difference(done: Fixed) -> Iterator[str]:
    """The patch, line by line; a file's own line ends stay."""
    for path, text in sorted(done.after.items()):
        old, new = (StringIO(each, newline="").readlines() for each in (done.before[path], text))
        for line in unified_diff(old, new, f"a/{path}", f"b/{path}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def put(path: Path, text: str) -> None:
    """Write a file anew: whole or not at all, with the rights it had; a link keeps leading to it."""
    target = path.resolve()
    new = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        try:
            new.write_bytes(text.encode())
            new.chmod(stat.S_IMODE(target.stat().st_mode))
            new.replace(target)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise MsglintError(f"cannot be written: {error.strerror}", where=str(path), hint="check its rights") from error
