"""What a msglint.yaml holds, kept as JSON so that a run need not load YAML. It is judged as if it came from YAML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from msglint import __version__, kept
from msglint.model import Place

Found = tuple[Any, dict[str, Place]]
"""The document's values, and the place of each key by its dotted path."""


def read(folder: Path, path: Path, shown: str, text: str) -> Found | None:
    """What was kept of this text; ``None`` where nothing was. ``shown``: the path as places name it."""
    found = kept.read(_file(folder, path), _state(text))
    if found is None:
        return None
    try:
        data, places = json.loads(found)
        return data, {key: Place(shown, *numbers) for key, numbers in places.items()}
    except (ValueError, TypeError, AttributeError):
        return None


def write(folder: Path, path: Path, text: str, data: Any, places: Mapping[str, Place]) -> None:
    """Keep the values and places, if JSON has the same word for every value (it has none for a date)."""
    numbers = {key: (place.line, place.column, place.end_line, place.end_column) for key, place in places.items()}
    try:
        written = json.dumps([data, numbers])
    except (TypeError, ValueError):
        return
    if json.loads(written)[0] == data:
        kept.write(_file(folder, path), _state(text), written)


def _file(folder: Path, path: Path) -> Path:
    return folder / f"config-{blake2b(str(path).encode(errors='surrogateescape'), digest_size=8).hexdigest()}.json"


def _state(text: str) -> str:
    return f"{__version__}\n{text}"
