"""Finds where a message takes leave: its sign-off with the sender's names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msglint.memory import remembered
from msglint.reading.finder import Scan
from msglint.reading.lexicon import openers
from msglint.reading.page import Line, Page
from msglint.reading.words import fold, load_data
from msglint.regex import regex

SENTENCE_END = regex(r"[.!?…。！？]['\"”’»)\]]*$")
_LONG_LAST_WORD = regex(r"\w{5,}[.!?…]['\"”’»)]*$|[!?]$")
"""How a sentence ends, and not a firm's or person's name ("Weber Ltd.", "Weber jr.")."""
POSTSCRIPT = regex(r"(?:p\.? ?){1,3}[sd]\b\W|n\.? ?b\.?:")
URL = regex(r"(?:https?://|www\.)\S+")
_DELIMITER = regex(r"(?:--|__+|—)\s*$")
_DASHED = regex(r"[-–—~] ?(?=[^\W\d_])")
_TOKEN = regex(r"[^\W_][\w'’/.&-]*")
_NAMES = 8
"""Lines of names, titles and addresses that may follow a sign-off."""
_BLOCK = 3
"""Lines of names below a message that takes leave without a phrase."""
_NAME = regex(r"[^\W\d_a-z]\w*[.’']?(?:[ -][^\W\d_a-z]\w*[.’']?){0,3}(?:, [^\n]{1,40})?")
"""A name: up to four words that begin with a capital."""
_GOES_ON = (
    " -",
    " –",
    " —",
    " from ",
    " aus ",
    " von ",
    " vom ",
    " de ",
    " du ",
    " desde ",
    " da ",
    " dal ",
    " van ",
    " uit ",
    " fra ",
)
"""What may stand between the phrase of a sign-off and who signs: "Viele Grüße aus Hamburg"."""
_LONGEST = 5
"""Words of a sign-off line after its phrase: a name, a team."""


@cache
def _team() -> Scan:
    return Scan([load_data("closings")["team"]])


@cache
def _phrases() -> frozenset[str]:
    return frozenset(
        phrase for listed in load_data("closings")["signoff"].values() for phrase in fold(listed).split("|")
    )


@cache
def _formulas() -> tuple[str, ...]:
    """How the sentences begin with which formal letters end in some languages."""
    return tuple(fold(load_data("closings")["formulas"]).split("|"))


def mark_signoff(page: Page) -> tuple[int, int] | None:
    """Give the lines of the sign-off their role; its start and end. A postscript is none of it."""
    lines = [line for line in page.lines if line.role not in ("quoted", "footer")]
    floor = max(0, len(lines) - _NAMES - 4)
    for number in range(len(lines) - 1, floor - 1, -1):
        line = lines[number]
        words = page.words(line)
        last = number == len(lines) - 1
        if number == 0 or not (
            is_signoff(words) or _DELIMITER.match(words) or "signature" in line.marks or (last and _is_team(words))
        ):
            continue
        first = _first_of(page, lines, number)
        after = _names_after(page, lines, number)
        if after == first + 1 and _DELIMITER.match(words):
            line.role = "footer" if after == len(lines) else line.role
            lines.pop(number)
            continue
        if after < len(lines) and not POSTSCRIPT.match(page.words(lines[after])):
            continue
        return _signed(lines[first:after])
    return _signed(_names_alone(page, lines))


def _signed(lines: Sequence[Line]) -> tuple[int, int] | None:
    for line in lines:
        line.role = "signoff"
    return (lines[0].start, lines[-1].end) if lines else None


def _names_alone(page: Page, lines: Sequence[Line]) -> Sequence[Line]:
    """The last block, where it is only names below what the message says: a person's, then a house's."""
    first = len(lines) - 1
    while first > 0 and not lines[first].gap and len(lines) - first <= _BLOCK:
        first -= 1
    block = lines[first:]
    if first < 1 or not block[0].gap or len(block) > _BLOCK:
        return ()
    texts = [page.text[line.start : line.end] for line in block]
    above = page.words(lines[first - 1])
    plain = not any(line.kind or line.linked or URL.search(text) for line, text in zip(block, texts, strict=True))
    named = all(_NAME.fullmatch(text) for text in texts[:1]) and not any(map(SENTENCE_END.search, texts))
    short = all(text.count(" ") <= _LONGEST for text in texts)
    return block if plain and named and short and not above.endswith(":") else ()


def _first_of(page: Page, lines: Sequence[Line], number: int) -> int:
    """The line where the sign-off begins whose last sign is line ``number``."""
    for above in range(number - 1, max(number - 5, 0), -1):
        words = page.words(lines[above])
        if is_signoff(words):
            return above
        if words.count(" ") > 6 or SENTENCE_END.search(words):
            break
    return number


def _names_after(page: Page, lines: Sequence[Line], number: int) -> int:
    """The first line after the names that follow a sign-off."""
    signature = "signature" in lines[number].marks or bool(_DELIMITER.match(page.words(lines[number])))
    for after in range(number + 1, len(lines)):
        words = page.words(lines[after])
        if POSTSCRIPT.match(words) or after - number > _NAMES * (2 if signature else 1):
            return after
        spaces = words.count(" ")
        if not signature and (
            (spaces >= 2 and _LONG_LAST_WORD.search(words)) or (spaces >= 6 and SENTENCE_END.search(words))
        ):
            return after
        opener = openers().match(words, 0, len(words))
        if opener and opener[0].needs_name:
            return after
    return len(lines)


@remembered
def is_signoff(words: str) -> bool:
    """Whether a folded line begins with a phrase that takes leave, and says little more: "Best regards, Anna"."""
    if len(words) > 160:
        return False
    if words.startswith(_formulas()):
        return True
    tokens = [match.span() for match in _TOKEN.finditer(words)]
    start = tokens[0][0] if tokens else 0
    for number in range(min(len(tokens), 7), 0, -1):
        end = tokens[number - 1][1]
        phrase = words[start:end].rstrip(".'’/&-")
        if phrase in _phrases():
            rest = words[start + len(phrase) :]
            more = len(tokens) - number
            if not rest.strip(" ,.!:;-–—)"):
                return True
            return more <= _LONGEST and (rest[0] in ",!.\n" or rest.startswith(_GOES_ON)) and "?" not in rest
    return False


def _is_team(words: str) -> bool:
    """Whether a line is only the senders' name: "Your New Harbor team", "— Anna"."""
    if len(words) > 80:
        return False
    return _team().matches(words) or (bool(_DASHED.match(words)) and words.count(" ") <= 4)
