"""Whether a follow-up brings anything new, sentence by sentence.

A sentence says that it follows up ("just checking in"), asks for an answer ("any thoughts?"), or has words of its own
besides. A model weighs what is left: how much, and whether it tells, dates, counts, names or shows something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from msglint.model import Passage
from msglint.reading.dialogue.cues import cues
from msglint.reading.dialogue.links import LINK, without_links
from msglint.reading.dialogue.phrasebook import Phrases, shipped
from msglint.reading.dialogue.replies import GREETED, NAME
from msglint.reading.dialogue.stems import stem
from msglint.reading.topics import little, means
from msglint.reading.words import fold, tokens
from msglint.regex import regex

COMPLEMENT = regex(
    r"[ ,]*(?:about|regarding|concerning|on|re|with (?=you|your)|for|of|to|à|au sujet de|sobre|zu|over|riguardo a)\b"
    r"[^.,;:!?–—]{0,80}?(?=\s(?:and|but|so|because|as|since|which|that|und|et|y|e|en)\b|[.,;:!?–—]|$)",
    re.IGNORECASE,
)
"""What a bump is about ("… on my email about the new website") is no news."""
CLAUSE = regex(r"\w[:;] ?\w")
SENT = regex(
    r"\b(?:(?:that|which) )?(?:I|we)(?:['’]d|['’]ve| have| had)? "
    r"(?:sent|shared|mailed|emailed|forwarded|left|wrote|built|made|dropped|put)\b"
    r"[^.,;:!?–—]{0,60}?(?=\s(?:and|but|so|because)\b|[.,;:!?–—]|$)",
    re.IGNORECASE,
)
"""What has been sent before, and when ("the quote I sent over on 3 May")."""
MINUTES = regex(
    r"\b(?:an? |only |just )?(?:quick |short |brief )?"
    r"(?:\d{1,2}(?:[-–]\d{1,2})?|two|five|ten|fifteen|twenty|thirty)[ -]?min(?:ute)?s?\b"
    r"(?: (?:call|chat|conversation|walkthrough|demo|talk))?",
    re.IGNORECASE,
)
"""How long one would like to talk."""
AGAIN = regex(r"\b(?:again|once more|one more time|for (?:easy )?reference|if it helps)\b", re.IGNORECASE)
"""What is said of a link that has been sent before."""
SHOWN = regex(
    r"https?://|www\.|\b(?:attached|enclosed|below|anbei|ci-joint|adjunto|allegato|bijgevoegd|anexo)\b", re.IGNORECASE
)
"""That something comes with a message."""
WANTED = regex(r"\byou(?:['’]d| had| have)? (?:asked|wanted|wished|requested|signed up)(?: \w+){0,4} $", re.IGNORECASE)
"""Words before which stands what the reader wanted: "You asked for a nudge"."""
OWN = regex(
    r"[ ,]*(?:up )?(?:on|to|about|regarding|with) your (?:\w+ )?(?:questions?|requests?|ideas?|remarks?|wish(?:es)?)\b",
    re.IGNORECASE,
)
"""What follows where one comes back to what the reader has asked: "following up on your question"."""
OFFERED = regex(
    r"\W*(?:please )?(?:(?:if|when|whenever) you (?:ever )?(?:have|['’]ve got|get|got|should have)|should you have) "
    r"(?:\w+ ){0,2}(?:questions?|queries|concerns|doubts)\b",
    re.IGNORECASE,
)
"""How a sentence begins that offers help with questions to come, which any message may end with."""
NUMBER = regex(r"\d")
TELLING = ("done", "where", "reason", "to come", "yours", "clock", "amount", "not", "condition", "may")
MANY, HEAVY = 10, 8
LEADING = regex(r"\w[:–—] ?\w|\w [–—-] \w")
"""What stands between the bump and what it leads to."""
ENOUGH = 3
"""Words with a meaning that are something to lead to."""
EARLY = 24
"""Characters before a claim about oneself that fills its sentence."""
REACH = 80
"""Characters before a bump that are looked at."""


class FollowUps(Struct, frozen=True):
    """Phrases that say that one follows up, and those that come with them and bring nothing."""

    bumps: Phrases
    fillers: Phrases

    def bump(self, sentence: Passage) -> tuple[int, int] | None:
        """Start and end of the first words of the template's own that say so."""
        offered = OFFERED.match(sentence.text)
        after = offered.end() if offered else 0
        hits = (hit for hit in self.bumps.find(sentence.text) if hit[1] > after and not sentence.fields(*hit))
        own = (hit for hit in hits if not OWN.match(sentence.text, hit[1]))
        return next((hit for hit in own if not WANTED.search(sentence.text[: hit[0]][-REACH:])), None)

    def features(self, sentence: Passage) -> Mapping[str, float]:
        """What the model sees of a sentence."""
        text = sentence.text
        pitches = shipped("pitching").find(text)
        told = (match.span() for known in (SENT, MINUTES) for match in known.finditer(text))
        taken = sorted([*self._bumps(text), *self.fillers.find(text), *pitches, *told, *_printed(sentence)])
        claims = (len(pitches) > 1 or any(start <= EARLY for start, _ in pitches)) and NUMBER.search(
            without_links(text)
        ) is None
        left = "" if claims else without_links(_left(text, taken))
        words = [word for _, _, word in tokens(fold(left)) if means(word)]
        heavy = sum(1 for word in words if stem(word) not in little().mailing)
        bumped = float(text in self.bumps)
        again = AGAIN.search(text) is not None
        found = {
            "always": 1.0,
            "bump": bumped,
            "filler": float(text in self.fillers),
            "pitch": float(bool(pitches)),
            "claims": float(claims),
            "left": min(len(words), MANY) / 5,
            "left of a bump": bumped * min(len(words), MANY) / 5,
            "heavy": min(heavy, HEAVY) / 4,
            "number": float(NUMBER.search(left) is not None),
            "link": float(LINK.search(text) is not None),
            "clause": float(CLAUSE.search(without_links(text) if again else text) is not None),
            "named": float(NAME.search(GREETED.sub("", left)) is not None),
            "asks": float("?" in text),
            "asks something": float("?" in text and heavy > 0 and not bumped and text not in self.fillers),
            "leads to": float(bool(bumped) and len(words) >= ENOUGH and LEADING.search(text) is not None),
            "announces": float(text in shipped("announcing")),
            "shows": float(not again and SHOWN.search(text) is not None and text in shipped("announcing")),
            "personal": float(not bumped and any(start < end for start, end in _printed(sentence))),
            **{name: value for name, value in cues(left).items() if name in TELLING},
        }
        return {name: value for name, value in found.items() if value}

    def _bumps(self, text: str) -> Iterator[tuple[int, int]]:
        """The bumps, each with what it is about."""
        for start, end in self.bumps.find(text):
            about = COMPLEMENT.match(text, end)
            yield start, about.end() if about else end


def _printed(sentence: Passage) -> Iterator[tuple[int, int]]:
    """Where the record's values stand: who is written to is no news."""
    return ((piece.start, piece.end) for piece in sentence.pieces if piece.fields)


def _left(text: str, taken: list[tuple[int, int]]) -> str:
    kept, done = "", 0
    for start, end in taken:
        if start > done:
            kept += text[done:start] + " "
        done = max(done, end)
    return kept + text[done:]
