"""Whether a reply answers what was asked, whatever its tone: by its most answering sentence.

A model weighs how each sentence fits the question (its topic, its words and their kin, the kind of answer that it
wants), how it speaks (about the reader's case, or about things in general), and whether it points back at the question
("it is", "until six", "yes"), as answers do, or begins anew on another topic.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from msglint.reading.dialogue.answering import Deeds
from msglint.reading.dialogue.attention import MOST, SATISFIES, Asked, caring, common
from msglint.reading.dialogue.courtesy import idle
from msglint.reading.dialogue.cues import BEGINS, SELLING, cues
from msglint.reading.dialogue.kin import akin
from msglint.reading.dialogue.phrasebook import shipped
from msglint.reading.dialogue.replies import Lexicon, alone, reply_cues
from msglint.reading.dialogue.weighing import probability, weighed, weights
from msglint.reading.topics import Subject

WHOLE = ("turning", "brushing", "pointing", "rules", "refusing", "claims", "courtesies", "generic")
"""What colours a reply as a whole, wherever in it."""
PUTTING_OFF = ("turning", "brushing", "pointing")
TAKING_ON = ("owning up", "first person", "done for you")
PROMOTING = ("offer", "newness", "call", "occasion")
COUPLED = ("done", "to come", "reason", "not", "condition", "may", "clock", "amount", "where", "generic", "yours")
"""Cues that say one thing of a question and another of a complaint."""
FEW = 12


class Answering(Struct, frozen=True):
    """A sentence of a reply: its cues, what it is about, and whether it says that the answer is on its way."""

    cues: Mapping[str, float]
    subject: Subject
    holding: bool = False
    words: int = 0
    deeds: Deeds = Deeds()
    idle: bool = False

    @classmethod
    def of(cls, text: str, own: str, lexicon: Lexicon, subject: Subject) -> Answering:
        """``own``: what the sentence says besides set phrases."""
        selling = {name: value for name, value in cues(text).items() if name in SELLING}
        starts = [start for start, _ in shipped("pointing back").find(text)]
        back = float(any(not text[:start].strip(" \"'“*") for start in starts))
        clause = float(any(BEGINS.search(text[max(0, start - 4) : start]) for start in starts))
        found = {
            **{f"says {name}": value for name, value in cues(own).items() if name not in SELLING},
            **caring(own),
            **{name: value for name, value in reply_cues(text, lexicon).items() if name != "asks" or not selling},
            **selling,
            "pointing back": back,
            "pointing back later": clause * (1 - back),
        }
        return cls(
            {name: value for name, value in found.items() if value},
            subject,
            text in shipped("holding"),
            len(text.split()),
            Deeds.of(text, subject),
            idle(text),
        )


def relevance(asked: Asked, reply: Sequence[Answering]) -> float:
    """How likely it is that a reply answers: 1 where it says that the answer is on its way."""
    if any(sentence.holding for sentence in reply):
        return 1.0
    known = weights("relevance")
    seen = (found for found in relevance_features(asked, reply) if not promotes(found))
    return max((probability(weighed(found, known)) for found in seen), default=0.0)


def empty(asked: Asked, reply: Sequence[Answering]) -> bool:
    """Whether something shows that a reply does not answer: it puts off, or all of it sells something else."""
    if any(not each.cues.keys().isdisjoint(PUTTING_OFF) for each in reply):
        return True
    sells = all(not each.cues.keys().isdisjoint(PROMOTING) for each in reply)
    fits = [fit(asked, each) for each in reply]
    return sells and not any(found["shared"] or found["on topic"] for found in fits)


def promotes(found: Mapping[str, float]) -> bool:
    """Whether a sentence promotes something that has nothing to do with what was asked: that answers nothing."""
    sells = "offer" in found or "newness" in found
    return sells and not any(name in found for name in ("shared", "on topic", *TAKING_ON))


def relevance_features(asked: Asked, reply: Sequence[Answering]) -> list[dict[str, float]]:
    """What the model sees of each sentence."""
    whole = {f"reply {name}": max((each.cues.get(name, 0.0) for each in reply), default=0.0) for name in WHOLE}
    promotes = sum(1 for each in reply if not each.cues.keys().isdisjoint(SELLING)) / max(1, len(reply))
    telling = [each for each in reply if not each.idle] or reply
    shared = {"always": 1.0, "alone": alone([each.words for each in telling]), "reply promotes": promotes, **whole}
    return [
        {name: value for name, value in {**each.cues, **shared, **fit(asked, each)}.items() if value}
        for each in telling
    ]


def fit(asked: Asked, sentence: Answering) -> dict[str, float]:
    """How a sentence fits what was asked."""
    subject, about = asked.subject, sentence.subject
    on_topic = not subject.telling.keys().isdisjoint(about.telling)
    found = {
        "on topic": float(on_topic),
        "another topic": float(bool(about.telling) and not on_topic),
        "asks of a topic": float(bool(subject.telling)),
        "mends": float(asked.complaint and about.mends),
        "question": float(asked.question),
        "brief": float(sentence.words < FEW),
        "shared": min(common(subject, about), MOST) / 2,
        "akin": min(akin(subject.kin, about.kin), MOST) / 2,
    }
    found["related"] = float(bool(found["shared"] or found["akin"] or on_topic))
    found["strays"] = found["another topic"] * found["asks of a topic"] * (1 - found["related"])
    found["restates"] = found["shared"] * float("pointing back" not in sentence.cues)
    found["beside"] = (1 - found["related"]) * float("pointing back" not in sentence.cues)
    sort = "asked" if asked.question else "complained"
    found.update({f"{sort}: {name}": sentence.cues[name] for name in COUPLED if name in sentence.cues})
    for want in asked.wants:
        fits = any(name in sentence.cues for name in SATISFIES[want])
        found[f"wants {want}"] = float(fits or (want == "whether" and "yes or no" in sentence.cues))
        found[f"wants {want}, not given"] = 1 - found[f"wants {want}"]
    return found
