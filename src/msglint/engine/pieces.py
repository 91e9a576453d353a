"""A run's work cut into pieces that several processes can take."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from msglint.engine.run import Run

BEGINNING = 25
"""What it costs to begin with a message, in messages judged: its constant words are judged for the first recipient."""
ENOUGH = 1_500
"""Messages that keep a process busy for longer than it takes to start it and to hear what it found."""
LEAST, MOST = 64, 2_048
"""Messages of one task: fewer are not worth a word between processes, more are long to wait for at the end."""
ROUNDS = 12
"""Tasks for each process, so that all of them end at about the same time."""


class Piece(Struct, frozen=True):
    """The recipients from ``start`` to ``stop`` of the message of this ``number``; ``RECORDS``: the records as data."""

    number: int
    start: int = 0
    stop: int = 0

    @property
    def size(self) -> int:
        return self.stop - self.start

    def halves(self) -> tuple[Piece, ...]:
        """The piece in two, or by itself where it is of one recipient."""
        middle = self.start + self.size // 2
        whole = self.size < 2
        return (self,) if whole else (Piece(self.number, self.start, middle), Piece(self.number, middle, self.stop))


RECORDS = Piece(-1)
Task = tuple[Piece, ...]


def processors() -> int:
    """How many processors this process may use."""
    count = getattr(os, "process_cpu_count", None)  # Python 3.13
    if count is not None:
        return count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processes(sizes: Sequence[int], jobs: int | None) -> int:
    """How many processes are to judge messages with so many recipients each: ``jobs`` where given, else what pays."""
    if jobs is not None:
        return jobs
    return max(1, min(processors(), sum(size + BEGINNING for size in sizes if size) // ENOUGH))


def at_work(run: Run, jobs: int | None) -> AbstractContextManager[None]:
    """Within it the run asks several processes, where that pays or ``jobs`` says so."""
    if processes([len(span) for span in run.post.spans], jobs) < 2:
        return nullcontext()
    from msglint.engine.crew import at_work as with_crew  # most runs are one process and load nothing of it

    return with_crew(run, jobs)


def tasks(spans: Sequence[range], count: int) -> Iterator[Task]:
    """The recipients of each message (places in its audience), cut and bundled for ``count`` processes, in order."""
    whole = sum(len(span) + BEGINNING for span in spans if span)
    enough = min(max(whole // (count * ROUNDS), LEAST), MOST)
    bundle: list[Piece] = []
    weight = 0
    for number, span in enumerate(spans):
        for start in range(span.start, span.stop, enough):
            piece = Piece(number, start, min(start + enough, span.stop))
            bundle.append(piece)
            weight += piece.size + BEGINNING
            if weight >= enough:
                yield tuple(bundle)
                bundle, weight = [], 0
    if bundle:
        yield tuple(bundle)
