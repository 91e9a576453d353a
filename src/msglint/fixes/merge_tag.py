"""A merge token of another style becomes a tag that prints the field."""

from __future__ import annotations

from msglint.fixes.wound import Idea, Steps, Wound
from msglint.regex import regex

TOKEN = regex(r"[\W_]*([^\W_].*?)[\W_]*", 16)


TAG = regex(r"\{\{.{0,200}?\}\}")


def like(wound: Wound) -> Steps | None:
    """Another field of the record that the same file prints, whose way of writing is followed."""
    for tag in TAG.findall(wound.before + wound.after):
        steps = wound.rewriter.variable(tag)
        if steps and wound.offer.field(steps):
            return steps
    return None


def fix(wound: Wound) -> Idea | None:
    """The field's tag, where the token names a field that the records have, for certain."""
    token = TOKEN.fullmatch(wound.words)
    field = wound.offer.named(token[1]) if token and wound.facts.get("found") == wound.words else ""
    steps = wound.offer.steps(field, like(wound)) if field else None
    tag = wound.rewriter.tag(steps) if steps else None
    if tag is None:
        return None
    text = f"print {field}"
    if not wound.offer.is_blank(field):
        return Idea(tag, text)
    words = wound.fallback(field)
    full = wound.rewriter.defaulted(tag, words) if words is not None else None
    if full is None:
        return Idea(tag, f"{text}; give it a fallback, for some records leave it blank", safe=False)
    return Idea(full, f"{text}, and “{words}” where it is blank")
