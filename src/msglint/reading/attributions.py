"""How lines read that say whose words follow: "On Monday, Anna wrote:", "-----Original Message-----", mail headers."""

from __future__ import annotations

import re
from functools import cache

from msglint.reading.finder import Scan
from msglint.reading.words import load_data
from msglint.regex import regex

_HINTS = (
    "wrote|writes|said|schrieb|geschrieben|ecrit|escribi|scritto|schreef|escreveu|skrev|napisal|pisze|messag|nachricht"
    "|mensaje|bericht|mensagem|melding|meddel|subject:|betreff:|objet|asunto:|oggetto:|onderwerp:|assunto:|emne:|amne:"
)
_DIGITS = regex(r"\d")
_SUBJECT = regex(r"^\W{0,3}(?:subject|betreff|objet|asunto|oggetto|onderwerp|assunto|emne|amne)\s*:", re.MULTILINE)
_YOURS = regex(r"(?:you|du|sie|vous) (?:wrote|asked|said|schriebst|schrieben|avez ecrit)\s*:$")
_LINE = 300
"""Characters that a line has at most which says whose words follow."""
_HEADER = 1_500
"""Characters that the header of a quoted mail has at most."""


@cache
def _hints() -> Scan:
    return Scan([_HINTS])


@cache
def _attribution() -> Scan:
    return Scan(load_data("closings")["attribution"])


def hints(words: str) -> bool:
    """Whether a folded line has a word without which nothing says whose words follow."""
    return _hints().matches(words)


def attributes(words: str) -> bool:
    """Whether a folded line says whose words follow."""
    return len(words) <= _LINE and _attribution().matches(words) and _is_certain(words)


def is_header(words: str) -> bool:
    """Whether folded lines, parted by line breaks, are the header of a mail."""
    return len(words) <= _HEADER and bool(_SUBJECT.search(words)) and _attribution().matches(words)


def is_yours(words: str) -> bool:
    """Whether a folded line says that the reader's own words follow: "You wrote:"."""
    return _YOURS.match(words) is not None


def _is_certain(words: str) -> bool:
    """Whether a line that ends in "wrote:" names a date or an address, as mail programs do."""
    return not words.rstrip().endswith(":") or is_yours(words) or "@" in words or len(_DIGITS.findall(words)) > 2
