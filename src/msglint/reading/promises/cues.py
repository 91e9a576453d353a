"""Words around a date or price that say what part it plays, and what it is a date or price of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from msglint.reading.promises.statement import Anchor, Found, Text
from msglint.reading.words import fold, load_data, stop_words
from msglint.regex import regex

REACH = 60
"""Characters before the words in which a cue is looked for."""
AFTER = 32
"""Characters after them."""
COMMA = regex(r"[,;)(|•·]")
ASIDE = regex(r",\s+(?:and|but|while|so|und|aber|et|mais|y|pero|e|ma|en|maar)\s")
PER = regex(r"\s*(?:\bper|\ban?|\beach|\bpro|\bpar|\bal|\bpor|\bim|/)\s?([^\W\d_]+)")
CLAUSE = regex(r"[;•|·]|\s[–—]\s|[.!?]\s|\n")
TOKEN = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
TITLE_CASE = 0.7
"""Share of capitals from which on a line is set in them, and they name nothing."""
SHORTEST = 3


class Cues:
    """The cues of one kind of statement: those before it, and those after it, by role."""

    def __init__(self, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        self._before = {role: terms(words) for role, words in before.items()}
        self._after = {role: terms(words, follow=True) for role, words in after.items()}

    def role(self, folded: str, start: int, end: int, floor: int, ceiling: int) -> str:
        """The role of ``folded[start:end]``: by the nearest cue before it, else one right after it; else empty.

        ``floor`` and ``ceiling``: where the neighbouring statements end and begin.
        """
        return self.before(folded, start, floor) or self.after(folded, end, ceiling)

    def before(self, folded: str, start: int, floor: int) -> str:
        text = clause(folded[max(floor, start - REACH) : start])
        best, where = "", -1
        for role, pattern in self._before.items():
            for found in pattern.finditer(text):
                if found.end() > where:
                    best, where = role, found.end()
        return best

    def after(self, folded: str, end: int, ceiling: int) -> str:
        text = folded[end : min(ceiling, end + AFTER)]
        return next((role for role, pattern in self._after.items() if pattern.match(text)), "")


def terms(words: str, *, follow: bool = False) -> re.Pattern[str]:
    """Folded words and phrases, split by ``|``, as one expression; what must follow stands at the beginning."""
    longest = sorted((word.strip() for word in fold(words).split("|")), key=len, reverse=True)
    every = "|".join(map(term, longest))
    return regex(rf"[\s,:(]*(?:{every})(?!\w)" if follow else rf"(?<!\w)(?:{every})(?!\w)")


def term(word: str) -> str:
    """A cue as an expression; one with a dollar sign must stand right before the statement."""
    pattern = re.escape(word.removesuffix("$")).replace(r"\ ", r"\s+")
    return rf"{pattern}(?=\s*$)" if word.endswith("$") else pattern


def clause(before: str) -> str:
    """The last clause of what stands before a statement."""
    last = 0
    for found in CLAUSE.finditer(before):
        last = found.end()
    return before[last:]


@cache
def cues(kind: str) -> Cues:
    """The shipped cues of a kind."""
    data = load_data("promises")[kind]
    return Cues(data["before"], data.get("after", {}))


@cache
def families(name: str) -> dict[str, str]:
    """Each word of a list with the family that it belongs to."""
    return {
        word.strip(): family for family, words in load_data("promises")[name].items() for word in fold(words).split("|")
    }


def anchor(sentence: Text, found: Found, before: int, after: int) -> Anchor:
    """What something found in a sentence is said of.

    ``before`` and ``after``: where its neighbours end and begin. What stands between them is its own; the kind of event
    can stand anywhere in the sentence.
    """
    folded = sentence.folded
    stop = after
    aside = (COMMA if after < len(folded) else ASIDE).search(folded, found.end, after)
    if aside:
        stop = aside.start()
    own = folded[max(before, 0) : stop]
    nouns = members("nouns", own) or members("nouns", folded)
    per = PER.match(folded, found.end)
    unit = families("units").get(per[1], "") if per else ""
    qualities = members("qualities", own) | ({unit} if unit else set())
    named, loose = names(sentence, found.start, found.end)
    return Anchor(nouns, frozenset() if found.anyone else qualities, named, loose)


@lru_cache(maxsize=1024)
def members(name: str, folded: str) -> frozenset[str]:
    """The families of a list that words of a text belong to."""
    known = families(name)
    found: set[str] = set()
    for token in TOKEN.finditer(folded):
        whole = token[0].removesuffix("'s")
        forms = (whole, singular(whole), *(whole.split("-") if "-" in whole else ()))
        found.update(known[form] for form in forms if form in known)
    return frozenset(found)


def singular(word: str) -> str:
    return word[:-1] if len(word) > SHORTEST and word.endswith("s") else word


def names(sentence: Text, start: int, end: int) -> tuple[frozenset[str], bool]:
    """The words of a sentence that name somebody or something, and whether nearly all its words have capitals."""
    text, folded, spoken = sentence.text, sentence.folded, sentence.language
    words = [(found.start(), found[0]) for found in TOKEN.finditer(text) if len(found[0]) >= SHORTEST]
    outside = [(at, word) for at, word in words if not start <= at < end]
    if spoken == "de" or not outside:
        return frozenset(), True
    capitals = [at for at, word in outside if word[0].isupper()]
    loose = len(outside) > SHORTEST - 1 and len(capitals) >= TITLE_CASE * len(outside)
    known = families("nouns").keys() | families("qualities").keys() | ordinary()
    found = set()
    for at in capitals:
        word = TOKEN.match(folded, at)
        if word and (loose or at != words[0][0]) and word[0] not in known and singular(word[0]) not in known:
            found.add(word[0].removesuffix("'s"))
    return frozenset(found), loose


@cache
def ordinary() -> frozenset[str]:
    """Words whose capitals say nothing: stop words, months, weekdays, and those that a letter begins with."""
    calendar = load_data("calendar")
    tables = (calendar["months"], calendar["weekdays"], calendar["short_weekdays"])
    dated = {word for table in tables for words in table.values() for word in words.split()}
    return frozenset({*map(fold, stop_words()), *dated, *fold(load_data("promises")["ordinary"]).split()})
