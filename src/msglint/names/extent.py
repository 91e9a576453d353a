"""How far the greeted words reach in their line: the merge fields that print them, without what stands around them."""

from __future__ import annotations

from msglint.model import Greeting, Passage, Piece
from msglint.names.person import NAME_FIELDS
from msglint.regex import regex

PRINTED = NAME_FIELDS - {"greeting"} | {"company", "email"}
ENDS = ",;:!?…-–—"
LONGEST_ABBREVIATION = 4  # characters: "Rev."
UNSEEN = regex(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]")


def own_until(line: Passage, start: int) -> int:
    """How far the template's own words, or the record's title, reach from a place in the line."""
    for piece in line.pieces:
        if piece.end > start and not piece.literal and "title_prefix" not in piece.fields:
            return piece.start
    return len(line.text)


def widened(greeting: Greeting) -> tuple[int, int]:
    """Where the greeted words stand in the line, stretched over the merge fields that print them ("Jane, MBA")."""
    line = greeting.line
    start = min(greeting.name.start - line.start, len(line.text))  # a blank may stand after the line's last word
    end = min(start + len(greeting.name.text), len(line.text))
    whole = start, end
    for piece in line.pieces:
        if prints_name(piece) and ((piece.start < end and piece.end > start) or start == end):
            whole = min(whole[0], piece.start), max(whole[1], piece.end)
    return whole


def prints_name(piece: Piece) -> bool:
    """Whether a piece is exactly what a merge field of the record's name printed."""
    return piece.exact and not piece.literal and piece.end > piece.start and bool(PRINTED.intersection(piece.fields))


def trimmed(line: Passage, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space and punctuation around it.

    What the record printed in place of a name stays whole ("-", "?"), and so does the full stop of an abbreviation.
    """
    text = line.text
    while end > start and (unseen(text[end - 1]) or (closes(text[start:end]) and can_go(line, start, end - 1))):
        end -= 1
    while start < end and (unseen(text[start]) or (text[start] in ENDS and is_literal(line, start))):
        start += 1
    return start, end


def can_go(line: Passage, start: int, at: int) -> bool:
    """Whether a mark after a name is none of it: the template's own, or one that follows a word."""
    return is_literal(line, at) or any(map(str.isalnum, line.text[start:at]))


def unseen(text: str) -> bool:
    """Whether nothing of the text can be seen: white space and characters of no width."""
    return not UNSEEN.sub("", text)


def is_literal(line: Passage, at: int) -> bool:
    """Whether a character is the template's own."""
    return all(piece.literal for piece in line.pieces if piece.start <= at < piece.end)


def closes(text: str) -> bool:
    """Whether the last character closes the name: a comma or dash, a full stop that no abbreviation (J., Dr.) needs."""
    last = text.rsplit(None, 1)[-1] if text.strip() else ""
    return text[-1] in ENDS or (last.endswith(".") and last.count(".") == 1 and len(last) > LONGEST_ABBREVIATION)
