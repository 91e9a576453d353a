"""Where a command's words go: standard output or a file, and whether they may have colour and people's values."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TextIO

from msgspec import Struct

from msglint.errors import MsglintError

FOR_PEOPLE = frozenset({"full", "concise"})
LARGEST = 20_000_000
"""Bytes of a file that a report quotes from."""


class Output(Struct, frozen=True):
    """``format``, the ``file`` to write (``None``: standard output), ``show_values``: as the options ask."""

    format: str
    file: Path | None = None
    show_values: bool = False

    @property
    def values(self) -> bool:
        """Whether people's values may be shown: asked for, or on somebody's own screen (no file, pipe or CI log)."""
        own_screen = self.file is None and sys.stdout.isatty() and not os.environ.get("CI")
        return self.show_values or (own_screen and self.format in FOR_PEOPLE)

    @property
    def colour(self) -> bool:
        """Whether to use colour (https://no-color.org)."""
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return self.file is None and sys.stdout.isatty() and not plain

    @contextmanager
    def sink(self) -> Iterator[TextIO]:
        """What to write to. A file appears whole or not at all; what could not be written is an error."""
        if self.file is not None:
            with _file(self.file) as file:
                yield file
            return
        with suppress(AttributeError):  # what stands in for standard output in a test or a notebook
            if self.format in FOR_PEOPLE:
                sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
            else:
                sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()


@contextmanager
def _file(path: Path) -> Iterator[TextIO]:
    target = path.resolve()
    try:
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            with target.open("w", encoding="utf-8") as file:  # /dev/stdout, a pipe: nothing to put in its place
                yield file
            return
        new = target.with_name(f".{target.name}.{os.getpid()}.new")
        try:
            with new.open("w", encoding="utf-8") as file:
                if target.exists():
                    new.chmod(stat.S_IMODE(target.stat().st_mode))
                yield file
            new.replace(target)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise MsglintError(f"cannot write: {error.strerror}", where=str(path), hint="name another --output") from error


@cache
def source_lines(path: str) -> Sequence[str]:
    """The lines of a file that a finding points into; none where it cannot be read."""
    try:
        if Path(path).stat().st_size > LARGEST:
            return ()
        data = Path(path).read_bytes()
    except (OSError, ValueError):
        return ()
    return tuple(re.split(r"\r\n|\r|\n", data.decode("utf-8-sig", "replace")))
