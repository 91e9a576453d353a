"""Notices that something has changed which a run looked at: dates are looked at often, contents when a date moves."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable

from msglint.files import AGAIN, Look

Stamp = tuple[int, int, int] | None


class Watch:
    """Watches the places of these looks (``files.Trail.looks``)."""

    def __init__(self, looks: Iterable[Look]) -> None:
        self._seen: dict[str, dict[str, str]] = defaultdict(dict)
        for how, path, seen in looks:
            self._seen[path][how] = seen
        self._stamps: dict[str, Stamp] = dict.fromkeys(self._seen, (0, 0, 0))

    def __len__(self) -> int:
        return len(self._seen)

    def changed(self) -> tuple[str, ...]:
        """The paths that show something else than when last asked, or at first than when they were looked at."""
        return tuple(path for path in self._seen if self._moved(path) and self._differs(path))

    def _moved(self, path: str) -> bool:
        before, self._stamps[path] = self._stamps[path], stamp(path)
        return self._stamps[path] != before

    def _differs(self, path: str) -> bool:
        looks = self._seen[path]
        now = {how: AGAIN[how](path) for how in looks}
        self._seen[path] = now
        return now != looks


def stamp(path: str) -> Stamp:
    """A file's date, size and number; ``None`` where there is nothing."""
    try:
        found = os.stat(path)  # noqa: PTH116 - hundreds of times a second
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
