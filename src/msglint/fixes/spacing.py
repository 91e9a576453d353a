"""A missing space after a comma."""

from __future__ import annotations

from msglint.fixes.wound import Idea, Wound


def fix(wound: Wound) -> Idea | None:
    return Idea(", ", "put a space after the comma") if wound.words == "," else None
