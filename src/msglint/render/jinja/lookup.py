"""Which file a template means: looked up in its own folder, then in each folder above it, never outside the project."""

from __future__ import annotations

from posixpath import dirname, join

from msglint.render.base import Files


def inside(name: str) -> str | None:
    """The name without idle steps; ``None`` where it leads out of the project's root."""
    if name.startswith("/") or "\\" in name or "\0" in name:
        return None
    steps = [step for step in name.split("/") if step not in ("", ".")]
    return "/".join(steps) if steps and ".." not in steps else None


def find(files: Files, target: str, referrer: str) -> str | None:
    """The root-relative name of the file that ``referrer`` calls ``target``; ``None`` where there is none."""
    wanted = inside(target)
    if wanted is None:
        return None
    folder = dirname(referrer)
    while True:
        name = join(folder, wanted)
        if files.read(name) is not None:
            return name
        if not folder:
            return None
        folder = dirname(folder)
