"""Finds where a message carries a partner's offer: "our partner X offers you", "on behalf of", "Sponsored"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from msglint.reading.finder import Scan
from msglint.reading.words import fold
from msglint.regex import regex

FILE = Path(__file__).parents[2] / "data" / "partners.txt"
BREAK = regex(r"[\n\r\t]")
NAMED = re.compile(r"<([A-Z]+)>")
MENTIONS = (
    "partner|partenaire|sponsor|affiliat|advertis|third|socio|socia|colaborador|patrocin|parceir|behalf|auftrag|namen"
    "|compte|nombre|conto|namens|nome|our friends|anzeige|werbung|publicit|pubblicita|publicid|adverten|annons|anunci"
    "|annonceur|inserzion|de la part|gesponser|gesponsor|paid"
)
"""Some word of which stands in every sentence that carries a partner's offer."""
NAME = regex(r"\s*(?:e|es|er|von|o|a|as|os|el|la|i|l)?\W{0,2}([^\W\d_][\w&.'’-]*)")
LONGEST = 600
"""Characters of a sentence that are looked at."""


@cache
def _sections() -> Mapping[str, tuple[str, ...]]:
    """The lines of ``data/partners.txt`` by section, names filled in."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    names: dict[str, str] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif lines is found.get("words"):
            name, _, pattern = line.partition(" = ")
            names[name] = pattern
        else:
            lines.append(NAMED.sub(lambda match: names[match[1]], line))
    any_label = "|".join(found["label"])
    return {
        **{name: tuple(some) for name, some in found.items()},
        "label": (rf"^\W*(?:{any_label})\W*$",),
        "head": (rf"^\W*(?:{found['head'][0]})\s*[\]):|–—-]",),
        "gift": (rf"\b{names['GIFT']}",),
    }


@cache
def _scan(section: str) -> Scan:
    return Scan(_sections()[section])


@cache
def _mentions() -> Scan:
    return Scan([MENTIONS])


@lru_cache(maxsize=4096)
def offer_in(sentence: str, own: str, *, subject: bool = False) -> tuple[int, int] | None:
    """Start and end of the words by which a sentence carries a partner's offer; ``None`` where it carries none.

    ``own``: what the sender is called (folded): whoever writes on behalf of themselves is no partner.
    """
    folded = BREAK.sub(" ", fold(sentence[:LONGEST]))
    if not _mentions().matches(folded):
        return None
    if _scan("label").matches(folded) or (subject and _scan("head").matches(folded)):
        return 0, len(sentence)
    found = _scan("offer").find(folded) or _behalf(sentence, folded, own)
    if not found or _offers_nothing(folded):
        return None
    return found[0]


def _offers_nothing(folded: str) -> bool:
    kept = folded
    for start, end in reversed(_scan("yet").find(folded)):
        kept = kept[:start] + kept[end:]
    return _scan("not").matches(kept)


def _behalf(sentence: str, folded: str, own: str) -> list[tuple[int, int]]:
    """ "On behalf of Lumen Energy we offer you 10 %": somebody's name, who is not the sender, and an offer."""
    if not _scan("gift").matches(folded):
        return []
    found = []
    for start, end in _scan("behalf").find(folded):
        name = NAME.match(sentence, end)
        if name is None or not name[1][0].isupper():
            continue
        word = fold(name[1])
        if word not in own and not re.fullmatch(_sections()["own"][0], word):
            found.append((start, name.end()))
    return found
