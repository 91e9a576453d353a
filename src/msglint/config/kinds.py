"""The kinds of values that msglint.yaml may hold. Each reads and judges a value, and says its JSON Schema.

A kind's ``read`` gives the value made ready, or ``None`` after it has told the ``Judge`` what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from msgspec import Struct

from msglint import globs
from msglint.config.judge import Judge
from msglint.marked import Keys


class Kind(Protocol):
    """What a key may hold."""

    def read(self, value: Any, keys: Keys, judge: Judge) -> Any: ...

    def schema(self) -> dict[str, Any]: ...


class Key(Struct, frozen=True):
    """A key, what it may hold and what it means."""

    kind: Kind
    description: str
    required: bool = False


class Text(Struct, frozen=True):
    """Text. ``fault`` says, as a predicate, what is wrong with one; empty where nothing is.

    ``remedy``: what to do about it.
    """

    fault: Callable[[str], str] | None = None
    pattern: str = ""
    remedy: str = ""

    def read(self, value: Any, keys: Keys, judge: Judge) -> str | None:
        text = judge.text(value, keys)
        if text is None:
            judge.expected("text", value, keys)
            return None
        return text if self.is_sound(text, keys, judge) else None

    def is_sound(self, text: str, keys: Keys, judge: Judge) -> bool:
        """Whether the text will do; else the fault is told."""
        wrong = self.fault(text) if self.fault else ""
        if wrong:
            judge.wrong(keys, f"{text!r} {wrong}", self.remedy)
        return not wrong

    def schema(self) -> dict[str, Any]:
        return {"type": "string"} | ({"pattern": self.pattern} if self.pattern else {})


class Flag(Struct, frozen=True):
    """True or false."""

    def read(self, value: Any, keys: Keys, judge: Judge) -> bool | None:
        if isinstance(value, bool):
            return value
        judge.expected("true or false", value, keys)
        return None

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


class Choice(Struct, frozen=True):
    """One of some words, in any case. ``also``: other spellings of them."""

    words: tuple[str, ...]
    also: tuple[tuple[str, str], ...] = ()

    def read(self, value: Any, keys: Keys, judge: Judge) -> str | None:
        word = dict(self.also).get(str(value), str(value).lower())
        if isinstance(value, str) and word in self.words:
            return word
        judge.expected_one(self.words, value, keys)
        return None

    def schema(self) -> dict[str, Any]:
        return {"enum": [*self.words, *(spelling for spelling, _ in self.also)]}


class Anything(Struct, frozen=True):
    """Any value."""

    def read(self, value: Any, keys: Keys, judge: Judge) -> Any:  # noqa: ARG002
        return value

    def schema(self) -> dict[str, Any]:
        return {}


class File(Struct, frozen=True):
    """A file, relative to msglint.yaml; ``there``: it must be there already."""

    what: str
    there: bool = True

    def read(self, value: Any, keys: Keys, judge: Judge) -> Any:
        text = judge.text(value, keys)
        if not text:
            judge.expected(f"the path of {self.what}", value, keys)
            return None
        return judge.file(text, self.what, keys) if self.there or judge.folder is None else judge.folder / text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}


class Many(Struct, frozen=True):
    """A list of one kind; a single value counts as a list of one."""

    item: Kind
    what: str

    def read(self, value: Any, keys: Keys, judge: Judge) -> tuple[Any, ...] | None:
        if isinstance(value, dict):
            judge.expected(f"a list of {self.what}", value, keys)
            return None
        if not isinstance(value, list):
            one = self.item.read(value, keys, judge)
            return None if one is None else (one,)
        read = (self.item.read(item, (*keys, index), judge) for index, item in enumerate(value))
        return tuple(item for item in read if item is not None)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "array", "items": self.item.schema()}, self.item.schema()]}


class Named(Struct, frozen=True):
    """A mapping from names of the user's own to one kind.

    ``listed``: a list of bare names will do as well. ``optional``: so will nothing at all.
    """

    item: Kind
    what: str
    names: Text = Text()
    listed: bool = False
    optional: bool = False

    def read(self, value: Any, keys: Keys, judge: Judge) -> dict[str, Any] | None:
        if value is None and self.optional:
            return {}
        if self.listed and isinstance(value, list):
            names = [self.names.read(name, (*keys, index), judge) for index, name in enumerate(value)]
            return {name: self.item.read(None, (*keys, name), judge) for name in names if name is not None}
        if not isinstance(value, dict):
            judge.expected(f"a mapping of {self.what}", value, keys)
            return None
        found: dict[str, Any] = {}
        for name, inner in value.items():
            if not self.names.is_sound(str(name), (*keys, name), judge):
                continue
            item = self.item.read(inner, (*keys, name), judge)
            if item is not None or isinstance(self.item, Anything):
                found[str(name)] = item
        return found

    def schema(self) -> dict[str, Any]:
        mapping: dict[str, Any] = {"type": "object", "additionalProperties": self.item.schema()}
        if self.names.pattern:
            mapping["propertyNames"] = self.names.schema()
        if self.optional:
            mapping["type"] = ["object", "null"]
        return {"anyOf": [mapping, {"type": "array", "items": {"type": "string"}}]} if self.listed else mapping


class Table(Struct, frozen=True):
    """A mapping with known keys; ``make`` builds the value from those that are there and sound."""

    keys: Mapping[str, Key]
    make: Callable[[dict[str, Any]], Any] = dict
    optional: bool = False

    def read(self, value: Any, keys: Keys, judge: Judge) -> Any:
        if value is None and self.optional:
            return self.make({})
        if not isinstance(value, dict):
            judge.expected(f"a mapping with {judge.listed(self.keys)}", value, keys)
            return None
        found: dict[str, Any] = {}
        for name, inner in value.items():
            key = self.keys.get(str(name))
            if key is None:
                judge.unknown(str(name), self.keys, (*keys, name))
            elif inner is not None or isinstance(key.kind, Table):
                read = key.kind.read(inner, (*keys, name), judge)
                found |= {} if read is None else {str(name): read}
        missing = [name for name, key in self.keys.items() if key.required and name not in value]
        for name in missing:
            judge.wrong(keys, f"has no `{name}`", f"add {name}: {self.keys[name].description}")
        is_whole = all(name in found for name, key in self.keys.items() if key.required)
        return self.make(found) if is_whole else None

    def schema(self) -> dict[str, Any]:
        properties = {name: {"description": key.description} | key.kind.schema() for name, key in self.keys.items()}
        mapping: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
        required = [name for name, key in self.keys.items() if key.required]
        mapping |= {"required": required} if required else {}
        return mapping | ({"type": ["object", "null"]} if self.optional else {})


GLOB = Text(globs.fault, remedy="write a glob such as mail/** or *.email.j2")
