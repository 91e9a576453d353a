"""Finds msglint.yaml, reads it and judges it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msglint import files, home
from msglint.config import cache as kept
from msglint.config.judge import Judge
from msglint.config.keys import KEYS
from msglint.config.kinds import Table
from msglint.errors import Errors, MsglintError
from msglint.marked import Marked
from msglint.marked import load as load_yaml
from msglint.model import Config, Place

INIT = "`msglint init` writes one"


def nowhere(_root: Path) -> None:
    """Where nothing is kept."""


def load(
    paths: Sequence[Path],
    explicit: Path | None,
    cwd: Path,
    cache: Callable[[Path], Path | None] = nowhere,
    errors: Errors | None = None,
) -> Config:
    """The configuration of a run over ``paths``: ``explicit``, else the nearest msglint.yaml at or above them.

    ``root`` is the folder of msglint.yaml where that is at or above the paths, else their common folder.
    ``cache``: gives the folder for what is kept from run to run, by that root. Every fault, with its line, goes to
    ``errors``, and what is right makes the configuration; without ``errors`` they are raised as ``MsglintErrors``.
    """
    path, root = home.find(paths, explicit, cwd)
    if path is None:
        _refuse_several(paths, cwd)
        return Config(root=root)
    if not files.is_file(path):
        raise MsglintError("there is no such configuration", where=str(explicit), hint=f"check the path; {INIT}")
    return read(path, root, cwd, cache(root), errors)


def _refuse_several(paths: Iterable[Path], cwd: Path) -> None:
    """Raise where the paths have configurations, but none that holds for all of them: it would go unheard."""
    own = dict.fromkeys(found for path in paths if (found := home.find([path], None, cwd)[0]) is not None)
    if own:
        shown = ", ".join(os.path.relpath(path, cwd).replace(os.sep, "/") for path in own)
        raise MsglintError(
            f"these paths have no configuration in common; some have {shown}",
            where=", ".join(map(str, paths)),
            hint="check one project at a time, or name the configuration for all: --config",
        )


def read(path: Path, root: Path, cwd: Path, cache: Path | None = None, told: Errors | None = None) -> Config:
    """Read and judge one msglint.yaml. ``cache``: the folder where its values are kept; ``told``: as in ``load``."""
    shown = os.path.relpath(path, cwd).replace(os.sep, "/")
    text = _text(path, shown)
    found = kept.read(cache, path, shown, text) if cache is not None else None
    if found is not None:
        data, places = found
        errors = Errors()
        marked = Marked(data, shown, text)
        values = _judged(marked, Judge(marked, path.parent, errors))
        if not errors.found:  # else YAML knows where the faults stand
            return Config(root=root, path=shown, places=places, **values)
    errors = Errors()
    marked = load_yaml(text, shown, errors=errors)
    values = _judged(marked, Judge(marked, path.parent, errors))
    if told is None:
        errors.stop()
    else:
        told.found.extend(errors.found)
    places = _places(marked)
    if cache is not None and not errors.found:
        kept.write(cache, path, text, marked.data, places)
    return Config(root=root, path=shown, places=places, **values)


def from_mapping(data: Mapping[str, Any], root: Path) -> Config:
    """A configuration from values (a rule's case): no file is looked for. Raises ``MsglintErrors``."""
    errors = Errors()
    marked = Marked(dict(data), "config", "")
    values = _judged(marked, Judge(marked, None, errors))
    errors.stop()
    return Config(root=root, **values)


def _judged(marked: Marked, judge: Judge) -> dict[str, Any]:
    if marked.data is None:
        return {}
    return Table(KEYS).read(marked.data, (), judge) or {}


def _text(path: Path, shown: str) -> str:
    try:
        return files.read(path).decode("utf-8-sig")
    except OSError as error:
        raise MsglintError(f"cannot be read: {error.strerror}", where=shown, hint="check its permissions") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise MsglintError("is not UTF-8", where=f"{shown}:{line}", hint="save the file as UTF-8") from None


def _places(marked: Marked) -> dict[str, Place]:
    """Where each key stands, by dotted path (``rules``, ``rules.lead-cliche``, ``overrides.0.paths``)."""
    return {".".join(map(str, keys)): marked.key(keys) for keys in marked.nodes if keys}
