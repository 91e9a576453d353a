"""Phrases looked for in a sentence, all in one pass.

A phrase is a line of words: ``asked`` (that word), ``announc*`` and ``*ed`` (its beginning, its end), ``<reader>`` (a
word of that class), ``..`` (up to three words between), ``maybe?`` (may be missing), ``^`` (the sentence begins here),
``#`` (a number), ``%`` (a percentage), ``@`` (a capitalised word past the beginning).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct, field

from msglint.reading.appraisal.tokens import Token

WORDS = 1 << 14
"""Words whose symbols are remembered."""
_GAP = 3
_SHORTEST = 2  # letters of a beginning or an end


class _Node(Struct):
    names: list[str] = field(default_factory=list)
    next: dict[str, _Node] = field(default_factory=dict)


class Phrases:
    """Phrases by name, ready to be found. ``classes``: name to words, which may be beginnings or ends too."""

    def __init__(self, classes: Mapping[str, Sequence[str]], phrases: Mapping[str, Sequence[str]]) -> None:
        self._symbols: dict[str, list[str]] = {}
        self._longest = _SHORTEST
        for name, words in classes.items():
            for word in words:
                self._learn(word, f"<{name}>")
        self._root = _Node()
        self._waiting: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for name, lines in phrases.items():
            for line in lines:
                self._sow(line, name)
        self._lines = phrases.values()
        self._of_word = lru_cache(maxsize=WORDS)(self._symbols_of)

    @cached_property
    def _literal(self) -> frozenset[str]:
        """The words of all lines."""
        return frozenset(word.removesuffix("?") for lines in self._lines for line in lines for word in line.split())

    def know(self, word: str) -> bool:
        """Whether some phrase has this word, or a class of words in it has."""
        return word in self._literal or len(self._of_word(word)) > 1 + (word[0].isdigit())

    def _learn(self, word: str, symbol: str) -> None:
        self._symbols.setdefault(word, []).append(symbol)
        if "*" in word:
            self._longest = max(self._longest, len(word) - 1)

    def _sow(self, line: str, name: str) -> None:
        """Take a line in. It is planted once a text has what it begins with: most lines never are."""
        if not ("*" in line or "?" in line or line.startswith("^")):
            self._waiting.setdefault((line.partition(" ")[0],), []).append((line, name))
            return
        words = line.split()
        if "*" in line:
            for word in words:
                plain = word.removesuffix("?")
                if "*" in plain and plain not in self._symbols.get(plain, ()):
                    self._learn(plain, plain)
        for start in _starts(words) if "?" in line else (tuple(words[: _depth(words)]),):
            self._waiting.setdefault(start, []).append((line, name))

    def _grow(self, symbols: Iterable[str], *before: str) -> None:
        """Plant the lines that begin with one of these symbols after ``before``."""
        for symbol in symbols:
            for line, name in self._waiting.pop((*before, symbol), ()):
                for words in _readings(line.split()):
                    if words[: _depth(words)] == (*before, symbol):
                        self._plant(words, name)

    def _plant(self, words: Sequence[str], name: str) -> None:
        node = self._root
        for word in words:
            node = node.next.setdefault(word, _Node())
        if name not in node.names:
            node.names.append(name)

    def meanings(self, tokens: Sequence[Token]) -> tuple[tuple[str, ...], ...]:
        """For each token the symbols that phrases may name it by: itself, its classes, its kind."""
        return tuple(
            (*self._of_word(token.word), "@") if index and token.capital else self._of_word(token.word)
            for index, token in enumerate(tokens)
        )

    def _symbols_of(self, word: str) -> tuple[str, ...]:
        if word[0].isdigit():
            return (word, "#", "%") if word.endswith("%") else (word, "#")
        keys = [word]
        for size in range(_SHORTEST, min(len(word), self._longest) + 1):
            keys.append(word[:size] + "*")
            keys.append("*" + word[-size:])
        meanings = {word: None}
        for key in keys:
            meanings.update(dict.fromkeys(self._symbols.get(key, ())))
        return tuple(meanings)

    def find(self, tokens: Sequence[Token], meanings: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, int, int]]:
        """Name, first token, token past the last, of each phrase; of one name at one beginning the longest."""
        if tokens:
            self._grow((*meanings[0], ".."), "^")
        for first in range(len(tokens)):
            self._grow((*meanings[first], ".."))
            best: dict[str, int] = {}
            starts = [self._root]
            if first == 0 and "^" in self._root.next:
                starts.append(self._root.next["^"])
            for start in starts:
                for name, last in self._walk(start, tokens, meanings, first):
                    best[name] = max(best.get(name, 0), last)
            for name, last in best.items():
                yield name, first, last

    def _walk(
        self, start: _Node, tokens: Sequence[Token], meanings: Sequence[tuple[str, ...]], first: int
    ) -> Iterator[tuple[str, int]]:
        open_ends = [(start, first)]
        while open_ends:
            node, at = open_ends.pop()
            for name in node.names:
                yield name, at
            if ".." in node.next:
                open_ends.extend(_leaps(node.next[".."], tokens, at))
            if at < len(tokens):
                open_ends.extend((node.next[symbol], at + 1) for symbol in meanings[at] if symbol in node.next)


def _leaps(node: _Node, tokens: Sequence[Token], at: int) -> Iterator[tuple[_Node, int]]:
    for step in range(_GAP + 1):
        yield node, at + step
        if at + step >= len(tokens) or tokens[at + step].stop:
            return


def _readings(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """A line with and without each of its optional words."""
    readings: list[tuple[str, ...]] = [()]
    for word in words:
        if word.endswith("?") and len(word) > 1:
            readings = readings + [(*reading, word[:-1]) for reading in readings]
        else:
            readings = [(*reading, word) for reading in readings]
    return [reading for reading in readings if reading]


def _depth(words: Sequence[str]) -> int:
    """How many words a line is kept by until it is planted: the first, or ``^`` and the first."""
    return 2 if words[0] == "^" else 1


def _starts(words: Sequence[str]) -> dict[tuple[str, ...], None]:
    """What the readings of a line begin with."""
    return dict.fromkeys(reading[: _depth(reading)] for reading in _readings(words))
