"""The one error that stops a run: wrong usage, configuration, pack or input (exit status 2)."""

from __future__ import annotations

from collections.abc import Iterable


class MsglintError(Exception):
    """A fault that the person who ran msglint can mend.

    ``message`` says what is wrong, ``where`` the place as ``file:line`` (or a file, or an option),
    ``hint`` what to do about it.
    """

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text} ({self.hint})" if self.hint else text


class MsglintErrors(MsglintError):
    """Several faults found together, so that one run shows every one of them."""

    def __init__(self, errors: Iterable[MsglintError]) -> None:
        self.errors: tuple[MsglintError, ...] = tuple(flatten(errors))
        super().__init__("\n".join(str(error) for error in self.errors))


def flatten(errors: Iterable[MsglintError]) -> Iterable[MsglintError]:
    """The single faults in a list that may hold groups of faults."""
    for error in errors:
        if isinstance(error, MsglintErrors):
            yield from error.errors
        else:
            yield error


class Errors:
    """Collects faults while loading goes on; ``stop`` raises all of them at once."""

    def __init__(self) -> None:
        self.found: list[MsglintError] = []

    def add(self, message: str, *, where: str = "", hint: str = "") -> None:
        self.found.append(MsglintError(message, where=where, hint=hint))

    def take(self, error: MsglintError) -> None:
        self.found.extend(flatten([error]))

    def stop(self) -> None:
        """Raise what was found, if anything was."""
        if self.found:
            raise MsglintErrors(self.found)
