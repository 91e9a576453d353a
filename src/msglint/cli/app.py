"""The ``msglint`` command: a group that loads a command's module only when it is asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from msglint import __version__
from msglint.cli import faults
from msglint.errors import MsglintError

COMMANDS = {
    "check": "Find what would damage the relationship, before you send.",
    "audit": "Check a whole list in batches, here or on Spark.",
    "merge": "Put the parts of a run together that was judged in shards.",
    "preview": "Show the messages in a browser, and again when they change.",
    "render": "Show a message as one recipient gets it.",
    "records": "Check a CRM export alone; say what each column was taken for.",
    "baseline": "Note what is there today, so that only what is new fails.",
    "rules": "List the rules.",
    "explain": "Explain a rule: what it flags, why, and what to type instead.",
    "test": "Run the rules' own examples.",
    "init": "Set up a project from the templates and records in a folder.",
    "schema": "Print the JSON Schema of msglint.yaml.",
    "completion": "Print the completion script for your shell.",
}
"""Each command with its line in ``msglint --help``; ``msglint.cli.commands`` has a module of that name for each."""

COMPLETION = "_MSGLINT_COMPLETE"
"""The variable with which a shell asks what could come next."""

EPILOG = """\b
Start here:
  msglint init                                 look around and write msglint.yaml
  msglint check                                read every message as its recipient will
  msglint check templates --records people.csv
  msglint explain salutation-surname

\b
Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage,
configuration or input (also when nothing was checked), 3 a bug in msglint.
"""


class Commands(click.Group):
    """The group of commands. Whatever happens below it ends here, in one place, with a status."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"msglint.cli.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from msglint.near import suggest

            ctx.fail(f"there is no command {args[0]!r}. {suggest(args[0], COMMANDS)}".rstrip())
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> NoReturn:
        """Run, and exit with the status."""
        try:
            result = self._run(sys.argv[1:] if args is None else args)
            sys.stdout.flush()
        except BaseException as fault:  # noqa: BLE001 - the one handler: nothing may pass it
            result = faults.status(fault)
        sys.exit(result)

    def _run(self, args: Sequence[str]) -> int:
        """What click's own ``main`` does, but that turns a closed pipe into status 1, which here means findings."""
        if sys.stdout is None:
            raise MsglintError("standard output is closed", hint="give msglint somewhere to write to")
        asked = os.environ.get(COMPLETION)
        if asked:
            from click.shell_completion import shell_complete

            return shell_complete(self, {}, "msglint", COMPLETION, asked)
        with self.make_context("msglint", list(args)) as context:
            result: int | None = self.invoke(context)
        return faults.PASSED if result is None else result


@click.group(
    cls=Commands,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
)
@click.version_option(__version__, prog_name="msglint", message="%(prog)s %(version)s")
def msglint() -> None:
    """Read every outbound message as its recipient will, before it is sent.

    msglint renders your templates for the people in your CRM export, and holds each message against what you already
    know of that person: their name, what they come for, what they asked, how they want to hear from you.
    """
