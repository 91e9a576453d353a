"""How a run ends: the exit statuses, and what is said when something goes wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from msglint import __version__
from msglint.errors import MsglintError, flatten
from msglint.regex import regex

PASSED = 0
FOUND = 1
WRONG = 2
BUG = 3
INTERRUPTED = 130
BROKEN_PIPE = 141
TERMINATED = 143
OPTIONS = regex(r"--[a-z-]+(?:, --[a-z-]+)*")
"""Where a fault of the command stands, in place of a file."""


def status(fault: BaseException) -> int:
    """Say what went wrong, on standard error, and give the status to end with."""
    if isinstance(fault, click.exceptions.Exit):
        return fault.exit_code
    if isinstance(fault, SystemExit):
        return fault.code if isinstance(fault.code, int) else PASSED if fault.code is None else WRONG
    if isinstance(fault, KeyboardInterrupt | click.Abort):
        return INTERRUPTED
    if isinstance(fault, BrokenPipeError):
        _drop_output()
        return BROKEN_PIPE
    with suppress(OSError):  # a standard error that is closed must not change the verdict
        for line in _said(fault):
            click.echo(line, err=True)
    if isinstance(fault, OSError):
        _drop_output()
    return WRONG if isinstance(fault, MsglintError | click.ClickException | OSError) else BUG


def terminate(_signal: int, _frame: object) -> NoReturn:
    """The answer to SIGTERM: unwind, so that temporary files go and the terminal is left as it was found."""
    sys.exit(TERMINATED)


def _said(fault: BaseException) -> Iterator[str]:
    if isinstance(fault, MsglintError):
        for error in flatten([fault]):
            yield from _error(error.message, error.where, error.hint)
    elif isinstance(fault, click.exceptions.NoArgsIsHelpError):
        yield fault.format_message()
    elif isinstance(fault, click.UsageError):
        command = fault.ctx.command_path if fault.ctx else "msglint"
        yield from _error(fault.format_message(), hint=f"`{command} --help` shows what it takes")
    elif isinstance(fault, click.ClickException):
        yield from _error(fault.format_message())
    elif isinstance(fault, FileNotFoundError) and fault.filename is None:  # os.getcwd alone names no file
        yield from _error("the folder that you are in is gone", hint="go to one that is there: cd")
    elif isinstance(fault, OSError):
        yield from _error(fault.strerror or type(fault).__name__, os.fsdecode(fault.filename or "standard output"))
    else:
        yield from _bug(fault)


def _error(message: str, where: str = "", hint: str = "") -> Iterator[str]:
    from msglint.reporters.drawing.visible import flowing, path

    place = f"{where if OPTIONS.fullmatch(where) else path(where)}: " if where else ""
    yield f"error: {place}{flowing(message)}"
    if hint:
        yield f"hint: {flowing(hint)}"


def _bug(fault: BaseException) -> Iterator[str]:
    """What failed and where in msglint, without the exception's own words: they may hold a record's values."""
    frame = fault.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f" at {Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
    yield f"error: msglint {__version__} failed with {type(fault).__name__}{place}; your messages were not judged"
    yield "hint: this is a bug in msglint: please report this line and the command you ran"
    if os.environ.get("MSGLINT_DEBUG", "") not in {"", "0"}:
        import traceback

        yield "".join(traceback.format_exception(fault)).rstrip()
    else:
        yield "hint: MSGLINT_DEBUG=1 adds the traceback; read it before you send it, it can hold records' values"


def _drop_output() -> None:
    """Let what is still buffered for standard output go nowhere, so that the interpreter's end does not fail again."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
