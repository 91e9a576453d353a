"""A misspelled field is spelled as the records have it."""

from __future__ import annotations

from msglint.fixes.wound import Idea, Wound


def fix(wound: Wound) -> Idea | None:
    """The tag with the field's right name, where only one can be meant. Facts: ``field``, ``near``."""
    wrong, near = str(wound.facts.get("field", "")), str(wound.facts.get("near", ""))
    if not near:
        return None
    old = tuple(wrong.split("."))
    tag = wound.rewriter.renamed(wound.words, old, (*old[:-1], near))
    return Idea(tag, f"write {near}") if tag else None
