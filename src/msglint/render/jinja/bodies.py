"""Jinja's code generator, with bodies that know themselves and keep their output together.

A compiled root, block or macro collects its output in one list of strings (see ``output``) instead of yielding piece by
piece, and says which ways it goes.
"""

# ruff: noqa: N802 - Jinja names what visits a node after the node's class

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import Any, cast

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from msglint.render.jinja.flow import Flow
from msglint.render.jinja.output import entering
from msglint.render.jinja.tags import Position, position

STEP = "next(work.steps, False) or work.more()"
NAME = "template_name"
LAST = "\ndebug_info = "
"""How the last line of the code begins, which maps lines to lines: ``BodyGenerator.lines`` says more."""


class Name(str):
    """A template's name, which its code finds under ``NAME``: templates of different names can have one code."""

    __slots__ = ()

    def __repr__(self) -> str:
        return NAME


class Inserted(str):
    """What an f-string of the code puts in: its braces are meant, and are not to be doubled."""

    __slots__ = ()

    def replace(self, *_: Any) -> str:
        return self


Make = Callable[[Flow], object]
"""Makes something for one template of a shape (see ``shapes``), of which the flow is known."""


class BodyGenerator(CodeGenerator):
    """Generates the code of bodies. ``names``: what makes the objects that the code finds among its globals.

    ``opening``: leave out what a root itself prints, so that only its variables and blocks are there.
    """

    flow: Flow
    opening = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names: dict[str, Make] = {}
        self._here = ""
        self._out = ""
        self._entering = ""
        self._functions = 0
        self._nested = 0
        self._rounds: set[int] = set()
        self._level: Frame | None = None

    def name_of(self, prefix: str, make: Make) -> str:
        """The name under which the code finds what this makes."""
        name = f"{prefix}_{len(self.names)}"
        self.names[name] = make
        return name

    def newline(self, node: nodes.Node | None = None, extra: int = 0) -> None:
        super().newline(None, extra)
        if node is not None:
            found = position(node)
            if found is not None:
                self._write_debug_info = found

    @property
    def code(self) -> str:
        """The generated Python."""
        code = cast("StringIO", self.stream).getvalue()
        return f"{code[: code.rindex(LAST)]}{LAST}''\n"

    def position(self, node: nodes.Node) -> str:
        """Where a tag stands, for the words of an error: as the code's own f-string finds it."""

        def make(flow: Flow) -> str:
            return f"line {node.lineno} in {flow.sheet.source.name!r}"

        return Inserted(f"{{{self.name_of('where', make)}}}")

    @property
    def lines(self) -> list[tuple[Position, int]]:
        """Where the generated lines come from: each position with the first line of its code."""
        return [(found, line) for found, line in self.debug_info if isinstance(found, Position)]

    def write_commons(self) -> None:
        super().write_commons()
        unit = unit_of(None if not self._functions else id([*self.blocks.values()][self._functions - 1]))
        self._functions += 1
        self._here, self._out = self.temporary_identifier(), ""
        self.writeline(f"{self._here} = {self.name_of('unit', unit)}(); {STEP}")

    def enter_frame(self, frame: Frame) -> None:
        if frame.buffer is None:
            if not self._out:
                self._level, self._out = frame, self.temporary_identifier()
                self.writeline(f"{self._out} = [{self._here}]")
            frame.buffer = self._out
        super().enter_frame(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        super().leave_frame(frame, with_python_scope)
        if frame is self._level:
            self.writeline(f"yield {self._out}")

    def buffer(self, frame: Frame) -> None:
        frame.buffer = self.temporary_identifier()
        if self._entering:
            self.writeline(self._entering)
            self._entering = ""
        self.writeline(f"{frame.buffer} = [{self._here}]")

    def macro_body(self, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> Any:
        around, self._here = self._here, self.temporary_identifier()
        unit = self.name_of("unit", unit_of(id(node)))
        self._entering = f"{self._here} = {unit}(); {self._here}.scope = {around}; {STEP}"
        self._nested += 1
        body = super().macro_body(node, frame)
        self._nested -= 1
        self._here = around
        return body

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        self._nested += node.recursive
        self._rounds.add(id(node.body))
        super().visit_For(node, frame)
        self._nested -= node.recursive

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        if force_unescaped:
            self.writeline(f"return returned({frame.buffer})")
        else:
            super().return_buffer_contents(frame)

    def blockvisit(self, nodes: Any, frame: Frame) -> None:
        if id(nodes) in self._rounds:
            self.writeline(STEP)
        if id(nodes) in self.flow.ways:
            self.writeline(f"reached[{self.name_of('way', way_of(id(nodes)))}] = True")
        super().blockvisit(nodes, frame)

    def visit_If(self, node: nodes.If, frame: Frame) -> None:
        super().visit_If(node, frame)
        if id(node) in self.flow.passed and not node.else_:
            self.writeline("else:")
            self.indent()
            self.writeline(f"reached[{self.name_of('way', way_of(id(node)))}] = True")
            self.outdent()


def unit_of(node: int | None) -> Make:
    """What makes the class of the runs of a node's unit (by its ``id``), of the root for ``None``."""
    return lambda flow: entering(flow.root if node is None else flow.units[node])


def way_of(body: int) -> Make:
    """What makes the number of a way, by the ``id`` that the flow has it under."""
    return lambda flow: (flow.ways.get(body) or flow.passed[body]).number
