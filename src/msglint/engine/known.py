"""The findings of a run without those that the project's baseline has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from msglint import baseline, files
from msglint.baseline import NAME, Baseline, Entry
from msglint.baseline.file import moved
from msglint.engine.project import Project
from msglint.engine.request import Request
from msglint.errors import MsglintError
from msglint.fingerprints import Sources
from msglint.model import Config, Finding, Known, Report
from msglint.pressed import gathered
from msglint.regex import regex

BREAK = regex(r"\r\n|\r|\n")


class Noted(Struct, frozen=True):
    """A baseline to be written to ``file``, and what it changes: entries ``added`` and ``dropped``.

    ``found``: the findings that it notes. ``fresh``: there was none before. ``name``: how msglint.yaml can name it, and
    whether it does so already (``named``).
    """

    file: Path
    baseline: Baseline
    found: Sequence[Finding]
    added: int = 0
    dropped: int = 0
    fresh: bool = True
    name: str = NAME
    named: bool = False


def place(config: Config, request: Request, cwd: Path) -> Path | None:
    """The baseline of a run; ``None`` where it has none."""
    if not request.baselined:
        return None
    return cwd / request.baseline if request.baseline else config.baseline


def apart(report: Report, project: Project, request: Request) -> Report:
    """The report with the findings that the baseline has left out, and counted; raises ``MsglintError``."""
    cwd = Path.cwd()
    file = place(project.config, request, cwd)
    if file is None:
        return report
    shown = moved(str(file), cwd, cwd)
    known = baseline.read(file, shown, "" if request.baseline else where(project.config))
    found = entries(report.findings, project, cwd, file.parent)
    compared = baseline.compare(found, known, lambda path: files.exists(file.parent / path))
    whole = request.touched is None and scope(request, cwd, file.parent).covers(known.scope)
    silent = {note.rule for note in report.not_checked}
    gone = [entry for entry in compared.gone if whole and looked_for(entry, request) and entry.rule not in silent]
    return replace(
        report,
        findings=gathered(each for number, each in enumerate(report.findings) if number not in compared.known),
        known=Known(shown, len(compared.known), compared.wider(found), len(gone)),
    )


def note(report: Report, project: Project, request: Request, *, prune: bool = False) -> Noted:
    """The baseline for what a run found; ``prune``: only take out what is gone, and add nothing.

    Raises ``MsglintError`` where the run looked at less than the baseline that is there, whose rest would be lost.
    """
    cwd = Path.cwd()
    config = project.config
    file = place(config, request, cwd) or (config.root if config.path else cwd) / NAME
    own = scope(request, cwd, file.parent)
    found = entries(report.findings, project, cwd, file.parent)
    noted = Noted(
        file,
        Baseline(tuple(found), own),
        report.findings,
        name=moved(str(file), cwd, config.root),
        named=file == config.baseline,
    )
    before = written(file, moved(str(file), cwd, cwd), needed=prune)
    if before is None:
        return noted
    if not own.covers(before.scope):
        what = ", ".join((*before.scope.paths, *(f"--select {name}" for name in before.scope.select)))
        hint = f"run it for {what}; or delete the file first, or write another: --output"
        raise MsglintError("the baseline was written for more than this run looks at", where=str(file), hint=hint)
    compared = baseline.compare(found, before, lambda path: files.exists(file.parent / path))
    numbers = [number for number in range(len(found)) if not prune or number in compared.known]
    return replace(
        noted,
        baseline=Baseline(tuple(found[number] for number in numbers), before.scope if prune else own),
        found=tuple(report.findings[number] for number in numbers),
        added=len(numbers) - len(compared.known),
        dropped=len(compared.gone),
        fresh=False,
    )


def written(file: Path, shown: str, *, needed: bool) -> Baseline | None:
    """The baseline that is there; one that is spoiled is written anew, unless it is ``needed``."""
    if not needed and not files.exists(file):
        return None
    try:
        return baseline.read(file, shown)
    except MsglintError:
        if needed:
            raise
        return None


def entries(findings: Sequence[Finding], project: Project, cwd: Path, folder: Path) -> list[Entry]:
    return list(baseline.noted(findings, lines(project, cwd), cwd, folder))


def scope(request: Request, cwd: Path, folder: Path) -> baseline.Scope:
    """What the request looks at, as a baseline in ``folder`` says it."""
    return baseline.Scope(
        tuple(moved(str(path), cwd, folder) for path in request.paths), request.select, request.ignore
    )


def looked_for(entry: Entry, request: Request) -> bool:
    """Whether a run that asks for these grades would have shown it."""
    return entry.grade >= request.severity and entry.sureness >= request.confidence


def where(config: Config) -> str:
    """The line of msglint.yaml that names the baseline."""
    return str(config.places.get("baseline", config.path))


def lines(project: Project, cwd: Path) -> Sources:
    """The lines of a project's file by the path that findings name, each read once; none where it cannot be read."""

    @cache
    def of(path: str) -> Sequence[str]:
        text = project.texts(path)
        if text is None:
            try:
                text = files.read(cwd / path).decode("utf-8", "replace")
            except (OSError, ValueError):
                return ()
        return BREAK.split(text.removeprefix("\ufeff"))

    return of
