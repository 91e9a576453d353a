"""Cues: words of a sentence that speak for one side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from msglint.reading.appraisal.phrases import Phrases
from msglint.reading.appraisal.tokens import Token

SIDES = ("need", "product", "neutral")
WEAK = frozenset(
    {
        "need.trouble",
        "need.about-you",
        "product.goods",
        "product.share",
        "product.pivot",
        "product.flatter",
        "product.proof",
        "product.feature",
        "product.founded",
        "product.we-did",
        "product.event",
        "product.artist",
        "product.puff",
        "product.new",
    }
)
"""Cues that colour a sentence and do not decide it."""
PASSED_OVER = frozenset({"neutral.wish", "neutral.intro"})
"""Cues of sentences after which the opening is still to come."""
THINGS = frozenset({"product.goods", "product.new", "product.event", "product.artist", "product.puff"})
"""Cues that are the reader's own after "your": "your new spring menu"."""
COURTESIES = frozenset({"empty.thanks", "empty.answer", "empty.welcome", "empty.hope", "neutral.acted"})
"""Cues that take in all that follows as far as the next stop: "thank you for your interest in our degree"."""


class Cue(Struct, frozen=True, gc=False):
    """Words that speak for one side: ``name`` as ``side.kind``, with their place in the sentence."""

    name: str
    start: int
    end: int

    @property
    def side(self) -> str:
        return self.name.partition(".")[0]

    @property
    def firm(self) -> bool:
        """Whether it decides rather than colours."""
        return self.side in SIDES and self.name not in WEAK

    def hides(self, other: Cue) -> bool:
        """Whether the other is a piece of this longer one, and speaks for another side."""
        longer = self.end - self.start > other.end - other.start
        return longer and self.start <= other.start and other.end <= self.end and self.side != other.side


def find_cues(words: Sequence[Token], phrases: Phrases, meanings: Sequence[tuple[str, ...]]) -> tuple[Cue, ...]:
    """The cues of a sentence in order; of two sides on the same words the longer one stands."""
    found = [
        Cue(name, words[first].start, words[(_stop(words, last) if name in COURTESIES else last) - 1].end)
        for name, first, last in phrases.find(words, meanings)
    ]
    found.sort(key=lambda cue: (cue.start, -cue.end, cue.name))
    owned = {follower.start for word, follower in pairwise(words) if word.word == "your"}
    return tuple(
        cue
        for cue in found
        if not (cue.name in THINGS and cue.start in owned) and not any(other.hides(cue) for other in found)
    )


def _stop(words: Sequence[Token], start: int) -> int:
    return next((index for index in range(start, len(words)) if words[index].stop), len(words))


def cue_features(cues: Sequence[Cue]) -> Iterator[tuple[str, float]]:
    """Which cues there are, how many of each side, which side comes first, which the sentence begins with."""
    cues = _heeded(cues)
    for cue in cues:
        yield cue.name, 1.0
    lasting = [cue for cue in cues if cue.name not in PASSED_OVER]
    for cue in lasting:
        if cue.start == 0:
            yield f"start {cue.side}", 1.0
    yield from _counts(lasting)
    first = next((cue for cue in lasting if cue.firm), None)
    if first is not None:
        yield f"first {first.side}", 1.0


def _heeded(cues: Sequence[Cue]) -> Sequence[Cue]:
    """The cues without the product's colours that come after a need: "I noticed that your new menu looks amazing".

    What a message says that it is about, or a house offers, comes after the need too: "You asked about boats: our
    partner Quay Insurance …".
    """
    first = next((cue for cue in cues if cue.firm and cue.name not in PASSED_OVER), None)
    if first is None or first.side != "need":
        return cues
    return [
        cue
        for cue in cues
        if cue.start <= first.start or cue.side != "product" or (cue.firm and cue.name != "product.house")
    ]


def _counts(cues: Iterable[Cue]) -> Iterator[tuple[str, float]]:
    places = {(cue.side, cue.start) for cue in cues}
    for side in SIDES:
        count = sum(1 for other, _ in places if other == side)
        if count:
            yield f"count {side}", min(count, 4) / 2
