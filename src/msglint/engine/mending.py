"""From a finding in the making to the change of a file that mends it."""

from __future__ import annotations

import re
from importlib import import_module

from msglint.checks.raw_token import without_owner
from msglint.engine.fold import Fold
from msglint.engine.project import Project
from msglint.fixes.wound import Idea, Steps, Wound
from msglint.inputs.context import RECORD, Fields
from msglint.inputs.fields import catalogue, plain
from msglint.inputs.paths import joined
from msglint.model import Edit, Fix, Place, Records
from msglint.render.base import Rewriter

LINE_END = re.compile(r"\r\n|\r|\n")
MARK = "\ufeff"


class Offered:
    """``fixes.wound.Offer``: what the records hold, and how templates write it."""

    def __init__(self, fields: Fields, records: Records) -> None:
        self._fields = fields
        self._records = records
        self._columns = {column.field: column.name for column in records.columns if column.field}
        self._seen: dict[str, tuple[bool, bool]] = {}

    def field(self, steps: Steps) -> str:
        path = self._fields.normal(joined(steps))
        return path.removeprefix(f"{RECORD}.") if path.startswith(f"{RECORD}.") else ""

    def steps(self, field: str, like: Steps | None) -> Steps | None:
        return self._fields.written(field, like)

    def named(self, words: str) -> str:
        found = catalogue().of(words) or catalogue().of(without_owner(words))
        if len(found) == 1 and not found[0].asks and not found[0].inverse and found[0].field in self._columns:
            return found[0].field
        own = [field for field, name in self._columns.items() if plain(name) == plain(words)]
        return own[0] if len(own) == 1 else ""

    def is_blank(self, field: str) -> bool:
        return self._kinds(field)[0]

    def is_zero(self, field: str) -> bool:
        return self._kinds(field)[1]

    def _kinds(self, field: str) -> tuple[bool, bool]:
        """Whether some record has nothing there, and whether some has what only looks like nothing."""
        if field not in self._seen:
            blank = zero = False
            name = self._columns.get(field, field)
            for contact in self._records:
                value = contact.columns.get(name, contact.values.get(field))
                blank = blank or value is None or (isinstance(value, str) and not value.strip())
                zero = zero or (not value and value is not None and value != "")
            self._seen[field] = blank, zero
        return self._seen[field]


class Mender:
    """Proposes what mends a finding."""

    def __init__(self, project: Project, fields: Fields, rewriter: Rewriter) -> None:
        self._texts = project.texts
        self._rewriter = rewriter
        self._offer = Offered(fields, project.records)
        self._fallbacks = project.config.fallbacks
        self._bodies = {
            source.path: max(source.line for source in template.parts.values())
            for template in project.templates
            for source in template.parts.values()
        }

    def fix(self, fold: Fold) -> Fix | None:
        """The change that mends it; ``None`` where there is none that is certain."""
        kind, place = fold.hit.rule.fix, fold.spot.place
        text = self._texts(place.path) if kind and place.known else None
        if text is None:
            return None
        start, end = offset(text, place.line, place.column), offset(text, place.end_line, place.end_column)
        if start is None or end is None or start >= end:
            return None
        wound = Wound(
            text[start:end],
            text[:start],
            text[end:],
            fold.hit.match.facts,
            self._rewriter,
            self._offer,
            self._fallbacks,
        )
        idea = found(kind, wound)
        if idea is None or idea.words == wound.words:
            return None
        edit = Edit(place.path, start - idea.more, end, idea.words)
        return Fix(idea.text, (edit,), idea.safe and self._is_plain(place, wound, idea))

    def _is_plain(self, place: Place, wound: Wound, idea: Idea) -> bool:
        """Whether the characters are the template's as they stand: in front matter, quotes may have to be escaped."""
        body = self._bodies.get(place.path, 1)
        return place.line >= body or not any(mark in idea.words.replace(wound.words, "") for mark in "'\":#\\")


def found(kind: str, wound: Wound) -> Idea | None:
    module = import_module(f"msglint.fixes.{kind.replace('-', '_')}")
    idea: Idea | None = module.fix(wound)
    return idea


def offset(text: str, line: int, column: int) -> int | None:
    """The character at a line and column (1-based); a byte-order mark is on no line."""
    start = len(MARK) if text.startswith(MARK) else 0
    at = start
    for _ in range(line - 1):
        match = LINE_END.search(text, at)
        if match is None:
            return None
        at = match.end()
    return at + column - 1 if at + column - 1 <= len(text) else None


def applied(text: str, edits: list[Edit]) -> str:
    """The text with the edits made; of two that touch the same characters the later one is left out."""
    done, words = 0, []
    for edit in sorted(edits):
        if edit.start >= done:
            words += [text[done : edit.start], edit.replacement]
            done = edit.end
    return "".join((*words, text[done:]))
