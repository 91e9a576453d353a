"""The report of a run over what has not changed since: kept, and given again without reading a message.

Kept with a report is every look that its run took at the file system (``msglint.files``), and when each shows what it
showed then, under the same msglint and the same packages, the report is what the run would say. What people's records
hold is not kept: where values are to be shown, nothing is kept and nothing kept is used.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

import msglint
from msglint import files, home, kept
from msglint.engine.request import Request
from msglint.model import Finding, Personal, Report, Words
from msglint.pressed import gathered

LARGEST = 20_000_000
"""Bytes of a report that is worth keeping."""
LEAST = 300
"""Bytes that a kept finding takes at least: the names of its parts alone are more."""
MOST = 32
"""Reports kept in one folder."""


class Kept(Struct, frozen=True):
    """A report, and what its run looked at."""

    looks: list[files.Look]
    report: Report


def place(request: Request, cwd: Path) -> Path | None:
    """The file for the report of such a request; ``None`` where nothing is to be kept."""
    if not request.cache:
        return None
    path, root = home.find(request.paths, request.config, cwd)
    folder = home.cache_folder(root if path is not None else None, request.cache_dir)
    return None if folder is None else folder / f"report-{files.digest(repr((request, cwd)).encode())}.json"


def recall(file: Path, request: Request, cwd: Path) -> Report | None:
    """The report kept for this request, if nothing that it rests on has changed."""
    found = kept.read(file, state(request, cwd))
    if found is None:
        return None
    try:
        whole = msgspec.json.decode(found, type=Kept)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    if not files.same(whole.looks):
        return None
    return replace(whole.report, findings=gathered(whole.report.findings))


def keep(file: Path, request: Request, cwd: Path, report: Report, trail: files.Trail) -> None:
    """Keep a report; the oldest of too many goes."""
    if not trail.whole or len(report.findings) * LEAST > LARGEST:
        return
    text = msgspec.json.encode(Kept(trail.looks(), masked(report)))
    if len(text) > LARGEST:
        return
    kept.write(file, state(request, cwd), text.decode())
    with suppress(OSError):
        reports = sorted(file.parent.glob("report-*.json"), key=lambda path: path.stat().st_mtime_ns)
        for old in reports[:-MOST]:
            old.unlink(missing_ok=True)


def masked(report: Report) -> Report:
    """The report without what people's records hold, and so without a gallery."""
    return replace(report, findings=tuple(map(_masked, report.findings)), gallery=None)


def _masked(finding: Finding) -> Finding:
    before, marked, after = finding.excerpt
    return replace(
        finding, message=_hidden(finding.message), excerpt=(_hidden(before), _hidden(marked), _hidden(after))
    )


def _hidden(words: Words) -> Words:
    return tuple(replace(word, value="…") if isinstance(word, Personal) and word.value else word for word in words)


def state(request: Request, cwd: Path) -> str:
    """What must be the same besides the files looked at: the request, msglint's own code, Python and the packages."""
    libraries = [(path, _changed(path)) for path in sys.path if path.endswith("-packages")]
    return repr((request, cwd, msglint.__version__, sys.version, libraries, _code()))


@cache
def _code() -> list[tuple[str, int, int]]:
    """The files of msglint itself, as they were when this process first looked: it goes on with what it has loaded."""
    package = Path(msglint.__file__).parent
    code = [stamp for folder in _folders(package) for stamp in _stamps(folder)]
    beside = package.parents[1] / "rules"
    return code + ([] if (package / "rules").is_dir() else _stamps(beside))


def _folders(package: Path) -> list[str]:
    found = [str(package)]
    for folder in found:
        with os.scandir(folder) as entries:
            found.extend(entry.path for entry in entries if entry.is_dir() and entry.name != "__pycache__")
    return found


def _stamps(folder: Path | str) -> list[tuple[str, int, int]]:
    """The files of a folder of msglint itself, by name, size and date: installing puts new ones there."""
    with os.scandir(folder) as entries:
        stats = ((entry.name, entry.stat()) for entry in entries if entry.is_file())
        return sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def _changed(folder: str) -> int:
    """When something was last put into a folder of packages, or taken out."""
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0
