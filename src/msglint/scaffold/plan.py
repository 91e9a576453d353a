"""What ``init`` would write where, and the writing of it. Nothing that exists is lost."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from msgspec import Struct

from msglint.errors import MsglintError
from msglint.scaffold import precommit
from msglint.scaffold.config_file import config_text
from msglint.scaffold.seen import Seen


class Step(Struct, frozen=True):
    """One file. ``text`` is what to write, ``None``: it is left as it stands. ``word``: what happened, for people."""

    path: Path
    text: str | None
    word: str


def plan(seen: Seen, *, force: bool = False) -> tuple[Step, ...]:
    """The files to write. ``force`` writes msglint.yaml and the house pack anew where they exist."""
    pack = resources.files("msglint.scaffold").joinpath("house.yaml").read_text(encoding="utf-8")
    return (
        _whole(seen.folder / "msglint.yaml", config_text(seen), force),
        _whole(seen.folder / "rules" / "house.yaml", pack, force),
        _hook(seen.folder / ".pre-commit-config.yaml"),
    )


def carry_out(steps: tuple[Step, ...]) -> None:
    """Write them; raises ``MsglintError`` where a file cannot be written."""
    for step in steps:
        if step.text is None:
            continue
        try:
            step.path.parent.mkdir(parents=True, exist_ok=True)
            step.path.write_text(step.text, encoding="utf-8")
        except OSError as error:
            hint = "check the folder's permissions"
            raise MsglintError(f"cannot be written: {error.strerror}", where=str(step.path), hint=hint) from error


def _whole(path: Path, text: str, force: bool) -> Step:
    if not path.exists():
        return Step(path, text, "written")
    if force:
        return Step(path, text, "written anew")
    return Step(path, None, "left as it is (--force writes it anew)")


def _hook(path: Path) -> Step:
    if not path.exists():
        return Step(path, precommit.new_file(), "written")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Step(path, None, "left as it is: it cannot be read")
    if precommit.has_hook(text):
        return Step(path, None, "left as it is: it runs msglint already")
    new = precommit.with_hook(text)
    if new is None:
        return Step(path, None, "left as it is; to run msglint before each commit, add under repos:\n" + precommit.HOOK)
    return Step(path, new, "msglint added at the end")
