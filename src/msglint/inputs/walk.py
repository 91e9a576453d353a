"""Walking a folder: its files, and what is passed over and why."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

FOREIGN = frozenset({"node_modules", "bower_components", "__pycache__", "site-packages", "venv"})
"""Folders of other people's files. Those whose name begins with a dot are passed over too."""


class Walk(Struct, frozen=True):
    """The files below a folder, and the paths that were not followed, each with why."""

    files: tuple[Path, ...]
    passed: tuple[tuple[Path, str], ...]


def walk(top: Path) -> Walk:
    """All files below ``top``. Links are followed as long as they stay below it, each real folder once."""
    walker = _Walker(top.resolve())
    files = list(walker.below(top))
    while walker.links:
        link = walker.links.pop(0)
        if link.resolve() not in walker.seen:
            files.extend(walker.below(link))
    return Walk(tuple(files), tuple(walker.passed))


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
        self.seen.add(folder.resolve())
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.passed.append((folder, f"the folder cannot be read: {error.strerror}"))
            return
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                yield from self._linked(path)
            elif entry.is_dir() and not _is_foreign(path):
                yield from self.below(path)
            elif entry.is_file():
                yield path

    def _linked(self, path: Path) -> Iterator[Path]:
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):
            self.passed.append((path, "is a symbolic link that leads nowhere"))
            return
        if not is_within(target, self.real):
            self.passed.append((path, "is a symbolic link out of the given paths"))
        elif target.is_dir() and not _is_foreign(path):
            self.links.append(path)
        elif target.is_file():
            yield path


def _is_foreign(folder: Path) -> bool:
    return folder.name in FOREIGN or (folder / "pyvenv.cfg").exists()
