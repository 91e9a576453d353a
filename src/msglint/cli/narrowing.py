"""``msglint check --changed-since`` and ``--touched-by``: which changes the run is narrowed to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from msglint import home
from msglint.cli import options
from msglint.errors import MsglintError

if TYPE_CHECKING:
    from msglint.cli.output import Output
    from msglint.engine import Request

IN_TURN = frozenset({"full", "concise", "github"})
"""Formats of which one may follow the other: they are lines."""

narrow = options.together(
    click.option("--changed-since", metavar="REV", help="Only messages that have changed since this commit or branch."),
    click.option(
        "--touched-by", is_flag=True, help="PATHS are changed files (of folders among them): only messages they touch."
    ),
)


def narrowed(request: Request, since: str | None, touched_by: bool) -> tuple[Request, ...]:
    """The request narrowed as these options say: one, or one for each project that the given files belong to."""
    if since is not None and touched_by:
        raise click.UsageError("--changed-since asks git for the changed files, --touched-by is given them: use one")
    if since is not None:
        if not since.strip():
            raise click.BadParameter("it names no commit", param_hint="--changed-since")
        return (replace(request, since=since),)
    return given(request) if touched_by else (request,)


def given(request: Request) -> tuple[Request, ...]:
    """Of the request's paths, folders are what to check, and all else has changed; so have staged deletions."""
    from msglint.inputs import changes

    cwd = Path.cwd()
    named = [path for path in request.paths if path != Path()]
    folders = [path for path in named if path.is_dir()]
    changed = {changes.real(cwd / path) for path in named if path not in folders} | set(changes.staged_away(cwd))
    touched = tuple(sorted(changed))
    groups = by_project(folders, cwd) if folders else projects(changed, cwd)
    if request.config is not None and len(groups) > 1:
        groups = [tuple(folders) or (Path(),)]
    return tuple(replace(request, paths=paths, touched=touched) for paths in groups)


def by_project(folders: Iterable[Path], cwd: Path) -> list[tuple[Path, ...]]:
    """The folders, those of one msglint.yaml together: each is a run of its own."""
    found: dict[Path | None, list[Path]] = {}
    for folder in folders:
        found.setdefault(home.nearest(Path(os.path.normpath(cwd / folder))), []).append(folder)
    return [tuple(group) for group in found.values()]


def projects(changed: Iterable[Path], cwd: Path) -> list[tuple[Path, ...]]:
    """What to check where no folder is given: this one, or where no msglint.yaml is for it, the files' projects."""
    here: list[tuple[Path, ...]] = [(Path(),)]
    if home.nearest(cwd) is not None:
        return here
    configs = {found for path in changed if (found := home.nearest(path.parent)) is not None}
    own: list[tuple[Path, ...]] = [(config.parent,) for config in sorted(configs)]
    return own or here


def each(requests: Sequence[Request], output: Output, run: Callable[[Request], int]) -> int:
    """Run every project's request, whatever becomes of the others; the worst status is that of all."""
    if len(requests) == 1:
        return run(requests[0])
    from msglint.cli.watching import attempt

    names = [os.path.relpath(request.paths[0]).replace(os.sep, "/") for request in requests]
    if output.format not in IN_TURN or output.file is not None:
        raise MsglintError(
            f"the files belong to several projects: {', '.join(names)}",
            where="--output" if output.file is not None else f"--format {output.format}",
            hint="this makes one whole of one project: name its folder, as `args: [FOLDER]` of a hook of its own",
        )
    statuses = []
    for name, request in zip(names, requests, strict=True):
        click.echo(f"msglint: the project {name}", err=True)
        statuses.append(attempt(partial(run, request)))
    return max(statuses)
