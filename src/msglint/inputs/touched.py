"""Which messages rest on files that have changed: their own, their layouts, includes and imported macros."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePosixPath

from msglint import files
from msglint.inputs.changes import real
from msglint.inputs.naming import is_template
from msglint.inputs.outlines import Outlines, joined
from msglint.inputs.parts import messages
from msglint.model import Template


class Touch:
    """What changed files touch. ``root``: names of the project's files are relative to it."""

    def __init__(self, changed: Iterable[Path], root: Path, outlines: Outlines) -> None:
        self._changed = frozenset(changed)
        self._root = files.real(root)
        self._outlines = outlines
        names = (self._name(path) for path in self._changed)
        self._names = frozenset(name for name in names if name)
        self._gone = [name for name in self._names if is_template(name) and outlines.tree.locate(name) is None]
        self._templates = any(map(is_template, self._names))
        self.reached = cache(self._reached)

    def path(self, path: Path) -> bool:
        """Whether this file has changed: itself, what it links to, or the submodule that it lies in."""
        forms = {real(path), files.real(path)}
        return any(form in self._changed or not self._changed.isdisjoint(form.parents) for form in forms)

    def message(self, template: Template, uses: Iterable[Path]) -> bool:
        """Whether a message rests on a changed file; ``uses``: files that it is known to use."""
        names = list(dict.fromkeys(source.name for source in template.parts.values()))
        return any(map(self.path, uses)) or any(map(self.reached, names)) or self._lost_a_part(names)

    def _reached(self, name: str) -> bool:
        """Whether the file, or one that it may use through others, has changed, is new or is gone."""
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            here = waiting.pop()
            if here in seen:
                continue
            seen.add(here)
            if here in self._names:
                return True
            for reference in self._outlines.outline(here).references:
                if not reference.target and self._templates:
                    return True  # only a run can tell which file this is
                if any(place in self._names for place in _places(here, reference.target)):
                    return True
            waiting.extend(target for target, _ in self._outlines.references(here))
        return False

    def _lost_a_part(self, names: list[str]) -> bool:
        """Whether a file that is gone was one of the message's own parts."""
        groups = messages({*names, *self._gone}) if self._gone else ()
        return any(
            not set(names).isdisjoint(group.names) and not set(self._gone).isdisjoint(group.names) for group in groups
        )

    def _name(self, path: Path) -> str:
        try:
            return path.relative_to(self._root).as_posix()
        except ValueError:
            return ""


def _places(name: str, target: str) -> Iterable[str]:
    """Where a file is looked for that ``name`` refers to as ``target``."""
    return filter(None, (joined(folder, target) for folder in PurePosixPath(name).parents)) if target else ()
