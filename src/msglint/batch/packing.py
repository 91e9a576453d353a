"""Records as an Arrow table out of which every cell comes as it went in."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

Packed = frozenset[str]
"""Names of columns whose cells are pickled: they are of several types, or some records lack them."""

PLAIN = {str: pa.string(), bool: pa.bool_(), float: pa.float64()}
"""Types of cells that a column of one type gives back as they are; whole numbers of any size are packed."""


def table_of(
    rows: Sequence[Mapping[str, Any]], names: Sequence[str], more: Mapping[str, pa.Array]
) -> tuple[pa.Table, Packed]:
    """The rows by columns of these names, beside ``more`` columns."""
    columns = dict(more)
    packed: set[str] = set()
    for name in names:
        try:
            cells = [row[name] for row in rows]
        except KeyError:
            kinds = set()
        else:
            kinds = {type(cell) for cell in cells}
        if len(kinds) == 1 and (kind := next(iter(kinds))) in PLAIN:
            columns[name] = pa.array(cells, PLAIN[kind])
        else:
            packed.add(name)
            columns[name] = pa.array([pickled(row, name) for row in rows], pa.binary())
    return pa.table(columns), frozenset(packed)


def pickled(row: Mapping[str, Any], name: str) -> bytes | None:
    return pickle.dumps(row[name], pickle.HIGHEST_PROTOCOL) if name in row else None


def unpacked(row: Mapping[str, Any], packed: Packed) -> dict[str, Any]:
    """The record again: what it lacked it lacks."""
    return {
        name: pickle.loads(cell) if name in packed else cell  # noqa: S301  packed by ``table_of``, on our side
        for name, cell in row.items()
        if cell is not None or name not in packed
    }
