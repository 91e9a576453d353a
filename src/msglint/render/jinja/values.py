"""What the value of an expression may come from, told without running the template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from msglint.model import NOWHERE, Place

ANY = "*"
DEEPEST = 10  # steps of a path, or containers in one another, beyond which nothing new is followed


class Unit(Struct, eq=False):
    """A body with variables of its own: a file's root, a block, a macro, the body of a call block.

    ``outer`` is the unit that a macro stands in. ``params`` and ``defaults`` are a macro's; ``leaving`` is how a root
    hands its variables to the layout it extends. ``printed``: what may stand in its text.
    """

    kind: str
    name: str
    place: Place
    params: tuple[str, ...] = ()
    outer: Unit | None = None
    defaults: dict[str, Value] = field(default_factory=dict)
    printed: Value = field(default_factory=lambda: NOTHING)
    leaving: Site = field(default_factory=lambda: Site("extends", NOWHERE))
    sites: list[Site] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)

    @property
    def called(self) -> bool:
        """Whether it has parameters and closes over the variables around it."""
        return self.kind in ("macro", "caller")


class Origin(Struct, frozen=True):
    """A variable of a unit, and the way from it to the value.

    ``path``: steps into it (``last_name``, ``*`` for any element, ``[0]``). ``at``: steps from the value at hand to
    this one, where the value at hand is a container that the template made. ``tag``: the tag that names the field;
    ``None`` where only the one who handed the variable in can tell. ``made``: computed from it, so that further
    steps say nothing about the field. ``guarded``: the template has something to say where it is empty; ``defaulted``:
    where it is undefined, at least. ``told``: that
    it is read has been told where it was handed to a macro or called. ``ways``: it is only what is meant where a run
    went through all of these.
    """

    unit: Unit
    name: str
    path: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    tag: Place | None = None
    made: bool = False
    guarded: bool = False
    defaulted: bool = False
    told: bool = False
    ways: frozenset[Way] = frozenset()

    @property
    def key(self) -> tuple[Unit, str, tuple[str, ...]]:
        return self.unit, self.name, self.path

    def step(self, step: str, tag: Place | None) -> Origin | None:
        """What stands one step further in; ``None`` where this does not stand there."""
        if self.at:
            return replace(self, at=self.at[1:]) if ANY in (self.at[0], step) or self.at[0] == step else None
        if self.made or len(self.path) >= DEEPEST:
            return self if self.made else replace(self, made=True)
        path = (*self.path, step)
        if ANY in path[-2:] and path[-2:] == path[-4:-2]:  # ever further down a tree
            path = path[:-2]
        return replace(self, path=path, tag=tag)


class Value(Struct, frozen=True):
    """All that an expression's value may come from.

    ``mixed``: it may hold other characters beside those of one origin. ``words``: it may hold text that the
    template captured. ``unknown``: it may come from somewhere that is not told here. ``called``: something was called
    for it, which may be a macro of another file.
    """

    origins: frozenset[Origin] = frozenset()
    mixed: bool = False
    words: bool = False
    unknown: bool = False
    called: bool = False

    @property
    def exact(self) -> bool:
        return not (self.mixed or self.words or self.unknown)

    @property
    def telling(self) -> bool:
        """Whether it may be a text that knows how it was made: also where another file may have handed it in whole."""
        return self.called or not self.exact or any(not origin.path for origin in self.origins)

    def join(self, *others: Value) -> Value:
        """Either of them."""
        return join((self, *others))

    def mix(self) -> Value:
        return replace(self, mixed=True)

    def step(self, step: str, tag: Place | None) -> Value:
        """An element, attribute or item of it."""
        found = (origin.step(step, tag) for origin in self.origins)
        return replace(self, origins=frozenset(origin for origin in found if origin is not None))

    def within(self, step: str) -> Value:
        """A container that holds it."""
        return self._each(lambda origin: replace(origin, at=(step, *origin.at)[:DEEPEST]))

    def flat(self) -> Value:
        """What is made of everything in it."""
        return self._each(lambda origin: origin if origin.made and not origin.at else replace(origin, at=(), made=True))

    def guard(self) -> Value:
        return self._each(lambda origin: origin if origin.guarded else replace(origin, guarded=True))

    def default(self) -> Value:
        """The value, with something else where it is undefined."""
        return self._each(lambda origin: replace(origin, guarded=True, defaulted=not origin.guarded))

    def given(self) -> Value:
        """What a macro or a call may make of it."""
        return self._each(lambda origin: origin if origin.told else replace(origin, at=(), made=True, told=True))

    def under(self, way: Way) -> Value:
        """The value of those runs that go through ``way``."""
        return self._each(lambda origin: replace(origin, ways=origin.ways | {way}))

    def anyway(self) -> Value:
        """The value, whatever way a run goes."""
        return self._each(lambda origin: replace(origin, ways=frozenset()) if origin.ways else origin)

    def passed(self, tag: Place) -> Value:
        """An element, of which the loop at ``tag`` names no more than the whole that it is one of."""
        return self._each(lambda o: replace(o, tag=None) if o.tag == tag and o.path[-1:] == (ANY,) else o)

    def _each(self, change: Callable[[Origin], Origin]) -> Value:
        return replace(self, origins=frozenset(map(change, self.origins))) if self.origins else self


NOTHING: Value = Value()
WORDS = Value(words=True)
UNKNOWN = Value(unknown=True)


def join(values: Iterable[Value]) -> Value:
    """Any of these."""
    found = tuple(values)
    if len(found) == 1:
        return found[0]
    return Value(
        frozenset().union(*(value.origins for value in found)),
        any(value.mixed for value in found),
        any(value.words for value in found),
        any(value.unknown for value in found),
        any(value.called for value in found),
    )


class Site(Struct, eq=False):
    """A tag from which another unit is run: a call, an include, an import, a block, the layout that is extended.

    ``args``, ``kwargs``, ``spread`` (``*`` and ``**``) are a call's. ``env``: the variables that the other unit finds
    in its context; those that are not among them are looked up where the site itself stands. ``isolated``: it finds
    none. ``targets``: the files it may run (see ``references``); ``callee``: the name that is called; ``runs``: the
    body of a call block. ``sure``: whenever its unit is run it is used, and a file that is not there is a fault.
    """

    kind: str
    place: Place
    args: tuple[Value, ...] = ()
    kwargs: Mapping[str, Value] = field(default_factory=dict)
    spread: Value | None = None
    env: Mapping[str, Value] = field(default_factory=dict)
    isolated: bool = False
    targets: tuple[tuple[str, ...], ...] = ()
    callee: str = ""
    sure: bool = False
    runs: Unit | None = None


class Way(Struct, eq=False):
    """A body that a run may go through or not (also one that is not written: an ``else``); ``tests`` decide.

    ``number``: under which a run says that it went through it.
    """

    place: Place
    unit: Unit
    tests: Value
    fallback: bool = False
    number: int = -1


class Use(Struct, frozen=True):
    """A variable is read at ``place``. The flags are those of ``msglint.model.Read``."""

    origin: Origin
    place: Place
    printed: bool = False
    iterated: bool = False
    called: bool = False
    guarded: bool = False


class Slot:
    """An expression whose value is printed."""

    __slots__ = ("place", "value")

    def __init__(self, place: Place, value: Value) -> None:
        self.place = place
        self.value = value
