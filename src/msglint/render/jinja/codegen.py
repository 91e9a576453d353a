"""The code of what is printed, and of what is put together to be printed later."""

# ruff: noqa: N802 - Jinja names what visits a node after the node's class

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from jinja2 import nodes
from jinja2.compiler import Frame

from msglint.render.jinja.bodies import BodyGenerator
from msglint.render.jinja.flow import concat_parts
from msglint.render.jinja.said import Said, constant, own_words, slot_of
from msglint.render.jinja.values import Slot


class OutputGenerator(BodyGenerator):
    """Generates output that can tell where it comes from."""

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
        items: list[Said | nodes.Expr] = []
        for child in node.nodes:
            for part in [child] if frame.eval_ctx.volatile else concat_parts(child):
                item = self._constant(part, child, frame)
                if isinstance(item, Said):
                    items.append(item)
                    continue
                if not items:
                    items.append(Said(constant("", child)))
                last = next(item for item in reversed(items) if isinstance(item, Said))
                last.slots.append(slot_of(part, child))
                items.append(part)
        self._append(items, {id(child) for child in node.nodes}, frame)

    def _translation(self, node: nodes.Expr, frame: Frame) -> None:
        """A ``trans`` tag: its words and values, each for itself."""
        key = id(node)
        name = self.name_of("translation", lambda flow: flow.translations[key])
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

    def _append(self, items: list[Said | nodes.Expr], whole: set[int], frame: Frame) -> None:
        if len(items) == 1 and isinstance(items[0], Said):
            self.writeline(f"{frame.buffer}.append({self.name_of('words', items[0])})")
            return
        slots = (slot(self.flow) for item in items if isinstance(item, Said) for slot in item.slots)
        self.writeline(f"{frame.buffer}.extend((")
        self.indent()
        for item in items:
            if isinstance(item, Said):
                self.writeline(f"{self.name_of('words', item)},")
            else:
                self.newline(item)
                self._value(item, next(slots), frame, part=id(item) not in whole)
                self.write(",")
        self.outdent()
        self.writeline("))")

    def _constant(self, node: nodes.Expr, child: nodes.Expr, frame: Frame) -> Said | nodes.Expr:
        """What is known before any run; the node itself where nothing is, or where it is told better by a run."""
        if isinstance(node, nodes.TemplateData):
            return Said(own_words(node))
        try:
            text = self._output_child_to_const(node, frame, self._make_finalize())
        except Exception:  # noqa: BLE001 - as in Jinja: whatever is wrong shows when it is run
            return node
        return Said(constant(text, child, exact=True))

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

    def visit_Add(self, node: nodes.BinExpr, frame: Frame) -> None:
        folded = self._folded(node, frame)
        if not isinstance(folded, nodes.Add):
            self.visit(folded, frame)
            return
        self.write(f"added({self._here}, {self._joining(node, (node.left, node.right))}, ")
        self.visit(node.left, frame)
        self.write(", ")
        self.visit(node.right, frame)
        self.write(")")

    def visit_Mod(self, node: nodes.BinExpr, frame: Frame) -> None:
        folded = self._folded(node, frame)
        if not isinstance(folded, nodes.Mod) or id(node) not in self.flow.formats:
            super().visit_Mod(node, frame)
            return
        values = self.temporary_identifier()
        self.write(f"{self._formatted(node)}environment.call_binop(context, '%', ")
        self.visit(node.left, frame)
        self.write(f", ({values} := ")
        self.visit(node.right, frame)
        self.write(f")), {values})")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        folded = self._folded(node, frame)
        if not isinstance(folded, nodes.Filter) or id(node) not in self.flow.formats or node.node is None:
            super().visit_Filter(node, frame)
            return
        self.write(f"{self._formatted(node)}{self.filters[node.name]}(")
        self.visit(node.node, frame)
        self._handed_over(node, frame)

    def _formatted(self, node: nodes.Expr) -> str:
        key = id(node)
        return f"formatted({self._here}, {self.name_of('format', lambda flow: flow.formats[key])}, "

    def _handed_over(self, node: nodes.Filter | nodes.Call, frame: Frame) -> None:
        """The arguments of a call that is under way, the end of the call, and the arguments again."""
        args, kwargs = self.temporary_identifier(), self.temporary_identifier()
        self.write(f", *({args} := (")
        for arg in node.args:
            self.visit(arg, frame)
            self.write(", ")
        self.write(f")), **({kwargs} := {{")
        for pair in node.kwargs:
            self.write(f"{pair.key!r}: ")
            self.visit(pair.value, frame)
            self.write(", ")
        self.write(f"}})), {args}, {kwargs})")

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:
        if not isinstance(node.target, nodes.NSRef):
            super().visit_Assign(node, frame)
            return
        self.writeline(f"if not isinstance({frame.symbols.ref(node.target.name)}, Namespace):")
        self.indent()
        self.writeline('raise TemplateRuntimeError("cannot assign attribute on non-namespace object")', node)
        self.outdent()
        self.newline(node)
        self.visit(node.target, frame)
        self.write(f" = kept({self._here}, {self._joining(node, (node,))}, ")
        self.visit(node.node, frame)
        self.write(")")

    def _folded(self, node: nodes.Expr, frame: Frame) -> nodes.Node:
        """The node, or the constant that it always is."""
        if self.optimizer is None or frame.eval_ctx.volatile:
            return node
        return cast("nodes.Node", self.optimizer.visit(node, frame.eval_ctx))

    def _joining(self, node: nodes.Node, parts: Sequence[nodes.Node]) -> str:
        """Words without a character that know the slots of the parts."""
        return self.name_of("words", Said(constant("", node), [slot_of(part, node) for part in parts]))

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        if isinstance(node, nodes.For):  # a recursive loop's text is this run's own
            self.writeline(f"{frame.buffer}.extend(opened(", node)
            return
        words = Said(constant("", node), [slot_of(node, node)])
        self.writeline(f"{frame.buffer}.extend(({self.name_of('words', words)}, ", node)

    def end_write(self, frame: Frame) -> None:  # noqa: ARG002 - Jinja's signature
        self.write("))")
