"""Messages made ready to be rendered, and rendered for one contact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from msglint.model import Branch, Course, Part, Place, Problem, Read, Reading, Segment, Template
from msglint.reading.purpose import transactional_words
from msglint.render.base import Compiled, Language, Rendering, TemplateFault


class Prepared(Struct, frozen=True):
    """A message whose parts are compiled, or the faults that kept some from it.

    ``assumed``: the words for which it is taken to be transactional though its front matter says nothing.
    """

    template: Template
    parts: Mapping[str, Compiled]
    problems: tuple[Problem, ...] = ()
    assumed: str = ""

    @property
    def markdown(self) -> bool:
        """Whether the text part is Markdown, by its file's name."""
        source = self.template.parts.get("text")
        return source is not None and ".md" in PurePosixPath(source.path).suffixes

    @property
    def ready(self) -> bool:
        """Whether the whole message can be rendered."""
        return bool(self.parts) and not self.problems

    @property
    def reads(self) -> tuple[Read, ...]:
        return tuple(dict.fromkeys(read for compiled in self.parts.values() for read in compiled.reads))

    @property
    def files(self) -> tuple[str, ...]:
        """Every file whose text the message may hold, and those that describe it."""
        used = (path for compiled in self.parts.values() for path in compiled.files)
        return tuple(dict.fromkeys((self.template.path, *self.template.files, *used)))


PLANNED = frozenset({"purpose", "campaign", "step", "segment", "motivation", "landing_page", "products", "partner"})
"""What front matter says of mailings alone, or says outright."""


def texts_of(template: Template) -> Iterator[str]:
    """The source of each part, once."""
    yield from dict.fromkeys(source.text for source in template.parts.values())


def assumed_of(template: Template) -> str:
    """The words for which a template is taken to be transactional."""
    subject = template.parts.get("subject")
    return transactional_words(texts_of(template), template.path, subject.text if subject else "")


def prepare(language: Language, template: Template) -> Prepared:
    """Compile every part; a fault in one is kept and the others are compiled all the same."""
    assumed = "" if PLANNED & template.meta_places.keys() else assumed_of(template)
    if assumed:
        template = replace(template, meta={**template.meta, "purpose": "transactional"})
    parts: dict[str, Compiled] = {}
    problems = [problem for problem in template.problems if problem.kind == "syntax"]
    for name, source in template.parts.items():
        try:
            parts[name] = language.compile(source)
        except TemplateFault as fault:
            problems.append(fault.problem)
    return Prepared(template, parts, tuple(dict.fromkeys(problems)), assumed)


def assumption(prepared: Prepared) -> str:
    """What people must know of a message that is taken to be transactional by its words."""
    return (
        f"{prepared.template.path} reads like transactional mail (“{prepared.assumed}”), so rules for marketing are "
        "left out; confirm or correct that by `purpose:` in its front matter"
    )


class Rendered(Struct, frozen=True):
    """A message as one contact gets it. ``reached``: the places of the branches that the run went through."""

    parts: tuple[Part, ...]
    reached: frozenset[Place]


def says_nothing(parts: Sequence[Part], reading: Reading) -> bool:
    """Whether the bodies of a message show its reader nothing: a layout of macros that others call, a script."""
    seen = any(body.whole.text.strip() or body.whole.fields() or body.links for body in reading.bodies)
    return bool(reading.bodies) and not seen and not any("<img" in part.raw for part in parts)


class Renderer:
    """Renders one prepared message for contact after contact, naming the record's fields canonically."""

    def __init__(self, prepared: Prepared, normal: Callable[[str], str]) -> None:
        self.prepared = prepared
        self._normal = normal
        self._named: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._courses: dict[Course, Course] = {}
        self._branches = {
            name: {branch.id: branch.place for branch in compiled.branches} for name, compiled in prepared.parts.items()
        }

    def render(self, context: Mapping[str, Any]) -> Rendered:
        """Every part for these variables; raises ``TemplateFault``."""
        parts: list[Part] = []
        reached: set[Place] = set()
        for name, compiled in self.prepared.parts.items():
            rendering: Rendering = compiled.render(context)
            found = rendering.course()
            if found is None:
                parts.append(Part(name, rendering.text, self._named_segments(rendering.segments)))
            else:
                parts.append(Part(name, rendering.text, None, self._course(found[0]), found[1]))
            places = self._branches[name]
            reached.update(places[branch] for branch in rendering.reached)
        return Rendered(tuple(parts), frozenset(reached))

    def _course(self, own: Course) -> Course:
        """A rendering's course, its fields named canonically."""
        course = self._courses.get(own)
        if course is None:
            course = self._courses[own] = Course(self._named_segments(own.segments), own.values)
        return course

    def _named_segments(self, segments: Sequence[Segment]) -> tuple[Segment, ...]:
        return tuple(self._name(each) if each.fields else each for each in segments)

    def _name(self, segment: Segment) -> Segment:
        named = self._named.get(segment.fields)
        if named is None:
            named = tuple(dict.fromkeys(map(self._normal, segment.fields)))
            self._named[segment.fields] = named
        return segment if named == segment.fields else replace(segment, fields=named)

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The branches of all parts, each place once, with ids of their own."""
        by_place: dict[Place, Branch] = {}
        for compiled in self.prepared.parts.values():
            for branch in compiled.branches:
                by_place.setdefault(branch.place, branch)
        return tuple(
            replace(branch, id=number, tests=tuple(map(self._normal, branch.tests)))
            for number, branch in enumerate(by_place.values())
        )

    @property
    def reads(self) -> tuple[Read, ...]:
        """What the parts may read, the record's fields named canonically."""
        return tuple(replace(read, field=self._normal(read.field)) for read in self.prepared.reads)
