"""Results kept in a folder from run to run, as text that can be made again. Never needed, never trusted."""

from __future__ import annotations

import contextlib
import os
from hashlib import blake2b
from pathlib import Path

IGNORE = "# made by msglint\n*\n"


def read(file: Path, state: str) -> bytes | None:
    """What was kept for this state; ``None`` where nothing was, it cannot be read, or it is not whole."""
    try:
        seal, _, text = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return text if seal == _seal(state, text).encode() else None


def write(file: Path, state: str, text: str) -> None:
    """Keep a text for this state; where that is not possible (no right, no room), do not."""
    with contextlib.suppress(OSError, ValueError):
        file.parent.mkdir(parents=True, exist_ok=True)
        ignore = file.with_name(".gitignore")
        if not ignore.exists():
            _put(ignore, IGNORE)
        _put(file, f"{_seal(state, text.encode())}\n{text}")


def _seal(state: str, text: bytes) -> str:
    """What the first line must be: a file cut short, changed or kept for another state does not have it."""
    return blake2b(text, key=blake2b(state.encode(), digest_size=16).digest(), digest_size=16).hexdigest()


def _put(file: Path, text: str) -> None:
    """Write beside, then rename: nobody ever reads half a file."""
    beside = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
