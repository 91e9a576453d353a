"""What git says has changed: the only place that asks it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from msglint import files
from msglint.errors import MsglintError

OPTION = "--changed-since"
EVERYTHING = "or leave the option out to check everything"
DEEPER = (
    "name a branch, tag or commit that this clone has; a shallow clone has few (actions/checkout: `fetch-depth: 0`)"
)


def since(rev: str, cwd: Path) -> tuple[Path, ...]:
    """The files in which the working tree differs from ``rev``, deleted and untracked ones included; real paths.

    What git ignores is not among them. Raises ``MsglintError`` where there is no git, no repository or no such commit.
    """
    top = _top(cwd)
    found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}")
    if found.returncode:
        raise MsglintError(f"git knows no commit {rev!r} here", where=OPTION, hint=DEEPER)
    commit = found.stdout.decode("ascii", "replace").strip()
    differs = _names(top, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", commit, "--")
    return tuple(sorted({*differs, *_names(top, "ls-files", "-z", "--others", "--exclude-standard", "--full-name")}))


def staged_away(cwd: Path) -> tuple[Path, ...]:
    """The files whose deletion is staged for the next commit; none where git cannot say."""
    try:
        top = _top(cwd)
        return _names(top, "diff", "--cached", "--name-only", "-z", "--no-renames", "--diff-filter=D", "HEAD", "--")
    except MsglintError:
        return ()


def unseen(paths: Iterable[Path], cwd: Path) -> tuple[Path, ...]:
    """Those of these files of which git cannot say whether they have changed: ignored, or outside the repository."""
    given = list(paths)
    if not given:
        return ()
    top = _top(cwd)
    inside = [path for path in given if top in files.real(path).parents]
    names = b"\0".join(os.fsencode(real(path)) for path in inside)
    ignored = _git(top, "check-ignore", "-z", "--stdin", data=names).stdout.split(b"\0") if inside else []
    hidden = {Path(os.fsdecode(name)) for name in ignored if name}
    return tuple(path for path in given if path not in inside or real(path) in hidden)


def real(path: Path) -> Path:
    """The path as git has it: its folder without links, its own name as it is."""
    return files.real(path.parent) / path.name


def _top(cwd: Path) -> Path:
    """The repository's root; raises ``MsglintError``."""
    try:
        found = _git(cwd, "rev-parse", "--show-toplevel")
    except FileNotFoundError:
        raise MsglintError("git is not installed", where=OPTION, hint=f"install it, {EVERYTHING}") from None
    if found.returncode:
        said = found.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else "git has no working tree here"
        raise MsglintError(
            f"git cannot say what has changed: {reason}", where=OPTION, hint=f"see to that, {EVERYTHING}"
        )
    return files.real(Path(os.fsdecode(found.stdout.removesuffix(b"\n"))))


def _names(top: Path, *command: str) -> tuple[Path, ...]:
    found = _git(top, *command)
    if found.returncode:
        said = found.stderr.decode("utf-8", "replace").strip()
        raise MsglintError(f"git failed: {said}", where=OPTION, hint=f"see to that, {EVERYTHING}")
    return tuple(top / os.fsdecode(name) for name in found.stdout.split(b"\0") if name)


def _git(folder: Path, *command: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git, which speaks English and takes no locks."""
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    return subprocess.run(  # noqa: S603
        ["git", "-C", str(folder), *command],  # noqa: S607
        input=data,
        capture_output=True,
        check=False,
        env=environment,
    )
