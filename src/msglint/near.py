"""What somebody who mistyped a word most likely meant."""

from __future__ import annotations

from collections.abc import Iterable


def suggest(word: object, known: Iterable[str]) -> str:
    """``did you mean 'records'?`` for the known word nearest to ``word``; empty where none is near."""
    near = nearest(word, known)
    return f"did you mean {near!r}?" if near else ""


def nearest(word: object, known: Iterable[str]) -> str:
    """The known word nearest to ``word``; empty where none is near."""
    import difflib

    names = {_plain(name): name for name in sorted(known, reverse=True)}
    near = difflib.get_close_matches(_plain(str(word)), sorted(names), n=1, cutoff=0.7)
    return names[near[0]] if near else ""


def typo_of(word: str, known: Iterable[str]) -> str:
    """The known word that is one slip away (a letter too many, missing, wrong, or two swapped); else empty."""
    return next((name for name in sorted(known) if _one_slip(word, name)), "")


def _plain(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")


def _one_slip(a: str, b: str) -> bool:
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[start:], b[start:]
    return (
        rest[1:] == other
        or rest == other[1:]
        or rest[1:] == other[1:]
        or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    )
