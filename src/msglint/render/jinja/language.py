"""Jinja2 as a template language of msglint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2.exceptions import TemplateNotFound, TemplatesNotFound

from msglint.model import Branch, Course, JinjaSettings, Problem, Read, Segment, Source
from msglint.render.base import Files, Outline, TemplateFault
from msglint.render.jinja.courses import Courses
from msglint.render.jinja.environment import TracingEnvironment
from msglint.render.jinja.filters import trace_filters
from msglint.render.jinja.flow import Flow
from msglint.render.jinja.host import equip, options
from msglint.render.jinja.limits import bounded
from msglint.render.jinja.numbers import Numbers
from msglint.render.jinja.outline import outline
from msglint.render.jinja.output import Activation
from msglint.render.jinja.render_faults import missing, needed, render_fault
from msglint.render.jinja.rewrite import JinjaRewriter
from msglint.render.jinja.runtime import TracedTemplate, linked
from msglint.render.jinja.segments import Segments
from msglint.render.jinja.survey import Survey
from msglint.render.jinja.values import Site


class JinjaRendering:
    """One rendered text; its segments are made when they are asked for."""

    __slots__ = ("_courses", "_gone", "_items", "_made", "_segments", "reached", "text")

    def __init__(
        self, items: list[str], gone: frozenset[int], own: frozenset[int], segments: Segments, courses: Courses
    ) -> None:
        self.text = bounded("".join(items))
        self.reached = gone & own
        self._gone = gone
        self._items = items
        self._segments = segments
        self._courses = courses
        self._made: tuple[Segment, ...] | None = None

    @property
    def segments(self) -> tuple[Segment, ...]:
        if self._made is None:
            self._made = self._segments.of(self._items, self._gone)
        return self._made

    def course(self) -> tuple[Course, tuple[str, ...]] | None:
        return self._courses.of(self._items, self._gone)


class JinjaCompiled:
    """A source that compiles, with the files it names."""

    def __init__(self, environment: TracingEnvironment, template: TracedTemplate, source: Source) -> None:
        self._environment = environment
        self._template = template
        self._source = source
        self._segments = Segments()
        self._courses = Courses(self._segments)
        survey = Survey(self._load, environment.globals.__contains__)
        survey.file(template.flow, block=source.block)
        self.reads: tuple[Read, ...] = survey.reads()
        self.branches: tuple[Branch, ...] = survey.branches(template.flow)
        self.files = tuple(dict.fromkeys(flow.sheet.source.path for flow in survey.flows))
        self._own = frozenset(branch.id for branch in self.branches)

    def render(self, context: Mapping[str, Any]) -> JinjaRendering:
        """Render with these variables; raises ``TemplateFault``."""
        reached = self._environment.reached
        reached.clear()
        self._environment.work.begin()
        try:
            items = self._block(dict(context)) if self._source.block else self._whole(dict(context))
            return JinjaRendering(items, frozenset(reached), self._own, self._segments, self._courses)
        except Exception as error:
            raise render_fault(error, self._template.flow.sheet) from error

    def _whole(self, variables: dict[str, Any]) -> list[str]:
        context = self._template.new_context(variables)
        return linked(self._template.sheets(context), None, None)

    def _block(self, variables: dict[str, Any]) -> list[str]:
        """One block alone, with the variables of the roots it belongs to and the blocks of its layouts."""
        opening = self._template.opening()
        context = opening.new_context(variables)
        roots = linked(opening.sheets(context), None, None)
        last = [item for item in roots if isinstance(item, Activation)][-1]
        blocks: Any = context.blocks.get(self._source.block)
        if not blocks:
            text = f"neither it nor its layout has a block named {self._source.block!r}"
            raise TemplateFault(Problem("render", text, self._template.flow.sheet.place(0, 0), "add the block"))
        return linked(blocks[0](context), last.unit.leaving, last)

    def _load(self, site: Site, flow: Flow) -> Sequence[Flow]:
        """The templates that a tag may mean."""
        found = (self._first(names, site, flow) for names in site.targets)
        return [template for template in found if template is not None]

    def _first(self, names: Sequence[str], site: Site, flow: Flow) -> Flow | None:
        """The first template of a list that exists; raises ``TemplateFault`` where the tag cannot do without."""
        for name in names:
            try:
                return self._environment.template(name, flow).flow
            except TemplateNotFound:
                continue
            except TemplateFault as fault:
                if site.sure:
                    raise TemplateFault(needed(fault.problem, site.place, "syntax")) from fault
                return None
        if site.sure:
            raise TemplateFault(missing(TemplatesNotFound(list(names)), site.place, "render"))
        return None


class JinjaLanguage:
    """Jinja2 set as ``settings`` say, over the project's ``files``."""

    def __init__(self, files: Files, settings: JinjaSettings) -> None:
        self.rewriter = JinjaRewriter()
        self.files = files
        self.settings = settings
        self._numbers = Numbers()
        self._environments: dict[bool, TracingEnvironment] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return JinjaLanguage, (self.files, self.settings)

    def outline(self, source: Source) -> Outline:
        """The file's blocks, references and comments, as far as they can be made out; never raises."""
        return outline(source)

    def compile(self, source: Source) -> JinjaCompiled:
        """Make a source ready, with all that it surely extends, includes and imports; raises ``TemplateFault``."""
        environment = self._environment(html=source.html)
        return JinjaCompiled(environment, environment.build(source), source)

    def _environment(self, *, html: bool) -> TracingEnvironment:
        if html not in self._environments:
            made = TracingEnvironment(self.files, self._numbers, autoescape=html, **options(self.settings))
            trace_filters(made)
            equip(made, self.settings)
            self._environments[html] = made
        return self._environments[html]
