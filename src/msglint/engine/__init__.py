"""Plan, render, read, check, fold: from inputs to the report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from msglint import files
from msglint.engine.request import Progress, Request
from msglint.model import Report

if TYPE_CHECKING:
    from msglint.engine.known import Noted

__all__ = ["Progress", "Request", "check", "check_records", "check_shard", "merge", "note_baseline"]


def check(request: Request, progress: Progress | None = None, *, values: bool = True) -> Report:
    """Lint the messages of the request's paths; raises ``MsglintError`` where the run cannot be trusted.

    Without people's ``values``, which a report that is kept from run to run does not have, nothing is done again while
    nothing has changed.
    """
    from msglint.engine import unchanged

    cwd = Path.cwd()
    if request.since or request.touched is not None:
        from msglint.engine.narrowing import resolved, untouched

        request = resolved(request)
        nothing = untouched(request)
        if nothing is not None and not files.is_watched():
            return nothing
    plain = replace(request, samples=False, jobs=1)  # a gallery is never kept: what is found is, for the next format
    file = None if values else unchanged.place(plain, cwd)
    if file is None:
        return _checked(request, progress)
    known = None if request.samples else unchanged.recall(file, plain, cwd)
    if known is not None:
        return known
    with files.watched() as trail:
        report = _checked(request, progress)
    if not report.lost:
        unchanged.keep(file, plain, cwd, report, trail)
    return report


def _checked(request: Request, progress: Progress | None) -> Report:
    from msglint.engine.patience import loading, patience
    from msglint.engine.project import open_project
    from msglint.engine.run import run

    with patience():
        with loading():
            project = open_project(request)
        report = run(project, request, progress)
        if not (request.baselined and (request.baseline or project.config.baseline)):
            return report
        from msglint.engine.known import apart

        return apart(report, project, request)


def check_shard(request: Request, number: int, of: int, progress: Progress | None = None) -> Report:
    """Lint the messages for one of so many shards of the recipients, the first being 1."""
    from msglint.engine.shards import judged

    return judged(request, (number, of), progress)


def merge(parts: Sequence[Path], request: Request, progress: Progress | None = None) -> Report:
    """The report of the whole run from the JSON of its shards; ``request`` says how it is told."""
    from msglint.engine.shards import merged

    return merged(parts, request, progress)


def check_records(request: Request, path: Path) -> Report:
    """Lint a records file alone; the report says what each column was taken for."""
    from msglint.engine.known import apart
    from msglint.engine.project import open_records
    from msglint.engine.run import run
    from msglint.inputs.stretches import all_kept

    with all_kept():
        project = open_records(request, path)
        return replace(apart(run(project, request), project, request), columns=project.records.columns)


def note_baseline(request: Request, progress: Progress | None = None, *, prune: bool = False) -> Noted:
    """The baseline for what is there now, not yet written; ``prune``: the old one without what is gone."""
    from msglint.engine.known import note
    from msglint.engine.project import open_project
    from msglint.engine.run import run

    project = open_project(request)
    return note(run(project, request, progress), project, request, prune=prune)
