"""The shape of a sentence: what it begins with, and where its reader and its sender stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msglint.model import Piece
from msglint.reading.appraisal.tokens import Token

KINDS = ("spotted", "reader", "we", "i", "wh", "aux", "when", "prep", "det", "buy", "thanks")
"""Classes of words that a sentence can begin with, the more telling first."""
EARLY = 4
"""Words before the fifth are early."""
SHORT, LONG = 7, 18
"""Words: fewer is short, more is long."""
OWNED = 3
"""Words behind a "your" among which that is looked for of which the sender keeps a record: an order, a file."""
OBJECT_FROM = 8
"""Words after which what is spoken of is no longer what the sentence begins with."""
PROMISED = frozenset({"first", "next", "any", "every"})
"""Words that make such a thing one that there is not yet: "your next order"."""

Meanings = Sequence[tuple[str, ...]]


def shape(words: Sequence[Token], meanings: Meanings, own: Sequence[Piece]) -> Iterator[tuple[str, float]]:
    """The features of a sentence's shape. ``own``: the values in it that tell of the reader."""
    spoken = [index for index, token in enumerate(words) if not token.stop]
    if not spoken:
        return
    readers = [index for index in spoken if "<reader>" in meanings[index] or within(words[index], own)]
    senders = [index for index in spoken if "<sender>" in meanings[index]]
    where = "none" if not readers else "early" if readers[0] < EARLY else "late"
    kind = "reader" if within(words[0], own) else opening_kind(words, meanings)
    yield f"opens {kind}", 1.0
    yield f"opens {kind}, reader {where}", 1.0
    yield f"reader {where}", 1.0
    if senders:
        yield "sender", 1.0
        yield _order(readers, senders), 1.0
    yield from _record(words, meanings, spoken)
    yield from _marks(words, len(spoken))
    yield from _names(words, spoken, bool(readers or senders), senders)
    if any(words[index].number for index in spoken):
        yield "number", 1.0
        if readers:
            yield "number, reader", 1.0


def _record(words: Sequence[Token], meanings: Meanings, spoken: Sequence[int]) -> Iterator[tuple[str, float]]:
    """Whether the reader's own order, file or gift is spoken of, early or late; not one that they are to place."""
    for at in spoken:
        if words[at].word == "your" and _on_record(words, meanings, at + 1):
            yield ("record early" if at < OBJECT_FROM else "record"), 1.0
            return


def _on_record(words: Sequence[Token], meanings: Meanings, start: int) -> bool:
    """Whether what is owned is something that the sender keeps, before the next stop, and there already."""
    for at in range(start, min(start + OWNED, len(words))):
        if words[at].stop or words[at].word in PROMISED:
            return False
        if "<record>" in meanings[at]:
            return True
    return False


def _order(readers: Sequence[int], senders: Sequence[int]) -> str:
    if not readers:
        return "sender alone"
    return "reader before sender" if readers[0] < senders[0] else "sender before reader"


def _marks(words: Sequence[Token], count: int) -> Iterator[tuple[str, float]]:
    marks = {token.word for token in words if token.stop}
    told = {
        "exclaims": "!" in marks,
        "asks": "?" in marks,
        "asks shortly": "?" in marks and count <= SHORT,
        "colon": ":" in marks,
        "short": count < SHORT,
        "long": count > LONG,
    }
    return ((name, 1.0) for name, holds in told.items() if holds)


def _names(
    words: Sequence[Token], spoken: Sequence[int], somebody: bool, senders: Sequence[int]
) -> Iterator[tuple[str, float]]:
    """Capitalised words past the beginning of a clause: works, people, organisations, months."""
    names = sum(1 for at in spoken if at and words[at].capital and not words[at - 1].stop and at not in senders)
    if names > 1:
        yield "names", min(names, 5) / 4
    if not names:
        yield "no names", 1.0
        if not somebody:
            yield "no names, nobody", 1.0


def opening_kind(words: Sequence[Token], meanings: Meanings) -> str:
    """What a sentence begins with."""
    for kind in KINDS:
        if f"<{kind}>" in meanings[0]:
            return kind
    if words[0].number:
        return "number"
    if words[0].word.endswith("ing"):
        return "ing"
    if len(words) > 1 and words[0].capital and words[1].capital:
        return "name"
    return "plural" if any(token.word.endswith("s") for token in words[:2]) else "other"


def within(token: Token, pieces: Sequence[Piece]) -> bool:
    """Whether the word stands in one of these pieces."""
    return any(piece.start <= token.start < piece.end for piece in pieces)
