"""The kinds of check: modules of ``msglint.checks`` by file name, and those that installed packages offer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from msglint import files
from msglint.errors import Errors, MsglintError
from msglint.marked import suggest
from msglint.model import Check
from msglint.packs.judge import WRONG, built, defaults_of, expected, hints_of, is_record
from msglint.regex import regex

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "msglint.checks"
NAME = regex(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class Kind(Struct, frozen=True):
    """A kind of check. ``options``: the struct or dataclass that declares its options; ``about``: its docstring."""

    name: str
    options: type
    check: Callable[[Any], Check]
    about: str = ""

    @property
    def hints(self) -> Mapping[str, Any]:
        """The options' types, by name."""
        return hints_of(self.options)

    @property
    def defaults(self) -> Mapping[str, Any]:
        """What the options are where no rule sets them."""
        return defaults_of(self.options)

    def make(self, options: Mapping[str, Any], fault: Callable[[str, str], None]) -> Check | None:
        """The check with these options; ``None`` once ``fault`` was told what is wrong, and the remedy."""
        values = built(self.options, options, (), lambda _, message, hint: fault(message, hint))
        if values is WRONG:
            return None
        try:
            return self.check(values)
        except Exception as error:  # noqa: BLE001  a check of another package may raise anything
            about = "; ".join(f"{name}: {expected(hint)}" for name, hint in self.hints.items())
            fault(f"the check {self.name!r} {error}", f"its options are {about}")
            return None


class Kinds:
    """Finds kinds by name. Those of other packages are loaded only where ``plugins`` names them or their package."""

    def __init__(self, plugins: Iterable[str] = (), where: str = "", errors: Errors | None = None) -> None:
        self._found: dict[str, Kind | None] = {}
        self._foreign: Mapping[str, EntryPoint] = {}
        if plugins:
            self._foreign = allowed(tuple(plugins), where, Errors() if errors is None else errors)

    def names(self) -> tuple[str, ...]:
        """Every kind that a rule may name."""
        return tuple(sorted({*own_names(), *self._foreign}))

    def find(self, name: str) -> Kind | None:
        """The kind, or ``None`` where there is none; raises ``MsglintError`` where a package's kind cannot be used."""
        if name not in self._found:
            self._found[name] = self._load(name)
        return self._found[name]

    def default(self, name: str, option: str) -> Any:
        """What an option of a kind is where no rule sets it; ``None`` where there is no such option."""
        kind = self.find(name)
        return kind.defaults.get(option) if kind else None

    def unknown(self, name: str) -> tuple[str, str]:
        """What to say of a name that is no kind: the sentence and the remedy."""
        meant = suggest(name, self.names())
        if not meant and any(point.name == name for point in offered()):
            meant = f"an installed package offers it: allow it with `plugins: [{name}]` in msglint.yaml"
        return f"there is no check {name!r}", meant or f"the checks are {', '.join(self.names())}"

    def _load(self, name: str) -> Kind | None:
        if name in self._foreign:
            return foreign(self._foreign[name])
        if not NAME.fullmatch(name):
            return None
        path = f"msglint.checks.{name.replace('-', '_')}"
        try:
            module = import_module(path)
        except ModuleNotFoundError as error:
            if error.name == path:
                return None
            raise
        return Kind(name, module.Options, module.Check, module.__doc__ or "")


def own_names() -> tuple[str, ...]:
    """The kinds that msglint has itself, by their files' names."""
    from pkgutil import iter_modules

    from msglint import checks

    return tuple(sorted(found.name.replace("_", "-") for found in iter_modules(checks.__path__)))


def offered() -> tuple[EntryPoint, ...]:
    """The kinds that installed packages offer, not loaded."""
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))


def allowed(plugins: tuple[str, ...], where: str, errors: Errors) -> dict[str, EntryPoint]:
    """The offered kinds that the configuration names, by kind or by package."""
    files.beyond()
    points = offered()
    found: dict[str, EntryPoint] = {}
    for plugin in plugins:
        meant = [point for point in points if plain(plugin) in (plain(point.name), plain(package(point)))]
        if not meant:
            known = sorted({name for point in points for name in (point.name, package(point)) if name})
            hint = suggest(plugin, known) or "install the package, or take the name out of `plugins:`"
            errors.add(f"no installed package offers checks as {plugin!r}", where=where, hint=hint)
        found.update({point.name: point for point in meant})
    for name in sorted(set(found) & set(own_names())):
        hint = f"take {package(found[name])!r} out of `plugins:`"
        errors.add(f"{package(found[name])} offers a check {name!r}, which msglint has itself", where=where, hint=hint)
        del found[name]
    return found


def foreign(point: EntryPoint) -> Kind:
    """A package's kind, loaded; raises ``MsglintError`` where it is not what a kind must be."""
    where = f"{point.value} (of {package(point) or 'an installed package'})"
    hint = "update the package, or take it out of `plugins:` in msglint.yaml"
    try:
        module = point.load()
    except Exception as error:  # noqa: BLE001  a package's import may raise anything
        raise MsglintError(f"the check {point.name!r} cannot be loaded: {error}", where=where, hint=hint) from None
    options, check = getattr(module, "Options", None), getattr(module, "Check", None)
    if not is_record(options) or not callable(check):
        raise MsglintError(
            f"the check {point.name!r} needs a dataclass `Options` and a class `Check`", where=where, hint=hint
        )
    return Kind(point.name, options, check, module.__doc__ or "")


def package(point: EntryPoint) -> str:
    """The name of the package that offers it."""
    return point.dist.name if point.dist else ""


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
