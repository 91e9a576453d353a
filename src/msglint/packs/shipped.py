"""The packs that come with msglint: files in the package, or beside ``src`` in a checkout."""

from __future__ import annotations

import os
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msglint


@cache
def folder() -> Path:
    """Where the built-in packs lie."""
    package = Path(msglint.__file__).parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parents[1] / "rules"


def files() -> tuple[Path, ...]:
    """The built-in packs' files, by name."""
    return tuple(sorted(folder().glob("*.yaml")))


def state() -> str:
    """A digest of all that decides how the built-in packs load: their text, msglint's version, the checks' files.

    And the files that say what checks read.
    """
    digest = blake2b(msglint.__version__.encode(), digest_size=16)
    for file in files():
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    package = Path(msglint.__file__).parent
    for code in (package / folder for folder in ("checks", "model", "names", "packs", "predicate")):
        for entry in sorted(os.scandir(code), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                stat = entry.stat()
                digest.update(f"{entry.name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def shown(file: Path, cwd: Path) -> str:
    """A file as people see it: relative to the working directory where it lies below, with ``/``."""
    try:
        return file.relative_to(cwd).as_posix()
    except ValueError:
        return file.as_posix()
