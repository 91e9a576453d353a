"""Messages for the tests: templates whose fields are filled in, with the segments that a renderer would make."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from msglint.model import Body, Part, Place, Reading, Segment
from msglint.reading import SourceMap, read

_FIELD = re.compile(r"\[\[(\w+)(?:=([^\]]*))?\]\]")

RECORD = {
    "first_name": "Parissa",
    "last_name": "Behnia",
    "full_name": "Parissa Behnia",
    "title_prefix": "Dr.",
    "company": "Alder & Finch",
    "city": "Porto",
    "last_event": "Mahler 5",
}


def part(name: str, template: str, values: Mapping[str, str] | None = None) -> Part:
    """A part from a template: ``[[field]]`` prints a value of the record, ``[[name=value]]`` one from elsewhere."""
    record = {**RECORD, **(values or {})}
    segments: list[Segment] = []
    at = 0
    for number, match in enumerate(_FIELD.finditer(template)):
        segments.append(_segment(template[at : match.start()], literal=True))
        field, given = match.groups()
        value = record[field] if given is None else given
        fields = (f"contact.{field}",) if given is None else (field,)
        shown = html.escape(value) if name == "html" else value
        place = Place("message.j2", number + 1, 1, number + 1, 9)
        segments.append(Segment(shown, place, fields))
        at = match.end()
    segments.append(_segment(template[at:], literal=True))
    kept = tuple(segment for segment in segments if segment.text or not segment.literal)
    return Part(name, "".join(segment.text for segment in kept), kept)


def _segment(text: str, *, literal: bool) -> Segment:
    return Segment(text, Place("message.j2", 1, 1, 1, 1), literal=literal)


def message(
    values: Mapping[str, str] | None = None, meta: Mapping[str, Any] | None = None, **parts: str
) -> tuple[Reading, Mapping[str, SourceMap]]:
    """A message read, from the templates of its parts."""
    order = ("subject", "preheader", "text", "html")
    return read([part(name, parts[name], values) for name in order if name in parts], meta or {})


def text(template: str, meta: Mapping[str, Any] | None = None, **values: str) -> Body:
    """The body of a message of a text alone."""
    return message(values, meta, text=template)[0].bodies[0]


def page(template: str, meta: Mapping[str, Any] | None = None, **values: str) -> Body:
    """The body of a message of HTML alone."""
    return message(values, meta, html=template)[0].bodies[0]
