"""One condition, compiled once and asked for contact after contact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msglint.predicate import plain

NAMES = frozenset({"message", "contact", "history"})


class WhenError(Exception):
    """A condition that failed for the values at hand; its rule cannot be judged in this run."""


class Predicate:
    """A sandboxed Jinja expression over ``message`` (front matter), ``contact`` (fields and columns) and ``history``.

    A field that is not there is undefined and false. ``reads``: the contact's fields and columns that the
    expression names, ``None`` where it uses the contact as a whole; ``message``: the same of the front matter;
    ``history``: whether it looks at the history. ``names``: what the expression may speak of; beside these three,
    ``today`` and functions that its check lends it. Raises ``ValueError`` with a sentence for people where the
    expression is wrong: syntax, an unknown filter, test or name.
    """

    __slots__ = ("_run", "history", "message", "reads", "text")

    def __init__(self, text: str, names: frozenset[str] = NAMES) -> None:
        self.text = text
        if not text.strip():
            raise ValueError("is empty")
        try:
            self._run, fields = plain.compiled(text, names)
        except plain.NotPlain:
            from msglint.predicate import sandbox

            self._run, fields = sandbox.compiled(text, names)
        self.reads = _of("contact", fields)
        self.message = _of("message", fields)
        self.history = any(name == "history" for name, _ in fields)

    def holds(
        self,
        message: Mapping[str, Any],
        contact: Mapping[str, Any],
        history: Sequence[Any] = (),
        **more: Any,
    ) -> bool:
        """Whether the condition is true; raises ``WhenError`` where it fails for these values."""
        try:
            return bool(self._run({"message": message, "contact": contact, "history": history, **more}))
        except RecursionError:
            raise WhenError(f"{self.text!r} is nested too deeply") from None
        except Exception as error:  # noqa: BLE001  whatever a pack's expression raises is the pack's fault
            raise WhenError(f"{self.text!r}: {_plainly(error)}") from None


def _of(name: str, fields: tuple[tuple[str, str], ...]) -> frozenset[str] | None:
    read = [field for owner, field in fields if owner == name]
    return None if "" in read else frozenset(read)


def _plainly(error: Exception) -> str:
    """The error in words; a text compared with a number is the common one, so it gets its remedy."""
    words = str(error).rstrip(".")
    if isinstance(error, TypeError) and "'str'" in words and ("'int'" in words or "'float'" in words):
        return f"{words}; a CSV's values are text: write the field with |int or |float"
    return words or type(error).__name__
