"""The features of a whole opening: its first sentence of substance decides, and what stands before it colours it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from msglint.model import Passage
from msglint.reading.appraisal.cues import PASSED_OVER, Cue
from msglint.reading.appraisal.phrases import Phrases
from msglint.reading.appraisal.signs import PAIR, Signs, signs

TELLING = ("empty.answer", "empty.thanks", "neutral.follow-up", "neutral.intro")
"""Cues of a sentence that was passed over that colour what follows: a wish or a welcome may stand before anything."""
PARTICULAR = frozenset(
    {"need.noticed", "need.thanks", "need.congrats", "need.said", "need.history", "need.due", "need.life"}
)
"""Cues of what is this very reader's, and nobody else's: what comes after them does not take it back."""


AROUND = 0.4
"""What the sentences around those that are judged count for, beside them."""


class Opening(Struct, frozen=True, gc=False):
    """``read``: the signs of each sentence. ``judged``: indexes of those that the model sees; ``features``: theirs."""

    read: tuple[Signs, ...]
    judged: tuple[int, ...]
    features: dict[str, float]


def opening(sentences: Sequence[Passage], phrases: Phrases, skipped: Sequence[Passage] = ()) -> Opening:
    """Walk the sentences as far as the one that decides.

    A sentence that says nothing (a pleasantry, a general truth) is passed over while another follows, as were those
    ``skipped`` before. One that only colours is kept, and the next is read too.
    """
    read = tuple(signs(sentence, phrases) for sentence in sentences)
    features: dict[str, float] = {"bias": 1.0}
    for sentence in skipped:
        features.update(_passed(signs(sentence, phrases)))
    if sentences[0].part == "subject":
        features["subject"] = 1.0
    judged: list[int] = []
    for index, sign in enumerate(read):
        last = index == len(read) - 1
        if not sign.speaks and not last:
            features.update(_passed(sign))
            continue
        if not judged:
            features.update(sign.features)
        else:
            for name, value in sign.features.items():
                if value > features.get(name, 0.0) and not name.startswith(PAIR):
                    features[name] = value
        judged.append(index)
        if sign.decides:
            if not _settles(sign):
                features.update(_pivot(read[index + 1 : index + 2]))
            break
    heard = len(read) if _open(read[judged[-1]]) else judged[-1]
    for index, sign in enumerate(read[:heard]):
        if index not in judged:
            _colour(features, sign)
    return Opening(read, tuple(judged), features)


def _colour(features: dict[str, float], sign: Signs) -> None:
    """Let a sentence that is not judged count a little: a courtesy is read by the offer that comes after it."""
    for name, value in sign.features.items():
        if AROUND * value > features.get(name, 0.0) and not name.startswith(PAIR):
            features[name] = AROUND * value


def _settles(sign: Signs) -> bool:
    """Whether the sentence is of this very reader, whatever the next one turns to."""
    first = _first(sign)
    return first is not None and first.name in PARTICULAR


def _open(sign: Signs) -> bool:
    """Whether it is still open whose need comes first: what follows a product, or this very reader, is too late."""
    first = _first(sign)
    return first is None or (first.side != "product" and first.name not in PARTICULAR)


def _first(sign: Signs) -> Cue | None:
    return next((cue for cue in sign.cues if cue.firm and cue.name not in PASSED_OVER), None)


def _pivot(following: Sequence[Signs]) -> Iterator[tuple[str, float]]:
    """What the sentence after the one that decides turns to: a situation that anybody knows, then "Meet …"."""
    for sign in following:
        yield from ((f"then {cue.name}", 1.0) for cue in sign.cues if cue.side == "product")
        yield from ((name.replace("agent", "then"), 1.0) for name in sign.features if name.startswith("agent "))
        yield from (("then record", 1.0) for name in sign.features if name.startswith("record"))


def _passed(sign: Signs) -> Iterator[tuple[str, float]]:
    """What a sentence that was passed over leaves behind."""
    return ((f"passed {name}", 1.0) for name in sign.features if name in TELLING)
