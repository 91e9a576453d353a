"""The phrases by which conversations are judged: those of ``data/conversation.txt``, by section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path

from msglint.reading.words import fold

FILE = Path(__file__).parent.parent / "data" / "conversation.txt"
CHOICE = re.compile(r"\{([^{}]*)\}")


def phrases(section: str) -> tuple[str, ...]:
    """A section's phrases, each spelt out; raises ``KeyError`` where there is no such section."""
    return _spelt_out(section)


@cache
def words(section: str) -> frozenset[str]:
    """The single words of a section whose lines are words (folded)."""
    return frozenset(fold(word) for line in _sections()[section] for word in line.split())


@cache
def _spelt_out(section: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term for line in _sections()[section] for term in _expanded(line)))


@cache
def _sections() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {name: tuple(lines) for name, lines in found.items()}


def _expanded(line: str) -> Iterator[str]:
    """A line with each of its choices: "{thank you|thanks} for asking" is two phrases."""
    pieces = CHOICE.split(line)
    for chosen in product(*(piece.split("|") if at % 2 else (piece,) for at, piece in enumerate(pieces))):
        term = " ".join("".join(chosen).split())
        yield term.replace(" '", "'")
