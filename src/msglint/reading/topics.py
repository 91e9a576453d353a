"""What a text is about: the topics that customers write about, and the other words that carry its meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from msglint.reading.dialogue.kin import Kin, kin_of
from msglint.reading.dialogue.stems import stem
from msglint.reading.words import fold, language, load_data, tokens
from msglint.regex import regex

DATA = Path(__file__).parent.parent / "data"
ANY = ""
"""The language of words that all languages share."""
USUAL = "en"
"""Its words are known in texts of every language: it lends them to all."""
SHORTEST = 3
"""Letters that a word with a star has at least before it, and that a word of meaning has."""
REMEMBERED = 4096
WORDS = 1 << 14
"""Words whose topics are remembered."""
LONGEST = 4_000
"""Characters of a text that are looked at."""
TELLS = 6
"""Words that a text has at least before its language is told from them."""
YEAR = regex(r"(?:19|20)\d\d")

Phrase = tuple[str, ...]


class Subject(Struct, frozen=True):
    """What a text is about.

    ``telling``: topics that only a text on that matter names; ``common``: topics that any mailing touches; each
    with the words (folded) that name it. ``words``: the stems of the other words of meaning, with their weight: 1 for
    a plain noun or verb, more for names and long numbers, less for words that any mailing uses. ``mends``: it makes
    something good. ``kin``: the families of its words.
    """

    telling: Mapping[str, str]
    common: Mapping[str, str]
    words: Mapping[str, float]
    mends: bool = False
    kin: Kin = {}


class Topics:
    """A thesaurus ready to be asked. ``more``: topics, or more words for shipped ones, of a house."""

    def __init__(self, more: Mapping[str, Iterable[str]] | None = None) -> None:
        self._shipped = thesaurus()
        self._indexes = dict(self._shipped.indexes)
        if more:
            self._indexes[ANY] = Index(stem)
            for name, words in more.items():
                self._indexes[ANY].take(name, words)
        self.read = lru_cache(REMEMBERED)(self._read)

    def _read(self, text: str) -> Subject:
        text = text[:LONGEST]
        folded = fold(text)
        words = [word for _, _, word in tokens(folded)]
        stems = [stem(word) for word in words]
        plurals = [singular(word) for word in words]
        spoken = language(text) if len(words) >= TELLS else ""
        telling: dict[str, str] = {}
        common: dict[str, str] = {}
        named: set[int] = set()
        for code, index in self._indexes.items():
            if spoken and code not in (spoken, USUAL, ANY):
                continue
            native = code in (USUAL, ANY)
            for name, first, last in index.find(words, stems if native else plurals):
                if last - first == 1 and code not in (spoken, ANY) and _stray(words[first], code):
                    continue
                (common if name in self._shipped.common else telling).setdefault(name, " ".join(words[first:last]))
                named.update(range(first, last))
        rest = {
            stems[at]: weight(text[start:end] if at and spoken == USUAL else "", words[at])
            for at, (start, end, _) in enumerate(tokens(folded))
            if at not in named and means(words[at])
        }
        kin = kin_of(root for root, word in zip(stems, words, strict=True) if means(word))
        return Subject(telling, common, rest, not self._shipped.mending.isdisjoint(telling), kin)


def singular(word: str) -> str:
    """A folded word without the ending of a plural in the neighbours of English."""
    return word[:-1] if len(word) > SHORTEST and word[-1] in "sn" else word


def _stray(word: str, code: str) -> bool:
    """Whether a single word of a language is an everyday word of another, which the text may as well be in."""
    if code == USUAL:
        return word in little().others
    return word in little().plain or stem(word) in little().mailing


class Index:
    """Words and phrases by the first of their forms, and words with a star by the letters before it."""

    __slots__ = ("_form", "_phrases", "_starred", "_stars")

    def __init__(self, form: Callable[[str], str]) -> None:
        self._form = form
        self._phrases: dict[str, list[tuple[Phrase, str]]] = {}
        self._starred: dict[str, list[str]] = {}
        self._stars = lru_cache(WORDS)(self._begun)

    def take(self, name: str, terms: Iterable[str]) -> None:
        """Know these words and phrases as the topic's."""
        self._stars.cache_clear()
        for term in terms:
            words = [word for _, _, word in tokens(fold(term))]
            if not words:
                continue
            starred = term.rstrip().endswith("*")
            if starred and len(words) == 1:
                self._starred.setdefault(words[0], []).append(name)
                continue
            phrase = (*map(self._form, words[:-1]), f"{words[-1]}*" if starred else self._form(words[-1]))
            self._phrases.setdefault(phrase[0], []).append((phrase, name))

    def find(self, words: Sequence[str], forms: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """The topics that the words name, each with the first word and the one after the last."""
        for at, (word, form) in enumerate(zip(words, forms, strict=True)):
            for phrase, name in self._phrases.get(form, ()):
                if self._follows(phrase, words, forms, at):
                    yield name, at, at + len(phrase)
            for name in self._stars(word):
                yield name, at, at + 1

    def _begun(self, word: str) -> tuple[str, ...]:
        """The topics of the letters that a word begins with."""
        beginnings = (self._starred.get(word[:length], ()) for length in range(SHORTEST, len(word) + 1))
        return tuple(name for names in beginnings for name in names)

    @staticmethod
    def _follows(phrase: Phrase, words: Sequence[str], forms: Sequence[str], at: int) -> bool:
        if at + len(phrase) > len(forms):
            return False
        last = at + len(phrase) - 1
        if phrase[-1].endswith("*"):
            return words[last].startswith(phrase[-1][:-1]) and tuple(forms[at:last]) == phrase[:-1]
        return tuple(forms[at : last + 1]) == phrase


class Thesaurus(Struct, frozen=True):
    """The shipped topics by language; the names of those that any mailing touches, and of those that make good."""

    indexes: Mapping[str, Index]
    common: frozenset[str]
    mending: frozenset[str]


@cache
def thesaurus() -> Thesaurus:
    """The topics of ``data/topics.tsv``."""
    indexes: dict[str, Index] = {}
    marked: dict[str, set[str]] = {"~": set(), "+": set()}
    for line in (DATA / "topics.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, code, words = line.split("\t")
        plain = name.lstrip("~+")
        if plain != name:
            marked[name[0]].add(plain)
        indexes.setdefault(code, Index(stem if code == USUAL else singular)).take(plain, words.split(","))
    return Thesaurus(indexes, frozenset(marked["~"]), frozenset(marked["+"]))


class Little(Struct, frozen=True):
    """Words that say little (folded): without a meaning of their own in English (``plain``) and in ``others``; and the
    stems of those that any ``mailing`` uses.
    """

    plain: frozenset[str]
    others: frozenset[str]
    mailing: frozenset[str]


@cache
def little() -> Little:
    """The shipped words that say little, and the stop words of every language."""
    kinds: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in (DATA / "plain_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = kinds.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            words.update(line.split())
    for code, stops in load_data("stopwords").items():
        if code == USUAL or code in thesaurus().indexes:
            kinds["plain" if code == USUAL else "others"].update(map(fold, stops.split()))
    return Little(frozenset(kinds["plain"]), frozenset(kinds["others"]), frozenset(map(stem, kinds["mailing"])))


def means(word: str) -> bool:
    """Whether a word (folded) carries a meaning of its own."""
    return word not in little().plain and word not in little().others and (len(word) >= SHORTEST or word.isdigit())


def weight(written: str, word: str) -> float:
    """How much it says that two texts share this word; ``written`` as it stands, where a capital would tell."""
    if word[0].isdigit():
        return 2.0 if len(word) > 3 and word.isdigit() and not YEAR.fullmatch(word) else 0.5
    if stem(word) in little().mailing:
        return 0.25
    return 1.5 if written[:1].isupper() and not written.isupper() else 1.0


def content(text: str) -> Mapping[str, str]:
    """The stems of the words that carry meaning, each with the first word (folded) that has it."""
    found: dict[str, str] = {}
    for _, _, word in tokens(fold(text)):
        if means(word):
            found.setdefault(stem(word), word)
    return found
