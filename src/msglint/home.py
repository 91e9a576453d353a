"""Where a project is at home: its msglint.yaml, its root, and the folder of what is kept from run to run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from msglint import files

NAME = "msglint.yaml"


def find(paths: Sequence[Path], explicit: Path | None, cwd: Path) -> tuple[Path | None, Path]:
    """The configuration of a run over ``paths``, and the project's root.

    The configuration: ``explicit`` (a file, or the folder of one), which may be missing; else the nearest msglint.yaml
    at or above the paths, ``None`` where there is none. The root: its folder where that is at or above the paths, else
    the deepest folder that holds them all.
    """
    common = _common_folder(paths, cwd)
    path = nearest(common) if explicit is None else Path(os.path.normpath(cwd / explicit))
    if path is None:
        return None, common
    if explicit is not None and files.is_folder(path):
        path /= NAME
    return path, path.parent if common == path.parent or path.parent in common.parents else common


def nearest(folder: Path) -> Path | None:
    """The msglint.yaml in this folder or the next one above it."""
    return next((above / NAME for above in (folder, *folder.parents) if files.is_file(above / NAME)), None)


def cache_folder(root: Path | None, asked: Path | None) -> Path | None:
    """Where things are kept: as asked, in ``root`` where there is a msglint.yaml, else in the user's cache.

    ``None`` for nowhere.
    """
    chosen = asked or os.environ.get("MSGLINT_CACHE_DIR")
    if chosen:
        return Path(chosen)
    if root is not None:
        return root / ".msglint_cache"
    user = os.environ.get("XDG_CACHE_HOME") or os.environ.get("HOME", "")
    folder = Path(user) / ("msglint" if os.environ.get("XDG_CACHE_HOME") else ".cache/msglint")
    return folder if folder.is_absolute() else None


def _common_folder(paths: Iterable[Path], cwd: Path) -> Path:
    """The deepest folder that holds all the paths."""
    absolute = [Path(os.path.normpath(cwd / path)) for path in paths] or [cwd]
    folders = [path if files.is_folder(path) else path.parent for path in absolute]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # several drives
        return folders[0]
