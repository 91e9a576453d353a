"""Follows what a template runs besides its own statements: macros, blocks, other files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import nodes
from msgspec.structs import replace

from msglint.render.jinja.calls import Calls
from msglint.render.jinja.references import is_written_out, named_files
from msglint.render.jinja.scopes import Assigned, Scope
from msglint.render.jinja.tags import Sheet
from msglint.render.jinja.values import UNKNOWN, WORDS, Origin, Site, Unit, Value, join


class Runs(Calls):
    """Keyed by syntax node (``id``): ``slots`` of what is printed, ``sites`` from which something is run, ``units``.

    ``bodies``: macros by name. ``imports``: for the names that an import gives, the tag and the name there (empty: all
    of the file's names). ``spaces``: what is put into namespaces, by variable; ``open``: other files may put more into
    them. ``unsure``: how many bodies that may be passed over are around.
    """

    def __init__(self, sheet: Sheet, ours: Callable[[str], bool], assigned: Assigned) -> None:
        super().__init__(sheet, ours)
        self.root = self.scope.unit
        self.units: dict[int, Unit] = {}
        self.blocks: dict[str, Unit] = {}
        self.bodies: dict[str, Unit] = {}
        self.imports: dict[str, tuple[Site, str]] = {}
        self.spaces: dict[str, Value] = {}
        self.open = False
        self.unsure = 0
        self.assigned = assigned
        self._captures: list[list[Value]] = [[]]

    def body(self, statements: Sequence[nodes.Node]) -> None:
        """Follow statements one after another."""
        for statement in statements:
            self.enter(statement)
            handler: Callable[[Any], None] = getattr(self, f"do_{type(statement).__name__.lower()}", self.unknown)
            handler(statement)

    def unknown(self, node: nodes.Node) -> None:
        """A statement of an extension: whatever it holds is followed."""
        for _, held in node.iter_fields():
            for child in held if isinstance(held, list) else [held]:
                if isinstance(child, nodes.Expr):
                    self.read(child)
                elif isinstance(child, nodes.Stmt):
                    self.body([child])

    def capture(self, statements: Sequence[nodes.Node]) -> Value:
        """What may stand in the text that these statements print."""
        self._captures.append([])
        with self.scope.inner():
            self.body(statements)
        return join((WORDS, *self._captures.pop())).flat()

    def slot(self, node: nodes.Node, value: Value) -> None:
        """The node prints this value."""
        self._captures[-1].append(value)
        self.slots[id(node)] = self.made_slot(self.sheet.at(node), value)

    def seen(self, variables: Mapping[str, Value]) -> Mapping[str, Value]:
        """Variables as another file or block finds them: namespaces with all that is ever put into them."""
        return {name: self.filled(name, value) for name, value in variables.items()}

    def filled(self, name: str, value: Value) -> Value:
        """A variable's value; of a namespace, with all that this template ever puts into it."""
        if name not in self.spaces:
            return value
        return replace(value.join(self.spaces[name]), called=True, unknown=value.unknown or self.open)

    def _name(self, node: nodes.Name) -> Value:
        return self.filled(node.name, super()._name(node))

    def site(self, node: nodes.Node, site: Site) -> Site:
        """The node runs another unit."""
        self.sites[id(node)] = site
        self.scope.unit.sites.append(site)
        return site

    def do_macro(self, node: nodes.Macro) -> None:
        self.macros.add(node.name)
        self.bodies[node.name] = self._called_body(node, "macro", node.name)
        self.scope.set(node.name, WORDS.join(UNKNOWN))

    def do_callblock(self, node: nodes.CallBlock) -> None:
        unit = self._called_body(node, "caller", "caller")
        value = self.read(node.call)
        self.sites[id(node.call)].runs = unit
        self.slot(node, value.join(unit.printed))

    def _called_body(self, node: nodes.Macro | nodes.CallBlock, kind: str, name: str) -> Unit:
        unit = self._unit(node, kind, name)
        unit.params, unit.outer = tuple(arg.name for arg in node.args), self.scope.unit
        self.unsure += 1
        around, guards = self.scope, self._guards
        self.scope, self._guards = Scope(unit, self.assigned, around), frozenset()
        required = len(unit.params) - len(node.defaults)
        for index, param in enumerate((*unit.params, "varargs", "kwargs")):
            if required <= index < len(unit.params):
                unit.defaults[param] = self.read(node.defaults[index - required])
            self.scope.vars.setdefault(param, Value(frozenset([Origin(unit, param)])))
        self.scope.vars.setdefault("caller", WORDS.join(UNKNOWN))
        unit.printed = self.capture(node.body)
        self.scope, self._guards = around, guards
        self.unsure -= 1
        return unit

    def do_block(self, node: nodes.Block) -> None:
        env = self.seen(self.scope.visible() if node.scoped else self.scope.context())
        self.site(node, Site("block", self.sheet.at(node), env=env, callee=node.name))
        unit = self.blocks[node.name] = self._unit(node, "block", node.name)
        around, guards = self.scope, self._guards
        self.scope, self._guards = Scope(unit, self.assigned), frozenset()
        unit.printed = self.capture(node.body)
        self.scope, self._guards = around, guards
        self._captures[-1].append(unit.printed)

    def _unit(self, node: nodes.Node, kind: str, name: str) -> Unit:
        return self.units.setdefault(id(node), Unit(kind, name, self.sheet.at(node)))

    def do_include(self, node: nodes.Include) -> None:
        self._file(node, "include", ignored=node.ignore_missing)
        self._captures[-1].append(WORDS.join(UNKNOWN))

    def do_import(self, node: nodes.Import) -> None:
        self._import(node, {node.target: ""})

    def do_fromimport(self, node: nodes.FromImport) -> None:
        names = [name if isinstance(name, tuple) else (name, name) for name in node.names]
        self._import(node, {alias: name for name, alias in names})

    def _import(self, node: nodes.Import | nodes.FromImport, names: dict[str, str]) -> None:
        site = self._file(node, "import")
        for alias, name in names.items():
            self.imports[alias] = site, name
            self.macros.add(alias)
            self.scope.set(alias, WORDS.join(UNKNOWN))

    def _file(self, node: nodes.Include | nodes.Import | nodes.FromImport, kind: str, *, ignored: bool = False) -> Site:
        """Another file is run here."""
        self.read(node.template)
        site = Site(kind, self.sheet.at(node), targets=named_files(node.template))
        site.isolated = not node.with_context
        site.env = self.seen(self.scope.visible()) if node.with_context else {}
        self.open = self.open or node.with_context
        site.sure = is_written_out(node.template) and not (ignored or self.unsure)
        return self.site(node, site)

    def do_extends(self, node: nodes.Extends) -> None:
        self.read(node.template)
        leaving = self.root.leaving
        leaving.place, leaving.targets = self.sheet.at(node), named_files(node.template)
        leaving.sure = is_written_out(node.template) and not self.unsure
