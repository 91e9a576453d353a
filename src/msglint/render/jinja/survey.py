"""What a template and the files it names may read and run, found without running them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from msglint.model import Branch, Place, Problem, Read
from msglint.render.base import TemplateFault
from msglint.render.jinja.chains import Chain, Chains, path_of
from msglint.render.jinja.flow import Flow
from msglint.render.jinja.values import Site, Unit, Use, Value

MOST = 2_000  # ways of running a body that are followed; of a template with more, as many are told


class Home(Struct, frozen=True):
    """Where a unit stands: the ``index``-th of a file and the layouts above it."""

    family: tuple[Flow, ...]
    index: int

    @property
    def flow(self) -> Flow:
        return self.family[self.index]

    def block(self, name: str, after: int = -1) -> tuple[Unit, Home] | None:
        """The block of this name that is printed: the first from the template up."""
        for index in range(after + 1, len(self.family)):
            unit = self.family[index].blocks.get(name)
            if unit is not None:
                return unit, Home(self.family, index)
        return None


class Survey:
    """``load`` gives the templates that a tag of a template names; ``ours`` says which names are no fields."""

    def __init__(self, load: Callable[[Site, Flow], Sequence[Flow]], ours: Callable[[str], bool]) -> None:
        self.flows: dict[Flow, None] = {}
        self._load = load
        self._ours = ours
        self._chains = Chains()
        self._homes: dict[Chain, Home] = {}
        self._modules: dict[Site, list[tuple[Flow, Chain, Home]]] = {}
        self._found: dict[tuple[str, Place], dict[Read, None]] = {}

    def file(self, flow: Flow, site: Site | None = None, by: Chain | None = None, block: str = "") -> None:
        """Follow a file and the layouts that it extends; with a block that is printed alone, wherever it stands."""
        for family in self._families((flow,)):
            chain = self._chains.chain(flow.root, site, by)
            for index, member in enumerate(family):
                self.flows[member] = None
                if index:
                    chain = self._chains.chain(member.root, family[index - 1].root.leaving, chain)
                self._unit(chain, Home(family, index))
            if block:
                self._run(Home(family, 0).block(block), family[-1].root.leaving, chain)

    def reads(self) -> tuple[Read, ...]:
        """Every read; one that nothing more is known of only where it is the only one of its tag."""
        return tuple(
            read
            for found in self._found.values()
            for read in found
            if len(found) == 1 or read.printed or read.iterated or read.called
        )

    def branches(self, flow: Flow) -> tuple[Branch, ...]:
        """The bodies of one file that a run may go through or not."""
        chains: dict[Unit, list[Chain]] = {}
        for chain in self._homes:
            chains.setdefault(chain.unit, []).append(chain)
        return tuple(
            Branch(way.number, way.place, self._tests(chains.get(way.unit, []), way.tests), way.fallback)
            for way in flow.ways.values()
        )

    def _tests(self, chains: Sequence[Chain], tests: Value) -> tuple[str, ...]:
        names = {field.path for chain in chains for field in chain.resolve(tests).fields}
        return tuple(sorted(name for name in names if not self._ours(_root(name))))

    def _families(self, below: tuple[Flow, ...]) -> Iterator[tuple[Flow, ...]]:
        """The file with the layouts above it: as often as a tag leaves the choice."""
        leaving = below[-1].root.leaving
        layouts = self._load(leaving, below[-1])
        if not layouts:
            yield below
        for layout in layouts:
            if layout in below:
                raise TemplateFault(Problem("render", "it extends itself", leaving.place, "take this tag out"))
            yield from self._families((*below, layout))

    def _unit(self, chain: Chain, home: Home) -> None:
        if chain in self._homes or len(self._homes) >= MOST or _endless(chain):
            return
        self._homes[chain] = home
        covered = chain.unit.kind == "root" and home.index < len(home.family) - 1  # its layout prints, not it
        for use in chain.unit.uses:
            self._use(chain, use, printed=use.printed and not covered)
        for site in chain.unit.sites:
            if site.kind == "include":
                for flow in self._load(site, home.flow):
                    self.file(flow, site, chain)
            elif site.kind == "import":
                self._import(site, chain, home)
            elif site.kind == "block":
                if not covered:
                    self._run(home.block(site.callee), site, chain)
            else:
                self._call(site, chain, home)

    def _import(self, site: Site, chain: Chain, home: Home) -> None:
        modules = self._modules[site] = []
        for flow in self._load(site, home.flow):
            self.flows[flow] = None
            inner, there = self._chains.chain(flow.root, site, chain), Home((flow,), 0)
            modules.append((flow, inner, there))
            self._unit(inner, there)

    def _call(self, site: Site, chain: Chain, home: Home) -> None:
        name, _, attribute = site.callee.partition(".")
        if name == "super":
            self._run(home.block(chain.unit.name, home.index), site, chain)
        elif name == "self" and attribute:
            self._run(home.block(attribute), site, chain)
        elif name == "caller":
            self._caller(site, chain)
        elif name in home.flow.imports:
            imported, original = home.flow.imports[name]
            for flow, scope, there in self._modules.get(imported, ()):
                macro = flow.bodies.get(attribute or original)
                if macro is not None:
                    self._unit(self._chains.chain(macro, site, chain, scope), there)
                    return
            self._given_away(site, chain)
        elif name in home.flow.bodies:
            macro = home.flow.bodies[name]
            self._unit(self._chains.chain(macro, site, chain, _around(chain, macro)), home)

    def _run(self, found: tuple[Unit, Home] | None, site: Site, chain: Chain) -> None:
        if found is not None:
            unit, home = found
            self._unit(self._chains.chain(unit, site, chain), home)

    def _caller(self, site: Site, chain: Chain) -> None:
        """The body of the call block that runs this macro."""
        macro: Chain | None = chain
        while macro is not None and (macro.site is None or macro.site.runs is None or macro.unit.kind != "macro"):
            macro = macro.scope
        if macro is not None and macro.site is not None and macro.by is not None and macro.site.runs is not None:
            self._unit(self._chains.chain(macro.site.runs, site, chain, macro.by), self._homes[macro.by])

    def _given_away(self, site: Site, chain: Chain) -> None:
        """What is handed to something that only a run can tell may be printed."""
        for value in (*site.args, *site.kwargs.values()):
            for origin in value.origins:
                self._use(chain, Use(origin, origin.tag or site.place, printed=True), printed=True)

    def _use(self, chain: Chain, use: Use, *, printed: bool) -> None:
        for origin in chain.trace(use.origin):
            if origin is None or self._ours(origin.name):
                continue
            guarded = use.guarded or origin.guarded
            place, defaulted = origin.tag or use.place, origin.defaulted and not use.guarded
            read = Read(path_of(origin), place, printed, guarded, use.iterated, use.called, defaulted)
            self._found.setdefault((read.field, read.place), {})[read] = None


def _endless(chain: Chain) -> bool:
    """Whether a unit is run from the same tag that has already led to it."""
    before = chain.by
    while before is not None:
        if before.unit is chain.unit and before.site is chain.site:
            return True
        before = before.by
    return False


def _around(chain: Chain, macro: Unit) -> Chain | None:
    """The way whose variables a macro closes over."""
    scope: Chain | None = chain
    while scope is not None and scope.unit is not macro.outer:
        scope = scope.scope
    return scope


def _root(path: str) -> str:
    return path.split(".", 1)[0].split("[", 1)[0]
