"""Whether a message's own words show that it is transactional though nobody said so.

A receipt, a password reset or a login code without a ``purpose`` is not marketing, and is not to be blamed for
lacking a need or a way to unsubscribe. Only words that no promotion uses count, and words of promotion outweigh them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from msglint.regex import regex

DATA = Path(__file__).parent.parent / "data" / "transactional.txt"
NOT_READ = regex(
    r"<(?:style|script|head)\b.*?</(?:style|script|head)>|<[^>]*>|\{[{%#].*?[}%#]\}", re.DOTALL | re.IGNORECASE
)


def transactional_words(texts: Iterable[str]) -> str:
    """The words that show a message (the sources of its parts) to be transactional; empty where none do."""
    signs, promotion = patterns()
    whole = " ".join(" ".join(texts).split())
    if promotion.search(whole):
        return ""
    found = signs.search(" ".join(NOT_READ.sub(" ", whole).split()))
    return found[0] if found else ""


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What shows a transactional message, and what shows that it is none."""
    lines = [line for line in DATA.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    signs = [line for line in lines if not line.startswith("!")]
    promotion = [line[1:].strip() for line in lines if line.startswith("!")]
    return joined(signs, r"\b(?:%s)"), joined(promotion, r"(?:%s)")


def joined(lines: Iterable[str], frame: str) -> re.Pattern[str]:
    return re.compile(frame % "|".join(lines), re.IGNORECASE)
