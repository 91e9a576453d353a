"""The judgement of an opening, with the words that decided."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from msglint.model import Passage
from msglint.reading.appraisal.alike import Alike
from msglint.reading.appraisal.model import LABELS, Weights, is_familiar, probabilities, pull, weights
from msglint.reading.appraisal.opening import opening
from msglint.reading.appraisal.phrases import Phrases
from msglint.reading.appraisal.signs import Signs
from msglint.reading.appraisal.tokens import tokens

PRODUCT, NEED, NEUTRAL = LABELS
PLAIN = 2
CONTESTED = frozenset({"first need", "first neutral"})
"""Features of openings whose first plain words are not those of a product."""
BEGINNING = 6
"""Words that are shown of a sentence in which no cue stands out."""
OPENINGS = 1 << 12
"""Openings whose judgement is remembered: many records read the same one."""


class Appraisal(Struct, frozen=True, gc=False):
    """``label`` and its ``probability``; ``product``: how probable it is that the opening is product-first.

    ``words``: the words that speak for the product most, ``None`` where none do; ``firm``: they are plain. ``reader``:
    index of the first sentence that starts from the reader's own need, situation or history, but for the one that gave
    the words; ``None`` where none does. ``contested``: plain words for the reader, or for nobody, stand first.
    """

    label: str
    probability: float
    product: float
    words: Passage | None
    firm: bool
    reader: int | None
    contested: bool = False


def appraise(sentences: tuple[Passage, ...], phrases: Phrases, skipped: tuple[Passage, ...] = ()) -> Appraisal:
    """Judge an opening with the shipped weights.

    ``sentences``: at least one; ``skipped``: the pleasantries that stood before them.
    """
    read, passed = Alike(sentences, phrases), Alike(skipped, phrases)
    found = _appraised(read.sentences, passed.sentences, phrases)
    return found if found.words is None else replace(found, words=read.back(found.words))


@lru_cache(maxsize=OPENINGS)
def _appraised(sentences: tuple[Passage, ...], skipped: tuple[Passage, ...], phrases: Phrases) -> Appraisal:
    return weigh(sentences, phrases, weights(), skipped)


def weigh(sentences: Sequence[Passage], phrases: Phrases, known: Weights, skipped: Sequence[Passage] = ()) -> Appraisal:
    """Judge an opening with these weights."""
    seen = opening(sentences, phrases, skipped)
    chances = probabilities(seen.features, known)
    best = max(range(len(LABELS)), key=chances.__getitem__)
    told = max(seen.judged, key=lambda index: (_plainness(seen.read[index]), -index))
    return Appraisal(
        LABELS[best],
        chances[best],
        chances[0],
        product_words(sentences[told], seen.read[told], known),
        _plainness(seen.read[told]) == PLAIN,
        next((index for index, sign in enumerate(seen.read) if index != told and _for_reader(sign, known)), None),
        not CONTESTED.isdisjoint(seen.features),
    )


def speaks(text: str) -> bool:
    """Whether most words of a text that is too short for its language to be told are known to the model."""
    return is_familiar([token.word for token in tokens(text) if not (token.stop or token.number)])


def _plainness(sign: Signs) -> int:
    """How plainly a sentence speaks for the product: not at all, in words that colour, in words that decide."""
    return max((PLAIN if cue.firm else 1 for cue in sign.cues if cue.side == "product"), default=0)


def _for_reader(sign: Signs, table: Weights) -> bool:
    """Whether the sentence, taken alone, starts from the reader."""
    return sign.for_reader and max(range(len(LABELS)), key=probabilities(sign.features, table).__getitem__) == 1


def product_words(sentence: Passage, sign: Signs, table: Weights) -> Passage | None:
    """The product cue that decided most, a beginning before all, with those beside it; without cues how it begins."""
    cues = [cue for cue in sign.cues if cue.side == "product"]
    if not cues:
        return beginning(sentence)
    strongest = max(cues, key=lambda cue: (cue.firm, cue.start == 0, pull(cue.name, 0, table), -cue.start))
    start, end = strongest.start, strongest.end
    for cue in sorted(cues, key=lambda cue: cue.start):
        if cue.start <= end + 1 and cue.end >= start - 1:
            start, end = min(start, cue.start), max(end, cue.end)
    return sentence.cut(start, end)


def beginning(sentence: Passage) -> Passage | None:
    """The first words of a sentence, as far as its first stop."""
    words = tokens(sentence.text)[:BEGINNING]
    stop = next((index for index, token in enumerate(words) if token.stop and index), len(words))
    return sentence.cut(words[0].start, words[stop - 1].end) if words else None
