"""Regular expressions that are compiled when they are first used: a run needs few of the many that msglint knows."""

from __future__ import annotations

import re
from typing import Any, cast

METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class Waiting:
    """Stands for a compiled expression until it is asked for something; has its methods as attributes from then on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._expression = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._expression)
        self.__dict__.update((method, getattr(compiled, method)) for method in METHODS)
        return getattr(compiled, name)


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile``, put off until the expression is used."""
    return cast("re.Pattern[str]", Waiting(pattern, flags))
