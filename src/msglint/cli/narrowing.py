"""``msglint check --changed-since`` and ``--touched-by``: which changes the run is narrowed to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from msglint.cli import options
from msglint.errors import MsglintError

if TYPE_CHECKING:
    from msglint.engine import Request

narrow = options.together(
    click.option("--changed-since", metavar="REV", help="Only messages that have changed since this commit or branch."),
    click.option(
        "--touched-by", is_flag=True, help="PATHS are changed files (of folders among them): only messages they touch."
    ),
)


def narrowed(request: Request, since: str | None, touched_by: bool) -> Request:
    """The request narrowed as these options say."""
    if since is not None and touched_by:
        raise click.UsageError("--changed-since asks git for the changed files, --touched-by is given them: use one")
    if since is not None:
        if not since.strip():
            raise click.BadParameter("it names no commit", param_hint="--changed-since")
        return replace(request, since=since)
    return given(request) if touched_by else request


def given(request: Request) -> Request:
    """Of the request's paths, folders are what to check, and all else has changed; so have staged deletions."""
    from msglint.inputs import changes

    cwd = Path.cwd()
    named = [path for path in request.paths if path != Path()]
    folders = tuple(path for path in named if path.is_dir())
    changed = {changes.real(cwd / path) for path in named if path not in folders} | set(changes.staged_away(cwd))
    return replace(request, paths=folders or project(changed, cwd), touched=tuple(sorted(changed)))


def project(changed: set[Path], cwd: Path) -> tuple[Path, ...]:
    """The folder to check where none is given: this one, or where no msglint.yaml is for it, that of the files'."""
    from msglint import home

    if home.nearest(cwd) is not None:
        return (Path(),)
    configs = {found for path in changed if (found := home.nearest(path.parent)) is not None}
    if len(configs) > 1:
        names = ", ".join(sorted(os.path.relpath(config, cwd) for config in configs))
        hint = "give one project's folder first, as `args: [FOLDER]` of the hook, and a hook to each"
        raise MsglintError(f"the files belong to several projects: {names}", where="--touched-by", hint=hint)
    return tuple(config.parent for config in configs) or (Path(),)
