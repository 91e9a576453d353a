"""Fallbacks that stand in too often: a personal message that is personal for few."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Reads, Scope, TemplateView


class Options(Struct, frozen=True):
    """``share``: the share of the recipients (0 to 1) that may get the fallback; ``least``: of at least so many.

    One recipient alone is no share, however few there are.
    """

    share: float = 0.3
    least: int = 3


class Check:
    """Counts, for every merge field, the recipients for whom something else had to be printed."""

    scope = Scope.TEMPLATE
    reads = Reads()

    def __init__(self, options: Options) -> None:
        if not 0 < options.share < 1:
            raise ValueError("share must lie between 0 and 1")
        self._share = options.share
        self._least = options.least

    def matches(self, target: TemplateView, evidence: Evidence) -> Iterator[Match]:
        if target.personas:
            return
        for slot in target.slots:
            total = slot.filled + slot.fallback + slot.empty
            if slot.fallback > 1 and total >= self._least and slot.fallback / total > self._share:
                facts: dict[str, Fact] = {
                    "field": " or ".join(slot.fields),
                    "count": slot.fallback,
                    "of": total,
                    "percent": round(100 * slot.fallback / total),
                }
                yield Match(place=slot.place, facts=facts, fields=slot.fields)
