"""Whether a message takes up a matter: by what it is about, and by whether it answers or sells.

A model weighs each sentence: what it shares with the question, and its cues. The most answering sentence decides: an
answer amid a promotion is an answer. A sentence that acknowledges the matter needs no weighing, nor does one that names
a telling topic of it, or mends what a complaint is about, and sells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from msglint.reading.dialogue.acts import bare, begins_with_yes_or_no
from msglint.reading.dialogue.cues import BEGINS, SELLING, cues
from msglint.reading.dialogue.kin import akin
from msglint.reading.dialogue.meanings import meaning
from msglint.reading.dialogue.phrasebook import shipped
from msglint.reading.dialogue.standpoint import PRODUCT, standpoint
from msglint.reading.dialogue.wanted import OPEN, given, turns, wanted
from msglint.reading.dialogue.weighing import probability, weighed, weights
from msglint.reading.topics import Subject
from msglint.regex import regex

SATISFIES: Mapping[str, tuple[str, ...]] = {
    "when": ("clock", "to come"),
    "whether": ("may", "not", "condition"),
    "where": ("where",),
    "how much": ("amount",),
    "how long": ("amount", "clock"),
    "who": (),
    "how": ("helping",),
    "why": ("reason", "done"),
    "what": (),
}
"""The cues that an answer to what a question asks for often has."""
CARING = ("trouble", "explaining", "owning up", "done for you", "first person")
STARTING = ("helping", "yes or no")
MOST = 3.0
"""Weight of shared words beyond which more say nothing more."""
COMMON = 0.5
"""The weight of a topic that any mailing touches."""
ALIKE = 0.75
"""The part of its weight that a word has where only a longer word holds it ("Kaffeemaschine" and "Maschine")."""
PIECE = 5
"""Letters of a word that is looked for in longer ones."""
LONG = 30
"""Words of a long sentence."""
NAMING = regex(
    r"^\W*(?:about|regarding|concerning|as for|as to|re|zum?|zur|betrifft|betreff|à propos d\w+|au sujet d\w+|sobre|"
    r"acerca de|riguardo a\w*|quanto [aà]\w*)\W",
    re.IGNORECASE,
)
"""How a sentence begins that turns to a matter by its name: "About the ramp"."""
REFERRING = regex(
    r"\b(?:it|them|she|he|her|him|(?:this|that)(?! (?:week|month|year|spring|summer|autumn|winter|season|\w+day)))\b",
    re.IGNORECASE,
)


class Asked(Struct, frozen=True):
    """A matter: what it is about, what it asks for, whether it is a complaint, and whether it is put as a question.

    ``turns``: it asks whom to turn to, or where something is to be found, so that an address answers it.
    """

    subject: Subject
    complaint: bool = False
    wants: frozenset[str] = frozenset()
    question: bool = False
    turns: bool = False

    @classmethod
    def of(cls, text: str, subject: Subject, kind: str) -> Asked:
        wants = wanted(text, kind == "question")
        question = "?" in text or (kind == "question" and bool(wants))
        return cls(subject, kind == "complaint", wants, question, turns(text))

    @property
    def weight(self) -> float:
        return sum(self.subject.words.values()) + COMMON * len(self.subject.common)


class Said(Struct, frozen=True):
    """A sentence of a message: what it is about, whether it acknowledges that its reader wrote, its features.

    ``names``: it turns to something by its name. ``score``: what its own features weigh, whatever was asked.
    ``replies``: it begins with yes or no; ``bare``: it sells nothing and has the form of a bare answer; ``refers``: it
    sells nothing and says "it" or "them", as one does who goes on from what the other has said. ``given``: the kinds of
    answer that it may give.
    """

    subject: Subject
    acknowledges: bool = False
    names: bool = False
    cues: Mapping[str, float] = {}
    score: float = 0.0
    replies: bool = False
    bare: bool = False
    refers: bool = False
    given: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, own: str, subject: Subject, acknowledges: bool) -> Said:
        """A sentence; ``own`` is what it says besides set phrases, which may sell and never answer."""
        selling = {name: value for name, value in cues(text).items() if name in SELLING}
        rest = {name: value for name, value in cues(own).items() if name not in SELLING}
        length = min(len(text.split()), LONG) / LONG
        found = {**selling, **rest, **caring(own), **meaning(text), **standpoint(text), "length": length}
        if not selling:
            found["sells nothing"] = 1.0
        form = (begins_with_yes_or_no(text), not selling and bare(text))
        refers = not selling and REFERRING.search(text) is not None
        score = weighed(found, weights("attention"))
        names = NAMING.match(text) is not None
        return cls(subject, acknowledges, names, found, score, *form, refers, given(own))

    @property
    def judged(self) -> bool:
        """Whether it is in a language in which it can be told from whom it starts."""
        return PRODUCT in self.cues


def attention(asked: Asked, said: Sequence[Said], others: Sequence[Asked] = ()) -> float:
    """How likely it is that a message takes the matter up, from its sentences: 1 where one leaves no doubt.

    A sentence on one of the ``others`` that the same person has raised is no answer to this one.
    """
    if any(beyond_doubt(asked, sentence) for sentence in said):
        return 1.0
    known = weights("attention")
    around = weighed(surroundings(said), known)
    free = (
        sentence
        for sentence in said
        if plainly(asked, sentence) or not any(on_topic(other, sentence.subject) for other in others)
    )
    scores = (sentence.score + around + weighed(fit(asked, sentence), known) for sentence in free)
    return max(map(probability, scores), default=0.0)


def on_topic(asked: Asked, subject: Subject) -> bool:
    """Whether a sentence about this names a telling topic of the matter."""
    return not asked.subject.telling.keys().isdisjoint(subject.telling)


def beyond_doubt(asked: Asked, sentence: Said) -> bool:
    """Whether a sentence takes the matter up whatever else the message does.

    It acknowledges it, turns to it by name, or is on its topic and sells nothing.
    """
    if sentence.acknowledges or (sentence.names and related(asked, sentence.subject)):
        return True
    return "sells nothing" in sentence.cues and plainly(asked, sentence)


def replies_to(asked: Asked, sentence: Said) -> bool:
    """Whether a sentence has the form of an answer: it begins with yes or no, or barely gives what is asked for."""
    return sentence.replies or (sentence.bare and not asked.wants.isdisjoint(sentence.given))


def related(asked: Asked, subject: Subject) -> bool:
    """Whether a sentence about this is on the matter's topic, or shares a word with it that not every mailing uses."""
    return on_topic(asked, subject) or common(asked.subject, subject) >= 1


def plainly(asked: Asked, sentence: Said) -> bool:
    """Whether a sentence acknowledges the matter, is on its topic, or mends what a complaint is about."""
    return sentence.acknowledges or on_topic(asked, sentence.subject) or (asked.complaint and sentence.subject.mends)


def features(asked: Asked, sentence: Said, said: Sequence[Said]) -> dict[str, float]:
    """What the model sees of a sentence among those of its message."""
    found = {**sentence.cues, **fit(asked, sentence), **surroundings(said)}
    return {name: value for name, value in found.items() if value}


def surroundings(said: Sequence[Said]) -> dict[str, float]:
    """What the model sees of a message as a whole, which is the same for each of its sentences."""
    started = [sentence.cues[PRODUCT] for sentence in said if PRODUCT in sentence.cues]
    return {
        "message sells": sells(said),
        "message from the product": sum(started) / len(started) if started else 0.5,
    }


def sells(said: Sequence[Said]) -> float:
    """The part of a message's sentences that sell."""
    return sum(1 for sentence in said if "sells nothing" not in sentence.cues) / max(1, len(said))


def caring(text: str) -> dict[str, float]:
    """What a sentence does that no mailing does of itself: own up, explain, help, speak of trouble."""
    found = {name: min(len(shipped(name).find(text)), 2) / 2 for name in CARING}
    for name in STARTING:
        hits = (start for start, _ in shipped(name).find(text))
        found[name] = float(any(BEGINS.search(text[max(0, start - 4) : start]) for start in hits))
    return {name: value for name, value in found.items() if value}


def fit(asked: Asked, sentence: Said) -> dict[str, float]:
    """How a sentence fits what was asked."""
    shared = common(asked.subject, sentence.subject)
    found = {
        "always": 1.0,
        "asks of a topic": float(bool(asked.subject.telling)),
        "plainly": float(plainly(asked, sentence)),
    }
    relatives = akin(asked.subject.kin, sentence.subject.kin)
    if relatives:
        found.update({"akin": min(relatives, MOST) / 2, "akin of the few": relatives / max(2, len(asked.subject.kin))})
    if shared:
        found.update({"shared": min(shared, MOST) / 2, "share": shared / asked.weight})
    for want in asked.wants:
        found[f"wants {want}"] = float(any(name in sentence.cues for name in SATISFIES[want]))
    shown = asked.wants - {OPEN}
    if shown:
        gives = not shown.isdisjoint(sentence.given)
        found.update({"gives it": float(gives), "gives none": float(not gives)})
    return found


def common(one: Subject, other: Subject) -> float:
    """The weight of the words and everyday topics that two texts share."""
    shared = COMMON * len(one.common.keys() & other.common.keys())
    for word, weight in one.words.items():
        if word in other.words:
            shared += min(weight, other.words[word])
        elif len(word) >= PIECE and any(
            len(longer) >= PIECE and (word in longer or longer in word) for longer in other.words
        ):
            shared += ALIKE * weight
    return shared
