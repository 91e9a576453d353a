"""The project's files, by names relative to its root."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from msglint import files
from msglint.errors import Errors
from msglint.inputs.decoding import decoded, sound
from msglint.inputs.walk import Walk, absolute, is_within, shown_path, walk
from msglint.model import NotChecked, Place, Problem
from msglint.render.base import TemplateFault


class Tree(Protocol):
    """``render.base.Files`` that can also be listed."""

    def names(self) -> tuple[str, ...]:
        """Every file of the project, sorted."""
        ...

    def beside(self, name: str) -> tuple[str, ...]:
        """The files in the folder of this one."""
        ...

    def locate(self, name: str) -> str | None:
        """The name under which ``names`` lists this file; ``None`` where the project has no such file."""
        ...

    def read(self, name: str) -> str | None: ...

    def shown(self, name: str) -> str: ...


class Covered(Struct, frozen=True):
    """What the given paths cover.

    ``names``: all files at and below them; ``given``: the files, ``tops``: the folders that were named themselves.
    ``not_checked``: links that were not followed, folders that could not be read.
    """

    names: tuple[str, ...]
    given: frozenset[str] = frozenset()
    tops: tuple[str, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()

    def below(self, name: str) -> str:
        """The file's name as seen from the given folder that holds it (the nearest); else the name itself."""
        tops = (top for top in self.tops if name.startswith(f"{top}/"))
        return name.removeprefix(max(tops, key=len, default="")).removeprefix("/")


class MemoryTree(Struct, frozen=True, dict=True):
    """Files held in memory, for the cases of rules."""

    files: Mapping[str, str]

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self.files))

    def beside(self, name: str) -> tuple[str, ...]:
        folder = name.rpartition("/")[0]
        return tuple(other for other in self.names() if other.rpartition("/")[0] == folder)

    def locate(self, name: str) -> str | None:
        return name if name in self.files else None

    def read(self, name: str) -> str | None:
        text = self.files.get(name)
        return None if text is None else sound(text.removeprefix("\ufeff"), name)

    def shown(self, name: str) -> str:
        return name


class FolderTree(Struct, frozen=True, dict=True):
    """The files of a folder. ``root``: names are relative to it; ``cwd``: shown paths are relative to it.

    ``drafts``: texts that go before those in the files, by shown path.
    """

    root: Path
    cwd: Path
    drafts: Mapping[str, str] = field(default_factory=dict)
    _texts: dict[str, str | None] = field(default_factory=dict)
    _walks: dict[Path, Walk] = field(default_factory=dict)
    _given: set[Path] = field(default_factory=set)
    _located: dict[str, str | None] = field(default_factory=dict)
    _shown: dict[str, str] = field(default_factory=dict)

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(map(self._name, self._walk(self.root).files)))

    def beside(self, name: str) -> tuple[str, ...]:
        """The files in the folder of this one, links left out."""
        folder = (self.root / name).parent
        try:
            found = files.entries(folder)
        except OSError:
            return (name,)
        return tuple(sorted(self._name(folder / other) for other, kind in found if kind == files.FILE))

    def locate(self, name: str) -> str | None:
        """The file's own name; ``None`` where there is no such file below the root, or the name leads out of it.

        Applications often name a template from further up (``email/base.html`` in ``templates/email``): what the
        root's own path ends in is taken off.
        """
        if name not in self._located:
            self._located[name] = next(filter(self._is_own, readings(name, self.root)), None)
        return self._located[name]

    def read(self, name: str) -> str | None:
        """The file's text without a byte-order mark; ``None`` where the project has no such file.

        Raises ``TemplateFault`` where it cannot be read or decoded, or holds NUL.
        """
        if name not in self._texts:
            self._texts[name] = self._load(name)
        return self._texts[name]

    def shown(self, name: str) -> str:
        """The file's path relative to the working directory, with ``/``."""
        if name not in self._shown:
            self._shown[name] = shown_path(self.root / (self.locate(name) or name), self.cwd)
        return self._shown[name]

    def covered(self, paths: Iterable[Path]) -> Covered:
        """What lies at and below these paths; raises ``MsglintErrors`` naming each that is none or no file."""
        errors = Errors()
        names: set[str] = set()
        given: set[str] = set()
        tops: set[str] = set()
        not_checked: dict[NotChecked, None] = {}
        for path in dict.fromkeys(absolute(path, self.cwd) for path in paths):
            if files.is_folder(path):
                found = self._walk(path)
                tops.add(self._name(path))
                names.update(map(self._name, found.files))
                not_checked.update((NotChecked(shown_path(at, self.cwd), why), None) for at, why in found.passed)
            elif files.is_file(path):
                given.add(self._name(path))
                self._given.add(path)
                self._located.clear()
            elif files.exists(path):
                hint = "write what it gives into a file, and name that"
                errors.add("is a pipe or a device, no file", where=shown_path(path, self.cwd), hint=hint)
            else:
                hint = "check its spelling, and the folder that you are in"
                errors.add("no such file or folder", where=shown_path(path, self.cwd), hint=hint)
        errors.stop()
        return Covered(tuple(sorted(names | given)), frozenset(given), tuple(sorted(tops)), tuple(not_checked))

    def _walk(self, top: Path) -> Walk:
        if top not in self._walks:
            self._walks[top] = walk(top)
        return self._walks[top]

    def _name(self, path: Path) -> str:
        return os.path.relpath(path, self.root).replace(os.sep, "/")

    def _load(self, name: str) -> str | None:
        inside = self.locate(name)
        if inside is None:
            return None
        path = self.root / inside
        shown = shown_path(path, self.cwd)
        try:
            raw = self.drafts[shown].encode() if shown in self.drafts else files.read(path)
        except OSError as error:
            place = Place(shown, 1, 1, 1, 1)
            problem = Problem("syntax", f"cannot be read: {error.strerror}", place, "check the file's permissions")
            raise TemplateFault(problem) from None
        return decoded(raw, shown)

    def _is_own(self, name: str) -> bool:
        """Whether it is a file that really lies below the root (or was itself given)."""
        path = self.root / name
        try:
            return files.is_file(path) and (path in self._given or is_within(files.real(path), self._real))
        except (OSError, RuntimeError, ValueError):
            return False

    @property
    def texts(self) -> Mapping[str, str | None]:
        """What has been read so far, by name."""
        return self._texts

    @cached_property
    def _real(self) -> Path:
        return files.real(self.root)


def readings(name: str, root: Path) -> Iterator[str]:
    """The names that may be meant: this one, or what is left of it below the root's own folders."""
    if not name or name.startswith("/") or "\\" in name or "\0" in name or ".." in name.split("/"):
        return
    yield name
    own = root.parts
    for start in range(len(own) - 1, 0, -1):
        above = "/".join(own[start:]) + "/"
        if name.startswith(above):
            yield name.removeprefix(above)
