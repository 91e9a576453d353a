"""A greeting that prints the surname prints the first name."""

from __future__ import annotations

from msglint.fixes.wound import Idea, Wound


def fix(wound: Wound) -> Idea | None:
    """The tag with the first name's field in place of the surname's, and with a fallback where some have no first name.

    A suggestion only, where nothing is known that could stand in for a first name.
    """
    rewriter, offer = wound.rewriter, wound.offer
    old = rewriter.variable(wound.words)
    if old is None or offer.field(old) != "last_name":
        return None
    new = offer.steps("first_name", old)
    tag = rewriter.renamed(wound.words, old, new) if new else None
    if tag is None:
        return None
    text = "print the first name instead of the surname"
    if not offer.is_blank("first_name"):
        return Idea(tag, text)
    words = wound.fallback("first_name")
    full = rewriter.defaulted(tag, words) if words is not None else None
    if full is None:
        return Idea(tag, f"{text}; give it a fallback, for some records have no first name", safe=False)
    return Idea(full, f"{text}, and “{words}” where there is none")
