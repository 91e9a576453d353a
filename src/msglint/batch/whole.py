"""A whole list audited batch by batch: the report is the one that ``msglint check`` gives."""

from __future__ import annotations

from functools import partial

import pyarrow as pa

from msglint.batch.audit import LINE, ROW, Audit
from msglint.batch.engines import Engine
from msglint.batch.packing import table_of
from msglint.batch.state import tallies
from msglint.engine import Request
from msglint.engine.known import apart
from msglint.engine.patience import patience
from msglint.engine.project import open_project
from msglint.engine.run import Run
from msglint.model import Records, Report


def audited(request: Request, engine: Engine) -> Report:
    """Judge the project's records in batches, and here what no batch can tell; raises ``MsglintError``."""
    project = open_project(request)
    records = project.records
    rows = [contact.columns for contact in records]
    names = list(dict.fromkeys(column.name for column in records.columns))
    table, packed = table_of(rows, names, numbers(records))
    with patience():
        found = engine(table, Audit.over(project, request, packed))
        run = Run(project, request)
        run.tallies = partial(tallies, run, found)
        report = run.report()
    return apart(report, project, request)


def numbers(records: Records) -> dict[str, pa.Array]:
    lines = [contact.place.line for contact in records]
    return {ROW: pa.array(range(len(lines)), pa.int64()), LINE: pa.array(lines, pa.int64())}
