"""Jinja2 as a template language of msglint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msglint.model import Branch, JinjaSettings, Read, Segment, Source
from msglint.render.base import Files, Outline
from msglint.render.jinja.environment import TracingEnvironment
from msglint.render.jinja.runtime import TracedTemplate, linked
from msglint.render.jinja.segments import Segments


class JinjaRendering:
    def __init__(self, items: list[str], reached: frozenset[int], segments: Segments) -> None:
        self.text = "".join(items)
        self.reached = reached
        self._items = items
        self._maker = segments
        self._segments: tuple[Segment, ...] | None = None

    @property
    def segments(self) -> tuple[Segment, ...]:
        if self._segments is None:
            self._segments = self._maker.of(self._items)
        return self._segments


class JinjaCompiled:
    def __init__(self, template: TracedTemplate, environment: TracingEnvironment, source: Source) -> None:
        self._template, self._environment, self._source = template, environment, source
        self._segments = Segments()
        self.reads: tuple[Read, ...] = ()
        self.branches: tuple[Branch, ...] = ()
        self.files = (source.path,)

    def render(self, context: Mapping[str, Any]) -> JinjaRendering:
        self._environment.reached.clear()
        if self._source.block:
            opening = self._template.opening()
            ctx = opening.new_context(dict(context))
            root = linked(opening.root_render_func(ctx), None, None)
            run = next(item for item in reversed(root) if hasattr(item, "unit"))
            items = linked(ctx.blocks[self._source.block][0](ctx), run.unit.leaving, run)
        else:
            ctx = self._template.new_context(dict(context))
            items = linked(self._template.root_render_func(ctx), None, None)
        return JinjaRendering(items, frozenset(), self._segments)


class JinjaLanguage:
    def __init__(self, files: Files, settings: JinjaSettings) -> None:
        self._files, self._settings = files, settings
        self._envs: dict[bool, TracingEnvironment] = {}

    def _env(self, html: bool) -> TracingEnvironment:
        if html not in self._envs:
            s = self._settings
            env = TracingEnvironment(
                self._files,
                lambda source, n: n,
                autoescape=html,
                trim_blocks=s.trim_blocks,
                lstrip_blocks=s.lstrip_blocks,
                keep_trailing_newline=s.keep_trailing_newline,
                extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
            )
            env.install_null_translations(newstyle=s.newstyle_gettext)
            self._envs[html] = env
        return self._envs[html]

    def outline(self, source: Source) -> Outline:
        return Outline({}, ())

    def compile(self, source: Source) -> JinjaCompiled:
        env = self._env(source.html)
        return JinjaCompiled(env.build(source), env, source)
