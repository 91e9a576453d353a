"""Values from YAML held against the types that a struct or dataclass declares, every fault told at its own key."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Struct, structs

from msglint.marked import Keys, suggest

Fault = Callable[[Keys, str, str], None]
"""Takes a fault: the way to the value, what is wrong with it, and the remedy."""


class Wrong:
    """Stands for a value that was refused."""


WRONG = Wrong()


def judged(value: Any, kind: Any, way: Keys, fault: Fault) -> Any:
    """The value as ``kind`` wants it (a list as a tuple, a name as an enum's member); ``WRONG`` once told why not."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _annotated(value, args, way, fault)
    if origin in (Union, types.UnionType):
        return _union(value, args, way, fault)
    if kind is Any or (origin is Literal and _is_one_of(value, args)) or _is_plain(value, kind):
        return value
    if isinstance(kind, type) and issubclass(kind, Enum) and value in [member.value for member in kind]:
        return kind(value)
    if origin in (tuple, list, frozenset, Sequence) and isinstance(value, list):
        return _items(value, origin, args, way, fault)
    if origin is Mapping and isinstance(value, Mapping):
        return _mapping(value, args[1], way, fault)
    if is_record(kind) and isinstance(value, Mapping):
        return built(kind, value, way, fault)
    fault(way, f"{named(way)}is {shown(value)} where {expected(kind)} is expected", _remedy(value, kind))
    return WRONG


def built(kind: type, given: Mapping[str, Any], way: Keys, fault: Fault) -> Any:
    """The struct or dataclass from a mapping; ``WRONG`` where a key is unknown or a value is refused."""
    hints = hints_of(kind) if given else {}
    known = list(hints)
    values: dict[str, Any] = {}
    for key, value in given.items():
        if key in hints:
            values[key] = judged(value, hints[key], (*way, key), fault)
        else:
            fault(
                (*way, key), f"there is no option {key!r}", suggest(key, known) or f"the options are {', '.join(known)}"
            )
            values[key] = WRONG
    return WRONG if any(value is WRONG for value in values.values()) else kind(**values)


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """The fields of a struct or dataclass with their types."""
    hints = get_type_hints(kind, include_extras=True)
    return {name: hints[name] for name in fields_of(kind)}


def is_record(kind: Any) -> TypeGuard[type]:
    """Whether it is a type that declares fields: a struct, as msglint's own, or a dataclass, as other packages may."""
    return isinstance(kind, type) and (issubclass(kind, Struct) or hasattr(kind, "__dataclass_fields__"))


def fields_of(kind: Any) -> tuple[str, ...]:
    """The names of the fields of a struct or dataclass."""
    return kind.__struct_fields__ if issubclass(kind, Struct) else tuple(kind.__dataclass_fields__)


def defaults_of(kind: Any) -> dict[str, Any]:
    """The defaults of the fields of a struct or dataclass; ``None`` where a field has none."""
    declared: Any
    missing: Any
    if issubclass(kind, Struct):
        declared, missing = structs.fields(kind), NODEFAULT
    else:
        import dataclasses

        declared, missing = dataclasses.fields(kind), dataclasses.MISSING
    found: dict[str, Any] = {}
    for field in declared:
        default = field.default if field.default_factory is missing else field.default_factory()
        found[field.name] = None if default is missing else default
    return found


def expected(kind: Any) -> str:
    """A type in plain words: ``text``, ``a list of texts``, ``one of 'equal', 'differ'``."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return expected(args[0])
    if origin in (Union, types.UnionType):
        return " or ".join(expected(arg) for arg in args if arg is not type(None))
    if origin is Literal:
        return "one of " + ", ".join(map(repr, args))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "one of " + ", ".join(repr(member.value) for member in kind)
    if origin in (tuple, list, frozenset, Sequence):
        return f"a list of {PLURALS.get(expected(args[0]), 'values')}"
    if origin is Mapping or is_record(kind):
        return "a mapping"
    return WORDS.get(kind, "something else")


WORDS: dict[Any, str] = {str: "text", int: "a whole number", float: "a number", bool: "true or false", Any: "any value"}
PLURALS = {"text": "texts", "a whole number": "whole numbers", "a number": "numbers", "a mapping": "mappings"}


def shown(value: Any) -> str:
    """A value as YAML writes it, short."""
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def named(way: Keys) -> str:
    """The last key of a way with the indices after it, as a sentence's subject: ``terms[2] ``."""
    name = ""
    for key in reversed(way):
        if not isinstance(key, int):
            return f"{key}{name} "
        name = f"[{key + 1}]{name}"
    return ""


def _is_plain(value: Any, kind: Any) -> bool:
    if kind is type(None):
        return value is None
    if isinstance(value, bool):
        return kind is bool
    return (kind is float and isinstance(value, int | float)) or (kind in (str, int) and isinstance(value, kind))


def _is_one_of(value: Any, choices: tuple[Any, ...]) -> bool:
    return any(value == choice and type(value) is type(choice) for choice in choices)


def _annotated(value: Any, args: tuple[Any, ...], way: Keys, fault: Fault) -> Any:
    """``Annotated[T, judge]``: the judge raises ``ValueError`` with what is wrong with a value of type T."""
    found = judged(value, args[0], way, fault)
    if found is WRONG:
        return WRONG
    for judge in args[1:]:
        try:
            judge(found)
        except ValueError as error:
            fault(way, f"{named(way)}{shown(value)}: {error}", "")
            return WRONG
    return found


def _union(value: Any, kinds: tuple[Any, ...], way: Keys, fault: Fault) -> Any:
    kept: list[tuple[Keys, str, str]] = []
    for kind in kinds:
        found = judged(value, kind, way, lambda *told: kept.append(told))
        if found is not WRONG:
            return found
    deeper = [told for told in kept if told[0] != way]
    if deeper:
        fault(*deeper[0])
    else:
        fault(way, f"{named(way)}is {shown(value)} where {expected(Union[kinds])} is expected", "")  # noqa: UP007
    return WRONG


def _items(value: list[Any], origin: Any, args: tuple[Any, ...], way: Keys, fault: Fault) -> Any:
    items = [judged(item, args[0], (*way, number), fault) for number, item in enumerate(value)]
    if any(item is WRONG for item in items):
        return WRONG
    return frozenset(items) if origin is frozenset else tuple(items)


def _mapping(value: Mapping[Any, Any], kind: Any, way: Keys, fault: Fault) -> Any:
    found = {str(key): judged(item, kind, (*way, key), fault) for key, item in value.items()}
    return WRONG if any(item is WRONG for item in found.values()) else found


def _remedy(value: Any, kind: Any) -> str:
    want = expected(kind)
    if want == "text" and isinstance(value, bool | int | float):
        return "put quotes around it"
    if want.startswith("a list") and not isinstance(value, Mapping | list):
        return f"write [{shown(value)}]"
    if want.startswith("one of"):
        choices = [arg.value if isinstance(arg, Enum) else arg for arg in (get_args(kind) or tuple(kind))]
        return suggest(value, [choice for choice in choices if isinstance(choice, str)])
    return ""
