"""From variables of one body, through the tags that handed them over, to the variables from outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from msglint.model import Place, Segment
from msglint.render.jinja.output import Activation
from msglint.render.jinja.values import ANY, Origin, Site, Slot, Unit, Value, Way


class Field(Struct, frozen=True):
    """An outside variable, or a way into one.

    ``tag`` is the tag that names it, where another one prints it. ``ways``: it only can be what is printed where a run
    went through all of these.
    """

    path: str
    tag: Place | None = None
    ways: frozenset[Way] = frozenset()


class Resolved(Struct, frozen=True):
    """Where a value comes from. ``sure``: from nowhere else."""

    fields: tuple[Field, ...]
    sure: bool


class Printed:
    """What a slot has printed. ``ways``: numbers of those that decide where the value comes from."""

    __slots__ = ("resolved", "segments", "ways")

    def __init__(self, resolved: Resolved) -> None:
        self.resolved = resolved
        self.ways = frozenset(way.number for field in resolved.fields for way in field.ways)
        self.segments: dict[tuple[str, frozenset[int]], Segment] = {}


class Chain:
    """A way on which a unit is run: the tags from the outermost template to it. Runs on the same way share one.

    ``literals`` (by the ``id`` of ``Words``, which stay as long as their template) and ``printed`` remember what has
    been made for it.
    """

    __slots__ = ("_resolved", "by", "literals", "printed", "scope", "site", "unit")

    def __init__(self, unit: Unit, site: Site | None, by: Chain | None, scope: Chain | None) -> None:
        self.unit = unit
        self.site = site
        self.by = by
        self.scope = scope
        self.literals: dict[tuple[int, tuple[Place, ...]], Segment] = {}
        self.printed: dict[tuple[Slot, tuple[Place, ...]], Printed] = {}
        self._resolved: dict[Value, Resolved] = {}

    def via(self) -> tuple[Place, ...]:
        """The tags that led here, outermost first; blocks and layouts are no steps of their own."""
        before = self.by.via() if self.by is not None else ()
        if self.site is None or self.site.kind in ("block", "extends") or self.unit.kind == "block":
            return before
        return (*before, self.site.place)

    def resolve(self, value: Value) -> Resolved:
        """The fields that a value of this unit may come from."""
        if value not in self._resolved:
            fields: dict[Field, None] = {}
            sure = not value.unknown
            for origin in sorted(value.origins, key=_order):
                for found in self.trace(origin):
                    if found is None:
                        sure = False
                    else:
                        fields[Field(path_of(found), found.tag, found.ways)] = None
            self._resolved[value] = Resolved(tuple(fields), sure)
        return self._resolved[value]

    def trace(self, origin: Origin) -> Iterator[Origin | None]:
        """The outside variables behind an origin; ``None`` where it is not known who gave the value."""
        home: Chain | None = self
        while home is not None and home.unit is not origin.unit:
            home = home.scope
        if home is None:
            yield None
            return
        given = home.given(origin.name)
        if given is None:
            yield origin
            return
        for value, chain in given:
            if not value.exact:
                yield None
            for inner in value.origins:
                for step in chain.trace(inner):
                    yield from _followed(origin, step)

    def given(self, name: str) -> Iterable[tuple[Value, Chain]] | None:
        """What this unit's variable is given, and where; ``None`` where it comes from outside."""
        site, by = self.site, self.by
        if self.unit.called:
            return self._argument(name)
        if site is None or by is None:
            return None
        if site.isolated:
            return ()
        if name in site.env:
            return ((site.env[name], by),)
        around = by
        while around.unit.called and around.scope is not None:
            around = around.scope
        return ((Value(frozenset([Origin(around.unit, name)])), around),)

    def _argument(self, name: str) -> Iterable[tuple[Value, Chain]]:
        site, by, unit = self.site, self.by, self.unit
        if site is None or by is None:
            return ((Value(unknown=True), self),)
        found: list[tuple[Value, Chain]] = []
        if site.spread is not None:
            found.append((replace(site.spread.flat(), unknown=True), by))
        if name in unit.params:
            index = unit.params.index(name)
            if index < len(site.args):
                found.append((site.args[index], by))
            elif name in site.kwargs:
                found.append((site.kwargs[name], by))
            elif name in unit.defaults:
                found.append((unit.defaults[name], self))
        elif name == "varargs":
            found.extend((value.within(ANY), by) for value in site.args[len(unit.params) :])
        elif name == "kwargs":
            found.extend((value.within(key), by) for key, value in site.kwargs.items() if key not in unit.params)
        return found


def _order(origin: Origin) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    return origin.name, origin.path, origin.at, str(origin.tag)


def _followed(outer: Origin, inner: Origin | None) -> Iterator[Origin | None]:
    """``inner`` is what the variable of ``outer`` was given: what ``outer`` takes out of it."""
    if inner is None:
        yield None
        return
    at: Origin | None = inner
    for step in outer.path:
        at = at.step(step, outer.tag) if at is not None else None
    if at is not None:
        made, guarded = at.made or outer.made, at.guarded or outer.guarded
        defaulted = guarded and (at.defaulted or not at.guarded) and (outer.defaulted or not outer.guarded)
        ways = at.ways | outer.ways
        yield replace(at, at=(*outer.at, *at.at), made=made, guarded=guarded, defaulted=defaulted, ways=ways)


def path_of(origin: Origin) -> str:
    """An outside variable's dotted path: ``contact.products[*].name``, ``contact["First Name"]``."""
    text = origin.name
    for step in origin.path:
        if step == ANY:
            text += "[*]"
        elif step.startswith("[") and step.endswith("]"):
            text += step
        elif step.isidentifier():
            text += f".{step}"
        else:
            text += f'["{step}"]'
    return text


class Chains:
    """All ways on which the units of some templates have been run."""

    def __init__(self) -> None:
        self._known: dict[tuple[Unit, Site | None, Chain | None, Chain | None], Chain] = {}

    def chain(self, unit: Unit, site: Site | None = None, by: Chain | None = None, scope: Chain | None = None) -> Chain:
        key = unit, site, by, scope
        if key not in self._known:
            self._known[key] = Chain(*key)
        return self._known[key]

    def of(self, run: Activation | None) -> Chain | None:
        """The way that a run has come."""
        if run is None:
            return None
        if run.chain is None:
            run.chain = self.chain(run.unit, run.site, self.of(run.by), self.of(run.scope))
        return run.chain  # type: ignore[no-any-return]
