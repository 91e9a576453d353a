"""Openings put together by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from msglint.checks import lead
from msglint.model import Confidence, Evidence, Lead, Match, Passage, Piece

TODAY = date(2026, 3, 2)
FIELD = re.compile(r"«(\w+)=([^»]*)»")
END = re.compile(r"(?<=[.!?])\s+")


def passage(text: str, part: str = "text") -> Passage:
    """A passage; ``«last_event=Winterreise»`` in it is a value of that field, all else the template's own words."""
    plain, pieces, at = "", [], 0
    for found in FIELD.finditer(text):
        plain += text[at : found.start()]
        pieces.append(Piece(len(plain), len(plain) + len(found[2]), (found[1],)))
        plain += found[2]
        at = found.end()
    return Passage(part, 0, plain + text[at:], tuple(pieces))


def sentences(text: str) -> tuple[Passage, ...]:
    whole = passage(text)
    ends = [*(gap.start() for gap in END.finditer(whole.text)), len(whole.text)]
    starts = [0, *(gap.end() for gap in END.finditer(whole.text))]
    return tuple(whole.cut(start, end) for start, end in zip(starts, ends, strict=True))


def opening(text: str, language: str = "en", skipped: str = "") -> Lead:
    """An opening as the reading hands it over."""
    return Lead(passage(text), sentences(text)[:3], sentences(skipped) if skipped else (), language)


def matches(
    target: Lead | Passage,
    contact: Mapping[str, Any] | None = None,
    message: Mapping[str, Any] | None = None,
    **options: Any,
) -> list[Match]:
    evidence = Evidence(TODAY, contact=contact or {}, message=message or {})
    return list(lead.Check(lead.Options(**options)).matches(target, evidence))


def flagged(target: Lead | Passage, contact: Mapping[str, Any] | None = None, **options: Any) -> bool:
    """Whether a finding is shown at default confidence."""
    return any(match.confidence != Confidence.LOW for match in matches(target, contact, **options))
