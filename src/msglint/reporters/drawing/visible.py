"""Text made safe to print: nothing in a template or a record can steer the reader's terminal.

Control characters become their pictures (U+2400 block, one cell wide, so that columns stay right); what would reorder
or hide text (bidirectional controls, zero-width spaces, tags) becomes its escape. Joiners stay: emoji and
Persian need them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msglint.regex import regex

ABOVE_ASCII = (
    "\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
HARMFUL = regex(f"[\x00-\x1f{ABOVE_ASCII}]")
"""Controls C0 and C1, what reorders or hides text, and halves of surrogate pairs (bytes that are no UTF-8)."""

LEFT_IN_JSON = regex(f"[{ABOVE_ASCII}]")
"""What writers of JSON leave as it is; what is below a space they escape, but for the breaks between the lines."""

BREAK = regex(r"\s*[\n\r\v\f\x85\u2028\u2029]\s*")


def visible(text: str) -> str:
    """The text on one line, every harmful character shown as a picture or an escape."""
    return HARMFUL.sub(_picture, text)


@lru_cache(maxsize=512)
def flowing(text: str) -> str:
    """Running words on one line: a line break is a space; other harmful characters as in ``visible``."""
    return visible(BREAK.sub(" ", text).replace("\t", " "))


def path(text: str) -> str:
    """A file's path that no reader of the output takes for something else than a path.

    A first character that options or workflow commands begin with is kept apart by ``./``.
    """
    shown = visible(text)
    return f"./{shown}" if shown[:1] in {"-", ":", "#"} else shown


def escaped(document: str) -> str:
    """A JSON document with every harmful character in its strings as JSON's own escape: safe, and nothing is lost."""
    if document.isascii() and "\x7f" not in document:
        return document
    return LEFT_IN_JSON.sub(_json_escape, document)


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
