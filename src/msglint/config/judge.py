"""Says what is wrong in msglint.yaml, each fault at its line and with a remedy."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msglint import files
from msglint.errors import Errors
from msglint.marked import Keys, Marked, suggest

PLAIN = {dict: "a mapping", list: "a list", bool: "true or false", int: "a number", float: "a number", str: "text"}


class Judge:
    """Collects faults. ``folder``: paths are relative to it; ``None`` where no file can be looked for."""

    def __init__(self, marked: Marked, folder: Path | None, errors: Errors) -> None:
        self.marked = marked
        self.folder = folder
        self._errors = errors

    def wrong(self, keys: Keys, message: str, hint: str = "") -> None:
        """``message`` is a predicate of the value at ``keys``."""
        path = dotted(keys)
        where = self.marked.where(keys) if self.marked.nodes else self.marked.path
        self._errors.add(f"`{path}`: {message}" if path else message, where=where, hint=hint)

    def expected(self, what: str, value: Any, keys: Keys) -> None:
        given = "nothing" if value is None else PLAIN.get(type(value), "a date")
        shown = f" ({self.marked.written(keys) or value})" if isinstance(value, str | int | float) else ""
        self.wrong(keys, f"must be {what}, not {given}{shown[:60]}", f"write {what}")

    def expected_one(self, words: Iterable[str], value: Any, keys: Keys) -> None:
        known = list(words)
        near = suggest(value, known) if isinstance(value, str) else ""
        self.wrong(keys, f"must be one of {', '.join(known)}, not {self._short(value)}", near or "write one of these")

    def unknown(self, name: str, known: Iterable[str], keys: Keys) -> None:
        names = list(known)
        self.wrong(keys, "is no key that msglint knows", suggest(name, names) or f"known keys: {self.listed(names)}")

    def listed(self, names: Iterable[str]) -> str:
        return ", ".join(names)

    def text(self, value: Any, keys: Keys) -> str | None:
        """The value as text, as it is written: what YAML takes for a number or a date is none here."""
        if isinstance(value, str):
            return value
        return None if isinstance(value, dict | list | None) else self.marked.written(keys) or str(value)

    def file(self, text: str, what: str, keys: Keys) -> Path | None:
        """The absolute path of a file that must exist."""
        if self.folder is None:
            return Path(text)
        path = self.folder / text
        if files.is_file(path):
            return path
        if files.is_folder(path):
            self.wrong(keys, f"{text} is a folder, not {what}", "name the file in it")
        else:
            near = suggest(path.name, _beside(path)) or f"paths are relative to the folder of {self.marked.path}"
            self.wrong(keys, f"there is no file {text}", near)
        return None

    def _short(self, value: Any) -> str:
        text = repr(value)
        return text if len(text) <= 60 else text[:57] + "…"


def dotted(keys: Keys) -> str:
    """``('overrides', 0, 'paths')`` as ``overrides[0].paths``."""
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys)
    return text.removeprefix(".")


def _beside(path: Path) -> list[str]:
    try:
        return [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return []
