"""An audit made ready, and a batch judged by it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from msglint import __version__
from msglint.batch.packing import Packed, unpacked
from msglint.engine import Request
from msglint.engine.bench import Bench, Kit, kit
from msglint.errors import MsglintError
from msglint.model import Finding, NotChecked
from msglint.reporters.json import plain

if TYPE_CHECKING:
    from msglint.engine.project import Project

ROW, LINE = "msglint_row", "msglint_line"
"""Columns that a batch may have beside the records' own: the record's number in the list, from 0, and its line in the
file. Without them the rows of a batch are counted from its own beginning."""

RELATED = pa.struct([("path", pa.string()), ("line", pa.int32()), ("column", pa.int32()), ("text", pa.string())])

SCHEMA = pa.schema(
    [
        pa.field("rule", pa.string(), nullable=False),
        ("severity", pa.string()),
        ("confidence", pa.string()),
        ("message", pa.string()),
        ("remedy", pa.string()),
        ("path", pa.string()),
        ("line", pa.int32()),
        ("column", pa.int32()),
        ("end_line", pa.int32()),
        ("end_column", pa.int32()),
        ("part", pa.string()),
        ("excerpt", pa.string()),
        ("fields", pa.list_(pa.string())),
        ("count", pa.int64()),
        ("of", pa.int64()),
        ("examples", pa.list_(pa.string())),
        ("related", pa.list_(RELATED)),
    ]
)
"""Findings: one row for a rule, a place and a severity in a batch. ``count`` of the ``of`` records of the batch that
got the message show it, ``examples`` are ids; the other columns are those of the JSON format, version 1.

A rule that could not be judged for some record of a batch has a row without a severity; its ``message`` says why."""


class Audit:
    """A project made ready to judge batches of its records. It can be pickled; each process makes its rules anew once.

    ``values``: show what records hold in messages and excerpts, which else stands as ``‹field›``.
    """

    def __init__(
        self, kit: Kit, *, values: bool = False, packed: Packed = frozenset(), version: str = __version__
    ) -> None:
        if version != __version__:
            raise MsglintError(f"the audit was prepared by msglint {version}; this is {__version__}")
        self._kit = kit
        self._values = values
        self._packed = packed

    def __reduce__(self) -> tuple[Any, ...]:
        return restored, (self._kit, self._values, self._packed, __version__)

    @classmethod
    def of(cls, request: Request, sample: pa.Table | None = None, *, values: bool = False) -> Audit:
        """Prepare the project that a request names; raises ``MsglintError`` with all that is wrong with it.

        What each column of the records is, and which rules have data at all, is read off the records that the project
        names, or off a ``sample`` of the list: rows enough that each column that is ever filled is filled in some.
        """
        from msglint.engine.project import open_project

        rows = None if sample is None else sample.to_pylist()
        return cls(kit(open_project(request, rows=rows), request), values=values)

    @classmethod
    def over(cls, project: Project, request: Request, packed: Packed) -> Audit:
        """An audit of a project that is loaded already, for batches as ``batches`` makes them."""
        return cls(kit(project, request), packed=packed)

    @property
    def not_checked(self) -> tuple[NotChecked, ...]:
        """The rules that no batch can tell anything of, and those for which there is no data, with the reasons."""
        return self._kit.not_checked()

    @property
    def values(self) -> bool:
        return self._values

    @cached_property
    def bench(self) -> Bench:
        return Bench(self._kit)

    def rows(self, batch: pa.RecordBatch) -> tuple[list[dict[str, Any]], list[int], list[int]]:
        """The batch's records, with their numbers and lines."""
        rows: list[dict[str, Any]] = batch.to_pylist()
        numbers = [row.pop(ROW, place) for place, row in enumerate(rows)]
        lines = [row.pop(LINE, number + 2) for number, row in zip(numbers, rows, strict=True)]
        return ([unpacked(row, self._packed) for row in rows] if self._packed else rows), numbers, lines


def restored(kit: Kit, values: bool, packed: Packed, version: str) -> Audit:
    return Audit(kit, values=values, packed=packed, version=version)


def audit_batch(batch: pa.RecordBatch, audit: Audit) -> pa.RecordBatch:
    """What is found in the messages to a batch of records, and in these records row by row (``SCHEMA``)."""
    rows, _, lines = audit.rows(batch)
    report = audit.bench.report(rows, lines)
    found = [row_of(each, values=audit.values) for each in report.findings]
    found += [{"rule": note.rule, "message": note.why} for note in report.not_checked]
    return pa.RecordBatch.from_pylist(found, schema=SCHEMA)


def row_of(finding: Finding, *, values: bool) -> dict[str, Any]:
    """A finding as a row: what the JSON format says of it, its records flat."""
    told = plain(finding, values=values)
    return {**{name: told[name] for name in SCHEMA.names if name in told}, **told["records"]}
