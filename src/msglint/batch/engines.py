"""What spreads batches of a list: this process, or Spark."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import pyarrow as pa

from msglint.batch.audit import Audit
from msglint.batch.state import State, audit_state, states
from msglint.engine.patience import patience
from msglint.errors import MsglintError

SIZE = 2_000
"""Records of a batch."""

Engine = Callable[[pa.Table, Audit], list[State]]


def local(table: pa.Table, audit: Audit) -> list[State]:
    """One batch after another, here."""
    batches = table.to_batches(max_chunksize=SIZE)
    return states(pair for batch in batches for pair in pairs(audit_state(batch, audit)))


def spark(table: pa.Table, audit: Audit, master: str | None = None) -> list[State]:
    """Spark's ``mapInArrow`` over the records: on ``master``, else wherever Spark is configured to run.

    Raises ``MsglintError`` where there is no PySpark, or Spark gives up.
    """
    session, ours = started(master)
    data = pickle.dumps(audit)
    try:
        frame = session.createDataFrame(table)
        judged = frame.mapInArrow(lambda batches: spread(batches, data), "row long, state binary")
        return states((row.row, bytes(row.state)) for row in judged.collect())
    except Exception as error:
        raise MsglintError(f"Spark gave up: {first_line(error)}", where="--engine") from error
    finally:
        if ours:
            session.stop()


def spread(batches: Iterator[pa.RecordBatch], data: bytes) -> Iterator[pa.RecordBatch]:
    """What Spark's workers run."""
    audit = awake(data)
    with patience():
        for batch in batches:
            yield audit_state(batch, audit)


@lru_cache(maxsize=1)
def awake(data: bytes) -> Audit:
    """The audit, made once in a process, however many partitions it gets."""
    audit: Audit = pickle.loads(data)  # noqa: S301  pickled by ``spark``, on our side
    return audit


def pairs(batch: pa.RecordBatch) -> Iterator[tuple[int, bytes]]:
    return ((row["row"], row["state"]) for row in batch.to_pylist())


def started(master: str | None) -> tuple[Any, bool]:
    """The session of Spark, and whether it was started here."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        hint = "pip install 'msglint[spark]'; Spark needs Java 17 or later, too"
        raise MsglintError("there is no PySpark", where="--engine", hint=hint) from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    ours = SparkSession.getActiveSession() is None
    builder = SparkSession.builder.appName("msglint")
    if master:
        builder = builder.master(master)
    settings = {"spark.ui.showConsoleProgress": "false", "spark.sql.execution.arrow.maxRecordsPerBatch": str(SIZE)}
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except Exception as error:
        hint = "Spark needs Java 17 or later: is JAVA_HOME set?"
        raise MsglintError(f"Spark did not start: {first_line(error)}", where="--engine", hint=hint) from error
    session.sparkContext.setLogLevel("ERROR")
    return session, ours


def first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
