"""Which lines of a project are people's data, to be shown only where values may be."""

from __future__ import annotations

from pathlib import PurePosixPath

from msglint.model import Place

DATA = frozenset({".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".parquet"})
TABLES = frozenset({".csv", ".tsv"})


def holds_values(place: Place) -> bool:
    """Whether the line at this place is somebody's data: no table's header, nor the project's own YAML."""
    file = PurePosixPath(place.path)
    ending = file.suffix.lower()
    if ending not in DATA or file.name in {"msglint.yaml", "msglint.yml"} or file.stem.split(".")[-1] == "meta":
        return False
    return ending not in TABLES or place.line != 1
