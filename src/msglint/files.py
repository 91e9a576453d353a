"""The file system as a run sees it, and a record of what it saw.

Whatever decides a run's outcome is looked at through these functions: ``watched`` notes every look with what was seen,
and ``same`` looks again and says whether anything differs. What a file holds counts, never its date.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import blake2b
from pathlib import Path

Look = tuple[str, str, str]
"""How something was looked at, its path, and what was seen."""

Stamp = tuple[int, int, int, int]
"""Device, inode, size and time of the last change."""

PIECE = 1 << 20
"""Bytes that are looked at in one go."""

FILE, FOLDER, LINK, OTHER, NOTHING = "file", "folder", "link", "other", ""


class Trail:
    """What a run looked at. ``whole`` is false where it also used something that cannot be looked at again."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, str], str] = {}
        self.whole = True

    def take(self, other: Trail) -> None:
        """Note what another trail has."""
        self.seen.update(other.seen)
        self.whole = self.whole and other.whole

    def looks(self) -> list[Look]:
        return [(how, path, seen) for (how, path), seen in self.seen.items()]


_TRAIL: ContextVar[Trail | None] = ContextVar("trail", default=None)


@contextmanager
def watched() -> Iterator[Trail]:
    """Note every look until the end of the block, for those too who watch around it."""
    trail, around = Trail(), _TRAIL.get()
    token = _TRAIL.set(trail)
    try:
        yield trail
    finally:
        _TRAIL.reset(token)
        if around is not None:
            around.take(trail)


def is_watched() -> bool:
    """Whether somebody notes the looks."""
    return _TRAIL.get() is not None


def take(other: Trail) -> None:
    """Note what another process looked at, where somebody notes the looks."""
    trail = _TRAIL.get()
    if trail is not None:
        trail.take(other)


def same(looks: Iterable[Look]) -> bool:
    """Whether looking again shows what was seen then."""
    return all(AGAIN[how](path) == seen for how, path, seen in looks)


def beyond() -> None:
    """Say that the run uses something that no later look can vouch for: another package's code."""
    trail = _TRAIL.get()
    if trail is not None:
        trail.whole = False


def read(path: Path, most: int = -1) -> bytes:
    """A file's bytes, no more than ``most`` where that is given; raises ``OSError``."""
    try:
        data = path.read_bytes() if most < 0 else _beginning(path, most)
    except OSError:
        _note("read", path, "")
        raise
    if len(data) == most:
        beyond()  # there may be more of it
    _note("read", path, digest(data))
    return data


def stamp(path: Path) -> Stamp | None:
    """What changes when a file is written anew; ``None`` for what can be read but once (a pipe); raises ``OSError``."""
    try:
        found = path.stat()
    except OSError:
        _note("read", path, "")
        raise
    return _stamp(found) if stat.S_ISREG(found.st_mode) else None


def piece(path: Path, offset: int, size: int) -> tuple[bytes, Stamp]:
    """Some bytes of a file, fewer only at its end, and its stamp as they were read; raises ``OSError``.

    Who reads a file in pieces says so once with ``vouch``.
    """
    with path.open("rb", buffering=0) as file:
        found = os.fstat(file.fileno())
        file.seek(offset)
        parts = []
        while size > 0 and (part := file.read(size)):
            parts.append(part)
            size -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts), _stamp(found)


def vouch(path: Path) -> None:
    """Note what a file holds that is read in pieces."""
    if is_watched():
        _note("read", path, _read_again(str(path)))


def is_file(path: Path) -> bool:
    """Whether a file is there, itself or by a link."""
    return _kind(path) == FILE


def is_folder(path: Path) -> bool:
    return _kind(path) == FOLDER


def exists(path: Path) -> bool:
    return _kind(path) != NOTHING


def real(path: Path) -> Path:
    """The path without links; raises ``OSError``; ``RuntimeError`` for a circle of links, as ``Path.resolve`` does."""
    try:
        found = path.resolve()
    except (OSError, RuntimeError):
        _note("real", path, "")
        raise
    _note("real", path, str(found))
    return found


def entries(folder: Path) -> list[tuple[str, str]]:
    """What a folder holds, hidden things left out: names, sorted, each with what it is; raises ``OSError``.

    A link is a link, wherever it leads.
    """
    try:
        found = _entries(folder)
    except OSError:
        _note("entries", folder, "")
        raise
    _note("entries", folder, digest(repr(found).encode(errors="surrogateescape")))
    return found


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _note(how: str, path: Path, seen: str) -> None:
    trail = _TRAIL.get()
    if trail is not None and trail.seen.setdefault((how, str(path)), seen) != seen:
        trail.whole = False  # it changed while the run looked


def _beginning(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _kind(path: Path) -> str:
    seen = _seen_kind(str(path))
    _note("kind", path, seen)
    return seen


def _seen_kind(path: str) -> str:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - thousands of times a run
    except (OSError, ValueError):
        return NOTHING
    return FILE if stat.S_ISREG(mode) else FOLDER if stat.S_ISDIR(mode) else OTHER


def _entries(folder: Path | str) -> list[tuple[str, str]]:
    with os.scandir(folder) as found:
        return sorted((entry.name, _entry_kind(entry)) for entry in found if not entry.name.startswith("."))


def _entry_kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return LINK
    return FILE if entry.is_file() else FOLDER if entry.is_dir() else OTHER


def _read_again(path: str) -> str:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - thousands of times a run
            seen = blake2b(digest_size=16)
            while data := file.read(PIECE):
                seen.update(data)
            return seen.hexdigest()
    except OSError:
        return ""


def _entries_again(folder: str) -> str:
    try:
        return digest(repr(_entries(folder)).encode(errors="surrogateescape"))
    except OSError:
        return ""


def _real_again(path: str) -> str:
    try:
        return str(Path(path).resolve())
    except (OSError, RuntimeError):
        return ""


AGAIN = {"read": _read_again, "kind": _seen_kind, "real": _real_again, "entries": _entries_again}
