"""Whether a reply answers: by its most answering sentence, and by what else it says.

A model weighs each sentence: who speaks ("I have asked" or "fees are published"), what it gives (a time, a step, a
question back, a reason), whether it is about what was asked, and what in the reply turns away, brushes off or sends
elsewhere. The best sentence decides, so courtesies around an answer do no harm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from msglint.reading.dialogue.attention import SATISFIES, Asked, common
from msglint.reading.dialogue.cues import BEGINS, cues
from msglint.reading.dialogue.general import general
from msglint.reading.dialogue.meanings import meaning
from msglint.reading.dialogue.phrasebook import Phrases, shipped
from msglint.reading.dialogue.weighing import likely, weights
from msglint.reading.topics import Subject
from msglint.regex import regex

SPEAKING = ("rules", "refusing", "claims", "courtesies", "owning up", "helping", "first person", "done for you")
"""Sections of phrases that tell how a reply speaks."""
AT_START = frozenset({"helping", "yes or no"})
DISMISSING = ("turning", "brushing", "pointing")
"""Kinds of dismissing phrases, the gravest first."""
WHOLE = ("turning", "brushing", "rules", "refusing", "claims", "courtesies", "generic")
"""What colours a reply as a whole, wherever in it."""
OTHERS = ("not", "condition", "may", "done", "to come", "reason", "where", "clock", "amount", "yours", "ours")
LINK = regex(r"https?://|www\.|\w@\w+\.\w")
EXACT = regex(r"#\d|\bv?\d+\.\d+|--\w|\w\(\)| > |\"[^\"]+\"|“[^”]+”|\b\d{3,}\b")
"""What only somebody who looked writes: a version, a number, a path, the words on a button."""
NAME = regex(r"[a-z,;] (?!I\b)[A-Z][a-z]+")
GREETED = regex(
    r"^\W*(?:Hi|Hey|Hello|Dear|Thanks|Thank you|Sorry|Good \w+)\b[^.!?]{0,40}?[,!]|[-–—^] ?\w+\W*$|, [A-Z]\w+\W*$"
)
"""Where a name greets or signs."""
TINY, BRIEF = 4, 12
SHARED = 2.0


class Lexicon(Struct, frozen=True):
    """The phrases that dismiss, and those by which somebody takes the matter on."""

    turning: Phrases
    brushing: Phrases
    pointing: Phrases
    answering: Phrases

    def dismissing(self, name: str) -> Phrases:
        found: Phrases = getattr(self, name)
        return found


class Spoken(Struct, frozen=True):
    """A sentence of a reply: its cues, and what it is about."""

    cues: Mapping[str, float]
    subject: Subject
    words: int = 0

    @classmethod
    def of(cls, text: str, lexicon: Lexicon, subject: Subject) -> Spoken:
        return cls(reply_cues(text, lexicon), subject, len(text.split()))


def reply_cues(text: str, lexicon: Lexicon) -> dict[str, float]:
    """What a sentence of a reply does, each between 0 and 1."""
    found = {name: _hits(lexicon.dismissing(name), text) for name in DISMISSING}
    turned = any(found.values())
    kept = ("reason",) if turned else OTHERS
    found.update((name, value) for name, value in cues(text).items() if name in kept)
    for name in SPEAKING:
        found[name] = _hits(shipped(name), text, at_start=name in AT_START)
    found["answering"] = _hits(lexicon.answering, text)
    found["yes or no"] = float(any(not text[:start].strip(" \"'“*") for start, _ in shipped("yes or no").find(text)))
    found["generic"] = float(general(text))
    found["exact"] = float(EXACT.search(LINK.sub("", text)) is not None)
    found["link"] = float(LINK.search(text) is not None)
    found["named"] = float(NAME.search(GREETED.sub("", text)) is not None)
    found["asks"] = float("?" in text)
    found.update(meaning(text))
    return {name: value for name, value in found.items() if value}


def answers(asked: Asked | None, reply: Sequence[Spoken]) -> float:
    """How likely it is that a reply answers; ``asked``: what it replies to, where that is known."""
    known = weights("replies")
    return max((likely(found, known) for found in reply_features(asked, reply)), default=0.0)


def reply_features(asked: Asked | None, reply: Sequence[Spoken]) -> list[dict[str, float]]:
    """What the model sees of each sentence."""
    whole = {f"reply {name}": max((each.cues.get(name, 0.0) for each in reply), default=0.0) for name in WHOLE}
    shared = {"always": 1.0, "alone": float(len(reply) == 1), **whole}
    return [
        {name: value for name, value in {**each.cues, **shared, **_fit(asked, each)}.items() if value} for each in reply
    ]


def _fit(asked: Asked | None, sentence: Spoken) -> dict[str, float]:
    """How a sentence fits what was asked."""
    found = {"tiny": float(sentence.words < TINY)}
    if asked is None:
        return found
    dismisses = any(name in sentence.cues for name in (*DISMISSING, "refusing"))
    found["brief"] = float(asked.question and sentence.words < BRIEF and not dismisses)
    for want in asked.wants:
        fits = any(name in sentence.cues for name in SATISFIES[want])
        found[f"wants {want}"] = float(fits or (want == "whether" and "yes or no" in sentence.cues))
    telling = asked.subject.telling.keys() & sentence.subject.telling.keys()
    found["on topic"] = float(bool(telling))
    found["mends"] = float(sentence.subject.mends)
    found["shared"] = min(common(asked.subject, sentence.subject), SHARED) / SHARED
    return found


def _hits(phrases: Phrases, text: str, *, at_start: bool = False) -> float:
    starts = [start for start, _ in phrases.find(text)]
    if at_start:
        starts = [start for start in starts if BEGINS.search(text[max(0, start - 4) : start])]
    return min(len(starts), 2) / 2
