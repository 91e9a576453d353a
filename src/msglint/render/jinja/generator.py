"""The code of everything that runs another body: calls, blocks, includes, imports, layouts."""

# ruff: noqa: N802 - Jinja names what visits a node after the node's class

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import Frame

from msglint.render.jinja.codegen import OutputGenerator


class TracingGenerator(OutputGenerator):
    """Generates one template's code, in which every run knows from which tag it was started."""

    def _site(self, node: nodes.Node) -> str:
        key = id(node)
        return self.name_of("site", lambda flow: flow.sites[key])

    def _insert(self, node: nodes.Node, sheets: str, frame: Frame) -> None:
        """Put the output of other runs into this one's; what follows is this one's again."""
        self.writeline(f"{frame.buffer}.extend(linked({sheets}, {self._site(node)}, {self._here}))", node)
        self.writeline(f"{frame.buffer}.append({self._here})")

    def visit_Call(self, node: nodes.Call, frame: Frame, **how: Any) -> None:  # type: ignore[override]
        if id(node) not in self.flow.sites:
            super().visit_Call(node, frame, **how)
            return
        self.write(f"called({self._site(node)}, {self._here}, ")
        if id(node) in self.flow.formats:
            self.write(f"{self._formatted(node)}environment.call(context, ")
            self.visit(node.node, frame)
            self._handed_over(node, frame)
        else:
            super().visit_Call(node, frame, **how)
        self.write(")")

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:
        if not (self.opening and frame.toplevel):
            super().visit_CallBlock(node, frame)

    def visit_FilterBlock(self, node: nodes.FilterBlock, frame: Frame) -> None:
        if not (self.opening and frame.toplevel):
            super().visit_FilterBlock(node, frame)

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:
        level = 0
        if frame.toplevel:
            if self.has_known_extends or self.opening:
                return
            if self.extends_so_far > 0:
                self.writeline("if parent_template is None:")
                self.indent()
                level += 1
        context = self.derive_context(frame) if node.scoped else self.get_context_ref()
        if node.required:
            self.writeline(f"if len(context.blocks[{node.name!r}]) <= 1:", node)
            self.indent()
            self.writeline(f'raise TemplateRuntimeError("Required block {node.name!r} not found")', node)
            self.outdent()
        self._insert(node, f"context.blocks[{node.name!r}][0]({context})", frame)
        self.outdent(level)

    def visit_Extends(self, node: nodes.Extends, frame: Frame) -> None:
        super().visit_Extends(node, frame)
        if self.opening:
            self.writeline("parent_template = parent_template.opening()")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        if self.opening and frame.toplevel:
            return
        if node.ignore_missing:
            self.writeline("try:")
            self.indent()
        self.writeline(f"template = environment.{_loading(node.template)}(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
        if node.ignore_missing:
            self.outdent()
            self.writeline("except TemplateNotFound:")
            self.indent()
            self.writeline("pass")
            self.outdent()
            self.writeline("else:")
            self.indent()
        if node.with_context:
            context = f"template.new_context(context.get_all(), True, {self.dump_local_context(frame)})"
            self._insert(node, f"template.root_render_func({context})", frame)
        else:
            self._insert_alone(node, frame)
        if node.ignore_missing:
            self.outdent()

    def _insert_alone(self, node: nodes.Include, frame: Frame) -> None:
        """A file without context. Jinja prints it at once, even where a capture stands around it."""
        buffer = frame.buffer if self._nested else self._out
        self.writeline(
            f"{buffer}.extend(included(template._get_default_module(), {self._site(node)}, {self._here}))", node
        )
        self.writeline(f"{buffer}.append({self._here})")

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:
        super().visit_Import(node, frame)
        self.writeline(f"imported({frame.symbols.ref(node.target)}, {self._site(node)}, {self._here})", node)

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:
        super().visit_FromImport(node, frame)
        self.writeline(f"imported(included_template, {self._site(node)}, {self._here})", node)


def _loading(node: nodes.Expr) -> str:
    """The method that finds the file, as Jinja chooses it."""
    if isinstance(node, nodes.Const):
        if isinstance(node.value, str):
            return "get_template"
        return "select_template" if isinstance(node.value, list | tuple) else "get_or_select_template"
    return "select_template" if isinstance(node, nodes.List | nodes.Tuple) else "get_or_select_template"
