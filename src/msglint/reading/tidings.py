"""Whether several quiet signs together show that a message is a notice: what happened, to which thing, in which fields.

"Your request ◊ was updated" has no word that only notices use. That its subject says what happened, that the opening
names a thing such things happen to, and that merge fields hold it, is a notice all the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msglint.regex import regex

DATA = Path(__file__).parent.parent / "data" / "tidings.txt"
OPENING = 420
"""How many characters of what the reader sees tell what a message is about."""

MOST = 2
"""How many signs of a kind count."""

ENOUGH = 4
SHORT = 240
"""Characters that a text message has at most: it says all in one breath, and has no subject to say it first."""
LABEL = regex(r"\w[^.!?:\n◊]{0,40}: ?[#£€$R]? ?◊")
WORD = regex(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+")
EXPRESSION = regex(r"\{\{-?\s*([^\W\d][\w.]*)")


def told(subject: str, words: str, source: str) -> str:
    """The words for which a message is taken for a notice; empty where there are too few.

    ``subject`` and ``words``: what the reader sees of the subject and of the whole, with ``◊`` for merge fields;
    ``source``: the template. Where the subject does not say what happened, it takes one sign more; where all is said in
    a line without a subject, one less.
    """
    found = patterns()
    above = found["happened"].search(subject)
    opening = words[:OPENING]
    happened = _distinct(found["happened"], opening)
    if not (happened or above) or found["mailing"].search(words):
        return ""
    things = _distinct(found["thing"], f"{subject} {opening}")
    fields = {name for name in EXPRESSION.findall(source) if _is_of_a_thing(name)}
    if not fields and not (above and found["thing"].search(subject)):
        return ""
    labels = len(LABEL.findall(words)) >= MOST
    points = MOST * bool(above) + sum(min(MOST, len(some)) for some in (happened, things, fields)) + labels
    if points < (ENOUGH - 1 if len(words) <= SHORT and not subject else ENOUGH + (above is None)):
        return ""
    return (above[0] if above else min(happened)).strip()


def _distinct(pattern: re.Pattern[str], text: str) -> set[str]:
    return {hit[0].casefold() for hit in pattern.finditer(text)}


def _is_of_a_thing(name: str) -> bool:
    found = patterns()
    words = [word.casefold() for word in WORD.findall(name)]
    return any(map(found["field"].fullmatch, words)) and not any(map(found["other"].fullmatch, words))


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """The expressions of the data file, joined by their kind."""
    lines: dict[str, list[str]] = defaultdict(list)
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, _, words = line.partition(" ")
            lines[kind].append(words)
    return {kind: regex(rf"(?<!\w)(?:{'|'.join(some)})", re.IGNORECASE) for kind, some in lines.items()}
