"""What compiled templates call while they run, and the template itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import CodeType
from typing import TYPE_CHECKING, Any, cast

from jinja2.environment import Environment, Template, TemplateModule
from jinja2.runtime import BlockReference, Context, Macro, TemplateReference, Undefined
from markupsafe import escape

from msglint.model import Place, Source
from msglint.render.jinja import formats, output, translations
from msglint.render.jinja.bodies import NAME
from msglint.render.jinja.output import Activation, returned
from msglint.render.jinja.tags import Position
from msglint.render.jinja.text import safe
from msglint.render.jinja.values import Site

if TYPE_CHECKING:
    from msglint.render.jinja.flow import Flow


def linked(sheets: Iterable[list[str]], site: Site | None, here: Activation | None) -> list[str]:
    """The outputs of a run and of the layouts it extends, each told by what it was started."""
    items: list[str] = []
    for sheet in sheets:
        run = sheet[0]
        if isinstance(run, Activation) and run.site is None:
            run.site, run.by = site, here
            site, here = run.unit.leaving, run
        items.extend(sheet)
    return items


def imported(module: Any, site: Site, here: Activation) -> None:
    """Tell an imported file's run who imported it."""
    run = module._body_stream[0]  # noqa: SLF001 - where Jinja keeps a module's output
    if run.site is None:
        run.site, run.by = site, here


def included(module: Any, site: Site, here: Activation) -> list[str]:
    """The output of a file without context: Jinja runs it once, and prints it wherever it is included."""
    copies: dict[int, Activation] = {}
    for item in module._body_stream:  # noqa: SLF001
        if isinstance(item, Activation) and id(item) not in copies:
            copy = type(item)()
            copy.scope, copy.site, copy.by = item.scope, item.site, copies.get(id(item.by))
            if not copies:
                copy.site, copy.by = site, here
            copies[id(item)] = copy
    return [copies.get(id(item), item) for item in module._body_stream]  # noqa: SLF001


class TracedMacro(Macro):
    """A macro whose text knows where it comes from."""

    def _invoke(self, arguments: list[Any], autoescape: bool) -> str:
        text = self._func(*arguments)
        return safe(text) if autoescape else text


class TracedBlockReference(BlockReference):
    """A block that is called as ``super()`` or ``self.name()``."""

    @property
    def super(self) -> BlockReference | Undefined:
        if self._depth + 1 >= len(self._stack):
            return super().super
        return TracedBlockReference(self.name, self._context, self._stack, self._depth + 1)

    def __call__(self) -> str:
        sheets: Any = self._stack[self._depth](self._context)
        text = returned([item for sheet in sheets for item in sheet])
        return safe(text) if self._context.eval_ctx.autoescape else text


class TracedTemplateReference(TemplateReference):
    """``self`` in a template."""

    def __getitem__(self, name: str) -> Any:
        found = super().__getitem__(name)
        return TracedBlockReference(found.name, found._context, found._stack, found._depth)  # noqa: SLF001


class TracedContext(Context):
    """A context whose ``super()`` knows where its text comes from."""

    def super(self, name: str, current: Any) -> BlockReference | Undefined:
        found = super().super(name, current)
        if not isinstance(found, BlockReference):
            return found
        return TracedBlockReference(found.name, found._context, found._stack, found._depth)  # noqa: SLF001


class TracedTemplate(Template):
    """A compiled template. ``flow`` tells its fields; ``lines`` where its generated code's lines come from."""

    flow: Flow
    lines: Sequence[tuple[Position, int]]
    unopened: Any = None

    @classmethod
    def made(
        cls, environment: Environment, code: CodeType, source: Source, names: Mapping[str, object]
    ) -> TracedTemplate:
        """The template of this code, which finds these ``names`` and those of ``RUNNING``."""
        space = {"environment": environment, "__file__": source.path, NAME: source.name}
        exec(code, space)  # noqa: S102 - as Jinja does it
        template = cast("TracedTemplate", cls._from_namespace(environment, space, environment.globals))
        space.update(RUNNING)
        space.update(names)
        return template

    def sheets(self, context: Context) -> Iterable[list[str]]:
        """Run it: its output, and that of the layout it extends, each one list."""
        return cast("Iterable[list[str]]", self.root_render_func(context))

    def calls(self, name: str, place: Place) -> bool:
        """Whether the tag at ``place`` calls something of this name."""
        return any(site.callee == name and site.place == place for site in self.flow.sites.values())

    def opening(self) -> TracedTemplate:
        """The template without what its root prints."""
        if self.unopened is None:
            self.unopened = self.environment.opened(self)  # type: ignore[attr-defined]
        return self.unopened  # type: ignore[no-any-return]

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - Jinja's names
        shared: bool = False,
        locals: Any = None,  # noqa: A002
    ) -> TemplateModule:
        context = self.new_context(vars, shared, locals)
        sheets: Any = self.root_render_func(context)
        return TemplateModule(self, context, linked(sheets, None, None))


RUNNING: dict[str, Any] = {
    "Macro": TracedMacro,
    "Markup": safe,
    "TemplateReference": TracedTemplateReference,
    "added": output.added,
    "called": output.called,
    "concatenated": output.concatenated,
    "escape": escape,
    "formatted": formats.formatted,
    "imported": imported,
    "included": included,
    "kept": output.kept,
    "linked": linked,
    "opened": output.opened,
    "returned": returned,
    "shown": output.shown,
    "shown_part": output.shown_part,
    "shown_safe": output.shown_safe,
    "translated": translations.translated,
    "translated_call": translations.translated_call,
}
"""What compiled code finds among its globals, in place of Jinja's own where the names are the same."""
