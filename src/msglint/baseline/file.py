"""The baseline's file: one finding a line, sorted, without a word of people's data."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from msglint import files
from msglint.errors import MsglintError
from msglint.fingerprints import Sources, identity
from msglint.model import Confidence, Finding, Severity

NAME = "msglint-baseline.json"
VERSION = 1
ABOUT = "Findings that were there before: `msglint check` leaves them aside. `msglint baseline` writes this file anew."
AGAIN = "write it anew: `msglint baseline`"
CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


class Entry(Struct, frozen=True, order=True):
    """A finding as it was. ``path`` is relative to the baseline's folder, ``words`` as in ``fingerprints.Identity``.

    ``count`` of ``of`` records showed it.
    """

    path: str
    rule: str
    words: str
    severity: str
    confidence: str = "high"
    count: int = 0
    of: int = 0

    def __post_init__(self) -> None:
        if self.severity.upper() not in Severity.__members__ or self.confidence.upper() not in Confidence.__members__:
            raise ValueError("unknown severity or confidence")

    @property
    def grade(self) -> Severity:
        return Severity[self.severity.upper()]

    @property
    def sureness(self) -> Confidence:
        return Confidence[self.confidence.upper()]


class Scope(Struct, frozen=True):
    """What a run looked at: ``paths`` (relative to the baseline's folder) and the rules that it was asked for."""

    paths: tuple[str, ...] = (".",)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def covers(self, other: Scope) -> bool:
        """Whether all that the other run could find, this one could."""
        rules = not self.select or (bool(other.select) and set(other.select) <= set(self.select))
        return rules and set(self.ignore) <= set(other.ignore) and all(map(self._reaches, other.paths))

    def _reaches(self, path: str) -> bool:
        inside = not path.startswith("..")
        return any(own == path or (own == "." and inside) or path.startswith(f"{own}/") for own in self.paths)


class Baseline(Struct, frozen=True):
    """The entries, sorted, and what the run looked at that wrote them."""

    entries: tuple[Entry, ...]
    scope: Scope = Scope()


class _File(Struct, frozen=True):
    version: int
    findings: tuple[Entry, ...]
    scope: Scope = field(default_factory=Scope)


def noted(findings: Iterable[Finding], sources: Sources, cwd: Path, folder: Path) -> Iterator[Entry]:
    """The findings as entries of a baseline in ``folder``; their paths are relative to ``cwd``."""
    for finding in findings:
        found = identity(finding, sources)
        path = moved(found.path, cwd, folder)
        grades = finding.severity.label, finding.confidence.label
        yield Entry(path, found.rule, found.words, *grades, finding.count, finding.of)


def moved(path: str, cwd: Path, folder: Path) -> str:
    """A path relative to ``cwd``, made relative to ``folder``; empty stays empty."""
    return os.path.relpath(cwd / path, folder).replace(os.sep, "/") if path else ""


def text(baseline: Baseline) -> str:
    """The file's text: one entry a line, so that a difference shows which findings came and went."""
    scope = baseline.scope
    asked = {"paths": sorted(scope.paths), "select": sorted(scope.select), "ignore": sorted(scope.ignore)}
    lines = ",\n".join(_line(msgspec.to_builtins(entry)) for entry in sorted(baseline.entries))
    findings = f"[\n{lines}\n]" if lines else "[]"
    head = f'"version": {VERSION},\n"about": {_line(ABOUT)},\n"scope": {_line(asked)}'
    return f'{{\n{head},\n"findings": {findings}\n}}\n'


def _line(data: Any) -> str:
    """JSON on one line, in the project's own script unless something in it could steer a terminal."""
    plain = json.dumps(data, ensure_ascii=False)
    return plain if plain.isprintable() else json.dumps(data)


def read(file: Path, shown: str, where: str = "") -> Baseline:
    """Read a baseline; ``shown``: its path for people, ``where``: what names it. Raises ``MsglintError``."""
    try:
        data = files.read(file)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        said = "there is no such baseline" if missing else f"the baseline cannot be read: {error.strerror}"
        hint = "write it: `msglint baseline`" if missing else "check the path and the file's rights"
        raise MsglintError(f"{said}: {shown}" if where else said, where=where or shown, hint=hint) from None
    try:
        found = msgspec.json.decode(data, type=_File)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise MsglintError(f"is no baseline: {_fault(data, error)}", where=shown, hint=AGAIN) from None
    if found.version != VERSION:
        hint = f"{AGAIN}, or use the msglint that wrote it"
        raise MsglintError(f"is a baseline of version {found.version}, not {VERSION}", where=shown, hint=hint)
    return Baseline(found.findings, found.scope)


def _fault(data: bytes, error: Exception) -> str:
    """What is wrong with the file, with the line where git left a conflict in it."""
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if line.startswith(CONFLICT):
            return f"line {number} is a conflict that git left"
    return f"{error}" if isinstance(error, msgspec.MsgspecError) else "it is not UTF-8"
