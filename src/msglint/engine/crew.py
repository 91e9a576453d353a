"""Several processes judge one run: they take its pieces, and what they find is put together in the run's own order."""

from __future__ import annotations

import multiprocessing
import pickle
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from msglint import files
from msglint.engine.fold import Folder
from msglint.engine.listing import Listing
from msglint.engine.parcels import List, Parcel, unbundled, unpacked
from msglint.engine.pieces import RECORDS, Piece, Task, processes, tasks
from msglint.engine.rowmarks import public_id
from msglint.engine.tally import Tally
from msglint.engine.worker import Answer, judged, work
from msglint.errors import MsglintError
from msglint.model import NotChecked

if TYPE_CHECKING:
    from msglint.engine.run import Run

DEATHS = 60
"""Workers of one run that may be killed before the cause is no longer looked for record by record."""
BEGUN = 3
"""Workers that may be killed before any of them has answered anything."""


@contextmanager
def at_work(run: Run, jobs: int | None) -> Iterator[None]:
    """Within it the run asks several processes, where that pays or ``jobs`` says so."""
    spans = to_judge(run)
    count = processes([len(span) for span in spans], jobs)
    plan = [*tasks(spans, count)] if count > 1 else []
    if len(plan) < 2:
        yield
        return
    if len(run.project.records) and not run.project.records.personas:
        plan.insert(0, (RECORDS,))
    crew = Crew(run, plan, min(count, len(plan)))
    run.tallies, run.list = crew.tallies, crew.list
    try:
        yield
    finally:
        crew.end()


def to_judge(run: Run) -> list[range]:
    """The places of those recipients of each message for whom it is to be judged."""
    return [span if span and is_judged(run, number) else range(0) for number, span in enumerate(run.post.spans)]


def is_judged(run: Run, number: int) -> bool:
    """Whether a message can be rendered, and is none of another template language."""
    return run.prepared[number].ready and not run.round(number).foreign(Folder({}))


def named(piece: Piece, run: Run) -> str:
    """A piece, as people call it: the message and the records."""
    if piece == RECORDS:
        return run.project.records.header.path
    people = run.post.audiences[piece.number][piece.start : piece.stop]
    ids = list(dict.fromkeys((public_id(people[0]), public_id(people[-1]))))
    return f"{run.prepared[piece.number].template.path} for {' to '.join(ids)}"


def way() -> BaseContext:
    """How workers are started: by a fork, which hands them all that is loaded, where that is safe."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if safe else "spawn")


class Worker:
    """A process, the pipe to it, and what it is at."""

    def __init__(self, run: Run, others: list[Connection]) -> None:
        context = way()
        self.pipe, theirs = context.Pipe()
        forked = context.get_start_method() == "fork"
        inherited = [self.pipe, *others] if forked else []
        self.process: BaseProcess = context.Process(target=work, args=(theirs, run, inherited), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()
        self.task: Task = ()


class Crew:
    """Hands tasks to workers and takes their answers. ``lost``: pieces that killed whoever judged them."""

    def __init__(self, run: Run, plan: list[Task], count: int) -> None:
        self._run = run
        self._left = deque(plan)
        self._pieces: dict[int, list[Piece]] = {}
        for piece in (piece for task in plan for piece in task):
            self._pieces.setdefault(piece.number, []).append(piece)
        self._open = {piece for task in plan for piece in task}
        self._done: dict[Piece, Parcel | List] = {}
        self._workers: list[Worker] = []
        self._deaths = self._answers = 0
        for _ in range(count):
            self._hire()

    def tallies(self, number: int) -> Iterator[Tally]:
        """What the recipients of a message show, in their order."""
        for piece in self._pieces.get(number, ()):
            yield from self._tallies(piece)

    def _tallies(self, piece: Piece) -> Iterator[Tally]:
        self._wait_for(piece)
        parcel = self._done.pop(piece, None)
        if isinstance(parcel, Parcel):
            yield unpacked(parcel, self._run.project.suppressions)
        elif piece.size > 1:
            for half in piece.halves():
                yield from self._tallies(half)

    def list(self) -> Listing:
        """What the rules say of the records as data."""
        if RECORDS.number not in self._pieces:
            return self._run.listing()
        self._wait_for(RECORDS)
        found = self._done.pop(RECORDS, None)
        listing = Listing(self._run.project.suppressions)
        if isinstance(found, List):
            unbundled(found.bundle, listing.folder)
            listing.broken = found.broken
        return listing

    def end(self) -> None:
        """End every process and wait until it is gone."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.process.close()
        self._workers.clear()

    # One task after another

    def _hire(self) -> None:
        worker = Worker(self._run, [each.pipe for each in self._workers])
        self._workers.append(worker)
        self._give(worker)

    def _give(self, worker: Worker) -> None:
        worker.task = self._left.popleft() if self._left else ()
        if worker.task:
            try:
                worker.pipe.send(worker.task)
            except OSError:  # it is gone; its closed pipe says so next
                return

    def _wait_for(self, piece: Piece) -> None:
        """Until a piece is done, cut in two, or lost."""
        while piece in self._open:
            for pipe in wait([worker.pipe for worker in self._workers if worker.task]):
                self._hear(next(worker for worker in self._workers if worker.pipe is pipe))

    def _hear(self, worker: Worker) -> None:
        try:
            answer: Answer = pickle.loads(worker.pipe.recv_bytes())  # noqa: S301  from a process of our own
        except (EOFError, OSError):
            self._mourn(worker)
            return
        self._answers += 1
        files.take(answer.trail)
        task = worker.task
        self._give(worker)
        parcels = [judged(self._run, piece) for piece in task] if answer.failed else answer.parcels
        for piece, parcel in zip(task, parcels, strict=True):
            self._done[piece] = parcel
            self._open.discard(piece)
            self._run.advance(piece.size)

    def _mourn(self, worker: Worker) -> None:
        """A worker was killed: somebody else gets its task in smaller parts, down to the recipient that kills."""
        self._deaths += 1
        worker.pipe.close()
        worker.process.join()
        how = worker.process.exitcode or 0
        worker.process.close()
        self._workers.remove(worker)
        if not self._answers and self._deaths >= BEGUN:
            raise MsglintError(
                f"the processes that judge messages end as soon as they begin ({told(how)})",
                where="--jobs",
                hint="is there too little memory? --jobs 1 judges in one process",
            )
        parts = smaller(worker.task)
        self._open.difference_update(worker.task)
        if not parts or self._deaths > DEATHS:
            for piece in worker.task:
                self._run.lost.append(
                    NotChecked("*", f"{named(piece, self._run)} was not judged: the process that did so {told(how)}")
                )
        else:
            self._open.update(parts)
            self._left.extendleft((part,) for part in reversed(parts))
        self._hire()


def smaller(task: Task) -> tuple[Piece, ...]:
    """The pieces of a task, or the halves of its only one; none where it is of one recipient."""
    if len(task) > 1:
        return task
    return task[0].halves() if task[0].size > 1 else ()


def told(code: int) -> str:
    """How a process ended, in words."""
    if code == -9:
        return "was killed, as the system does when memory runs out"
    return f"was ended by signal {-code}" if code < 0 else f"ended with status {code}"
