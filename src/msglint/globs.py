"""Globs over the project's paths: one meaning for templates, overrides and every other list of paths.

``*`` and ``?`` stay within a folder, ``**`` goes through any number of them, ``[…]`` and ``{a,b}`` choose. A glob
without ``/`` is looked for in every folder; one that names a folder means all that is in it; ``!`` in front takes out
again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msglint.regex import regex

WILD = regex(r"[*?\[{!]")


def matches(path: str, globs: Iterable[str]) -> bool:
    """Whether ``path`` (relative, with ``/``) is meant by ``globs``; the last one that speaks of it decides."""
    meant = False
    for glob in globs:
        if _pattern(glob.removeprefix("!")).fullmatch(path):
            meant = not glob.startswith("!")
    return meant


def fault(glob: str) -> str:
    """What is wrong with a glob, as a sentence; empty where nothing is."""
    bare = glob.removeprefix("!").strip()
    if not bare:
        return "is empty"
    if "\\" in bare:
        return "has a backslash; folders are divided by /"
    if ".." in bare.split("/"):
        return "leads out of the folder of msglint.yaml"
    for opening, closing in ("[]", "{}"):
        if bare.count(opening) != bare.count(closing):
            return f"has {opening} without {closing}" if opening in bare else f"has {closing} without {opening}"
    try:
        _pattern(bare)
    except re.error:
        return "has a range that runs backwards"
    return ""


@lru_cache(maxsize=1024)
def _pattern(glob: str) -> re.Pattern[str]:
    steps = [step for step in glob.strip().removeprefix("./").split("/") if step]
    if "/" not in glob.strip().removeprefix("./").rstrip("/"):
        steps = ["**", *steps]
    parts: list[str] = []
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if step == "**":
            if last or steps[number + 1] != "**":
                parts.append("[^/].*" if last else "(?:[^/]+/)*")
        else:
            parts.append(_step(step) + ("" if last else "/"))
    return re.compile("".join(parts) + "(?:/.*)?", re.DOTALL)


PIECE = regex(r"\*+|\?|\[!?[^\]]+\]|\{[^{}]*\}|.", re.DOTALL)


def _step(step: str) -> str:
    """The regular expression of what stands between two slashes."""
    return "".join(_piece(piece) for piece in PIECE.findall(step))


def _piece(piece: str) -> str:
    if piece.startswith("*"):
        return "[^/]*"
    if piece == "?":
        return "[^/]"
    if piece.startswith("[") and len(piece) > 2:
        negated = piece.startswith("[!")
        inside = piece[2 if negated else 1 : -1].replace("\\", r"\\").replace("[", r"\[").replace("^", r"\^")
        return f"[^/{inside}]" if negated else f"[{inside}]"
    if piece.startswith("{") and len(piece) > 1:
        return "(?:" + "|".join(_step(choice) for choice in piece[1:-1].split(",")) + ")"
    return re.escape(piece)
