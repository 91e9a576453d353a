"""How the host application sets Jinja2 and what it adds to it, as msglint.yaml declares it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import ChainableUndefined, DebugUndefined, StrictUndefined, Undefined, nodes
from jinja2.environment import Environment
from jinja2.exceptions import TemplateError
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import import_string

from msglint.errors import MsglintError
from msglint.model import JinjaSettings

UNDEFINED: Mapping[str, type[Undefined]] = {
    "default": Undefined,
    "strict": StrictUndefined,
    "chainable": ChainableUndefined,
    "debug": DebugUndefined,
}
ALWAYS = ("i18n", "do", "loopcontrols")
BUILT_IN = ("autoescape", "with")  # extensions once, parts of the language now
GIVEN = frozenset(["value", "args", "kwargs"])
KEYS = ("functions", "filters", "tests", "globals")


def options(settings: JinjaSettings) -> dict[str, Any]:
    """What an environment is made with; raises ``MsglintError`` where an extension cannot be had."""
    names = dict.fromkeys((*ALWAYS, *(name for name in settings.extensions if name not in BUILT_IN)))
    return {
        "trim_blocks": settings.trim_blocks,
        "lstrip_blocks": settings.lstrip_blocks,
        "keep_trailing_newline": settings.keep_trailing_newline,
        "undefined": UNDEFINED.get(settings.undefined, Undefined),
        "extensions": list(dict.fromkeys(map(extension, names))),
    }


def extension(name: str) -> type[Extension]:
    """An extension by Jinja's short name (``do``) or dotted path."""
    path = name if "." in name else f"jinja2.ext.{name}"
    try:
        found = import_string(path)
    except Exception as error:  # a third party's module may raise anything while it is imported
        raise MsglintError(
            f"the Jinja extension {name!r} cannot be imported: {error}",
            hint="install the package that holds it beside msglint, or take it out of jinja: extensions",
        ) from error
    if not (isinstance(found, type) and issubclass(found, Extension)):
        raise MsglintError(f"{path} is no Jinja extension", hint="name the class: package.module.Class")
    return found


def equip(environment: Environment, settings: JinjaSettings) -> None:
    """Give an environment the host application's functions, filters, tests and globals."""
    null: Callable[..., None] = environment.install_null_translations  # type: ignore[attr-defined]
    null(newstyle=settings.newstyle_gettext)
    samples = Samples(settings, environment)
    for name, sample in settings.globals.items():
        environment.globals[name] = samples.constant(sample)
    functions = {name: samples.function(sample) for name, sample in settings.functions.items()}
    environment.globals.update(functions)
    environment.methods = functions  # type: ignore[attr-defined]
    for name, sample in settings.filters.items():
        environment.filters[name] = samples.filter(sample)
    for name, sample in settings.tests.items():
        environment.tests[name] = samples.test(sample)


class Samples:
    """What a declared name gives: a sample value, or what a Jinja expression makes of what it is given."""

    def __init__(self, settings: JinjaSettings, environment: Environment) -> None:
        self._inner = SandboxedEnvironment()
        self._inner.filters = environment.filters
        self._inner.tests = environment.tests
        self._inner.globals = environment.globals
        self._names = GIVEN | settings.functions.keys() | settings.globals.keys()

    def constant(self, sample: Any) -> Any:
        compute = self._expression(sample)
        return sample if compute is None else compute(value=None, args=(), kwargs={})

    def function(self, sample: Any) -> Callable[..., Any]:
        compute = self._expression(sample)
        fixed = "" if sample is None else sample

        def function(*args: Any, **kwargs: Any) -> Any:
            return compute(value=args[0] if args else None, args=args, kwargs=kwargs) if compute else fixed

        return function

    def filter(self, sample: Any) -> Callable[..., Any]:
        compute = self._expression(sample)

        def filtered(value: Any, *args: Any, **kwargs: Any) -> Any:
            if compute is not None:
                return compute(value=value, args=args, kwargs=kwargs)
            return value if sample is None else sample

        return filtered

    def test(self, sample: Any) -> Callable[..., bool]:
        made = self.filter(sample)

        def test(value: Any, *args: Any, **kwargs: Any) -> bool:
            return bool(made(value, *args, **kwargs))

        return test

    def _expression(self, sample: Any) -> Callable[..., Any] | None:
        """The sample as an expression, compiled once all that is declared is there."""
        if not is_expression(sample, self._names):
            return None
        compiled: list[Callable[..., Any]] = []

        def compute(**given: Any) -> Any:
            if not compiled:
                compiled.append(self._inner.compile_expression(sample, undefined_to_none=False))
            return compiled[0](**given)

        return compute


def is_expression(sample: Any, names: frozenset[str]) -> bool:
    """Whether a sample is a Jinja expression: it parses as one, and all its variables are among ``names``."""
    if not isinstance(sample, str) or not sample.strip():
        return False
    try:
        parser = Parser(SandboxedEnvironment(), sample, state="variable")
        expression = parser.parse_expression()
        ended = parser.stream.eos
    except (TemplateError, RecursionError, ValueError):
        return False
    found = [expression, *expression.find_all(nodes.Name)]
    return ended and {node.name for node in found if isinstance(node, nodes.Name)} <= names


def check_settings(settings: JinjaSettings) -> list[str]:
    """What is wrong with the settings, a sentence each; empty where nothing is."""
    return list(_faults(settings))


def _faults(settings: JinjaSettings) -> Iterator[str]:
    if settings.undefined not in UNDEFINED:
        yield f"jinja.undefined: {settings.undefined!r} is none of {', '.join(UNDEFINED)}"
    for name in settings.extensions:
        if name not in BUILT_IN:
            try:
                extension(name)
            except MsglintError as error:
                yield f"jinja.extensions: {error.message} ({error.hint})"
    environment = SandboxedEnvironment()
    names = GIVEN | settings.functions.keys() | settings.globals.keys()
    environment.filters.update(dict.fromkeys(settings.filters, str))
    environment.tests.update(dict.fromkeys(settings.tests, callable))
    for key in KEYS:
        for name, sample in getattr(settings, key).items():
            if not str(name).isidentifier() and key in ("functions", "globals"):
                yield f"jinja.{key}.{name}: {name!r} is no name that a template can use"
            if is_expression(sample, names):
                try:
                    environment.compile_expression(sample)
                except (TemplateError, SyntaxError) as error:
                    yield f"jinja.{key}.{name}: {error}"
