"""Text whose bytes were read in the wrong encoding, or whose characters came through escaped.

UTF-8 that was read as Windows-1252, Latin-1, Mac Roman or DOS leaves one foreign letter and one or more signs for every
letter that was not ASCII: "JosÃ©", "Jos√©", "Jos├®". Each such group is decoded by itself, so that one broken
word in a sound text is found, and so that a lone capital Ã ("JOÃO", "IRMÃ") is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.regex import regex

CP1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
FOLLOWS = rf"[\u0080-\u00bf{CP1252}]"
WINDOWS = rf"[Â-ß]{FOLLOWS}|[à-ï]{FOLLOWS}{{2}}|[ð-ô]{FOLLOWS}{{3}}"
MAC = r"[√¬ƒ≈][^\x00-\x7f]|‚[ÄÅÇ][^\x00-\x7f]"
DOS = r"[├┬─┼][^\x00-\x7f]|Γ[ÇÉ][^\x00-\x7f]"
CODES = r"&#?\w+;|\\u[0-9a-fA-F]{4}|=\?|%[C-F]|[^\W\d_]\?[^\W\d_]|\ufffd"
GROUPS = (("cp1252", regex(WINDOWS)), ("mac_roman", regex(MAC)), ("cp437", regex(DOS)), ("cp850", regex(DOS)))
TRACES = regex(f"{WINDOWS}|{MAC}|{DOS}|{CODES}")
"""What must stand in a text for anything to be wrong with it."""

SIGNS = "&?\\%"
"""One of them stands in every trace that is ASCII."""
HINTS = regex(rf"[{FOLLOWS[1:-1]}√¬≈├┬─┼Γ\ufffd&?\\%]")
"""One of them stands in every trace; in names and addresses hardly any does."""

ENTITY = regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d?);")
ESCAPE = regex(r"\\u([0-9a-fA-F]{4})")
HEADER = regex(r"=\?[\w-]+\?[QqBb]\?[^?\s]*\?=")
PERCENT = regex(r"(?:%[C-F][0-9A-F](?:%[89AB][0-9A-F])+)+")
MARKUP = regex(r"<[/!a-zA-Z][^>]*>|://")
LOST = regex(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
CLOSING = frozenset("’”»…–—™®©")
"""What can stand behind a capital in sound text: "IRMÃ”"."""

COMMON = (
    range(0x00A0, 0x0180),
    range(0x2010, 0x2040),
    range(0x1E00, 0x1F00),
    range(0x20A0, 0x20D0),
    range(0x1F300, 0x1FB00),
)
"""What single groups are taken for: Latin letters and signs, typographic marks, Vietnamese, currencies, emoji."""

ROMANIAN = frozenset("ȘșȚț")
MISREAD_MARK = "\ufffd".encode().decode("latin-1")
"""What the sign of a lost letter becomes, read in the wrong encoding."""

WORD = 40  # letters of a word that are looked at
TWICE = 4  # rounds of misreading that are undone


class Fault(Struct, frozen=True):
    """``what`` happened to a text, in words that go on after "it", and what was ``meant``, where that is known."""

    what: str
    meant: str = ""


def fault(text: str, *, name: bool = False) -> Fault | None:
    """What broke a text on its way, if anything did. ``name``: it is a person's name, which holds no question mark."""
    if "\ufffd" in text or MISREAD_MARK in text:
        return Fault("has lost a letter for good (�)")
    mended = reread(text)
    if mended != text:
        return Fault("was read in the wrong encoding", mended)
    escaped = unescaped(text)
    if escaped is not None:
        return escaped
    if name and LOST.search(text) and len(text.split("?")) <= len(text.split()) + 2:
        return Fault("has lost a letter for good (?)")
    return None


def is_sound(text: str) -> bool:
    """Whether nothing can be wrong with a text; told fast."""
    return (text.isascii() and not any(sign in text for sign in SIGNS)) or TRACES.search(text) is None


def reread(text: str) -> str:
    """The text in its own encoding, as often as it was misread; unchanged where it was not."""
    for _ in range(TWICE):
        if text.isascii():
            break
        better = next((read for read in _rereadings(text) if read != text), text)
        if better == text:
            break
        text = better
    return text


def _rereadings(text: str) -> Iterator[str]:
    for encoding, groups in GROUPS:
        found = [(match.start(), match.end(), _decoded(match[0], encoding)) for match in groups.finditer(text)]
        good = [(start, end, char) for start, end, char in found if char and not _is_sound_there(text, start, end)]
        sure = sum(any(ord(char) in block for block in COMMON) or char in ROMANIAN for _, _, char in good)
        if sure or len(good) > 1:
            yield _replaced(text, good)


def _replaced(text: str, found: list[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, char in found:
        parts += (text[done:start], char)
        done = end
    return "".join((*parts, text[done:]))


def _decoded(group: str, encoding: str) -> str:
    """The character that a group of misread bytes is; empty where they are none."""
    try:
        if encoding == "cp1252":
            data = b"".join(char.encode(encoding if ord(char) > 0xFF else "latin-1") for char in group)
        else:
            data = group.encode(encoding)
        char = data.decode("utf-8")
    except UnicodeError:
        return ""
    return char if len(char) == 1 and (char.isprintable() or char in "\xa0\xad" or "\x80" <= char < "\xa0") else ""


def _is_sound_there(text: str, start: int, end: int) -> bool:
    """Whether it is a capital of a word in capitals with the mark that closes a quotation or goes on behind it."""
    if end - start != len("Ã”") or text[start + 1] not in CLOSING or text[end : end + 1].isalnum():
        return False
    before = text[max(0, start - WORD) : start].split()[-1:] if not text[start - 1 : start].isspace() else []
    letters = "".join(char for word in before for char in word if char.isalpha())
    return bool(letters) and letters.isupper()


def unescaped(text: str) -> Fault | None:
    """Characters that came through as codes: &amp;, \\u00e9, =?UTF-8?Q?…?=, %C3%A9. Markup and links may hold some."""
    if "&" in text and ENTITY.search(text) and not MARKUP.search(text):
        from html import unescape

        plain = unescape(text)
        if plain != text:
            return Fault("holds HTML codes", plain)
    if "\\" in text and ESCAPE.search(text):
        return Fault("holds codes instead of letters", ESCAPE.sub(lambda found: chr(int(found[1], 16)), text))
    if "=?" in text and HEADER.search(text):
        return Fault("is still packed as in a mail's header")
    if "%" in text and PERCENT.search(text) and not MARKUP.search(text):
        from urllib.parse import unquote

        return Fault("holds codes instead of letters", unquote(text))
    return None
