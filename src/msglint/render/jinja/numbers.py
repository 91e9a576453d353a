"""Numbers for the ways that templates can go: the same way has the same number, however often its file is compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from msglint.render.jinja.flow import Flow


class Numbers:
    def __init__(self) -> None:
        self._known: dict[tuple[str, int, int, int], int] = {}

    def of(self, flow: Flow) -> list[int]:
        """A number for each of the template's ways, in their order."""
        source = flow.sheet.source
        keys = ((source.path, source.line, source.column, index) for index in range(len(flow.ways)))
        return [self._known.setdefault(key, len(self._known)) for key in keys]
