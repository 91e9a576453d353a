"""A reading as the places where it states something: the head, the text part, the HTML part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from msglint.memory import remembered
from msglint.model import Passage, Reading
from msglint.reading.dialogue.spoken import body_sentences
from msglint.reading.promises.cues import TOKEN, anchor
from msglint.reading.promises.statement import Anchor, Found, Statement, Text, Unit
from msglint.reading.words import fold
from msglint.regex import regex

Find = Callable[[Text], Iterable[Found]]
Head = tuple[str, str, str]
"""The words of subject and preheader, and the language of the message."""
APART = regex(
    r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@\S+"
    r"|(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}/\S*|\+\d[\d ()./-]{6,}\d"
    r"|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b"
)
"""Addresses and telephone numbers: they hold figures that promise nothing."""
LONGEST = 2_000
"""Characters of a sentence that are read."""
MOST = 24
"""Statements of a sentence that are read."""


def units(reading: Reading, find: Find) -> tuple[Unit, ...]:
    """What each part of a message states, of one kind of thing."""
    return States(find).units(reading)


class States:
    """What versions of one message state, of one kind of thing: most sentences that state nothing recur in all."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._silent: dict[str, set[str]] = {}
        self._quiet: set[Head] = set()

    def units(self, reading: Reading, *, lone: bool = False) -> tuple[Unit, ...]:
        """What each part of a version states; of a ``lone`` version only what its head and its body may dispute."""
        if lone and self._is_quiet(head_of(reading)):
            return ()
        found: list[tuple[str, tuple[Statement, ...]]] = []
        head = [line for line in (reading.subject, reading.preheader) if line is not None]
        if head:
            spoken = language_of(reading)
            found.append(("head", self._stated(self._loud(head, spoken), spoken)))
        for body in reading.bodies:
            loud = self._loud(body.sentences, body.language)
            passages = list(body_sentences(body, loud)) if loud else loud
            found.append((body.part, self._stated(passages, body.language)))
        if not any(statements for _, statements in found):
            return tuple([Unit(part, statements) for part, statements in found])
        said = (*head, *(sentence for body in reading.bodies for sentence in body_sentences(body)))
        texts = tuple([passage.text for passage in said])
        return tuple([Unit(part, statements, texts) for part, statements in found])

    def is_idle(self, readings: Iterable[Reading]) -> bool:
        """Whether nothing in these versions of a lone message can be contradicted: their heads state nothing."""
        return all(map(self._is_quiet, set(map(head_of, readings))))

    def finds(self, readings: Iterable[Reading], wanted: Callable[[Found], bool]) -> bool:
        """Whether a version states something that is wanted, be it in words that are not its own."""
        texts: dict[str, set[str]] = {}
        for reading in readings:
            subject, preheader, spoken = head_of(reading)
            texts.setdefault(spoken, set()).update((subject, preheader))
            for body in reading.bodies:
                texts.setdefault(body.language, set()).update([sentence.text for sentence in body.sentences])
        every = (said for spoken, some in texts.items() for text in some for said in _said(text, self._find, spoken))
        return any(wanted(found) for found, _ in every)

    def _is_quiet(self, head: Head) -> bool:
        """Whether the head states nothing that a body could contradict."""
        if head in self._quiet:
            return True
        quiet = not any(_said(text, self._find, head[2]) for text in head[:2] if text)
        if quiet:
            self._quiet.add(head)
        return quiet

    def _loud(self, passages: Sequence[Passage], language: str) -> list[Passage]:
        """The passages that are not known to state nothing."""
        silent = self._silent.setdefault(language, set())
        loud = [passage for passage in passages if passage.text not in silent]
        if loud:
            silent.update([each.text for each in loud if not _said(each.text, self._find, language)])
            loud = [passage for passage in loud if passage.text not in silent]
        return loud

    def _stated(self, passages: Iterable[Passage], language: str) -> tuple[Statement, ...]:
        return tuple([each for passage in passages for each in stated(passage, self._find, language)])


def stated(passage: Passage, find: Find, language: str) -> Iterator[Statement]:
    """What one sentence states."""
    for found, said_of in _said(passage.text, find, language):
        yield Statement(
            found,
            passage.span(found.start, found.end),
            passage.text[found.start : found.end],
            passage.fields(found.start, found.end),
            said_of,
        )


def head_of(reading: Reading) -> Head:
    subject, preheader = reading.subject, reading.preheader
    return subject.text if subject else "", preheader.text if preheader else "", language_of(reading)


def language_of(reading: Reading) -> str:
    """The language of the first body that has one."""
    for body in reading.bodies:
        if body.language:
            return body.language
    return ""


@lru_cache(maxsize=512)
def words_of(texts: tuple[str, ...]) -> frozenset[str]:
    """All the words of these texts, folded."""
    return frozenset().union(*map(_words, texts))


@remembered
def _said(words: str, find: Find, language: str) -> tuple[tuple[Found, Anchor], ...]:
    """What the words of one sentence state, and what each is said of."""
    sentence = _sentence(words, language)
    every = list(islice(find(sentence), MOST))
    starts = [*(found.start for found in every[1:]), len(sentence.text)]
    ends = [0, *(found.end for found in every)]
    return tuple(
        (found, anchor(sentence, found, before, after))
        for found, before, after in zip(every, ends, starts, strict=False)
    )


@remembered
def _sentence(words: str, language: str) -> Text:
    """The words without what holds figures that promise nothing."""
    text = APART.sub(lambda found: " " * len(found[0]), words[:LONGEST])
    return Text(text, fold(text), language)


@remembered
def _words(text: str) -> frozenset[str]:
    return frozenset(TOKEN.findall(fold(text)))
