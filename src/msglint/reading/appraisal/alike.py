"""Openings that differ in values of which nothing is known are judged as one.

"… more often than most people in Thornbury" says no more of whose need comes first than "… in Aldhaven" does: neither
word stands in a phrase, in a class of words, among those that the model weighs, or in the grammar. Such words of values
stand for each other, kept apart only by how they are written (a capital, an ending, a number), so that an opening is
judged once for all who read the same but for them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from msglint.model import Passage, Piece
from msglint.reading.appraisal.model import weights
from msglint.reading.appraisal.phrases import Phrases
from msglint.reading.appraisal.signs import FIRST, PAIR
from msglint.reading.appraisal.tokens import Token, tokens
from msglint.regex import regex

APART = 1 << 24
"""Characters between the beginnings of two sentences: more than any has."""
ENDINGS = ("ing", "ed", "ly", "er", "est", "s")
"""Endings that grammar looks at, the longer first."""
STEMS = ("zq", "xq", "vq")
"""Beginnings of words that stand for others; one that some list knows is not used."""
NUMBER = "7"
GRAMMAR = frozenset({
    "a", "about", "advise", "ago", "all", "an", "and", "announce", "any", "apologise", "apologize", "are", "as", "at",
    "be", "but", "by", "confirm", "d", "day", "days", "delighted", "did", "do", "due", "earlier", "every", "exactly",
    "first", "for", "from", "glad", "had", "happy", "has", "have", "he", "her", "here", "his", "i", "in", "inform",
    "informed", "is", "it", "just", "know", "last", "let", "like", "ll", "m", "month", "months", "most", "my", "newly",
    "news", "next", "night", "not", "notify", "now", "of", "off", "on", "one", "or", "our", "out", "over", "owing",
    "pleased", "re", "recently", "regret", "remind", "reminded", "report", "s", "sad", "saddened", "say", "share",
    "she", "so", "sorry", "t", "tell", "that", "the", "their", "them", "there", "these", "they", "this", "those",
    "three", "time", "to", "today", "two", "unfortunately", "up", "us", "ve", "was", "we", "week", "weeks", "well",
    "were", "what", "when", "where", "which", "who", "will", "with", "won", "year", "years", "yesterday", "you", "your",
})  # fmt: skip
"""Words that the grammar of a sentence is told by, in the modules of this package."""
_LETTERS = regex(r"[^\W\d_]+")
_JOINED = regex(r"[\w%-]")

Swap = tuple[int, int, str]
"""Start and end of a word of a value, and what stands for it."""


class Alike:
    """An opening with the words of its values that nothing knows swapped for ones that stand for them."""

    def __init__(self, sentences: Sequence[Passage], phrases: Phrases) -> None:
        self._sentences = sentences
        self._swaps = [tuple(swaps(sentence, phrases)) for sentence in sentences]
        self.sentences = tuple(
            swapped(sentence, swapping, number * APART)
            for number, (sentence, swapping) in enumerate(zip(sentences, self._swaps, strict=True))
        )

    def back(self, words: Passage) -> Passage:
        """The words of one of the sentences as they were."""
        number, start = divmod(words.start, APART)
        places = [
            place + sum(last - first - len(word) for first, last, word in self._before(number, place))
            for place in (start, start + len(words.text))
        ]
        return self._sentences[number].cut(*places)

    def _before(self, number: int, place: int) -> list[Swap]:
        """The swaps that end at or before a place of the swapped sentence."""
        found: list[Swap] = []
        moved = 0
        for first, last, word in self._swaps[number]:
            if first + moved + len(word) > place:
                break
            moved += len(word) - (last - first)
            found.append((first, last, word))
        return found


def swaps(sentence: Passage, phrases: Phrases) -> list[Swap]:
    """What can be swapped in a sentence.

    Nothing where its pieces overlap (words that are somebody's are marked again), or where a value would come nearer to
    its beginning.
    """
    found: list[Swap] = []
    text = sentence.text
    if sentence.literal or any(one.end > other.start for one, other in pairwise(sentence.pieces)):
        return found
    for piece in sentence.pieces:
        if piece.literal or piece.start == piece.end or not _stands_alone(text, piece):
            continue
        value = text[piece.start : piece.end]
        found += ((piece.start + start, piece.start + end, word) for start, end, word in _known(value, phrases))
    moved = done = 0
    for piece in sentence.pieces if found else ():
        while done < len(found) and found[done][1] <= piece.start:
            start, end, word = found[done]
            moved += len(word) - (end - start)
            done += 1
        if (piece.start < FIRST) != (piece.start + moved < FIRST):
            return []
    return found


def swapped(sentence: Passage, swapping: Sequence[Swap], start: int) -> Passage:
    """The sentence with these words swapped, beginning at ``start``."""
    if not swapping:
        return Passage("" if sentence.part != "subject" else "subject", start, sentence.text, sentence.pieces)
    parts: list[str] = []
    pieces: list[Piece] = []
    done = size = 0
    waiting = deque(swapping)
    for piece in sentence.pieces:
        parts.append(sentence.text[done : piece.start])
        size += piece.start - done
        begun = size
        at = piece.start
        while waiting and waiting[0][1] <= piece.end and waiting[0][0] >= piece.start:
            first, last, word = waiting.popleft()
            parts += (sentence.text[at:first], word)
            size += first - at + len(word)
            at = last
        parts.append(sentence.text[at : piece.end])
        size += piece.end - at
        done = piece.end
        pieces.append(Piece(begun, size, piece.fields, piece.literal, piece.exact))
    parts.append(sentence.text[done:])
    return Passage("" if sentence.part != "subject" else "subject", start, "".join(parts), tuple(pieces))


def _stands_alone(text: str, piece: Piece) -> bool:
    """Whether no word or number goes on from the words around a value into it."""
    before, after = text[piece.start - 1 : piece.start], text[piece.end : piece.end + 2]
    if before and (_JOINED.match(before) or before in "'’.,:"):
        return False
    return not after or not (_JOINED.match(after) or (after[0] in ".,:" and after[1:2].isdigit()))


@lru_cache(maxsize=1 << 13)
def _known(value: str, phrases: Phrases) -> tuple[Swap, ...]:
    found: list[Swap] = []
    for token in tokens(value):
        word = _instead(token, phrases)
        if word and word != token.shown:
            found.append((token.start, token.end, word))
    return tuple(found)


def _instead(token: Token, phrases: Phrases) -> str:
    """What stands for a word; empty where it may be known."""
    if token.stop or is_known(token.word, phrases):
        return ""
    if token.number:
        return "" if token.word.endswith("%") or is_known(NUMBER, phrases) else NUMBER
    if not _LETTERS.fullmatch(token.shown) or token.word != token.shown.lower():
        return ""
    ending = next((ending for ending in ENDINGS if token.word.endswith(ending)), "")
    word = next((stem + ending for stem in STEMS if not is_known(stem + ending, phrases)), "")
    return word.capitalize() if token.capital else word


def is_known(word: str, phrases: Phrases) -> bool:
    """Whether a word means something to the phrases, the weights or the grammar."""
    return word in GRAMMAR or f"word {word}" in weights() or word in _paired() or phrases.know(word)


@cache
def _paired() -> frozenset[str]:
    """The words of the pairs that the model weighs."""
    return frozenset(word for name in weights() if name.startswith(PAIR) for word in name.split()[1:])
