"""Finds what a message quotes of earlier ones: those words are not the sender's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msglint.reading.finder import Scan
from msglint.reading.page import Line, Page
from msglint.reading.words import load_data
from msglint.regex import regex

_HINTS = (
    "wrote|writes|said|schrieb|geschrieben|ecrit|escribi|scritto|schreef|escreveu|skrev|napisal|pisze|messag|nachricht"
    "|mensaje|bericht|mensagem|melding|meddel|subject:|betreff:|objet|asunto:|oggetto:|onderwerp:|assunto:|emne:|amne:"
)
_MARKED = regex(r"(?:>\s?)+")
_DIGITS = regex(r"\d")
_SUBJECT = regex(r"^\W{0,3}(?:subject|betreff|objet|asunto|oggetto|onderwerp|assunto|emne|amne)\s*:", re.MULTILINE)
_YOURS = regex(r"(?:you|du|sie|vous) (?:wrote|asked|said|schriebst|schrieben|avez ecrit)\s*:$")
_HEADER_LINES = 5


@cache
def _hints() -> Scan:
    return Scan([_HINTS])


@cache
def _attribution() -> Scan:
    """Lines that say whose words follow: "On Monday, Anna wrote:", "-----Original Message-----", mail headers."""
    return Scan(load_data("closings")["attribution"])


def mark_quotes(page: Page, *, reply: bool) -> tuple[tuple[int, int], ...]:
    """Give quoted lines the role ``quoted``; start and end of each stretch of them."""
    lines = page.lines
    marked = [bool(_MARKED.match(page.text, line.start, line.end)) for line in lines]
    quoted = [
        "quote" in line.marks or (reply and "blockquote" in line.marks) or (mark and (reply or _in_run(marked, number)))
        for number, (line, mark) in enumerate(zip(lines, marked, strict=True))
    ]
    if _hints().matches(page.folded[page.start : page.end]):
        _follow_attributions(page, marked, quoted)
    for line, is_quoted in zip(lines, quoted, strict=True):
        if is_quoted and not line.role:
            line.role = "quoted"
    return tuple(_stretches(lines))


def _in_run(marked: Sequence[bool], number: int) -> bool:
    """Whether the line above or below is marked with ``>`` too: one alone is an arrow."""
    return (number > 0 and marked[number - 1]) or (number + 1 < len(marked) and marked[number + 1])


def _follow_attributions(page: Page, marked: list[bool], quoted: list[bool]) -> None:
    """Mark the lines that say whose words follow, and those words: as far as ``>`` or markup shows, else all."""
    lines = page.lines
    number = 0
    while number < len(lines):
        size = 0 if quoted[number] and not marked[number] else _attributes(page, number)
        if not size:
            number += 1
            continue
        after = number + size
        set_apart = after < len(lines) and (marked[after] or lines[after].marks & {"quote", "blockquote"})
        if not set_apart and _YOURS.match(page.words(lines[number])):
            number += 1
            continue
        quoted[number:after] = [True] * size
        number = after
        while number < len(lines) and (
            not set_apart or marked[number] or lines[number].marks & {"quote", "blockquote"}
        ):
            quoted[number] = True
            number += 1


def _attributes(page: Page, number: int) -> int:
    """How many lines from this one on say whose words follow; none: 0."""
    lines = page.lines[number : number + _HEADER_LINES]
    first = page.words(lines[0])
    if len(first) <= 300:
        if _attribution().matches(first) and _is_certain(first):
            return 1
        if len(lines) > 1 and not lines[1].gap and first[:1].isalpha():
            both = f"{first} {page.words(lines[1])}"
            if len(both) <= 300 and both.endswith(":") and _attribution().matches(both) and _is_certain(both):
                return 2
    if ":" in first[:20]:
        header = "\n".join(page.words(line) for line in lines)
        if len(header) <= 1500 and _SUBJECT.search(header) and _attribution().matches(header):
            return 1
    return 0


def _is_certain(words: str) -> bool:
    """Whether a line that ends in "wrote:" names a date or an address, as mail programs do."""
    return (
        not words.rstrip().endswith(":") or bool(_YOURS.match(words)) or "@" in words or len(_DIGITS.findall(words)) > 2
    )


def _stretches(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Start and end of each run of quoted lines."""
    found: list[tuple[int, int]] = []
    before = None
    for line in lines:
        if line.role == "quoted":
            if before is not None and before.role == "quoted":
                found[-1] = (found[-1][0], line.end)
            else:
                found.append((line.start, line.end))
        before = line
    return found
