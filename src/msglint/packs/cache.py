"""The built-in packs as compiled JSON, so that a run need not read YAML again. Never needed, never trusted."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msglint import kept
from msglint.model import Place, Reads, Scope
from msglint.packs.drafts import Nature, PackDraft, RuleDraft


def read(folder: Path, state: str, shown: dict[str, str]) -> tuple[PackDraft, ...] | None:
    """The packs kept for this state, without their cases; ``None`` where there are none or they cannot be read.

    ``shown``: each pack file's path as people see it now, by the file's path.
    """
    found = kept.read(folder / name(state), state)
    try:
        return None if found is None else tuple(_pack(pack, shown) for pack in json.loads(found))
    except (ValueError, LookupError, TypeError):
        return None


def write(folder: Path, state: str, packs: Sequence[PackDraft]) -> None:
    """Keep the packs, but for an option that JSON has no word for; forget those of another state."""
    with contextlib.suppress(OSError, TypeError, ValueError):
        kept.write(folder / name(state), state, json.dumps([_kept(pack) for pack in packs]))
        for old in folder.glob("packs-*.json"):
            if old.name != name(state):
                old.unlink(missing_ok=True)


def name(state: str) -> str:
    return f"packs-{state}.json"


def _kept(pack: PackDraft) -> dict[str, Any]:
    return {
        "name": pack.name,
        "description": pack.description,
        "line": pack.place.line,
        "file": str(pack.file),
        "extends": pack.extends,
        "order": pack.order,
        "paths": pack.paths,
        "rules": [
            [rule.id, rule.place.line, rule.place.column, rule.given, _kept_nature(rule.nature)] for rule in pack.rules
        ],
    }


def _kept_nature(nature: Nature | None) -> list[Any] | None:
    """The scope, what is read, as far as it is said, and what is offered; fields and keys by name."""
    if nature is None:
        return None
    said = {name: getattr(nature.reads, name) for name in Reads.__struct_fields__}
    reads = {
        name: value if value is None or value is True else sorted(value)
        for name, value in said.items()
        if value != getattr(Reads(), name)
    }
    return [nature.scope.value, reads, sorted(nature.offers)]


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
        rules=tuple(
            RuleDraft(rule, Place(path, line, column), given, nature=_nature(nature))
            for rule, line, column, given, nature in kept["rules"]
        ),
        builtin=True,
        fresh=False,
    )


def _nature(kept: list[Any] | None) -> Nature | None:
    if kept is None:
        return None
    scope, reads, offers = kept
    said: dict[str, Any] = {
        name: frozenset(value) if isinstance(value, list) else value for name, value in reads.items()
    }
    return Nature(Scope(scope), Reads(**said), frozenset(offers))
