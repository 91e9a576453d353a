"""A template file's bytes as text, or the fault that says where they are none."""

from __future__ import annotations

from msglint.model import Place, Problem
from msglint.regex import regex
from msglint.render.base import TemplateFault

NEWLINE = regex(r"\r\n|\r|\n")


def decoded(raw: bytes, path: str) -> str:
    """The text without a byte-order mark, newlines untouched; raises ``TemplateFault`` (kind ``syntax``)."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = raw.removeprefix(b"\xef\xbb\xbf")[: error.start].decode("utf-8", "replace")
        message = f"holds the byte 0x{error.object[error.start]:02X}, which is not UTF-8"
        problem = Problem("syntax", message, after(text, path), "save the file as UTF-8")
        raise TemplateFault(problem) from None
    return sound(text, path)


def sound(text: str, path: str) -> str:
    """The text itself; raises ``TemplateFault`` where it holds NUL."""
    at = text.find("\0")
    if at >= 0:
        problem = Problem("syntax", "holds a NUL character", after(text[:at], path), "save the file as UTF-8 text")
        raise TemplateFault(problem)
    return text


def after(text: str, path: str) -> Place:
    """The place of the character that follows ``text`` in its file."""
    lines = NEWLINE.split(text)
    return Place(path, len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
