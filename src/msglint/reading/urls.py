"""Addresses as they stand in a line of plain text, each with the words that announce it."""

from __future__ import annotations

import re
from typing import NamedTuple

from msglint.regex import regex

URL = regex(r"""(?:https?://|mailto:|tel:|www\.(?=\w))[^\s<>"“”\u3000-\u303f\uff00-\uffef]+""", re.IGNORECASE)
_TRAILING = frozenset(".,;:!?'’*_]")
_LEADS_ON = (":", "→", "»", "->", "=>", "–>")
"""How words end that announce an address, here or on the next line."""
_OPENS = ("(", "[", "-", "–", "—", "=")
_BREAKS = regex(r"[.!?:;](?=\s)|[\n\t|•→»]")
_LABEL = 120
"""Characters that the words announcing an address may have."""
_LABELLED = "]("
"""What stands between an address and the words in brackets before it, which may begin lines above."""


class Standing(NamedTuple):
    """An address in a line: its start and end, and those of the words that announce it, or its own again.

    ``alone``: nothing stands before it in its line, or brackets that may begin above: the lines above decide.
    """

    start: int
    end: int
    words: tuple[int, int]
    alone: bool


def standing(line: str) -> tuple[Standing, ...]:
    """The addresses in a line."""
    found = [(match.start(), _trimmed(line, *match.span())) for match in URL.finditer(line)]
    return tuple([_placed(line, start, end) for start, end in found if end - start > 8])


def _placed(line: str, start: int, end: int) -> Standing:
    before = line[max(0, start - 2 * _LABEL) : start].rstrip(" \t<")
    alone = not before or before.endswith(_LABELLED)
    return Standing(start, end, (start, end) if alone else announced(line, start) or (start, end), alone)


def _trimmed(text: str, start: int, end: int) -> int:
    """Where the address ends without the sentence's own punctuation."""
    unopened = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        if text[end - 1] == ")" and unopened > 0:
            unopened -= 1
        elif text[end - 1] not in _TRAILING:
            break
        end -= 1
    return end


def announced(text: str, start: int) -> tuple[int, int] | None:
    """The words before an address that say what it is: ``words: URL``, ``words (URL)``, ``[words](URL)``."""
    floor = max(0, start - 2 * _LABEL)
    before = text[floor:start]
    words = before.rstrip(" \t\n<")
    if words.endswith(_LABELLED):
        opened = words.rfind("[")
        return (floor + opened + 1, floor + len(words) - 2) if opened >= 0 else None
    ends = _LEADS_ON if "\n" in before[len(words) :] else _LEADS_ON + _OPENS
    if not words.endswith(ends):
        return None
    words = words.rstrip("(:[<>→»=–—- \t")
    inner = words.rfind("\n") + 1
    first = max((match.end() for match in _BREAKS.finditer(words, inner)), default=inner)
    first = max((_trimmed(words, *match.span()) for match in URL.finditer(words, first)), default=first)
    first += len(words) - first - len(words[first:].lstrip(" -*•–—>+\t),;]"))
    return (floor + first, floor + len(words)) if 0 < len(words) - first <= _LABEL else None
