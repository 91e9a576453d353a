"""The built-in packs as compiled JSON, so that a run need not read YAML again. Never needed, never trusted."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from msglint.model import Place
from msglint.packs.drafts import PackDraft, RuleDraft

IGNORE = "# made by msglint\n*\n"


def read(folder: Path, state: str, shown: dict[str, str]) -> tuple[PackDraft, ...] | None:
    """The packs kept for this state, without their cases; ``None`` where there are none or they cannot be read.

    ``shown``: each pack file's path as people see it now, by the file's path.
    """
    try:
        seal, _, text = (folder / name(state)).read_bytes().partition(b"\n")
        if seal.decode() != _seal(state, text):
            return None
        return tuple(_pack(pack, shown) for pack in json.loads(text))
    except (OSError, ValueError, LookupError):
        return None


def write(folder: Path, state: str, packs: Sequence[PackDraft]) -> None:
    """Keep the packs; where that is not possible (no right, no room, an option that JSON has no word for), do not."""
    with contextlib.suppress(OSError, TypeError, ValueError):
        text = json.dumps([_kept(pack) for pack in packs])
        folder.mkdir(parents=True, exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            _put(ignore, IGNORE)
        _put(folder / name(state), f"{_seal(state, text.encode())}\n{text}")
        for old in folder.glob("packs-*.json"):
            if old.name != name(state):
                old.unlink(missing_ok=True)


def name(state: str) -> str:
    return f"packs-{state}.json"


def _seal(state: str, text: bytes) -> str:
    """What the first line must be: a file cut short or changed does not have it."""
    return blake2b(text, key=state.encode(), digest_size=16).hexdigest()


def _put(file: Path, text: str) -> None:
    """Write beside, then rename: nobody ever reads half a file."""
    beside = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _kept(pack: PackDraft) -> dict[str, Any]:
    return {
        "name": pack.name,
        "description": pack.description,
        "line": pack.place.line,
        "file": str(pack.file),
        "extends": pack.extends,
        "order": pack.order,
        "paths": pack.paths,
        "rules": [[rule.id, rule.place.line, rule.place.column, rule.given] for rule in pack.rules],
    }


def _pack(kept: dict[str, Any], shown: dict[str, str]) -> PackDraft:
    path = shown[kept["file"]]
    return PackDraft(
        name=kept["name"],
        description=kept["description"],
        place=Place(path, kept["line"], 1),
        file=Path(kept["file"]),
        extends=tuple(kept["extends"]),
        order=tuple(map(tuple, kept["order"])),
        paths=tuple(kept["paths"]),
        rules=tuple(RuleDraft(rule, Place(path, line, column), given) for rule, line, column, given in kept["rules"]),
        builtin=True,
        fresh=False,
    )
