"""Whether a reply gives what was asked for: by what its sentences do, and by the kinds of answer in them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from msglint.reading.dialogue.acts import TELLING, acts, answers_plainly, bare, puts_off, turns_away
from msglint.reading.dialogue.attention import Asked
from msglint.reading.dialogue.cues import cues
from msglint.reading.dialogue.wanted import OPEN, given

PLAINLY = {"when": "clock", "how long": "amount", "where": "where"}
"""The cues of a kind of answer that is plainly given; who and how much are seldom given by the way."""


class Deeds(Struct, frozen=True):
    """What a sentence does about the matter, the kinds of answer that it may give, and the bare answers it begins with.

    One that puts off gives nothing, unless it sends elsewhere and tells a time or an amount. ``plainly``: those of the
    kinds that leave no doubt. ``bare``: what a question left out stands first in it; ``plain``: so does yes or no.
    """

    acts: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    plainly: frozenset[str] = frozenset()
    bare: bool = False
    plain: bool = False
    turns_away: bool = False

    @classmethod
    def of(cls, text: str) -> Deeds:
        off = puts_off(text)
        exact = not cues(text).keys().isdisjoint(("clock", "amount")) and not turns_away(text)
        gives = given(text) if exact or not off else frozenset()
        explains = {"why"} if "will happen" in acts(text) else ()
        plainly = {kind for kind in gives if kind in ("who", "how much") or PLAINLY.get(kind) in cues(text)}
        return cls(
            acts(text), gives.union(explains), frozenset(plainly), bare(text), answers_plainly(text), turns_away(text)
        )


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
        return not any(each.acts for each in reply)
    return not takes_on(asked, reply) and asked.wants.isdisjoint(kind for each in reply for kind in each.given)


def takes_on(asked: Asked, reply: Sequence[Deeds]) -> bool:
    """Whether a reply has the form of an answer to a question: somebody speaks, directs, asks, or it begins so."""
    if any(each.acts.difference(TELLING) for each in reply):
        return True
    first = next((each for each in reply if not each.turns_away), None)
    return first is not None and (first.bare or (first.plain and "whether" in asked.wants))


def vague(asked: Asked, reply: Sequence[Deeds]) -> bool:
    """Whether only a word or two in a reply to a question may be the answer: some day, some place, "only", "can"."""
    plain = any(not asked.wants.isdisjoint(each.plainly) for each in reply)
    return told_apart(asked) and not plain and not takes_on(asked, reply)
