"""Plan, render, read, check, fold: from inputs to the report."""

from __future__ import annotations

from pathlib import Path

from msglint.engine.project import Project, open_project, open_records
from msglint.engine.request import Request
from msglint.engine.run import Progress, run
from msglint.model import Report

__all__ = [
    "Progress",
    "Project",
    "Request",
    "check",
    "check_records",
    "open_project",
    "open_records",
    "run",
]


def check(request: Request, progress: Progress | None = None) -> Report:
    """Lint the messages of the request's paths; raises ``MsglintError`` where the run cannot be trusted."""
    return run(open_project(request), request, progress)


def check_records(request: Request, path: Path) -> Report:
    """Lint a records file alone."""
    return run(open_records(request, path), request)
