"""What a message speaks to: the words of each motivation that stand in the sender's own copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from msglint.model import Body, Link, Motivation, Passage, Reading, Span
from msglint.reading.dialogue.stems import stem
from msglint.reading.scopes import own_words
from msglint.reading.topics import Index
from msglint.reading.words import Finder, fold, tokens

CALLS = Finder(
    (
        *("learn more", "discover more", "find out more", "read more", "see more", "understand that", "we understand"),
        *("share this", "share it with", "share your thoughts", "share your feedback", "share on", "quiet hours"),
        *(
            "family of",
            "friends of the",
            "friend of the",
            "put together",
            "together with",
            "get in touch",
            "slow down the",
        ),
        *("dear friend", "dear friends", "all together", "altogether", "mehr erfahren", "en savoir plus", "saber más"),
    )
)
"""Turns of phrase that any mailing uses, whatever it speaks to."""


LABEL = 4
"""Words before an address in a text that only name it."""
REMEMBERED = 512
"""Texts whose words are kept: most recur."""


class Hit(Struct, frozen=True):
    """A word of a motivation: where it stands, as written, and its form that counts once."""

    span: Span
    written: str
    form: str


class Voice(Struct, frozen=True):
    """The words of one motivation in a text, each form once, in the order read; ``parts``: where any of them stand."""

    name: str
    hits: tuple[Hit, ...] = ()
    parts: frozenset[str] = frozenset()

    @property
    def strength(self) -> int:
        return len(self.hits)


class Motives:
    """Motivations ready to be looked for. A word that several share speaks for each of them."""

    def __init__(self, words: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        self.names = tuple(name for name, _ in words)
        self._index = Index(stem)
        for name, terms in words:
            self._index.take(name, terms)
        self.worded = frozenset(name for name, terms in words if terms)
        self._words = lru_cache(REMEMBERED)(self._found)
        self._named = {name: Finder([name.replace("_", " ")]) for name in self.names}

    def voices(self, passages: Iterable[Passage], works: Iterable[str] = ()) -> Mapping[str, Voice]:
        """How each motivation is spoken to; words within the names of works and within a record's values are none."""
        found: dict[str, dict[str, Hit]] = {name: {} for name in self.names}
        parts: dict[str, set[str]] = {name: set() for name in self.names}
        titles = tuple(works)
        for passage in passages:
            words = self._words(passage.text)
            apart = _apart(titles, passage.text) if words else ()
            for name, start, end, form in words:
                told = any(first <= start < last for first, last in apart)
                if not told and not passage.fields(start, end):
                    hit = Hit(passage.span(start, end), passage.text[start:end], form)
                    found[name].setdefault(form, hit)
                    parts[name].add(passage.part)
        return {name: Voice(name, tuple(hits.values()), frozenset(parts[name])) for name, hits in found.items()}

    def is_named(self, name: str, text: str) -> bool:
        """Whether a text calls a motivation by its name."""
        return next(self._named[name].find(text), None) is not None

    def _found(self, text: str) -> tuple[tuple[str, int, int, str], ...]:
        """The words of motivations in a text: whose they are, start and end, and the form that counts once."""
        marks = list(tokens(fold(text)))
        words = [word for _, _, word in marks]
        forms = [stem(word) for word in words]
        return tuple(
            (name, marks[first][0], marks[last - 1][1], " ".join(forms[first:last]))
            for name, first, last in self._index.find(words, forms)
        )


@lru_cache(REMEMBERED)
def _apart(titles: tuple[str, ...], text: str) -> tuple[tuple[int, int], ...]:
    """Where names of works and turns of phrase stand."""
    return tuple((start, end) for finder in (CALLS, _titles(titles)) for start, end, _ in finder.find(text))


@lru_cache(maxsize=64)
def _titles(titles: tuple[str, ...]) -> Finder:
    return Finder(titles)


def motives(motivations: Mapping[str, Motivation]) -> Motives:
    """The motivations of a configuration, made ready once."""
    return _motives(tuple((name, motivation.words) for name, motivation in motivations.items()))


@lru_cache(maxsize=64)
def _motives(words: tuple[tuple[str, tuple[str, ...]], ...]) -> Motives:
    return Motives(words)


def leading(voices: Mapping[str, Voice]) -> Voice | None:
    """The motivation that is clearly spoken to more than any other; ``None`` where there is none."""
    ranked = sorted(voices.values(), key=lambda voice: -voice.strength)
    if not ranked or not ranked[0].strength:
        return None
    next_best = ranked[1].strength if len(ranked) > 1 else 0
    return ranked[0] if ranked[0].strength >= 2 * next_best and ranked[0].strength > next_best else None


def copy_of(reading: Reading) -> tuple[Passage, ...]:
    """What the sender says: subject, preheader and bodies, without footers, quoted mail and the words of links."""
    heads = [part for part in (reading.subject, reading.preheader) if part is not None]
    return (*heads, *(piece for body in reading.bodies for own in own_words(body) for piece in _unlinked(own, body)))


def _unlinked(own: Passage, body: Body) -> Iterator[Passage]:
    """The stretches of a passage that lie between links: their words, and the addresses that are written out."""
    start = 0
    for link in body.links:
        for passage in _named_by(link):
            first, last = passage.start - own.start, passage.end - own.start
            if start <= first < last <= len(own.text):
                yield own.cut(start, first)
                start = last
    yield own.cut(start, len(own.text))


def _named_by(link: Link) -> Iterator[Passage]:
    """What of a link is no copy; words before an address that is written out are, where they are more than a label."""
    written = link.target if link.target is not None and link.target.part == "text" else None
    if written is None or len(link.words.text.split()) <= LABEL:
        yield link.words
    if written is not None:
        yield written
