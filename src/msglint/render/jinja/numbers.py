"""Numbers for the ways that templates can go: the same way has the same number, however often its file is compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from msglint.render.jinja.flow import Flow


class Numbers:
    """One language's numbers."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, int, int], int] = {}

    def give(self, flow: Flow) -> None:
        """Number the template's ways."""
        source = flow.sheet.source
        for index, way in enumerate((*flow.ways.values(), *flow.passed.values())):
            key = source.path, source.line, source.column, index
            way.number = self._known.setdefault(key, len(self._known))
