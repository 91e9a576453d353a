"""What came of one case."""

from __future__ import annotations

from msgspec import Struct

from msglint.model import Case, Rule


class Outcome(Struct, frozen=True):
    """A case that was run. ``faults``: what should have come out otherwise; none where it did as it should."""

    rule: Rule
    case: Case
    good: bool
    faults: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.faults

    def __str__(self) -> str:
        side = "good" if self.good else "bad"
        lines = (f"{self.case.place}: {self.rule.id}: {side} case {self.case.name!r}", *self.faults)
        return "\n  ".join(lines)
