"""Flags text that is too long or too short.

    check: length
    options: {scope: subject, max: 60}

Units: `characters`, `columns` (what a line takes up: a wide character such as 漢 or 😀 takes two), `words`, `sentences`
(of a lead or a body), `sms_segments` (what the recipient's carrier counts, 3GPP TS 23.038 and 23.040), `bytes` (UTF-8).
In scope `message` the longest body counts for `max`, the shortest for `min`.

Facts: `{length}`, `{limit}` the bound that is broken, `{max}`, `{min}`, `{unit}`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from msglint.model import Body, Evidence, Fact, Lead, Match, Passage, Reading, Reads, Scope
from msglint.reading import sms
from msglint.reading.scopes import Target, TextScope, passages
from msglint.reading.widths import width
from msglint.reading.words import tokens

Unit = Literal["characters", "columns", "words", "sentences", "sms_segments", "bytes"]


class Options(Struct, frozen=True):
    """``max``, ``min``: the bounds, both allowed themselves; one may be left out. ``unit``: what is counted.

    ``scope``: what is measured.
    """

    scope: TextScope = "message"
    max: int | None = None
    min: int | None = None
    unit: Unit = "characters"


class Check:
    facts = frozenset({"length", "limit", "max", "min", "unit"})
    reads = Reads()

    def __init__(self, options: Options) -> None:
        if options.max is None and options.min is None:
            raise ValueError("needs a bound: max or min")
        if options.max is not None and options.min is not None and options.min > options.max:
            raise ValueError("min is greater than max, so every text would be wrong")
        if options.unit == "sentences" and options.scope not in ("message", "lead"):
            raise ValueError("sentences are counted in scope message or lead only")
        self.scope = Scope(options.scope)
        self._options = options
        bounds = {"max": options.max, "min": options.min}
        self._facts: dict[str, Fact] = {name: bound for name, bound in bounds.items() if bound is not None}
        self._facts["unit"] = options.unit.replace("_", " ")

    def matches(self, target: Target, evidence: Evidence) -> Iterator[Match]:
        if isinstance(target, Reading):
            lengths = [self._measure(body.whole, body) for body in target.bodies]
            span = None
        else:
            (passage,) = passages(target)
            lengths = [self._measure(passage, target)]
            span = passage.span()
        for length, limit in self._broken(lengths):
            yield Match(span, {"length": length, "limit": limit, **self._facts})

    def _broken(self, lengths: list[int]) -> Iterator[tuple[int, int]]:
        """The length that breaks a bound, and that bound."""
        if not lengths:
            return
        if self._options.max is not None and max(lengths) > self._options.max:
            yield max(lengths), self._options.max
        elif self._options.min is not None and min(lengths) < self._options.min:
            yield min(lengths), self._options.min

    def _measure(self, passage: Passage, target: Target | Body) -> int:
        text = passage.text.strip()
        match self._options.unit:
            case "characters":
                return len(text)
            case "columns":
                return width(text)
            case "bytes":
                return len(text.encode(errors="surrogatepass"))
            case "words":
                return sum(1 for _ in tokens(text))
            case "sms_segments":
                return sms.segments(text)
            case "sentences":
                return len(target.sentences) if isinstance(target, Lead | Body) else 1
