"""Which lines of a project are people's data, to be shown only where values may be."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePosixPath

from msglint.model import Place

DATA = frozenset({".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".parquet"})
TABLES = frozenset({".csv", ".tsv"})


def holds_values(place: Place) -> bool:
    """Whether the line at this place is somebody's data: no table's header, nor the project's own YAML."""
    ending = _data_ending(place.path)
    return bool(ending) and (ending not in TABLES or place.line != 1)


@lru_cache(maxsize=1_024)
def _data_ending(path: str) -> str:
    """How the name of a file of people's data ends; empty for any other file."""
    file = PurePosixPath(path)
    ending = file.suffix.lower()
    own = file.name in {"msglint.yaml", "msglint.yml"} or file.stem.split(".")[-1] == "meta"
    return ending if ending in DATA and not own else ""
