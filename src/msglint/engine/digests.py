"""What a run was made of, as short marks: two runs that bear the same marks looked at the same things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from msglint import files
from msglint.engine.project import Project
from msglint.engine.request import Request

Named = Iterable[tuple[str, bytes]]


def digests(project: Project, request: Request) -> dict[str, str]:
    """By what it is a digest of: ``configuration``, ``packs``, ``templates``, ``landing pages``, ``records``,
    ``history``, ``options``.
    """
    cwd, config = Path.cwd(), project.config
    kinds: dict[str, Named] = {
        "configuration": read(cwd, [config.path] if config.path else []),
        "packs": ((pack.name, content(cwd / pack.place.path)) for pack in project.rules.packs),
        "templates": read(cwd, dict.fromkeys(path for each in project.prepared for path in each.files)),
        "landing pages": ((name, content(path)) for name, path in config.pages.items()),
        "records": [("", data(request.records or config.records, cwd))],
        "history": [("", data(request.history or config.history, cwd))],
        "options": [(repr(options(request)), b"")],
    }
    return {kind: digest(named) for kind, named in kinds.items()}


def secret(project: Project, request: Request) -> bytes:
    """A key that only those know who have the records; no digest tells it."""
    records = data(request.records or project.config.records, Path.cwd())
    return blake2b(records, digest_size=32, person=b"msglint secret").digest()


def options(request: Request) -> tuple[object, ...]:
    return request.today, request.select, request.ignore, request.personas, request.encoding


def read(cwd: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    return ((path, content(cwd / path)) for path in paths)


def data(path: Path | None, cwd: Path) -> bytes:
    return b"" if path is None else content(cwd / path)


def content(path: Path) -> bytes:
    """A file's bytes; none where it cannot be read."""
    try:
        return files.read(path)
    except OSError:
        return b""


def digest(named: Named) -> str:
    whole = blake2b(digest_size=16, person=b"msglint inputs")
    for name, text in named:
        whole.update(f"{name}\0{len(text)}\0".encode(errors="surrogateescape"))
        whole.update(text)
    return whole.hexdigest()
