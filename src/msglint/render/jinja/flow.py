"""Follows a template's statements: which fields can reach which tag, which files and bodies it runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from jinja2 import nodes

from msglint.model import Place
from msglint.render.jinja.presence import presence
from msglint.render.jinja.runs import Runs
from msglint.render.jinja.scopes import Scope, State
from msglint.render.jinja.tags import Sheet, Tag, position
from msglint.render.jinja.translations import Translation, layout, trans_tag, values_of, variable_tags
from msglint.render.jinja.values import ANY, NOTHING, UNKNOWN, WORDS, Slot, Value, Way, join

PASSES = 6  # what a later statement gives a macro's variables is known after the first
DEEPEST = 4  # loops in one another that are followed into whatever they are handed again


class Flow(Runs):
    """One template's flow.

    ``ways``: by the ``id`` of a body's list of nodes; ``passed``: of an ``if`` without ``else``, the way past it.
    ``translations``: of what is printed.
    """

    def __init__(self, sheet: Sheet, ours: Callable[[str], bool], first: Tag | None) -> None:
        super().__init__(sheet, ours, defaultdict(lambda: NOTHING))
        self.ways: dict[int, Way] = {}
        self.passed: dict[int, Way] = {}
        self.translations: dict[int, Translation] = {}
        self._elses = else_tags(sheet, first)

    def follow(self, tree: nodes.Template) -> None:
        """Follow the whole template, until nothing new is learnt."""
        for _ in range(PASSES):
            before = dict(self.assigned), dict(self.spaces)
            for unit in (self.root, *self.units.values()):
                unit.sites.clear()
                unit.uses.clear()
            self.scope = Scope(self.root, self.assigned)
            self.body(tree.body)
            self.root.leaving.env = self.seen(self.scope.top)
            if before == (dict(self.assigned), dict(self.spaces)):
                break

    def do_output(self, node: nodes.Output) -> None:
        for child in node.nodes:
            tag = trans_tag(self.sheet, child)
            if tag is not None:
                self._translation(child, tag)
            elif not isinstance(child, nodes.TemplateData):
                self.slot(child, self.read(child, printed=True))

    def _translation(self, node: nodes.Expr, tag: Tag) -> None:
        """A ``trans`` tag: a variable that it does not give a value itself is named where its body prints it."""
        tags = variable_tags(self.sheet, tag)
        slots: dict[str, Slot] = {}
        for name, value in values_of(node).items():
            self.enter(node)
            if isinstance(value, nodes.Name) and value.name == name and name in tags:
                self.enter_tag(tags[name])
            found = self.value(value)
            self.use(found, printed=name in tags)
            slots[name] = self.made_slot(self.sheet.of(tag), found)
        self.enter(node)
        whole = Slot(self.sheet.of(tag), join((WORDS, self.value(node), *(slot.value for slot in slots.values()))))
        self._captures[-1].append(whole.value)
        self.translations[id(node)] = layout(self.sheet, tag, slots, whole)

    def do_exprstmt(self, node: nodes.ExprStmt) -> None:
        self.read(node.node)

    def do_assign(self, node: nodes.Assign) -> None:
        value = self.read(node.node)
        self.bind(node.target, value)
        if isinstance(node.target, nodes.NSRef):
            self.slots[id(node)] = self.made_slot(self.sheet.at(node), value)

    def do_assignblock(self, node: nodes.AssignBlock) -> None:
        value = self.capture(node.body)
        self.bind(node.target, value if node.filter is None else value.join(self.read(node.filter)))

    def bind(self, target: nodes.Node, value: Value) -> None:
        """Give the names of a target their values."""
        for name, attribute, held in targets(target, value):
            if attribute:
                self.spaces[name] = self.spaces.get(name, NOTHING).join(held.within(attribute))
            else:
                self.scope.set(name, held)

    def do_if(self, node: nodes.If) -> None:
        tests = NOTHING
        ends: list[tuple[Way, State]] = []
        absent = True  # whether all tests so far only ask whether there is a value
        self.unsure += 1
        for number, branch in enumerate((node, *node.elif_)):
            self.enter(branch)
            tests = tests.join(self._asked(branch.test))
            asks = presence(branch.test)
            fallback = asks is False or (number > 0 and absent and asks is True)
            absent = absent and asks is True
            way = self._way(branch.body, self.sheet.at(branch), tests, fallback=fallback)
            start = self.scope.state()
            with self.given(branch.test, truth=True):
                self.body(branch.body)
            ends.append((way, self.scope.state()))
            self.scope.restore(start)
        if node.else_:
            way = self._way(node.else_, self._else_place(node), tests, fallback=absent)
        else:
            way = self.passed.setdefault(id(node), Way(self.sheet.whole, self.scope.unit, tests))
        with self.given(node.test, truth=False):
            self.body(node.else_)
        self.unsure -= 1
        self.scope.merge((*ends, (way, self.scope.state())))

    def _asked(self, test: nodes.Node) -> Value:
        """All that a test reads."""
        uses = self.scope.unit.uses
        known = len(uses)
        self.read(test)
        return Value(frozenset(use.origin for use in uses[known:]))

    def _else_place(self, node: nodes.If | nodes.For) -> Place:
        found = position(node)
        return self.sheet.of(self._elses.get(found.tag) if found is not None else None)

    def do_for(self, node: nodes.For) -> None:
        place = self.sheet.at(node)
        over = self.read(node.iter, iterated=True)
        self._way(node.body, place, over, fallback=False)
        self.fed.append(over)
        self.unsure += 1
        self._rounds(node, place)
        self.fed.pop()
        if node.else_:
            self._way(node.else_, self._else_place(node), over, fallback=True)
            with self.scope.inner():
                self.body(node.else_)
        self.unsure -= 1

    def _rounds(self, node: nodes.For, place: Place) -> None:
        """Follow the body; again while a recursive loop is handed elements that it has not had."""
        unit = self.scope.unit
        known = len(unit.uses), len(unit.sites)
        for number in range(PASSES):
            if number and len(self.fed) > DEEPEST:
                return
            fed = self.fed[-1] if len(self.fed) <= DEEPEST else self.fed[-1].join(UNKNOWN)
            del unit.uses[known[0] :], unit.sites[known[1] :]
            element = fed.step(ANY, place).passed(place)
            with self.scope.inner():
                self.scope.vars["loop.previtem"] = self.scope.vars["loop.nextitem"] = element
                self.bind(node.target, element)
                self.read(node.test)
                self.body(node.body)
            if self.fed[-1] == fed:
                return

    def _way(self, body: Sequence[nodes.Node], place: Place, tests: Value, *, fallback: bool) -> Way:
        way = self.ways.setdefault(id(body), Way(place, self.scope.unit, tests, fallback))
        way.tests = tests
        return way

    def do_with(self, node: nodes.With) -> None:
        values = [self.read(value) for value in node.values]
        with self.scope.inner():
            for target, value in zip(node.targets, values, strict=True):
                self.bind(target, value)
            self.body(node.body)

    def do_scope(self, node: nodes.Scope) -> None:
        with self.scope.inner():
            self.body(node.body)

    def do_scopedevalcontextmodifier(self, node: nodes.ScopedEvalContextModifier) -> None:
        for option in node.options:
            self.read(option.value)
        self.body(node.body)

    def do_filterblock(self, node: nodes.FilterBlock) -> None:
        value = self.capture(node.body)
        self.slot(node, value.join(self.read(node.filter)))


def targets(target: nodes.Node, value: Value) -> Iterator[tuple[str, str, Value]]:
    """The names (and the attribute, of a namespace) that an assignment sets, each with what it then may hold."""
    if isinstance(target, nodes.Name):
        yield target.name, "", value
    elif isinstance(target, nodes.NSRef):
        yield target.name, target.attr, value
    elif isinstance(target, nodes.Tuple | nodes.List):
        for index, item in enumerate(target.items):
            yield from targets(item, value.step(f"[{index}]", None))


def concat_parts(node: nodes.Expr) -> list[nodes.Expr]:
    """What ``~`` puts together, one after another."""
    if not isinstance(node, nodes.Concat):
        return [node]
    return [part for child in node.nodes for part in concat_parts(child)]


def else_tags(sheet: Sheet, first: Tag | None) -> dict[Tag, Tag]:
    """For each ``if`` and ``for`` tag its ``else`` tag, where it has one."""
    found: dict[Tag, Tag] = {}
    opened: list[Tag] = []
    tag = first
    while tag is not None:
        word = sheet.keyword(tag) if tag.kind == "block" else ""
        if word in ("if", "for"):
            opened.append(tag)
        elif word in ("endif", "endfor") and opened:
            opened.pop()
        elif word == "else" and opened:
            found.setdefault(opened[-1], tag)
        tag = tag.after
    return found
