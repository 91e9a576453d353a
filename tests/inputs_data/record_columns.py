"""Records of a few columns, and what the columns were taken for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msglint.inputs.records import from_rows
from msglint.model import Config, Records

CONFIG = Config(Path())


def column(name: str, *values: Any) -> Records:
    """Records of one column beside an id."""
    return from_rows([{"id": str(number), name: value} for number, value in enumerate(values)], CONFIG)


def taken(records: Records) -> dict[str, str]:
    """Column to field."""
    return {each.name: each.field for each in records.columns}


def why(records: Records, name: str) -> str:
    return next(each.why for each in records.columns if each.name == name)


def read(name: str, field: str, *values: Any) -> list[Any]:
    """The field's values where the column has these."""
    return [contact.values.get(field) for contact in column(name, *values)]


def values(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return from_rows([row], CONFIG).contacts[0].values
