"""Plan, render, read, check, fold: from inputs to the report."""

from __future__ import annotations

from pathlib import Path

from msglint.engine.request import Progress, Request
from msglint.model import Report

__all__ = ["Progress", "Request", "check", "check_records"]


def check(request: Request, progress: Progress | None = None, *, values: bool = True) -> Report:
    """Lint the messages of the request's paths; raises ``MsglintError`` where the run cannot be trusted.

    Without people's ``values``, which a report that is kept from run to run does not have, nothing is done again while
    nothing has changed.
    """
    from msglint.engine import unchanged

    cwd = Path.cwd()
    file = None if values else unchanged.place(request, cwd)
    if file is None:
        return _checked(request, progress)
    known = unchanged.recall(file, request, cwd)
    if known is not None:
        return known
    from msglint.files import watched

    with watched() as trail:
        report = _checked(request, progress)
    unchanged.keep(file, request, cwd, report, trail)
    return report


def _checked(request: Request, progress: Progress | None) -> Report:
    from msglint.engine.project import open_project
    from msglint.engine.run import run

    return run(open_project(request), request, progress)


def check_records(request: Request, path: Path) -> Report:
    """Lint a records file alone."""
    from msglint.engine.project import open_records
    from msglint.engine.run import run

    return run(open_records(request, path), request)
