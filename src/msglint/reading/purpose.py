"""Whether a message's own words, or its file's name, show that it is transactional though nobody said so.

A receipt, a password reset or a notice that somebody commented without a ``purpose`` is not marketing, and is not to
be blamed for lacking a need or a way to unsubscribe. Only words that no promotion uses count, and words of promotion
outweigh them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from msglint.reading.tidings import told
from msglint.regex import regex

DATA = Path(__file__).parent.parent / "data" / "transactional.txt"
MARKS = regex(r"(!~|[~@!+])\s*")
NEAR = 3
"""How many steps of a path tell of a message: its own name and the folders next to it."""

FIELD = "◊"
UNSEEN = regex(r"<(style|script|head)\b.*?</\1>|<!--.*?-->|\{[%#].*?[%#]\}", re.DOTALL | re.IGNORECASE)
TAG = regex(r"<[^<>]*>|\*\*|__")
EXPRESSION = regex(r"\{\{(.*?)\}\}", re.DOTALL)
SLOT = regex(r"%\(\w+\)[sd]|\{\w*\}")
TOLD = regex(r"\"([^\"]*\w \w[^\"]*)\"|'([^']*\w \w[^']*)'")
ENDING = regex(r"\.(?:j2|jinja2?|txt|html?|md|email|sms|push|dm|letter|social)\b", re.IGNORECASE)
WORD = regex(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+")


def transactional_words(texts: Iterable[str], path: str = "", subject: str = "") -> str:
    """The words that show a message to be transactional; empty where none do.

    ``texts``: the sources of its parts; ``path``: its file; ``subject``: the source of its subject.
    """
    whole = " ".join(" ".join(texts).split())
    found = patterns()
    promoting = re.sub("unsubscribe", " ", whole, flags=re.IGNORECASE) if found["+"].search(whole) else whole
    if found["!"].search(promoting):
        return ""
    words = read_out(whole)
    sign = found[""].search(words)
    if sign is None and not found["!~"].search(words):
        sign = found["~"].search(words) or found["@"].search(name_words(path))
        if sign is None:
            return told(read_out(subject), words, whole)
    return sign[0].replace(FIELD, "…") if sign else ""


def read_out(source: str) -> str:
    """What of a template its reader may see: words, also those within expressions, and ``◊`` for each merge field.

    Tags go, and so do the stars of Markdown.
    """
    seen = EXPRESSION.sub(_expression, UNSEEN.sub(" ", source))
    words = TAG.sub(" ", SLOT.sub(FIELD, seen))
    if "&" in words:
        from html import unescape

        words = unescape(words)
    return " ".join(words.split())


def _expression(found: re.Match[str]) -> str:
    told = TOLD.search(found[1])
    return (told[1] or told[2]) if told else FIELD


def name_words(path: str) -> str:
    """The words of a file's name and of the folders next to it, without endings: ``password reset``."""
    steps = path.split("/")[-NEAR:]
    return " / ".join(" ".join(WORD.findall(ENDING.sub("", step))) for step in steps)


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """The expressions of the data file, joined by the mark before them."""
    lines: dict[str, list[str]] = defaultdict(list)
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            mark = MARKS.match(line)
            lines[mark[1] if mark else ""].append(line[mark.end() :] if mark else line)
    return {mark: regex(_joined(mark, some), re.IGNORECASE) for mark, some in lines.items()}


def _joined(mark: str, lines: Iterable[str]) -> str:
    """Signs begin where a word does, names end there too; promotion is found in addresses and names of fields too."""
    before, after = ("" if mark.startswith("!") else r"(?<!\w)"), (r"(?!\w)" if mark == "@" else "")
    return f"{before}(?:{'|'.join(lines)}){after}"
