"""Front matter: YAML between two ``---`` lines at the start of a file, or a file of its own beside a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import pairwise
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from msglint.errors import Errors, MsglintError, flatten
from msglint.inputs.decoding import NEWLINE
from msglint.inputs.metakeys import PARTS, Judged, judge
from msglint.marked import Marked, MarkedError, load
from msglint.model import Place, Problem, Source, Suppression
from msglint.regex import regex

FENCE = regex(r"---[ \t]*(?:\r\n|\r|\n|\Z)")
CLOSE = regex(r"^---[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
KEY = regex(r"^[\w-]+[ \t]*:(?=[ \t\r\n]|\Z)", re.MULTILINE)


class Split(Struct, frozen=True):
    """A file's text, divided.

    ``front``: the YAML, ``None`` where there is none; it starts on line 2. ``text``: the body, from line ``line`` on.
    ``unclosed``: it begins like front matter that nothing closes, and counts as body.
    """

    text: str
    line: int = 1
    front: str | None = None
    unclosed: bool = False


class FrontMatter(Struct, frozen=True):
    """What front matter says. ``parts``: the subject and preheader that stand in it, as template texts."""

    meta: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    parts: Mapping[str, Source] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    problems: tuple[Problem, ...] = ()


def split(text: str) -> Split:
    """Take the front matter off. The body begins right after the line that closes it."""
    opening = FENCE.match(text)
    if opening is None:
        return Split(text)
    closing = CLOSE.search(text, opening.end())
    if closing is None:
        return Split(text, unclosed=bool(KEY.match(text, opening.end())))
    front = text[opening.end() : closing.start()]
    lines = len(NEWLINE.findall(text[: closing.end()]))
    return Split(text[closing.end() :], lines + 1, front)


def of_file(parts: Split, path: str, name: str) -> FrontMatter:
    """The front matter at the start of a file; ``path`` as it is shown, ``name`` as the template language knows it."""
    if parts.unclosed:
        place = Place(path, 1, 1, 1, 4)
        text = "the front matter has no second `---` line that closes it"
        return FrontMatter(problems=(Problem("front-matter", text, place, "write `---` on a line below the last key"),))
    return FrontMatter() if parts.front is None else read(parts.front, path, name, line=2)


def read(text: str, path: str, name: str, *, line: int = 1) -> FrontMatter:
    """Front matter from YAML. Faults become problems; what can be read of the rest is kept."""
    errors = Errors()
    try:
        marked = load(text, path, line=line, errors=errors)
    except MsglintError as error:
        problems = tuple(_problem(one, path) for one in flatten([error]))
        return replace(joined(_sound_entries(text, path, name, line)), problems=problems)
    faults = tuple(_problem(one, path) for one in errors.found)
    if marked.data is None:
        return FrontMatter(problems=faults)
    if not isinstance(marked.data, dict):
        hint = "write one `key: value` a line between the two `---` lines"
        wrong = Problem("front-matter", "the front matter holds no keys with values", marked.place(), hint)
        return FrontMatter(problems=(*faults, wrong))
    judged = judge(marked)
    parts = {part: _source(marked, judged, part, name) for part in PARTS if part in judged.meta}
    refused = {problem.place.line for problem in faults}  # what YAML itself refuses is not judged a second time
    kept = (problem for problem in judged.problems if problem.place.line not in refused)
    return FrontMatter(judged.meta, judged.places, parts, judged.suppressions, (*faults, *kept))


def joined(fronts: Iterable[FrontMatter]) -> FrontMatter:
    """Several pieces of front matter as one; where two speak of one key, the first does."""
    whole = FrontMatter()
    for front in fronts:
        whole = FrontMatter(
            {**front.meta, **whole.meta},
            {**front.places, **whole.places},
            {**front.parts, **whole.parts},
            (*whole.suppressions, *front.suppressions),
            (*whole.problems, *front.problems),
        )
    return whole


def _sound_entries(text: str, path: str, name: str, line: int) -> Iterator[FrontMatter]:
    """The keys of front matter that is no YAML as a whole, as far as each is sound by itself."""
    starts = [match.start() for match in KEY.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        above = len(NEWLINE.findall(text[:start]))
        with suppress(MsglintError):
            load(text[start:end], path)
            yield read(text[start:end], path, name, line=line + above)


def _source(marked: Marked, judged: Judged, part: str, name: str) -> Source:
    """A subject or preheader as template text, placed exactly where its characters stand one to one in the file."""
    verbatim = marked.verbatim((judged.keys[part],))
    at = verbatim or judged.places[part]
    whole = None if verbatim else at
    text = judged.meta[part]
    return Source(marked.path, name, text, at.line, at.column, placed=verbatim is not None, whole=whole)


def _problem(error: MsglintError, path: str) -> Problem:
    place = error.place if isinstance(error, MarkedError) else Place(path, 1, 1, 1, 1)
    return Problem("front-matter", f"the front matter {error.message}", place, error.hint)
