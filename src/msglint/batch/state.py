"""What batches of records show, as rows that can be put together to the report of the whole list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
import pyarrow as pa
from msgspec import Struct

from msglint.batch.audit import Audit
from msglint.engine.fold import Fold, Key
from msglint.engine.part import Stretch, tally_of
from msglint.engine.run import Run
from msglint.engine.tally import Tally

STATE = pa.schema([("row", pa.int64()), ("state", pa.binary())])
"""The number of a first record, and what the messages to it and to those that follow it show."""


class State(Struct, frozen=True):
    """What the messages to neighbouring records show, message by message; ``None`` of what is not judged."""

    row: int
    messages: list[Stretch | None]


def audit_state(batch: pa.RecordBatch, audit: Audit) -> pa.RecordBatch:
    """A batch of records that say their numbers, judged (``STATE``): a row for each run of neighbours."""
    rows, numbers, lines = audit.rows(batch)
    found: list[dict[str, Any]] = []
    for start, stop in neighbours(numbers):
        stretches = audit.bench.stretches(rows[start:stop], numbers[start:stop], lines[start:stop])
        found.append({"row": numbers[start], "state": msgspec.json.encode(stretches)})
    return pa.RecordBatch.from_pylist(found, schema=STATE)


def neighbours(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches of a list in which each number is one more than the last."""
    start = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            yield start, place
            start = place


def states(rows: Iterable[tuple[int, bytes]]) -> list[State]:
    """What ``audit_state`` gave, in the order of the records."""
    return [State(row, msgspec.json.decode(state, type=list[Stretch | None])) for row, state in sorted(rows)]


def tallies(run: Run, found: Sequence[State], number: int) -> Iterator[Tally]:
    """What the recipients of a message show, for a run to put together."""
    contacts, around = run.project.records.contacts, run.round(number)
    known: dict[Key, Fold] = {}
    for state in found:
        stretch = state.messages[number]
        if stretch is not None:
            yield tally_of(stretch, around, contacts, known)
            run.advance(stretch.messages)
