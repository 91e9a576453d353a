"""Whether a reply gives what was asked for: by what its sentences do, and by the kinds of answer in them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from msglint.reading.dialogue.acts import TELLING, acts, answers_plainly, bare, puts_off, turns_away
from msglint.reading.dialogue.attention import Asked, common, on_topic
from msglint.reading.dialogue.cues import cues
from msglint.reading.dialogue.kin import akin
from msglint.reading.dialogue.links import without_links
from msglint.reading.dialogue.phrasebook import words
from msglint.reading.dialogue.wanted import LONGEST, OPEN, given
from msglint.reading.topics import Subject
from msglint.reading.words import fold, tokens

SELLING = ("offer", "newness")
MAILING = frozenset({*TELLING, "directs", "link"})
"""What a sentence that sells does too, about no matter of anybody's."""


class Deeds(Struct, frozen=True):
    """What a sentence does about the matter, the kinds of answer that it may give, and the bare answers it begins with.

    One that puts off gives nothing, unless it sends elsewhere and tells a time or an amount. ``bare``: what a question
    left out stands first in it; ``plain``: so does yes or no. ``mails``: it sells, and does no more than any mailing.
    """

    acts: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    bare: bool = False
    plain: bool = False
    turns_away: bool = False
    mails: bool = False
    subject: Subject = Subject({}, {}, {})

    @classmethod
    def of(cls, text: str, subject: Subject) -> Deeds:
        said = without_links(text)
        off = puts_off(said)
        exact = not cues(said).keys().isdisjoint(("clock", "amount")) and not turns_away(said)
        gives = given(said) if exact or not off else frozenset()
        explains = {"why"} if "will happen" in acts(text) else ()
        answer = (bare(said), answers_plainly(said) or _refers(said), turns_away(said), _mails(text))
        return cls(acts(text), gives.union(explains), *answer, subject)


def _refers(text: str) -> bool:
    """Whether a sentence goes on from the question: "It does", "they like the cold"."""
    first = next((word for _, _, word in tokens(fold(text[:LONGEST]))), "")
    return first in words("going on") and not puts_off(text)


def _mails(text: str) -> bool:
    """Whether a sentence sells, and does no more than any mailing."""
    return not cues(text).keys().isdisjoint(SELLING) and acts(text).issubset(MAILING)


def told_apart(asked: Asked) -> bool:
    """Whether it can be told from its form that a reply does not answer: a complaint, or a question of a plain kind."""
    return OPEN not in asked.wants if asked.wants else not asked.question


def answerless(asked: Asked, reply: Sequence[Deeds]) -> bool:
    """Whether no sentence does anything about a complaint, or gives an answer of the kind that is asked for.

    Never where its form does not tell that (``told_apart``).
    """
    if not told_apart(asked):
        return False
    if not asked.wants:
        return not any(each.acts and not _strays(asked, each) for each in reply)
    return not takes_on(asked, reply) and asked.wants.isdisjoint(kind for each in reply for kind in each.given)


def generalises(asked: Asked, reply: Sequence[Deeds]) -> bool:
    """Whether a reply to a complaint speaks of its matter, and only in general: "Zips wear out"."""
    if asked.question or not answerless(asked, reply) or any(each.mails for each in reply):
        return False
    return any(each.turns_away or near(asked, each.subject) for each in reply)


def near(asked: Asked, subject: Subject) -> bool:
    """Whether a sentence about this has something in common with the matter."""
    return bool(common(asked.subject, subject) or akin(asked.subject.kin, subject.kin) or on_topic(asked, subject))


def _strays(asked: Asked, sentence: Deeds) -> bool:
    """Whether a sentence sells something else than the matter is about."""
    related = common(asked.subject, sentence.subject) or on_topic(asked, sentence.subject)
    return sentence.mails and not related and not sentence.subject.mends


def takes_on(asked: Asked, reply: Sequence[Deeds]) -> bool:
    """Whether a reply has the form of an answer to a question: somebody speaks, directs, asks, or it begins so."""
    if any(each.acts.difference(TELLING) for each in reply):
        return True
    first = next((each for each in reply if not each.turns_away), None)
    return first is not None and (first.bare or (first.plain and "whether" in asked.wants))
