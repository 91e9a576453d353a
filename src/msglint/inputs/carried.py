"""A project's template files in memory, to be taken to where its folder is not."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from msgspec import Struct

from msglint.inputs.tree import FolderTree, readings
from msglint.private import DATA
from msglint.render.base import TemplateFault

LARGEST = 1_000_000
"""Characters of a file that a message may include only by a name that it makes up as it is rendered."""


class Carried(Struct, frozen=True):
    """``texts``: by name, ``None`` where there is no such file; ``paths``: how findings print them; ``root``: where the
    folder was.
    """

    root: Path
    texts: Mapping[str, str | None]
    paths: Mapping[str, str]

    def locate(self, name: str) -> str | None:
        return next((each for each in readings(name, self.root) if self.texts.get(each) is not None), None)

    def read(self, name: str) -> str | None:
        inside = self.locate(name)
        return None if inside is None else self.texts[inside]

    def shown(self, name: str) -> str:
        return self.paths.get(self.locate(name) or name, name)


def carried(tree: FolderTree) -> Carried:
    """All that messages may be made of: every file below the root that is no data and no larger than words are."""
    texts: dict[str, str | None] = {}
    used = dict(tree.texts)
    for name in tree.names():
        if PurePosixPath(name).suffix.lower() not in DATA:
            with suppress(TemplateFault):
                text = tree.read(name)
                texts[name] = text if text is not None and len(text) <= LARGEST else None
    texts.update(used)
    return Carried(tree.root, texts, {name: tree.shown(name) for name in texts})
