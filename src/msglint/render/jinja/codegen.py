"""Jinja's code generator, with output that can tell where it comes from.

A compiled root, block or macro collects its output in one list of strings instead of yielding piece by piece. The list
begins with the run itself (an ``Activation``); constants stand in it as ``Words``, which know their place and the slots
of the values that follow them; values stand as they are. Joined, it is what Jinja itself would have printed.
"""

# ruff: noqa: N802 - Jinja names what visits a node after the node's class

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from typing import Any, cast

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from msglint.model import Place
from msglint.render.jinja.flow import Flow, concat_parts
from msglint.render.jinja.output import Words, entering, wording
from msglint.render.jinja.tags import Position, position
from msglint.render.jinja.values import UNKNOWN, Slot


class OutputGenerator(CodeGenerator):
    """Generates the code of what is printed. ``names``: objects that the code finds among its globals.

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
        self._level: Frame | None = None

    def name_of(self, prefix: str, thing: object) -> str:
        """The name under which the code finds this object."""
        name = f"{prefix}_{len(self.names)}"
        self.names[name] = thing
        return name

    # -- where the code stands

    def newline(self, node: nodes.Node | None = None, extra: int = 0) -> None:
        super().newline(None, extra)
        if node is not None:
            found = position(node)
            if found is not None:
                self._write_debug_info = found

    @property
    def code(self) -> str:
        """The generated Python."""
        return cast("StringIO", self.stream).getvalue()

    @property
    def lines(self) -> list[tuple[Position, int]]:
        """Where the generated lines come from: each position with the first line of its code."""
        return [(found, line) for found, line in self.debug_info if isinstance(found, Position)]

    # -- functions and their lists

    def write_commons(self) -> None:
        super().write_commons()
        units = [self.flow.root, *(self.flow.units[id(block)] for block in self.blocks.values())]
        unit = units[self._functions]
        self._functions += 1
        self._here, self._out = self.temporary_identifier(), ""
        self.writeline(f"{self._here} = {self.name_of('unit', entering(unit))}()")

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
        self._entering = f"{self._here} = {unit}(); {self._here}.scope = {around}"
        self._nested += 1
        body = super().macro_body(node, frame)
        self._nested -= 1
        self._here = around
        return body

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        self._nested += node.recursive
        super().visit_For(node, frame)
        self._nested -= node.recursive

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        if force_unescaped:
            self.writeline(f"return returned({frame.buffer})")
        else:
            super().return_buffer_contents(frame)

    def blockvisit(self, nodes: Any, frame: Frame) -> None:
        mark = self.marks.get(id(nodes))
        if mark is not None:
            self.writeline(f"reached[{mark}] = True")
        super().blockvisit(nodes, frame)

    # -- output

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        if self.opening and frame.toplevel:
            return
        if frame.require_output_check:
            if self.has_known_extends:
                return
            self.writeline("if parent_template is None:")
            self.indent()
        self._print(node, frame)
        if frame.require_output_check:
            self.outdent()

    def _print(self, node: nodes.Output, frame: Frame) -> None:
        if node.nodes and id(node.nodes[0]) in self.flow.translations:
            self._translation(node.nodes[0], frame)
            return
        items: list[Words | nodes.Expr] = []
        for child in node.nodes:
            for part in [child] if frame.eval_ctx.volatile else concat_parts(child):
                item = self._constant(part, child, frame)
                if isinstance(item, Words):
                    items.append(item)
                    continue
                if not items:
                    items.append(wording("", self.flow.sheet.at(child)))
                last = next(item for item in reversed(items) if isinstance(item, Words))
                slot = self.flow.slots.get(id(part)) or Slot(self.flow.sheet.at(child), UNKNOWN)
                last.slots += (slot,)
                items.append(part)
        self._append(items, {id(child) for child in node.nodes}, frame)

    def _translation(self, node: nodes.Expr, frame: Frame) -> None:
        """A ``trans`` tag: its words and values, each for itself."""
        name = self.name_of("translation", self.flow.translations[id(node)])
        if isinstance(node, nodes.Call):
            self.writeline(f"{frame.buffer}.extend(translated_call({name}, context, ", node)
            self.visit(node.node, frame)
            self.signature(node, frame)
        else:
            self.writeline(f"{frame.buffer}.extend(translated({name}, context.eval_ctx.autoescape, ", node)
            self.visit(node.left if isinstance(node, nodes.Mod) else node, frame)
            if isinstance(node, nodes.Mod):
                self.write(", ")
                self.visit(node.right, frame)
        self.write("))")

    def _append(self, items: list[Words | nodes.Expr], whole: set[int], frame: Frame) -> None:
        if len(items) == 1 and isinstance(items[0], Words):
            self.writeline(f"{frame.buffer}.append({self.name_of('words', items[0])})")
            return
        slots = (slot for item in items if isinstance(item, Words) for slot in item.slots)
        self.writeline(f"{frame.buffer}.extend((")
        self.indent()
        for item in items:
            if isinstance(item, Words):
                self.writeline(f"{self.name_of('words', item)},")
            else:
                self.newline(item)
                self._value(item, next(slots), frame, part=id(item) not in whole)
                self.write(",")
        self.outdent()
        self.writeline("))")

    def _constant(self, node: nodes.Expr, child: nodes.Expr, frame: Frame) -> Words | nodes.Expr:
        """What is known before any run; the node itself where nothing is, or where it is told better by a run."""
        sheet = self.flow.sheet
        if not isinstance(node, nodes.TemplateData):
            try:
                text = self._output_child_to_const(node, frame, self._make_finalize())
            except Exception:  # noqa: BLE001 - as in Jinja: whatever is wrong shows when it is run
                return node
            return wording(text, sheet.at(child), exact=sheet.placed)
        text = node.data
        start = node.lineno.start if isinstance(node.lineno, Position) else -1
        if start < 0:
            return wording(text, sheet.whole, literal=True)
        same = sheet.placed and sheet.text.startswith(text, start)
        place = sheet.place(start, start + len(text)) if same else sheet.at(node)
        return wording(text, place, literal=True, exact=same)

    def _value(self, node: nodes.Expr, slot: Slot, frame: Frame, *, part: bool) -> None:
        """``str(value)`` or ``escape(value)``, but a text that knows how it was made stays as it is."""
        escaping = frame.eval_ctx.autoescape
        if frame.eval_ctx.volatile:
            before, after = "(shown_safe if context.eval_ctx.autoescape else shown)(", ")"
        elif part and escaping:
            before, after = "shown_part(", ")"
        elif slot.value.telling:
            before, after = "escape(value)" if escaping else "value", "shown_safe" if escaping else "shown"
            before, after = f"{before} if type(value := (", f")) is str else {after}(value)"
        else:
            before, after = "escape(" if escaping else "str(", ")"
        self.write(before)
        self.visit(node, frame)
        self.write(after)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        folded = self._folded(node, frame)
        if frame.eval_ctx.volatile or not isinstance(folded, nodes.Concat):
            if folded is node:
                super().visit_Concat(node, frame)
            else:
                self.visit(folded, frame)
            return
        self.write(f"concatenated({self._here}, {self._joining(node, node.nodes)}, (")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write(f"), escaping={bool(frame.eval_ctx.autoescape)})")

    def visit_Add(self, node: nodes.Add, frame: Frame) -> None:
        folded = self._folded(node, frame)
        if not isinstance(folded, nodes.Add):
            self.visit(folded, frame)
            return
        self.write(f"added({self._here}, {self._joining(node, (node.left, node.right))}, ")
        self.visit(node.left, frame)
        self.write(", ")
        self.visit(node.right, frame)
        self.write(")")

    def _folded(self, node: nodes.Expr, frame: Frame) -> nodes.Node:
        """The node, or the constant that it always is."""
        if self.optimizer is None or frame.eval_ctx.volatile:
            return node
        return cast("nodes.Node", self.optimizer.visit(node, frame.eval_ctx))

    def _joining(self, node: nodes.Expr, parts: Sequence[nodes.Expr]) -> str:
        """Words without a character that know the slots of the parts."""
        place = self.flow.sheet.at(node)
        slots = tuple(self.flow.slots.get(id(part)) or Slot(place, UNKNOWN) for part in parts)
        return self.name_of("words", wording("", place, slots=slots))

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        slot = self.flow.slots.get(id(node))
        place = self.flow.sheet.at(node) if node is not None else self.flow.sheet.whole
        words = wording("", place)
        words.slots = (slot or Slot(place, UNKNOWN),)
        self.writeline(f"{frame.buffer}.extend(({self.name_of('words', words)}, ", node)

    def end_write(self, frame: Frame) -> None:  # noqa: ARG002 - Jinja's signature
        self.write("))")
