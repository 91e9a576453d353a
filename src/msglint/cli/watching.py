"""``msglint check --watch``: the same check again, whenever something that it read changes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from msglint import files
from msglint.cli import faults
from msglint.cli.output import Output, source_lines
from msglint.errors import MsglintError
from msglint.watching import Watch

PAUSE = 0.25
"""Seconds between two looks."""
CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""Cursor to the top, screen and what was scrolled away cleared (ECMA-48; the last is xterm's)."""


def watch(once: Callable[[], int], output: Output, pause: Callable[[float], object] = time.sleep) -> int:
    """Check, wait for a change, check again; Ctrl-C ends it with the status of the last check."""
    status = faults.INTERRUPTED
    try:
        while True:
            with files.watched() as trail:
                status = attempt(once)
            waiting = Watch(trail.looks())
            click.echo(f"msglint: watching {len(waiting)} places; Ctrl-C ends it", err=True)
            changed = wait(waiting, pause)
            clear(output)
            click.echo(f"msglint: {told(changed)} changed", err=True)
            source_lines.cache_clear()
    except KeyboardInterrupt:
        click.echo("", err=True)
    return status


def attempt(once: Callable[[], int]) -> int:
    """The status of a check; a fault of the project's files is said, and may be mended while msglint waits."""
    try:
        return once()
    except BrokenPipeError:
        raise
    except (MsglintError, OSError) as fault:
        return faults.status(fault)


def wait(waiting: Watch, pause: Callable[[float], object]) -> tuple[str, ...]:
    """The first paths that change, once nothing changes any more: an editor may write a file in several steps."""
    found: dict[str, None] = {}
    while True:
        now = waiting.changed()
        if found and not now:
            return tuple(found)
        found.update(dict.fromkeys(now))
        pause(PAUSE)


def told(changed: tuple[str, ...]) -> str:
    """What has changed, in words: a file before the folder that it stands in."""
    from msglint.reporters.drawing.visible import path

    names = sorted(changed, key=lambda name: (Path(name).is_dir(), name))
    first = path(os.path.relpath(names[0]).replace(os.sep, "/"))
    return first if len(names) == 1 else f"{first} and {len(names) - 1} more"


def clear(output: Output) -> None:
    """Clear the screen, where the findings go to one."""
    if output.file is None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        sys.stdout.write(CLEAR)
        sys.stdout.flush()
