"""Sentences about findings, in which a record's values stay marked as such."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msglint.model import Fact, Passage, Personal, Words
from msglint.regex import regex

FACT = regex(r"(?<!\{)\{([a-z][a-z0-9_]*)\}(?!\})")


def phrase(text: str, facts: Mapping[str, Fact]) -> Words:
    """``text`` with its ``{facts}`` filled in; doubled braces and unknown names stay as they are."""
    literals = pieces(text)
    if len(literals) == 1:
        return (text,) if text else ()
    words: list[str | Personal] = [literals[0]]
    for name, literal in zip(literals[1::2], literals[2::2], strict=True):
        fact = facts.get(name)
        if fact is None:
            words.append(f"{{{name}}}")
        elif isinstance(fact, tuple):
            words.extend(fact)
        elif isinstance(fact, Personal):
            words.append(fact)
        else:
            words.append(str(fact))
        words.append(literal)
    return joined(words)


@lru_cache(maxsize=1024)
def pieces(text: str) -> tuple[str, ...]:
    """A sentence cut at its facts: words, the fact's name, words …"""
    return tuple(FACT.split(text))


def joined(words: list[str | Personal]) -> Words:
    """The same sentence with neighbouring plain pieces made one and empty ones left out."""
    out: list[str | Personal] = []
    for word in words:
        if isinstance(word, str):
            if not word:
                continue
            if out and isinstance(out[-1], str):
                out[-1] += word
                continue
        out.append(word)
    return tuple(out)


def passage_words(passage: Passage) -> Words:
    """A passage's text, with what came from the record marked as personal."""
    words: list[str | Personal] = []
    done = 0
    for piece in passage.pieces:
        if piece.start < done or piece.start == piece.end:
            continue
        if piece.fields or not (piece.literal or piece.exact):
            words.append(passage.text[done : piece.start])
            words.append(Personal(passage.text[piece.start : piece.end], "|".join(piece.fields)))
            done = piece.end
    words.append(passage.text[done:])
    return joined(words)
