"""Whose need an opening starts from: the reader's, or the sender's (its work, product, news, call to act).

A sentence is read for cues (phrases that speak for one side) and for its shape; the first sentence of substance
decides; a logistic model, trained by ``scripts/train_lead.py`` on openings written for it, weighs what was found. Words
and weights are data (``data/lead_words_<language>.json``, ``data/lead_weights.json``); a language without words is not
judged.
"""

from __future__ import annotations

from msglint.reading.appraisal.appraise import NEED, NEUTRAL, PRODUCT, Appraisal, appraise, speaks, weigh
from msglint.reading.appraisal.lexicon import LANGUAGES, lexicon
from msglint.reading.appraisal.phrases import Phrases
from msglint.reading.appraisal.signs import Signs, for_reader, signs

__all__ = [
    "LANGUAGES",
    "NEED",
    "NEUTRAL",
    "PRODUCT",
    "Appraisal",
    "Phrases",
    "Signs",
    "appraise",
    "for_reader",
    "lexicon",
    "signs",
    "speaks",
    "weigh",
]
