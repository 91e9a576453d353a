"""A process that judges pieces of a run until it is told to stop."""

from __future__ import annotations

import gc
import pickle
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from msgspec import Struct

from msglint import files
from msglint.engine.parcels import List, Parcel, bundled, packed
from msglint.engine.patience import patience
from msglint.engine.pieces import RECORDS, Piece, Task

if TYPE_CHECKING:
    from msglint.engine.run import Run


class Answer(Struct):
    """What a task gave: a parcel for each of its pieces, and what was looked at in the file system on the way.

    ``failed``: msglint itself failed, and whoever asked does well to try in its own process and see.
    """

    parcels: list[Parcel | List]
    trail: files.Trail
    failed: bool = False


def work(pipe: Connection, run: Run, others: Sequence[Connection]) -> None:
    """Answer task after task from the pipe; its end, or ``None``, is the end of the work.

    ``others``: ends of pipes that came along with a forked process and are none of its business: a worker must see its
    own pipe close when the process that asks is gone.
    """
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks is interrupted too, and ends this process
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()
    with patience():
        try:
            while (task := pipe.recv()) is not None:
                pipe.send_bytes(answer(run, task))
        except (EOFError, OSError):
            return


def answer(run: Run, task: Task) -> bytes:
    """The pickled answer to a task."""
    with files.watched() as trail:
        try:
            return pickle.dumps(Answer([judged(run, piece) for piece in task], trail), pickle.HIGHEST_PROTOCOL)
        except Exception:  # noqa: BLE001  it is raised again where somebody hears of it
            return pickle.dumps(Answer([], trail, failed=True))


def judged(run: Run, piece: Piece) -> Parcel | List:
    """A piece, judged and packed."""
    if piece == RECORDS:
        listing = run.listing()
        return List(bundled(listing.folder), listing.broken)
    tally = run.stretch(piece.number, piece.start, piece.stop, nothing)
    if tally.log is not None and piece.start > run.post.spans[piece.number].start:
        tally.log.forget()
    return packed(tally)


def nothing() -> None:
    """Progress that is told by whoever asked."""
