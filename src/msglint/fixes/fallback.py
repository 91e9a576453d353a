"""A field that some records leave blank gets a fallback; or takes the space before it along when it is blank."""

from __future__ import annotations

from msglint.checks.hole import DANGLING
from msglint.fixes.wound import Idea, Wound


def fix(wound: Wound) -> Idea | None:
    """The tag with ``default(…, true)``, where its words are known; else without the double space that a blank leaves.

    None where a record has 0 or false there: a fallback would replace it.
    """
    variable = wound.rewriter.variable(wound.words)
    field = wound.offer.field(variable) if variable else ""
    if not field or wound.offer.is_zero(field):
        return None
    words = wound.fallback(field)
    tag = wound.rewriter.defaulted(wound.words, words)
    if tag is not None:
        own = "its own fallback" if words is None else f"“{words}”"
        return Idea(tag, f"print {own} where {field} is blank")
    if not (wound.before.endswith(" ") and wound.after.startswith(" ")) or leads_on(wound.before):
        return None
    parted = wound.rewriter.parted(wound.words)
    return Idea(parted, f"leave the space out where {field} is blank", more=1) if parted else None


def leads_on(before: str) -> bool:
    """Whether the word before needs one after it: "in", "from your"."""
    words = before[-40:].split()
    return not words or not words[-1][-1].isalnum() or words[-1].casefold() in DANGLING
