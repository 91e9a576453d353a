"""What a sentence shows of whose need it starts from: its cues, its shape, its fields, as features of the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from msglint.model import Passage, Piece
from msglint.reading.appraisal.agent import agent, frame
from msglint.reading.appraisal.cues import PASSED_OVER, SIDES, Cue, cue_features, find_cues
from msglint.reading.appraisal.phrases import Phrases
from msglint.reading.appraisal.shape import shape
from msglint.reading.appraisal.tokens import Token, tokens

HISTORY = frozenset(
    {
        *("interests", "topics", "motivation", "future_plans", "open_question", "last_reply", "last_contacted"),
        *("last_event", "last_visit", "visits", "last_purchase", "purchases", "last_engaged"),
        *("last_gift_amount", "last_gift_date", "lifetime_giving", "member_since", "member_level"),
    }
)
"""Fields that tell what the reader has done, asked or wished."""
OWN = HISTORY | {"company"}
"""Fields whose value is as good as "you" or "your" in a sentence."""
FORMAL = frozenset(
    {
        *("first_name", "last_name", "full_name", "preferred_name", "title_prefix", "suffix", "greeting"),
        *("email", "id", "contact_id", "owner", "phone", "mobile", "language", "country", "postal_code"),
    }
)
"""Fields that are no evidence of the reader's need."""
ELSEWHERE = FORMAL | {"city", "state", "region", "company"}
"""Fields whose value behind a "your" need not be the reader's own: "your Bremen season"."""
YOUR = (" your", " your own", " your next", " your last")
FIRST = 12
"""Characters: a value that begins before them begins the sentence."""
KNOWN = frozenset({"field.history", "field.company first"})
"""Features of sentences that are about the reader whatever else they say."""
OWNERS = frozenset({"need", "reader"})
"""Sides of cues that are the reader's."""
SENTENCES = 1 << 12
"""Sentences that are remembered: most of a message's are the same for everybody."""
QUOTES = frozenset('"“„«‘')
"""A sentence that begins with one is somebody's voice."""
TOLD = 4
"""Words of what is told among which the reader is looked for."""
WORD = 0.5
"""The value of a single word, or of two that stand side by side, as a feature: half of a cue's."""
PAIR = "pair "
"""Begins the name of a feature of two words side by side."""


class Signs(Struct, frozen=True, gc=False):
    """One sentence's evidence.

    ``decides``: it says enough that what follows comes too late. ``speaks``: it says something at all.
    """

    cues: tuple[Cue, ...]
    features: dict[str, float]
    decides: bool
    speaks: bool

    @property
    def for_reader(self) -> bool:
        """Whether something in it is the reader's: words that only colour are so beside a "you" or after an "if".

        So are those that are the reader's and do not tell whose need a message starts from: "your message".
        """
        if not KNOWN.isdisjoint(self.features):
            return True
        spoken_to = "reader none" not in self.features or "opens when" in self.features
        return any(cue.side in OWNERS and (cue.firm or spoken_to) for cue in self.cues)


def signs(sentence: Passage, phrases: Phrases) -> Signs:
    """Read one sentence."""
    return _signs(sentence.text, sentence.pieces, phrases)


def for_reader(sentence: Passage, phrases: Phrases) -> bool:
    """Whether something in a sentence is the reader's: the rest of its signs is read where only they can tell."""
    if not KNOWN.isdisjoint([kind for kind, _ in _field_features(sentence.text, sentence.pieces)]):
        return True
    cues = _heard(sentence.text, phrases)[3]
    return any(cue.side in OWNERS for cue in cues) and signs(sentence, phrases).for_reader


@lru_cache(maxsize=SENTENCES)
def _signs(text: str, pieces: tuple[Piece, ...], phrases: Phrases) -> Signs:
    words, meanings, told, cues = _heard(text, phrases)
    own = [piece for piece in pieces if not OWN.isdisjoint(piece.fields) and piece.start < piece.end]
    features = {
        **_words(words),
        **_pairs(words),
        **dict(shape(words, meanings, own)),
        **dict(agent(words, meanings, told)),
        **dict(_field_features(text, pieces)),
        **({"quoted": 1.0} if text.lstrip()[:1] in QUOTES else {}),
        **dict(cue_features(cues)),
    }
    telling = [cue for cue in cues if cue.side in SIDES and cue.name not in PASSED_OVER]
    known = not KNOWN.isdisjoint(features)
    return Signs(
        cues,
        features,
        decides=known or any(cue.firm for cue in telling),
        speaks=known or bool(telling) or not _says_nothing(cues),
    )


def _says_nothing(cues: Sequence[Cue]) -> bool:
    """Whether it is known for a pleasantry, a truism, an introduction."""
    return any(cue.side == "empty" or cue.name in PASSED_OVER for cue in cues)


@lru_cache(maxsize=SENTENCES)
def _heard(text: str, phrases: Phrases) -> tuple[Sequence[Token], Sequence[tuple[str, ...]], int, tuple[Cue, ...]]:
    """The words of a sentence, what phrases may name each by, where what is told begins, and its cues."""
    words = tokens(text)
    meanings = phrases.meanings(words)
    told = frame(words, meanings)
    from_here = words[told].start if told else 0
    cues = find_cues(words, phrases, meanings)
    return (
        words,
        meanings,
        told,
        tuple(cue for cue in cues if cue.side != "product" or cue.start >= from_here or not _of_reader(meanings, told)),
    )


def _of_reader(meanings: Sequence[tuple[str, ...]], told: int) -> bool:
    """Whether what is told begins with the reader."""
    return any("<reader>" in kinds for kinds in meanings[told : told + TOLD])


def _words(words: Sequence[Token]) -> dict[str, float]:
    """The single words of a sentence; not names, which say nothing of the next sender."""
    return {
        f"word {token.word}": WORD
        for index, token in enumerate(words)
        if not (token.stop or token.number or (index and token.capital))
    }


def _pairs(words: Sequence[Token]) -> dict[str, float]:
    """Words side by side, stops among them; any name is as good as another, and any number."""
    shown = [
        "#" if token.number else "@" if index and token.capital and token.word != "i" else token.word
        for index, token in enumerate(words)
    ]
    return {f"{PAIR}{first} {second}": WORD for first, second in pairwise(shown)}


def _field_features(text: str, pieces: Sequence[Piece]) -> Iterator[tuple[str, float]]:
    for piece in pieces:
        if piece.start < piece.end:
            for name in piece.fields:
                kind = _field_kind(name, piece, text)
                if kind:
                    yield kind, 1.0


def _field_kind(name: str, piece: Piece, text: str) -> str:
    """``field.history`` for what the reader has done or wished, and for any other value that is said to be theirs."""
    if name in HISTORY:
        return "field.history"
    before = f" {text[: piece.start]}"[-FIRST:].casefold()
    if name not in ELSEWHERE and before.endswith(" ") and before.rstrip().endswith(YOUR):
        return "field.history"
    if name == "company":
        return "field.company first" if piece.start < FIRST else "field.company"
    return "" if name in FORMAL else "field.other"
