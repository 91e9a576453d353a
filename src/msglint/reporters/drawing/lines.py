"""A line of output: words with the names of their styles, drawn alike with and without colour."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO

from msglint.regex import regex

if TYPE_CHECKING:
    from rich.console import Console

Line = tuple[tuple[str, str], ...]
"""Stretches of one line, each with the name of its style (empty: none)."""

STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "good": "bold green",
    "title": "bold",
    "path": "bold",
    "rule": "cyan",
    "label": "cyan",
    "quiet": "bright_black",
}

WIDE = frozenset("WF")

TAG = regex(r"\{\{.{1,60}?\}\}|\{%.{1,60}?%\}|\{#.{1,60}?#\}")
GLUE = "\ue000"


def cells(char: str) -> int:
    """How many columns of a terminal a character takes: 0 for a combining one, 2 for a wide one."""
    if char.isascii():
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in WIDE else 1


def plain(line: Line) -> str:
    """The line's words alone."""
    return "".join(text for text, _ in line).rstrip()


@lru_cache(maxsize=512)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Running words in lines of at most ``width`` characters; a word or a template tag longer than that stays whole."""
    if len(text) <= width and "  " not in text and text.isprintable() and text == text.strip(" "):
        return (text,)
    kept = TAG.sub(lambda tag: tag[0].replace(" ", GLUE), text)
    found = textwrap.wrap(kept, max(width, 20), break_long_words=False, break_on_hyphens=False)
    return tuple([line.replace(GLUE, " ") for line in found] or [""])


def put(lines: Iterable[Line], sink: TextIO, *, colour: bool) -> None:
    """Write the lines; with colour through rich, which knows what the terminal can show."""
    if colour:
        from rich.console import Console

        paint(lines, Console(file=sink, force_terminal=True, highlight=False, soft_wrap=True))
    else:
        sink.writelines(f"{plain(line)}\n" for line in lines)


def paint(lines: Iterable[Line], console: Console) -> None:
    """Print the lines on a rich console."""
    from rich.text import Text

    for line in lines:
        text = Text.assemble(*_styled(line), end="\n")
        text.rstrip()
        console.print(text, soft_wrap=True, markup=False, highlight=False, emoji=False)


def _styled(line: Line) -> Iterator[tuple[str, str]]:
    return ((text, STYLES.get(style, "")) for text, style in line)
