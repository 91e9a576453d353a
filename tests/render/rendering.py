"""Files in memory, rendered by msglint and by Jinja2 itself, for the tests of the renderer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from jinja2 import DictLoader
from jinja2.sandbox import SandboxedEnvironment

from msglint.model import JinjaSettings, Place, Problem, Segment, Source
from msglint.render.base import Compiled, Rendering, TemplateFault
from msglint.render.jinja import JinjaLanguage
from msglint.render.jinja.host import equip, options
from msglint.render.jinja.tags import normal

CONTACT: dict[str, Any] = {
    "first_name": "Ana",
    "last_name": "Okafor",
    "city": "Lisbon",
    "company": "Salt & Sons <Ltd>",
    "since": 2011,
    "vip": True,
    "nothing": "",
    "tags": ["jazz", "choir"],
    "products": [{"name": "Nocturne", "price": 12.5}, {"name": "Rondo", "price": 8}],
    "First Name": "Ana Maria",
}
RECORD: dict[str, Any] = {"contact": CONTACT, "first_name": "Ana", "org": {"name": "Quay Hall", "site": "quay.example"}}


@dataclass(frozen=True)
class Memory:
    """Files held in memory."""

    files: Mapping[str, str] = field(default_factory=dict)

    def read(self, name: str) -> str | None:
        return self.files.get(name)

    def shown(self, name: str) -> str:
        return f"mail/{name}"


def language(files: Mapping[str, str] | None = None, **settings: Any) -> JinjaLanguage:
    return JinjaLanguage(Memory(files or {}), JinjaSettings(**settings))


def source(text: str, name: str = "m.j2", **how: Any) -> Source:
    return Source(f"mail/{name}", name, text, **how)


def compiled(text: str, files: Mapping[str, str] | None = None, *, name: str = "m.j2", **how: Any) -> Compiled:
    keys = {"html", "line", "column", "block", "placed", "whole"}
    placing = {key: how.pop(key) for key in keys & how.keys()}
    return language({**(files or {}), name: text}, **how).compile(source(text, name, **placing))


def rendering(
    text: str, files: Mapping[str, str] | None = None, record: Mapping[str, Any] = RECORD, **how: Any
) -> Rendering:
    return compiled(text, files, **how).render(record)


def segments(
    text: str, files: Mapping[str, str] | None = None, record: Mapping[str, Any] = RECORD, **how: Any
) -> tuple[Segment, ...]:
    """The segments, which are held to join to the text."""
    made = rendering(text, files, record, **how)
    assert "".join(segment.text for segment in made.segments) == made.text
    return made.segments


def segment(
    text: str,
    printed: str,
    files: Mapping[str, str] | None = None,
    record: Mapping[str, Any] = RECORD,
    **how: Any,
) -> Segment:
    """The one segment that is no literal and has this text."""
    found = [item for item in segments(text, files, record, **how) if item.text == printed and not item.literal]
    assert len(found) == 1, found
    return found[0]


def place_of(tag: str, text: str, path: str = "mail/m.j2", nth: int = 0) -> Place:
    """Where ``tag`` stands (for the n-th time) in a text."""
    flat = normal(text)
    start = -1
    for _ in range(nth + 1):
        start = flat.index(tag, start + 1)
    points = [(flat.count("\n", 0, at) + 1, at - flat.rfind("\n", 0, at)) for at in (start, start + len(tag))]
    return Place(path, *points[0], *points[1])


def words_at(place: Place, text: str) -> str:
    """The characters of a text that stand at a place."""
    lines = normal(text).split("\n")
    if place.line == place.end_line:
        return lines[place.line - 1][place.column - 1 : place.end_column - 1]
    inside = lines[place.line : place.end_line - 1]
    first, last = lines[place.line - 1][place.column - 1 :], lines[place.end_line - 1][: place.end_column - 1]
    return "\n".join([first, *inside, last])


def plain(files: Mapping[str, str], *, html: bool = False, **settings: Any) -> SandboxedEnvironment:
    """Jinja2 itself, set the same way."""
    chosen = JinjaSettings(**settings)
    environment = SandboxedEnvironment(loader=DictLoader(dict(files)), autoescape=html, **options(chosen))
    equip(environment, chosen)
    return environment


def fault(
    text: str, files: Mapping[str, str] | None = None, record: Mapping[str, Any] | None = None, **how: Any
) -> Problem:
    """What is wrong with a text: when it is compiled, or, with a record, when it is run."""
    if record is None:
        with pytest.raises(TemplateFault) as caught:
            compiled(text, files, **how)
    else:
        made = compiled(text, files, **how)
        with pytest.raises(TemplateFault) as caught:
            made.render(record)
    return caught.value.problem
