"""A sandboxed Jinja2 environment whose templates can tell where their output comes from."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any

from jinja2 import nodes
from jinja2.environment import Template
from jinja2.exceptions import TemplateNotFound
from jinja2.runtime import Undefined
from jinja2.sandbox import SandboxedEnvironment

from msglint.model import Source
from msglint.render.base import Files
from msglint.render.jinja.flow import Flow
from msglint.render.jinja.generator import TracingGenerator
from msglint.render.jinja.lookup import find, inside
from msglint.render.jinja.runtime import TracedContext, TracedTemplate
from msglint.render.jinja.tags import PlacedLexer, Sheet
from msglint.render.jinja.text import captured


class TracingEnvironment(SandboxedEnvironment):
    """Jinja2 over the project's files. ``reached``: numbers of the ways that the runs since its last clearing took.

    ``number`` gives a template's n-th way the number under which ``reached`` holds it.
    """

    code_generator_class = TracingGenerator
    template_class = TracedTemplate
    context_class = TracedContext
    concat = staticmethod(captured)  # type: ignore[assignment]

    def __init__(self, files: Files, number: Callable[[Source, int], int], **options: Any) -> None:
        super().__init__(**options)
        self.files = files
        self.reached: dict[int, bool] = {}
        self._number = number
        self._lexer = PlacedLexer(self)
        self._loaded: dict[str, TracedTemplate] = {}

    @property
    def lexer(self) -> PlacedLexer:  # type: ignore[override]
        return self._lexer

    def join_path(self, template: str, parent: str) -> str:
        found = find(self.files, template, parent) if isinstance(template, str) else None
        return template if found is None else found

    def _load_template(self, name: str, globals: MutableMapping[str, Any] | None) -> Template:
        if isinstance(name, Undefined):
            name._fail_with_undefined_error()  # noqa: SLF001
        known = self._loaded.get(name)
        if known is not None:
            return known
        path = inside(name) if isinstance(name, str) else None
        text = self.files.read(path) if path is not None else None
        if path is None or text is None:
            raise TemplateNotFound(str(name))
        template = self.build(Source(self.files.shown(path), path, text))
        self._loaded[name] = template
        return template

    def build(self, source: Source) -> TracedTemplate:
        """Compile a text."""
        sheet = Sheet(source)
        if self.preprocess(source.text, source.name) != source.text:
            sheet.placed = False
        tree = self.parse_sheet(sheet)
        flow = Flow(sheet, self.globals.__contains__, self._lexer.first)
        flow.follow(tree)
        return self._compiled(tree, flow, opening=False)

    def parse_sheet(self, sheet: Sheet) -> nodes.Template:
        return self._parse(sheet.text, sheet.source.name, sheet.source.path)

    def opened(self, template: TracedTemplate) -> TracedTemplate:
        """The same template without what its root prints."""
        tree = self.parse_sheet(template.flow.sheet)
        flow = Flow(template.flow.sheet, self.globals.__contains__, self._lexer.first)
        flow.follow(tree)
        return self._compiled(tree, flow, opening=True)

    def _compiled(self, tree: nodes.Template, flow: Flow, *, opening: bool) -> TracedTemplate:
        source = flow.sheet.source
        generator = TracingGenerator(self, source.name, source.path)
        generator.flow, generator.opening = flow, opening
        generator.marks = {body: self._number(source, index) for index, body in enumerate(flow.ways)}
        generator.visit(tree)
        code = self._compile(generator.stream.getvalue(), source.path)  # type: ignore[attr-defined]
        template = TracedTemplate.from_code(self, code, self.make_globals(None))
        template.give({**generator.names, "reached": self.reached})
        template.flow, template.lines = flow, generator.debug_info  # type: ignore[assignment]
        return template
