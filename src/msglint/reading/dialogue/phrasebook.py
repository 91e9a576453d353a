"""Phrases by which conversations are judged: shipped ones (``data/dialogue.txt``) by section, and a house's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import compress
from pathlib import Path
from typing import Any

from msglint.model import Passage
from msglint.reading.words import fold, stop_words

FILE = Path(__file__).parents[2] / "data" / "dialogue.txt"
CHOICE = re.compile(r"\{([^{}]*)\}")
WORD = re.compile(r"\w+")
REMEMBERED = 4096
RECENT = 64
"""Sentences whose words are kept: one set of phrases after another is looked for in the same."""
FEW = 64
"""Sets of phrases that are compiled apart before all of them are compiled at once."""
LONGEST = 4_000
"""Characters of a sentence that are looked at."""
LIST = "@"
LISTS = (
    *("acknowledging", "set-phrases", "turning", "brushing", "pointing", "answering", "bumps", "fillers"),
    *("unwatched", "ways", "thanking", "asking"),
)
"""Lists of msglint's own that an option may name."""
EDGE = r"[^\pL\pN_]"
HYPHEN = "[-‐‑]"
SPACE = r"[\s\p{Z}]+"


class Phrases:
    """Phrases to look for: whole words, in any case, with or without accents.

    A space stands for any white space; ``{a|b}`` for one of its words, ``{a|}`` or ``{a |}`` for these or none; and
    ``@turning`` for a list of msglint's own. Only the phrases that a text may hold, by their rarest words, are made
    ready to be looked for. Raises ``ValueError`` where there is no such list.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._given = tuple(lines)
        unknown = [line for line in self._given if line.startswith(LIST) and line[1:] not in LISTS]
        if unknown:
            raise ValueError(f"has no list {unknown[0]}; it has {', '.join(LIST + name for name in LISTS)}")
        self._ready: dict[frozenset[int], Any] = {}
        self.find = lru_cache(REMEMBERED)(self._found)

    def _found(self, text: str) -> tuple[tuple[int, int], ...]:
        """Start and end of each hit in order; of those that begin together the longest, none within another."""
        return tuple(self._hits(*_words_of(text))) if self._lines else ()

    def _hits(self, folded: str, every: frozenset[str]) -> Iterator[tuple[int, int]]:
        words, ways = every & self._by_word.keys(), self._ways
        possible = frozenset(
            line for word in words for line in self._by_word[word] if not any(map(every.isdisjoint, ways[line]))
        )
        search = self._search(possible) if possible else None
        at = 0
        while search is not None and (hit := search.search(folded, at)) is not None:
            yield hit.span(1)
            at = hit.end(1)  # what stands after it may stand before the next one too

    def __contains__(self, text: str) -> bool:
        return bool(self.find(text))

    def among(self, passages: Iterable[Passage]) -> list[Passage]:
        """The passages that hold one of the phrases."""
        told = list(passages)
        return list(compress(told, map(self.find, [passage.text for passage in told])))

    def without(self, text: str) -> str:
        """The text with each hit replaced by an ellipsis."""
        kept, done = [], 0
        for start, end in self.find(text):
            kept.append(text[done:start])
            done = end
        return "…".join((*kept, text[done:])) if kept else text

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        """The phrases themselves, each once."""
        lists = (phrases(line[1:]) if line.startswith(LIST) else (line,) for line in self._given)
        return tuple(dict.fromkeys(line for own in lists for line in own))

    @cached_property
    def _ways(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """For each phrase sets of words, of each of which a text must hold one."""
        return tuple(tuple(words for words in _ways(CHOICE.split(fold(line))) if words) for line in self._lines)

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[int, ...]]:
        """The phrases (their numbers) by the words of which a text must hold one; those without any under ``""``."""
        found: dict[str, list[int]] = {}
        for number, ways in enumerate(self._ways):
            for word in _rarest(ways):
                found.setdefault(word, []).append(number)
        return {word: tuple(numbers) for word, numbers in found.items()}

    def _search(self, possible: frozenset[int]) -> Any:
        """What finds these phrases; after a few sets, all of them at once."""
        chosen = possible if possible in self._ready or len(self._ready) < FEW else frozenset(range(len(self._lines)))
        known = self._ready.get(chosen)
        if known is None:
            known = self._ready[chosen] = _compiled(self._lines[number] for number in sorted(chosen))
        return known


@lru_cache(maxsize=RECENT)
def _words_of(text: str) -> tuple[str, frozenset[str]]:
    """A text folded, as far as it is looked at, and its words; the empty one is in every text."""
    folded = fold(text[:LONGEST])
    return folded, frozenset(("", *WORD.findall(folded)))


def _compiled(lines: Iterable[str]) -> Any:
    import re2

    options = re2.Options()
    options.longest_match = True
    options.log_errors = False
    any_of = "|".join(dict.fromkeys(map(_pattern, lines)))
    return re2.compile(rf"(?:\A|{EDGE})({any_of})(?:\z|{EDGE})", options)


def _rarest(ways: Iterable[frozenset[str]]) -> frozenset[str]:
    """Words of which one stands wherever a phrase does: its rarest word, or of its rarest choice one word each."""
    return max(ways, key=lambda words: min(map(_rarity, words)), default=frozenset({""}))


def _ways(pieces: Sequence[str]) -> Iterator[frozenset[str]]:
    """Of each literal word, and of each choice, the words of which one is there; none that run on into a neighbour."""
    for at, piece in enumerate(pieces):
        if at % 2:
            choices = piece.split("|")
            apart = not pieces[at + 1][:1].isalnum() and not pieces[at - 1][-1:].isalnum()
            alone = bool(pieces[at + 1] or at + 2 == len(pieces)) and (
                pieces[at - 1] or at == 1 or _spaced(pieces[at - 2])
            )
            if apart and alone and all(WORD.search(choice) and not choice.endswith(" ") for choice in choices):
                yield frozenset(max(WORD.findall(choice), key=_rarity) for choice in choices)
            continue
        for word in WORD.finditer(piece):
            begun = word.start() > 0 or at == 0 or _spaced(pieces[at - 1])
            if begun and (word.end() < len(piece) or at + 1 == len(pieces)):
                yield frozenset({word[0]})


def _spaced(choices: str) -> bool:
    """Whether a new word begins after a choice, whichever of its words it is."""
    return all(choice.endswith(" ") or not choice for choice in choices.split("|"))


def _rarity(word: str) -> tuple[bool, int]:
    """How seldom a word is met: common words first, then the short ones."""
    return word not in stop_words(), len(word)


def _pattern(line: str) -> str:
    """One phrase as a pattern over folded text."""
    parts: list[str] = []
    pieces = CHOICE.split(fold(" ".join(line.split())))
    for at, piece in enumerate(pieces):
        if at % 2 == 0:
            parts.append(_escaped(piece))
            continue
        choices = [choice for choice in piece.split("|") if choice]
        group = f"(?:{'|'.join(map(_escaped, choices))})"
        if len(choices) == len(piece.split("|")):
            parts.append(group)
        elif all(choice.endswith(" ") for choice in choices):
            parts.append(f"{group}?")
        elif pieces[at + 1].startswith(" "):
            pieces[at + 1] = pieces[at + 1][1:]
            parts.append(f"(?:{group}{SPACE})?")
        elif parts[-1].endswith(SPACE):
            parts[-1] = parts[-1].removesuffix(SPACE)
            parts.append(f"(?:{SPACE}{group})?")
        else:
            parts.append(f"{group}?")
    return "".join(parts)


def _escaped(words: str) -> str:
    return "".join(SPACE if char == " " else HYPHEN if char == "-" else re.escape(char) for char in words)


def phrases(section: str) -> tuple[str, ...]:
    """A section's phrases as they are written; raises ``KeyError`` where there is no such section."""
    return _sections()[section]


@cache
def shipped(section: str) -> Phrases:
    """A section's phrases, ready to be looked for."""
    return Phrases(phrases(section))


@cache
def words(section: str) -> frozenset[str]:
    """The single words of a section whose lines are words (folded)."""
    return frozenset(fold(word) for line in phrases(section) for word in line.split())


@cache
def _sections() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {name: tuple(lines) for name, lines in found.items()}
