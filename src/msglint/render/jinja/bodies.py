"""Jinja's code generator, with bodies that know themselves and keep their output together.

A compiled root, block or macro collects its output in one list of strings (see ``output``) instead of yielding piece by
piece, and says which ways it goes.
"""

# ruff: noqa: N802 - Jinja names what visits a node after the node's class

from __future__ import annotations

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


class BodyGenerator(CodeGenerator):
    """Generates the code of bodies. ``names``: objects that the code finds among its globals.

    ``opening``: leave out what a root itself prints, so that only its variables and blocks are there.
    """

    flow: Flow
    opening = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names: dict[str, object] = {}
        self.marks: dict[int, int] = {}
        self._here = ""
        self._out = ""
        self._entering = ""
        self._functions = 0
        self._nested = 0
        self._rounds: set[int] = set()
        self._level: Frame | None = None

    def name_of(self, prefix: str, thing: object) -> str:
        """The name under which the code finds this object."""
        name = f"{prefix}_{len(self.names)}"
        self.names[name] = thing
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
        """Where a tag stands, for the words of an error."""
        return f"line {node.lineno} in {str.__repr__(self.name)}"

    @property
    def lines(self) -> list[tuple[Position, int]]:
        """Where the generated lines come from: each position with the first line of its code."""
        return [(found, line) for found, line in self.debug_info if isinstance(found, Position)]

    def write_commons(self) -> None:
        super().write_commons()
        units = [self.flow.root, *(self.flow.units[id(block)] for block in self.blocks.values())]
        unit = units[self._functions]
        self._functions += 1
        self._here, self._out = self.temporary_identifier(), ""
        self.writeline(f"{self._here} = {self.name_of('unit', entering(unit))}(); {STEP}")

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
        unit = self.name_of("unit", entering(self.flow.units[id(node)]))
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
        mark = self.marks.get(id(nodes))
        if mark is not None:
            self.writeline(f"reached[{self.name_of('way', mark)}] = True")
        super().blockvisit(nodes, frame)

    def visit_If(self, node: nodes.If, frame: Frame) -> None:
        super().visit_If(node, frame)
        mark = self.marks.get(id(node))
        if mark is not None and not node.else_:
            self.writeline("else:")
            self.indent()
            self.writeline(f"reached[{self.name_of('way', mark)}] = True")
            self.outdent()
