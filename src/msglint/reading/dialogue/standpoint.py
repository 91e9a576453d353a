"""Whom a sentence of a message starts from, as the opening of one would: the sender's product, or its reader."""

from __future__ import annotations

from collections.abc import Mapping

from msglint.memory import remembered
from msglint.model import Passage
from msglint.reading.appraisal import LANGUAGES, NEED, appraise, lexicon
from msglint.reading.words import language

USUAL = "en"
"""The language of a text that does not tell its own."""
PRODUCT = "from the product"


@remembered
def standpoint(text: str) -> Mapping[str, float]:
    """How probable it is that the sentence, as an opening, would be product-first or need-first; no such for a language
    whose openings are not judged.
    """
    spoken = language(text) or USUAL
    if spoken not in LANGUAGES or not text.strip():
        return {}
    found = appraise((Passage("text", 0, text, ()),), lexicon(spoken, (), ()))
    return {
        PRODUCT: found.product,
        "from the reader": found.probability if found.label == NEED else 0.0,
        "plainly the product": float(found.firm),
    }
