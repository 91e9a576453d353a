"""Reports a fault that was met while files were read or rendered: a template, front matter, a row, a suppression.

Facts: `{text}` what is wrong, `{hint}` what to do about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from msglint.model import Evidence, Match, Problem, Reads, Scope, Severity


class Options(Struct, frozen=True):
    """``kind``: which faults this rule reports."""

    kind: Literal["syntax", "render", "blank", "front-matter", "row", "history-row", "suppression"] = "syntax"


class Check:
    facts = frozenset({"text", "hint"})
    scope = Scope.PROBLEM
    reads = Reads()

    def __init__(self, options: Options) -> None:
        self._kind = options.kind

    def matches(self, target: Problem, evidence: Evidence) -> Iterator[Match]:
        if target.kind == self._kind:
            yield Match(
                place=target.place,
                facts={"text": target.text, "hint": target.hint},
                severity=None if target.grave else Severity.WARNING,
                related=target.related,
            )
