"""Folders of templates on disk, and the messages found in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from finding import language

from msglint.inputs.templates import Found, find
from msglint.inputs.tree import FolderTree
from msglint.model import Config


def write(root: Path, files: dict[str, str | bytes]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def check(root: Path, given: Sequence[str | Path], *, cwd: Path | None = None, project: bool = False) -> Found:
    """Find the messages at the given paths; ``project``: there is a msglint.yaml in the root."""
    tree = FolderTree(root, cwd or root)
    config = Config(root, path="msglint.yaml" if project else "")
    return find(tree, tree.covered([Path(path) for path in given]), config, language(tree))


def paths(found: Found) -> list[str]:
    return [template.path for template in found.templates]
