"""A sandboxed Jinja2 environment whose templates can tell where their output comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from types import BuiltinMethodType, CodeType, MethodType
from typing import Any, cast

from jinja2 import nodes
from jinja2.environment import Template
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.parser import Parser
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from msglint.model import Source
from msglint.render.base import Files, TemplateFault
from msglint.render.jinja.bodies import Make, Name
from msglint.render.jinja.flow import Flow
from msglint.render.jinja.generator import TracingGenerator
from msglint.render.jinja.limits import Work, bounded_format, bounded_lipsum, refuse, refuse_call
from msglint.render.jinja.lookup import find, inside
from msglint.render.jinja.numbers import Numbers
from msglint.render.jinja.output import captured
from msglint.render.jinja.runtime import TracedContext, TracedTemplate
from msglint.render.jinja.shapes import Shapes, descendants, python, shape_of
from msglint.render.jinja.syntax_faults import syntax_fault
from msglint.render.jinja.tags import PlacedLexer, Position, Sheet

METHODS = frozenset((BuiltinMethodType, MethodType))


class TracingEnvironment(SandboxedEnvironment):
    """Jinja2 over the project's files. ``reached``: numbers of the ways that the runs since its last clearing took.

    ``work`` bounds what a run may do. ``numbers`` gives the ways their numbers. ``methods``: declared functions by
    name, called too where a value lacks a method of that name.
    """

    code_generator_class = TracingGenerator
    template_class = TracedTemplate
    context_class = TracedContext
    intercepted_binops = frozenset(("*", "**", "%"))
    concat = staticmethod(captured)

    def __init__(self, files: Files, numbers: Numbers, **options: Any) -> None:
        super().__init__(**options)
        self.files = files
        self.numbers = numbers
        self.reached: dict[int, bool] = {}
        self.work = Work()
        self.globals.update(range=self.work.range, lipsum=bounded_lipsum)
        self._lexer = PlacedLexer(self)
        self._shapes = Shapes(tuple(self.extensions.values()))
        self._loaded: dict[str, TracedTemplate | TemplateFault] = {}
        self._joined: dict[tuple[str, str], str] = {}
        self.methods: Mapping[str, Callable[..., Any]] = {}

    @property
    def lexer(self) -> PlacedLexer:
        return self._lexer

    def join_path(self, template: str, parent: str) -> str:
        if not isinstance(template, str):
            return template
        known = self._joined.get((template, parent))
        if known is None:
            known = self._joined[template, parent] = find(self.files, template, parent) or template
        return known

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The environment's own: they are all there before the first template, and a plain dictionary is faster."""
        return self.globals if d is None else super().make_globals(d)

    def _load_template(self, name: str, globals: MutableMapping[str, Any] | None) -> Template:  # noqa: A002, ARG002
        if isinstance(name, Undefined):
            name._fail_with_undefined_error()  # noqa: SLF001
        known = self._loaded.get(name)
        if isinstance(known, TemplateFault):
            raise TemplateFault(known.problem)
        if known is not None:
            return known
        path = inside(name) if isinstance(name, str) else None
        text = self.files.read(path) if path is not None else None
        if path is None or text is None:
            raise TemplateNotFound(str(name))
        try:
            template = self.build(Source(self.files.shown(path), path, text))
        except TemplateFault as fault:
            self._loaded[name] = fault
            raise
        self._loaded[name] = template
        return template

    def template(self, target: str, referrer: Flow) -> TracedTemplate:
        """The template that another one names; raises ``TemplateNotFound``, or ``TemplateFault`` for a faulty one."""
        found = self.get_template(target, referrer.sheet.source.name)
        return cast("TracedTemplate", found)

    def build(self, source: Source) -> TracedTemplate:
        """Compile a text; raises ``TemplateFault``."""
        sheet = Sheet(source)
        return self._built(sheet, opening=False)

    def opened(self, template: TracedTemplate) -> TracedTemplate:
        """The same template without what its root prints."""
        return self._built(template.flow.sheet, opening=True)

    def _built(self, sheet: Sheet, *, opening: bool) -> TracedTemplate:
        source = sheet.source
        try:
            if self.preprocess(sheet.text, source.name) != sheet.text:
                sheet.placed = False
            tokens = self._lexer.read(sheet.text) if sheet.placed else ()
            key = self._shapes.key(tokens, opening) if tokens else None
            shape = self._shapes.get(key)
            tree = shape.filled(tokens) if shape else self._parse(sheet.text, source.name, source.path)
        except Exception as error:
            raise syntax_fault(error, sheet, self._lexer.first) from error
        flow = Flow(sheet, self.globals.__contains__, self._lexer.first)
        try:
            flow.follow(tree)
        except RecursionError as error:
            raise syntax_fault(error, sheet, self._lexer.first) from error
        self.numbers.give(flow)
        try:
            if shape is not None:
                lines = [(cast("Position", tokens[number][0]), line) for number, line in shape.lines]
                return self._made(flow, shape.code, shape.names, lines)
            made = self._generated(tree, flow, opening=opening)
            code = python(made.code)
        except Exception as error:
            raise syntax_fault(error, sheet, self._lexer.first) from error
        if key is not None:
            self._shapes.keep(key, shape_of(tree, vars(tree)["parsed"], tokens, made, code))
        return self._made(flow, code, made.names, made.lines)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The syntax tree, which knows all that stands in it: Jinja looks through it for one thing after another."""
        try:
            body = Parser(self, source, name, filename).subparse()
        except TemplateSyntaxError:
            self._lexer.forget()  # of a fault it is told how far the text had been read
            body = Parser(self, source, name, filename).subparse()
        tree = nodes.Template(body, lineno=1)
        every = [tree, *descendants(tree)]
        for node in every:
            node.environment = self
        vars(tree).update(parsed=every, find_all=lambda kind: (node for node in every[1:] if isinstance(node, kind)))
        return tree

    def _generated(self, tree: nodes.Template, flow: Flow, *, opening: bool) -> TracingGenerator:
        source = flow.sheet.source
        generator = TracingGenerator(self, Name(source.name), source.path)
        generator.flow, generator.opening = flow, opening
        generator.visit(tree)
        return generator

    def _made(
        self, flow: Flow, code: CodeType, names: Mapping[str, Make], lines: Sequence[tuple[Position, int]]
    ) -> TracedTemplate:
        own = {name: make(flow) for name, make in names.items()}
        own.update(reached=self.reached, work=self.work)
        template = TracedTemplate.made(self, code, flow.sheet.source, own)
        template.flow, template.lines = flow, lines
        return template

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        refuse(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> Any:
        wrapped = super().wrap_str_format(value)
        return wrapped if wrapped is None else bounded_format(value.__self__, wrapped)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805, PYI063 - Jinja's
        if type(__obj) in METHODS:
            refuse_call(__obj, args)
        elif isinstance(__obj, Undefined) and __obj._undefined_obj is not missing:  # noqa: SLF001
            __obj = __self.methods.get(__obj._undefined_name or "", __obj)  # noqa: SLF001
        return super().call(__context, __obj, *args, **kwargs)
