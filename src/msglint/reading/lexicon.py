"""The words of greetings in many languages, made ready for look-up. All are folded (``words.fold``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from msglint.reading.words import fold, load_data
from msglint.regex import regex

WORDLIKE = r"\w[\w'’.()/*:@·&-]*"
TOKEN = regex(WORDLIKE)
"""A word of an opener or title, with the signs within: ``gent.mo``, ``liebe(r)``, ``heer/mevrouw``."""
TRAILING = ".:'’-*/"
"""Signs at the end of such a word that may belong to the sentence instead."""

LEAD = regex(r"(?:[^\w{\[%*$<,‹@]|\*(?!\|))*")
"""What may stand before a greeting: quotes, emoji, bullets, an inverted exclamation mark."""
LONGEST_GREETING = 2_000
"""Characters of a line that are looked at for a greeting."""

EVERYWHERE = ""
"""The language of words that all languages share."""


class Opener(Struct, frozen=True):
    """Words that greet: ``manner`` is ``courtesy`` (a name must follow), ``formal`` (with the surname), ``plain``,
    ``welcome``, or ``wish`` (greets only with a name); ``languages`` that use them.
    """

    manner: str
    languages: tuple[str, ...]

    @property
    def needs_name(self) -> bool:
        return self.manner in ("courtesy", "formal")


class Openers(Struct, frozen=True):
    """``phrases``: every opener; ``lengths``: how many words those can have that begin with a word; ``not_before``:
    words that make something else of an opener ("Liebe Grüße").
    """

    phrases: Mapping[str, Opener]
    lengths: Mapping[str, int]
    not_before: Mapping[str, frozenset[str]]

    def match(self, folded: str, start: int, end: int) -> tuple[Opener, int] | None:
        """The longest opener that stands at ``start``, and where it ends."""
        words: list[tuple[str, int]] = []
        at, limit = start, 1
        while len(words) < limit and (found := TOKEN.match(folded, at, end)):
            word = found.group()
            if not words:
                limit = max(self.lengths.get(word, 0), self.lengths.get(word.rstrip(TRAILING), 0))
            words.append((word, found.end()))
            at = found.end()
            while at < end and folded[at] == " ":
                at += 1
        for number in range(min(len(words), limit), 0, -1):
            phrase, stop = " ".join(word for word, _ in words[:number]), words[number - 1][1]
            for form in (phrase, phrase.rstrip(TRAILING)):
                if opener := self.phrases.get(form):
                    following = TOKEN.match(folded, stop + 1, end)
                    barred = following and following.group().rstrip(TRAILING) in self.not_before.get(form, ())
                    return None if barred else (opener, stop - len(phrase) + len(form))
        return None


@cache
def openers() -> Openers:
    """All openers; one that several languages share names them all."""
    data = load_data("greetings")
    phrases: dict[str, Opener] = {}
    lengths: dict[str, int] = {}
    for manner in ("formal", "courtesy", "plain", "welcome", "wish"):
        for language, listed in data[manner].items():
            for phrase in fold(listed).split("|"):
                known = phrases.get(phrase, Opener(manner, ()))
                phrases[phrase] = Opener(known.manner, (*known.languages, language))
                first, *others = phrase.split()
                lengths[first] = max(lengths.get(first, 0), 1 + len(others))
    not_before = {fold(word): frozenset(fold(others).split()) for word, others in data["not_after"].items()}
    return Openers(phrases, lengths, not_before)


@cache
def words(kind: str, languages: tuple[str, ...]) -> frozenset[str]:
    """``titles``, ``nobody`` (words that mean everybody) or ``generic`` (kinds of people) of these languages."""
    listed = load_data("greetings")[kind]
    return frozenset(word for language in languages for word in _split(listed.get(language, ""), kind))


@cache
def word_list(name: str) -> frozenset[str]:
    """A list that all languages share: ``joiners``, ``particles``, ``given_name_titles`` and the like."""
    return frozenset(_split(load_data("greetings")[name], name))


def _split(listed: str, kind: str) -> Iterator[str]:
    return iter(fold(listed).split("|" if kind in ("nobody", "generic_lines", "works") else None) if listed else [])
