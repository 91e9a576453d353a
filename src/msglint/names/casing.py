"""How a name is written: capitals, broken characters, stray initials."""

from __future__ import annotations

from functools import lru_cache

from msglint.names.folding import fold, has_case, script
from msglint.names.lists import listed
from msglint.names.nicknames import known
from msglint.regex import regex

WORD = regex(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*\.?")
LOST = regex(r"(?<=\w)(\?|�)(?=\w)|\w�|�\w")
LATIN_1_ONLY = {chr(code): code for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
CASED = frozenset({"latin", "greek", "cyrillic", "armenian"})
SHORT = 3  # capitals that can be initials: JD, KC, JRR

ALL_CAPITALS = "all capitals"
NO_CAPITAL = "no capital letter"
BROKEN = "broken characters"
LONE_INITIAL = "a lone initial"
TURNED = "capitals and small letters exchanged"


@lru_cache(maxsize=4_096)
def fault(text: str) -> str:
    """What is wrong with the way a name is written, in plain words; empty where nothing is.

    Right: JD, J.D., DeShawn, McDonald, O'Brien, de la Cruz, van Dyke, 't Hooft, Ma. Elena, and any script that knows no
    capitals.
    """
    if mended(text) != text or LOST.search(text):
        return BROKEN
    found = WORD.findall(text)
    if not found or script(text) not in CASED or not has_case(text):
        return ""
    if len(found) == 1 and len(found[0].strip(".")) == 1 and script(text) == "latin":
        return LONE_INITIAL
    names = [word for word in found if len(word.strip(".")) > 1]
    if names and all(shouted(word) for word in names):
        return ALL_CAPITALS
    if any(map(turned, names)):
        return TURNED
    if text.islower() and not all(fold(word) in listed("particle") for word in found):
        return NO_CAPITAL
    return ""


def shouted(word: str) -> bool:
    """Whether a name is in capitals, and is no run of initials; ANN and BOB are names, JRR and AJ are not."""
    letters = word.strip(".")
    return letters.isupper() and (len(letters) > SHORT or (len(letters) == SHORT and known(letters)))


def turned(word: str) -> bool:
    """Whether a name was typed with the capitals lock on: pARISSA."""
    return len(word) > SHORT and word.isalpha() and word[0].islower() and word[1:].isupper()


@lru_cache(maxsize=4_096)
def mended(text: str) -> str:
    """The text before its bytes were misread or its characters escaped: José for ``JosÃ©`` and ``Jos&eacute;``."""
    if "&" in text and ";" in text:
        from html import unescape

        plain = unescape(text)
        if plain != text:
            return plain
    for _ in range(2):
        if text.isascii():
            break
        try:
            text = raw(text).decode("utf-8")
        except UnicodeError:
            break
    return text


def raw(text: str) -> bytes:
    """The bytes that were read as Windows-1252 (or, where that has no character, as Latin-1)."""
    return b"".join(bytes([LATIN_1_ONLY[char]]) if char in LATIN_1_ONLY else char.encode("cp1252") for char in text)
