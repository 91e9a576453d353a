"""``msglint preview``: the report as a page that stays up to date."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from msglint.cli import faults, options
from msglint.errors import MsglintError, flatten

if TYPE_CHECKING:
    from msglint.cli.serving import Page
    from msglint.engine import Request
    from msglint.watching import Watch

EPILOG = """\b
Examples:
  msglint preview                                   the folder you are in
  msglint preview templates --records contacts.csv
  msglint preview --no-open --port 8765             for a browser of your own choice

The page is served to this machine alone, at an address that changes with every run. It shows itself anew when a
template, the records, the history, msglint.yaml or a pack changes. What people's records hold is masked unless you give
--show-values. Ctrl-C ends it.
"""


@click.command("preview", epilog=EPILOG)
@click.argument("paths", nargs=-1, type=options.FILE)
@options.data
@options.rules
@options.examples
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Serve on this port.  [default: a free one]")
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
@click.option("--show-values", is_flag=True, help="Show people's values.")
@options.cache
def command(paths: tuple[Path, ...], port: int, no_open: bool, show_values: bool, **given: Any) -> int:
    """Show the messages as their readers see them, in your browser, while you write.

    PATHS are message templates, or folders with them. The page is the one that `msglint check --format html` writes.
    """
    from msglint.cli.serving import Desk, Server
    from msglint.cli.watching import wait

    request = replace(options.request(paths, **given), samples=True)
    desk = Desk()
    page, watch = made(request, desk.next, values=show_values)
    desk.lay(page)
    server = Server(desk, port)
    server.begin()
    click.echo(f"serving {server.address}  (Ctrl-C ends it)", err=True)
    if not no_open:
        click.launch(server.address)
    try:
        while True:
            wait(watch, time.sleep)
            page, watch = made(request, desk.next, values=show_values)
            desk.lay(page)
    except KeyboardInterrupt:
        return faults.PASSED
    finally:
        server.shutdown()
        server.server_close()


def made(request: Request, number: int, *, values: bool) -> tuple[Page, Watch]:
    """The page of a run, or of what kept it from running; and the watch over what it rests on."""
    from msglint import engine
    from msglint.cli.output import source_lines
    from msglint.cli.serving import Page
    from msglint.files import watched
    from msglint.reporters.drawing.view import View
    from msglint.reporters.page.document import document, fault
    from msglint.watching import Watch

    source_lines.cache_clear()
    with watched() as trail:
        try:
            report = engine.check(request)
        except MsglintError as error:
            told = [(each.message, each.where, each.hint) for each in flatten([error])]
        except OSError as error:  # a file went while it was being read; the next look shows what has become of it
            told = [(error.strerror or type(error).__name__, str(error.filename or ""), "")]
        else:
            page = document(report, View(values, source_lines, False), live=number)
            return Page(*page), Watch(trail.looks())
    return Page(*fault(told, live=number)), Watch(trail.looks())
