"""A bar on standard error, for runs long enough that people wonder."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

PATIENCE = 1.0
"""Seconds before a bar appears."""

STEP = 0.1
"""Seconds between two updates."""


@contextmanager
def progress() -> Iterator[Callable[[int, int], None] | None]:
    """What to call with the messages done and all messages; ``None`` where nobody would see it."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    with ExitStack() as stack:
        yield _Bar(stack).update


class _Bar:
    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._next = time.monotonic() + PATIENCE
        self._show: Callable[[int, int], None] | None = None

    def update(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + STEP
        if self._show is None:
            self._show = _shown(self._stack)
        self._show(done, total)


def _shown(stack: ExitStack) -> Callable[[int, int], None]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading messages"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = bar.add_task("")
    return lambda done, total: bar.update(task, completed=done, total=total)
