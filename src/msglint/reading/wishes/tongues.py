"""Languages: which ones a record names, and which one a text is evidently in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from msglint.reading.words import PUNCTUATION, SCRIPTS, fold, language, stop_words
from msglint.regex import regex

DATA = Path(__file__).parents[2] / "data" / "tongues.tsv"
SPLIT = regex(r"[;,|\n]|\s/\s|(?<=[^\W\d_]{3})/(?=[^\W\d_]{3})|\s(?:and|und|et|y|e|en|or|oder|ou|&)\s")
REGION = regex(r"([a-z]{2,3})[-_ ](?:[a-z]{4}[-_])?(?:[a-z]{2}|\d{3})(?:[.@].*)?")
WEIGHT = regex(r"\s*;\s*q=[\d.]+")
REMARK = regex(r"\s*[(\[].*|\s+[-–]\s+.*")
LAND = frozenset({"UK", "CA", "AR", "BE", "ET", "SE", "SV", "LB", "MR", "NE", "SL", "SQ", "IN", "MS", "GA", "BS"})
"""Two capitals that are as likely a country's code: no language."""
COVERED = regex(r"“[^”\n]{1,120}”|„[^“”\n]{1,120}[“”]|«[^»\n]{1,120}»|\"[^\"\n]{1,120}\"|\S+@\S+|https?://\S+|www\.\S+")
LONGEST = 6_000
"""Characters of a text that are looked at."""
FEWEST_WORDS = 12
FEWEST_DISTINCT, FEWEST_TOKENS = 3, 4
"""Different words, and words in all, that one language has and the other has not."""
SHARE, SURE_SHARE = 0.12, 0.25
"""The share of such words among all; against a language whose own words are not known."""
RIVAL = 0.2
"""How many words of the other language may stand against them."""
SAYS = 5
"""Words of a line that are enough to see that it is in the reader's language."""
POINTS = 8
"""Words that a line which points to a version in another language has at most."""
USUAL = 0.15
"""The share of stop words that a line has at least."""
OF_SCRIPT = frozenset(code for code, _ in SCRIPTS)


class Tongue(Struct, frozen=True):
    """A language: its name in English, and the languages that it may be taken for."""

    name: str
    kin: frozenset[str]
    names: frozenset[str]


class Spoken(Struct, frozen=True):
    """That a text is in a language that is not the reader's: some of its ``words`` that show it.

    ``codes``: the language; two where the text may as well be in its twin (Danish, Norwegian).
    """

    codes: tuple[str, ...]
    words: tuple[str, ...]


@cache
def tongues() -> Mapping[str, Tongue]:
    """The languages of ``data/tongues.tsv`` by code."""
    found = {}
    lines = [line for line in DATA.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        code, name, also, *kin = line.split("\t")
        names = frozenset(map(fold, (code, name, *also.split(" | "))))
        found[code] = Tongue(name, frozenset(kin[0].split() if kin else ()), names)
    return found


@cache
def _codes() -> Mapping[str, str]:
    return {name: code for code, tongue in tongues().items() for name in tongue.names}


@cache
def listed() -> frozenset[str]:
    """The languages whose stop words are known."""
    return frozenset(code for codes in stop_words().values() for code in codes)


def name_of(code: str) -> str:
    """The language's name in English."""
    return tongues()[code].name if code in tongues() else code


@lru_cache(maxsize=4096)
def parse_languages(text: str) -> frozenset[str]:
    """The languages that a cell names, as ISO 639-1 codes: "de-CH", "Deutsch", "deu", "German; French", "en-US,en".

    Empty where one of them is not understood, which may be the very one that a message is in.
    """
    found = set()
    for part in SPLIT.split(WEIGHT.sub("", text[:200])):
        if part.strip():
            code = _code(part.strip())
            if not code:
                return frozenset()
            found.add(code)
    return frozenset(found)


def _code(name: str) -> str:
    if name in LAND:
        return ""
    plain = fold(name)
    region = REGION.fullmatch(plain)
    for candidate in (plain, REMARK.sub("", plain), region[1] if region else ""):
        if candidate in _codes():
            return _codes()[candidate]
    return ""


def languages_of(value: Any) -> frozenset[str]:
    """The languages of a cell or of a list of them."""
    if isinstance(value, list | tuple):
        value = ";".join(map(str, value))
    return parse_languages(value) if isinstance(value, str) else frozenset()


@lru_cache(maxsize=1024)
def foreign(text: str, wanted: frozenset[str]) -> Spoken | None:
    """The language of a text that is evidently in none of the wanted ones; ``None`` where that is not certain.

    Stop words decide, or the script: words that the text's language has and the reader's has not, against those of the
    other kind. Titles in quotation marks, addresses and links do not count. A text of which one line is in a wanted
    language, or that names it ("English version below"), speaks to its readers too.
    """
    plain = COVERED.sub(" ", text[:LONGEST])
    words = [word.strip(PUNCTUATION) for word in plain.casefold().replace("’", "'").split()]
    words = [word for word in words if word]
    codes = (told,) if (told := language(plain)) else _twins(words)
    if not codes or wanted.intersection(codes) or (len(words) < FEWEST_WORDS and codes[0] not in OF_SCRIPT):
        return None
    if any(_speaks(plain, each, code) for each in wanted for code in codes):
        return None
    evidence = [_against(words, code, each) for each in sorted(wanted) for code in codes]
    return Spoken(codes, evidence[0]) if all(evidence) else None


def _twins(words: list[str]) -> tuple[str, ...]:
    """Two languages of one kin, where no other has as many of the words, and nothing tells one from the other."""
    known = stop_words()
    scores: Counter[str] = Counter(code for word in words for code in known.get(word, ()))
    best = [code for code, _ in scores.most_common(2)]
    return tuple(sorted(best)) if len(best) > 1 and best[1] in tongues()[best[0]].kin else ()


def _speaks(text: str, wanted: str, code: str) -> bool:
    """Whether a line of the text is in the wanted language, or is a short one that names it.

    Of a language whose words are not known, any line may be that shows none of those of ``code``.
    """
    unlisted = wanted not in OF_SCRIPT and wanted not in listed()
    names = tuple(name[:-1] if len(name) > 5 else name for name in tongues()[wanted].names if len(name) > 3)
    for line in text.splitlines():
        words = line.split()
        if len(words) <= POINTS and any(fold(word.strip(PUNCTUATION)).startswith(names) for word in words):
            return True  # "Deutsche Version", "en français"
        if len(words) >= SAYS and (language(line) == wanted or (unlisted and _strange(words, code))):
            return True
    return False


def _strange(words: list[str], code: str) -> bool:
    """Whether a line shows none of the words that every line of a language has."""
    known = stop_words()
    own = sum(code in known.get(word.strip(PUNCTUATION).casefold(), ()) for word in words)
    return own < USUAL * len(words)


def _against(words: list[str], code: str, wanted: str) -> tuple[str, ...]:
    """The words that show the text to be in ``code`` and not in ``wanted``; none where that is not certain."""
    if code in OF_SCRIPT or wanted in OF_SCRIPT:
        return () if near(code, wanted) else _shown(words, code)
    known = stop_words()
    mine: Counter[str] = Counter()
    theirs = 0
    if wanted not in listed() and near(code, wanted):
        return ()
    for word in words:
        codes = known.get(word, ())
        if code in codes and wanted not in codes:
            mine[word] += 1
        elif wanted in codes and code not in codes:
            theirs += 1
    total = mine.total()
    share = SHARE if wanted in listed() else SURE_SHARE
    if len(mine) < FEWEST_DISTINCT or total < FEWEST_TOKENS or total < share * len(words) or theirs > RIVAL * total:
        return ()
    return tuple(word for word, _ in mine.most_common(3))


def _shown(words: list[str], code: str) -> tuple[str, ...]:
    """Words of a text that is in another script than its reader's, or in the only one of two that has words."""
    if code in OF_SCRIPT:
        script = next(script for each, script in SCRIPTS if each == code)
        return tuple(dict.fromkeys(word for word in words if script.search(word)))[:3]
    known = stop_words()
    found = Counter(word for word in words if code in known.get(word, ()))
    if len(found) < FEWEST_DISTINCT or found.total() < max(FEWEST_TOKENS, SHARE * len(words)):
        return ()
    return tuple(word for word, _ in found.most_common(3))


def near(one: str, other: str) -> bool:
    """Whether a text in one language may be taken for one in the other."""
    known = tongues()
    return one == other or (one in known and other in known and (other in known[one].kin or one in known[other].kin))
