"""``msglint: ignore``: in a comment on or above a line, or in front matter for the whole message.

A comment says ``{# msglint: ignore salutation-surname, lead — why #}`` (``<!-- … -->`` serves as well); rules are ids
or pack names, and a dash (``—``, ``–``, ``--``, ``-``) or a colon leads to the reason. Front matter says the same under
the key ``msglint``, in any of these forms::

    msglint: ignore salutation-surname — the award bears his surname
    msglint: {ignore: salutation-surname — the award bears his surname}
    msglint:
      ignore:
        - salutation-surname — the award bears his surname
        - lead: the board asked for this opening
    msglint:
      ignore: {salutation-surname: the award bears his surname}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from msglint.inputs.decoding import NEWLINE, after
from msglint.marked import Marked, suggest
from msglint.model import Place, Problem, Suppression
from msglint.regex import regex

TOLD = regex(r"\s*msglint\s*:\s*(?P<verb>[\w-]*)\s*:?\s*(?P<rest>.*)", re.DOTALL | re.IGNORECASE)
NAMES = regex(r"(?P<rules>[\w-]*\w(?:\s*,\s*[\w-]*\w)*)\s*(?P<reason>.*)", re.DOTALL)
DASH = regex(r"^[\s—–:-]+")
FRAME = regex(r"\A\s*(?:\{#|<!--)?[-+]?|[-+]?(?:#\}|-->)?\s*\Z")
HTML_COMMENT = regex(r"<!--.*?-->", re.DOTALL)

Found = tuple[tuple[Suppression, ...], tuple[Problem, ...]]


def from_comments(text: str, line: int, path: str, comments: Iterable[tuple[str, Place]]) -> Found:
    """The suppressions in a file's comments.

    ``text`` stands in the file ``path`` from line ``line`` on; ``comments`` are those of the template language, those
    of HTML are found here. A suppression covers its own lines and the next one that is neither blank nor comment.
    """
    if "msglint" not in text:
        return (), ()
    told = [*comments, *_html_comments(text, line, path)]
    bare = _without(text, line, (place for _, place in told))
    found: list[Suppression] = []
    problems: list[Problem] = []
    for words, place in sorted(told, key=lambda comment: comment[1]):
        match = TOLD.match(FRAME.sub("", words))
        if match is None:
            continue
        made, wrong = _judged(match["verb"], match["rest"], place, _covered(place, bare, line))
        found.extend(made)
        problems.extend(wrong)
    return tuple(found), tuple(problems)


def from_meta(marked: Marked, key: Any, value: Any) -> Found:
    """The suppressions under the front matter's key ``msglint``, for the whole message."""
    found: list[Suppression] = []
    problems: list[Problem] = []
    for verb, words, place in _lines(marked, (key,), value, ""):
        made, wrong = _judged(verb, words, place, None)
        found.extend(made)
        problems.extend(wrong)
    return tuple(found), tuple(problems)


def _lines(marked: Marked, keys: tuple[Any, ...], value: Any, verb: str) -> Iterator[tuple[str, str, Place]]:
    """Each suppression as verb, words and place."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _lines(marked, (*keys, index), item, verb)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if not verb:
                yield from _lines(marked, (*keys, name), inner, str(name))
            else:
                yield verb, f"{name} — {inner or ''}", marked.key((*keys, name))
    elif verb:
        yield verb, str(value or ""), marked.place(keys)
    else:
        match = TOLD.match(f"msglint: {value}")
        yield (match["verb"], match["rest"], marked.place(keys)) if match else ("", "", marked.place(keys))


def _judged(verb: str, words: str, place: Place, lines: tuple[int, ...] | None) -> Found:
    """A suppression without a reason is honoured, and reported."""
    if verb.lower() not in ("ignore", "ignores"):
        hint = suggest(verb, ("ignore",)) or "write `msglint: ignore RULE — reason`"
        return (), (_problem(f"`msglint: {verb}` asks for nothing that msglint knows", place, hint),)
    match = NAMES.match(words.strip())
    if match is None:
        return (), (_problem("`msglint: ignore` names no rule", place, "write `msglint: ignore RULE — reason`"),)
    rules = tuple(dict.fromkeys(re.split(r"\s*,\s*", match["rules"])))
    reason = " ".join(DASH.sub("", match["reason"]).split())
    found = Suppression(rules, reason, place, lines)
    named = ", ".join(rules)
    wrong = _problem(f"`msglint: ignore {named}` gives no reason", place, f"write `msglint: ignore {named} — why`")
    return (found,), (() if reason else (wrong,))


def _problem(text: str, place: Place, hint: str) -> Problem:
    return Problem("suppression", text, place, hint, grave=False)


def _html_comments(text: str, line: int, path: str) -> Iterator[tuple[str, Place]]:
    for match in HTML_COMMENT.finditer(text):
        first, last = after(text[: match.start()], path), after(text[: match.end()], path)
        yield match[0], Place(path, first.line + line - 1, first.column, last.line + line - 1, last.column)


def _without(text: str, line: int, places: Iterable[Place]) -> list[str]:
    """The text's lines with the comments blanked out."""
    lines = NEWLINE.split(text)
    for place in places:
        for row in range(place.line - line, min(place.end_line - line + 1, len(lines))):
            start = place.column - 1 if row == place.line - line else 0
            end = place.end_column - 1 if row == place.end_line - line else len(lines[row])
            lines[row] = lines[row][:start] + " " * (end - start) + lines[row][end:]
    return lines


def _covered(place: Place, bare: list[str], line: int) -> tuple[int, ...]:
    """The comment's own lines and the next that holds more than blanks and comments."""
    own = range(place.line, place.end_line + 1)
    below = (row for row in range(own.stop, line + len(bare)) if bare[row - line].strip())
    return (*own, *islice(below, 1))
