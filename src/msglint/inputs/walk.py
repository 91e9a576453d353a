"""Walking a folder: its files, and what is passed over and why."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field

from msglint import files

FOREIGN = frozenset({"node_modules", "bower_components", "__pycache__", "site-packages", "venv"})
"""Folders of other people's files. Those whose name begins with a dot are passed over too."""


class Walk(Struct, frozen=True):
    """The files below a folder, and the paths that were not followed, each with why."""

    files: tuple[Path, ...]
    passed: tuple[tuple[Path, str], ...]


def walk(top: Path) -> Walk:
    """All files below ``top``. Links are followed as long as they stay below it, each real folder once."""
    walker = _Walker(files.real(top))
    found = list(walker.below(top))
    while walker.links:
        link = walker.links.pop(0)
        if files.real(link) not in walker.seen:
            found.extend(walker.below(link))
    return Walk(tuple(found), tuple(walker.passed))


def absolute(path: Path, cwd: Path) -> Path:
    """The path from the file system's root on, links kept as they are."""
    return Path(os.path.normpath(cwd / path))


def is_within(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents


def shown_path(path: Path, cwd: Path) -> str:
    """A path as findings print it: relative to ``cwd``, with ``/``; bytes that are no UTF-8 appear as ``\\xff``."""
    try:
        relative = os.path.relpath(path, cwd)
    except ValueError:  # another drive
        relative = str(path)
    return relative.replace(os.sep, "/").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


class _Walker(Struct):
    """``links``: linked folders, which wait until the real ones are walked. ``seen``: real folders walked."""

    real: Path
    seen: set[Path] = field(default_factory=set)
    links: list[Path] = field(default_factory=list)
    passed: list[tuple[Path, str]] = field(default_factory=list)

    def below(self, folder: Path) -> Iterator[Path]:
        self.seen.add(files.real(folder))
        try:
            entries = files.entries(folder)
        except OSError as error:
            self.passed.append((folder, f"the folder cannot be read: {error.strerror}"))
            return
        for name, kind in entries:
            path = folder / name
            if kind == files.LINK:
                yield from self._linked(path)
            elif kind == files.FOLDER and not _is_foreign(path):
                yield from self.below(path)
            elif kind == files.FILE:
                yield path

    def _linked(self, path: Path) -> Iterator[Path]:
        target: Path | None = None
        with suppress(OSError, RuntimeError):
            target = files.real(path)
        if target is None or not files.exists(target):
            self.passed.append((path, "is a symbolic link that leads nowhere"))
        elif not is_within(target, self.real):
            self.passed.append((path, "is a symbolic link out of the given paths"))
        elif files.is_folder(target) and not _is_foreign(path):
            self.links.append(path)
        elif files.is_file(target):
            yield path


def _is_foreign(folder: Path) -> bool:
    return folder.name in FOREIGN or files.exists(folder / "pyvenv.cfg")
